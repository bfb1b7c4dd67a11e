"""Whether a candidate replaces the serving release. Pure: paired results in, a decision with its reason out.

Both releases answered the same rows, so the test is McNemar's exact one on the rows that only one of them got right
(McNemar 1947): under "no difference" each of these is a coin toss.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import binomtest

ALPHA = 0.05
LARGEST_DROP = 0.01  # of accuracy on the regression suite, even where chance could explain it


@dataclass(frozen=True, slots=True)
class Paired:
    """One suite's rows, in the same order: whether the serving release and the candidate got each right."""

    suite: str
    serving: Sequence[bool]
    candidate: Sequence[bool]

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

    def __str__(self) -> str:
        return f"{self.suite} {_share(self.serving)} -> {_share(self.candidate)} of {len(self.serving)}"


@dataclass(frozen=True, slots=True)
class Decision:
    """Promote or not, and why, in one sentence with figures."""

    promote: bool
    reason: str


def decide(ratings: Paired, regression: Paired) -> Decision:
    """Promote only what is significantly better on held-out ratings and not worse on what could be done before."""
    figures = f"({ratings}; {regression}; alpha {ALPHA})"
    dropped = regression.lost - regression.gained
    if regression.p_worse < ALPHA or dropped > LARGEST_DROP * len(regression.serving):
        return Decision(False, f"The candidate forgot something: it is worse on the regression suite {figures}.")
    if ratings.p_better >= ALPHA:
        return Decision(
            False,
            f"The candidate is not shown to be better on held-out ratings, p = {ratings.p_better:.3f} {figures}.",
        )
    return Decision(True, f"The candidate is better on held-out ratings, p = {ratings.p_better:.4f} {figures}.")


def _one_sided(more: int, fewer: int) -> float:
    if more + fewer == 0:
        return 1.0
    return float(binomtest(more, more + fewer, alternative="greater").pvalue)


def _share(right: Sequence[bool]) -> str:
    return f"{100 * sum(right) / len(right):.1f} %" if right else "nothing"
