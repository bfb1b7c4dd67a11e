"""Where a message goes: the gate's pick, and how far it is to be believed."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.serving import ServedModels

GENERAL = "general"
TALK_AT_MOST = 0.02  # probability of mathematics up to which a reader need not be asked whether it is talk
SURE = 0.9  # an expert's probability of its program from which on nobody else is asked, where none is set
CERTAIN = 0.95  # that it is mathematics; then an unlikely program is better than none


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
    """The gate's first and second pick, how sure it is of the first and that it is mathematics (0..1), and its seconds.

    `missing`: another expert was asked for, which the release does not have.
    """

    expert: str
    second: str
    confidence: float
    mathematics: float
    unsure: bool
    seconds: float
    missing: bool = False

    @property
    def certain(self) -> bool:
        """True if it surely is mathematics."""
        return self.mathematics >= CERTAIN


def route(models: ServedModels, question: str, routing: Routing, expert: str = "") -> Route:
    """The gate's pick, or `expert` if the release has it.

    Doubt is whether it is mathematics at all: which expert is asked, the experts settle. With a reader, who knows better,
    talk is talk only where the gate is as good as certain of it.
    """
    if only := routing.only_expert or (expert if expert in models.experts else ""):
        return Route(only, "", 1.0, 1.0, unsure=False, seconds=0.0)
    started = time.perf_counter()
    verdict = models.gate.classify(question)
    seconds = time.perf_counter() - started
    mathematics = 1 - verdict.scores.get(GENERAL, 0.0)
    others = (name for name in verdict.scores if name not in (verdict.expert, GENERAL))
    second = max(others, key=verdict.scores.__getitem__, default="")
    missing = bool(expert)
    if verdict.expert == GENERAL and models.reader and mathematics > TALK_AT_MOST:
        return Route(second, "", verdict.confidence, mathematics, unsure=True, seconds=seconds, missing=missing)
    sure = verdict.confidence if verdict.expert == GENERAL else mathematics
    return Route(
        verdict.expert, second, verdict.confidence, mathematics, sure < routing.gate_threshold, seconds, missing
    )
