"""Where a message goes: the gate's pick, by the reader's opinion too where it is in doubt, and how far to believe it."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from engine.errors import ModelError
from engine.serving import ServedModels

log = logging.getLogger(__name__)

GENERAL = "general"
UNSURE = "gate_unsure"
TALK_AT_MOST = 0.02  # probability of mathematics up to which a reader need not be asked whether it is talk
SURE = 0.9  # an expert's probability of its program from which on nobody else is asked, where none is set
CLEAR = 0.95  # the gate's confidence under which the reader, too, is asked whom a message is for (docs/lab.md)
CERTAIN = 0.95  # that it is mathematics; then an unlikely program is better than none
CERTAIN_OF_BOTH = 0.8  # the same by gate and reader: as little talk is above it (docs/lab.md)


@dataclass(frozen=True, slots=True)
class Routing:
    """Who may answer: without the exact route experts read formulas too; under the threshold (0..1) the gate is doubted.

    With `only_expert` that one is asked whatever the gate says, and without `verification` a failed check changes nothing.
    `sure` holds the probability of its program from which on nobody but that expert is asked.
    """

    gate_threshold: float
    exact_route: bool = True
    verification: bool = True
    only_expert: str = ""
    sure: Mapping[str, float] = field(default_factory=dict)

    def sure_of(self, expert: str) -> float:
        """From which probability on that expert's program is believed."""
        return self.sure.get(expert, SURE)


@dataclass(frozen=True, slots=True)
class Route:
    """The first and the second pick, how sure the first is and that it is mathematics (0..1), and the seconds it took.

    `certain` is true where it surely is mathematics; `detours` are named as in `Answer.fallbacks`.
    """

    expert: str
    second: str = ""
    confidence: float = 1.0
    mathematics: float = 1.0
    certain: bool = True
    seconds: float = 0.0
    detours: tuple[str, ...] = ()

    @property
    def unsure(self) -> bool:
        """True if the pick is in doubt."""
        return UNSURE in self.detours


async def route(models: ServedModels, question: str, routing: Routing, expert: str = "") -> Route:
    """The gate's pick, or `expert` if the release has it.

    Doubt is whether it is mathematics at all: which expert is asked, the experts settle. With a reader, who knows better,
    talk is talk only where the gate is as good as certain of it.
    """
    if only := routing.only_expert or (expert if expert in models.experts else ""):
        return Route(only)
    started = time.perf_counter()
    scores, detours = await probabilities(models, question)
    picked = _picked(scores, routing.gate_threshold, read=models.reader is not None)
    missing = ("no_such_expert",) if expert else ()
    return replace(picked, seconds=time.perf_counter() - started, detours=(*picked.detours, *missing, *detours))


def _picked(scores: Mapping[str, float], threshold: float, *, read: bool) -> Route:
    """The likeliest expert. With `read` there is a reader to say what is talk."""
    first = max(scores, key=scores.__getitem__)
    second = max((name for name in scores if name not in (first, GENERAL)), key=scores.__getitem__, default="")
    mathematics = 1 - scores.get(GENERAL, 0.0)
    if first == GENERAL and read and mathematics > TALK_AT_MOST:
        return Route(second, "", scores[first], mathematics, certain=False, detours=(UNSURE,))
    sure = scores[first] if first == GENERAL else mathematics
    certain = mathematics >= (CERTAIN_OF_BOTH if read else CERTAIN)
    return Route(first, second, scores[first], mathematics, certain, detours=(UNSURE,) if sure < threshold else ())


async def probabilities(models: ServedModels, question: str) -> tuple[Mapping[str, float], tuple[str, ...]]:
    """Every expert's probability (0..1) by the gate, or by the mean of gate and reader, and the detours that it took."""
    verdict = models.gate.classify(question)
    if models.reader is None or verdict.confidence >= CLEAR:
        return verdict.scores, ()
    try:
        opinion = await models.reader.opinion(question)
    except ModelError:
        log.exception("the reader could not be asked whom a message is for")
        return verdict.scores, ("reader_unavailable",)
    return {name: (score + opinion.get(name, 0.0)) / 2 for name, score in verdict.scores.items()}, ()
