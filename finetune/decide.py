"""Whether a candidate replaces the serving release. Pure: paired results in, a decision with its reason out.

Both releases answered the same rows, so the test is McNemar's exact one on the rows that only one of them got right
(McNemar 1947): under "no difference" each of these is a coin toss. Seconds are compared by Wilcoxon's signed ranks
(Wilcoxon 1945). Where several suites may show that the candidate is better, Bonferroni's correction counts them. Losses
that no single night shows are summed over the releases (Page's cumulative sum, 1954).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from scipy.stats import binomtest, wilcoxon

ALPHA = 0.05
LARGEST_DROP = 0.01  # of accuracy on the regression suite, even where chance could explain it
LARGEST_DRIFT = 0.04  # of accuracy on any guard, over all releases since it was best
SLOWEST = 1.25  # times the serving release's median seconds


@dataclass(frozen=True, slots=True)
class Paired:
    """One suite's rows, in the same order: whether the serving release and the candidate got each right.

    A drop of more than `largest_drop` (0..1) counts even where chance could explain it, and so does one of more than
    `largest_drift` together with `drift`, what releases before lost and did not regain. `phrases` are the sketches among
    the rows, None where nobody counted them; rows of one sketch share a program, so they mostly come out alike.
    """

    suite: str
    serving: Sequence[bool]
    candidate: Sequence[bool]
    largest_drop: float = 1.0
    phrases: int | None = None
    drift: float = 0.0
    largest_drift: float = 1.0

    @property
    def gained(self) -> int:
        """Rows that only the candidate got right."""
        return sum(new and not old for old, new in zip(self.serving, self.candidate, strict=True))

    @property
    def lost(self) -> int:
        """Rows that only the serving release got right."""
        return sum(old and not new for old, new in zip(self.serving, self.candidate, strict=True))

    @property
    def p_better(self) -> float:
        """How likely gains like these are if the candidate is no better."""
        return _one_sided(self.gained, self.lost)

    @property
    def p_worse(self) -> float:
        """How likely losses like these are if the candidate is no worse."""
        return _one_sided(self.lost, self.gained)

    @property
    def p_different(self) -> float:
        """How likely gains and losses so far apart are if there is no difference."""
        return float(binomtest(self.gained, self.gained + self.lost).pvalue) if self.gained + self.lost else 1.0

    @property
    def worse(self) -> bool:
        """True if the candidate is significantly worse, or fell by more than it may."""
        dropped = self.lost - self.gained > self.largest_drop * len(self.serving)
        return self.p_worse < ALPHA or dropped or self.drifted > self.largest_drift

    @property
    def drifted(self) -> float:
        """What the candidate would have lost (0..1) since some release was best."""
        return max(0.0, self.drift + (self.lost - self.gained) / max(1, len(self.serving)))

    def __str__(self) -> str:
        told = f"{self.suite} {_share(self.serving)} -> {_share(self.candidate)} of {len(self.serving)}"
        if self.phrases is not None:
            told += f" in {self.phrases} {'phrase' if self.phrases == 1 else 'phrases'}"
        return told + (f", {100 * self.drifted:.1f} % under the best" if self.drift else "")


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that each release took for the same rows, in the same order."""

    serving: Sequence[float]
    candidate: Sequence[float]

    @property
    def slower(self) -> bool:
        """True if the candidate is slower by more than SLOWEST allows, and not by chance."""
        if not self.serving or median(self.candidate) <= SLOWEST * median(self.serving):
            return False
        return float(wilcoxon(self.candidate, self.serving, alternative="greater").pvalue) < ALPHA

    def __str__(self) -> str:
        if not self.serving:
            return "no times"
        return f"median {1000 * median(self.serving):.0f} -> {1000 * median(self.candidate):.0f} ms"


@dataclass(frozen=True, slots=True)
class Decision:
    """Promote or not, and why, in one sentence with figures."""

    promote: bool
    reason: str


def decide(signals: Sequence[Paired], guards: Sequence[Paired], pace: Pace) -> Decision:
    """Promote only what is worse nowhere and significantly better on a signal: what people's ratings tell.

    `guards` are the suites of what could be done before.
    """
    figures = f"({'; '.join(map(str, (*signals, *guards)))}; {pace}; alpha {ALPHA})"
    if forgot := [guard.suite for guard in guards if guard.worse]:
        return Decision(False, f"The candidate forgot something: it is worse on the {_listed(forgot)} suite {figures}.")
    if worse := [signal.suite for signal in signals if signal.worse]:
        return Decision(False, f"The candidate is worse on {_listed(worse)} {figures}.")
    if pace.slower:
        return Decision(False, f"The candidate is slower {figures}.")
    best = min(signals, key=lambda signal: signal.p_better)
    looked_at = max(1, sum(bool(signal.serving) for signal in signals))
    chance = min(1.0, best.p_better * looked_at)
    if chance >= ALPHA:
        told = _listed([signal.suite for signal in signals])
        return Decision(False, f"The candidate is not shown to be better on {told}, p = {chance:.3f} {figures}.")
    return Decision(True, f"The candidate is better on {best.suite}, p = {chance:.4f} {figures}.")


def _listed(names: Sequence[str]) -> str:
    return " or ".join(names)


def _one_sided(more: int, fewer: int) -> float:
    if more + fewer == 0:
        return 1.0
    return float(binomtest(more, more + fewer, alternative="greater").pvalue)


def _share(right: Sequence[bool]) -> str:
    return f"{100 * sum(right) / len(right):.1f} %" if right else "nothing"
