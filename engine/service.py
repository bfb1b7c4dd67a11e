"""The engine: turns in, one verified answer out, by the exact route, a gated expert, or the general language model.

Detours are named in `Answer.fallbacks`, to be counted: "gate_unsure" (the gate's confidence was under the threshold),
"another_program" (the expert's likeliest program was refused or had been rated down), "general_unavailable" (there is
no language model), "stale_release" (the promoted release cannot be loaded, the one before goes on).
"""

import logging
import time
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass, replace

from engine.answers import failed, said, solved
from engine.errors import ExpressionError, ModelError
from engine.exact import recognise
from engine.experts import Attempt, attempt
from engine.language_model import LanguageModel
from engine.messages import Answer, AnswerEvent, Failure, Progress, TextDelta, Timings, ToolCall, Turn
from engine.release import Release
from engine.sentences import MOST_CHARACTERS
from engine.serving import ModelHost, ServedModels
from engine.tools.toolbox import Toolbox

log = logging.getLogger(__name__)

EXACT = "exact"
GENERAL = "general"
PLAUSIBLE = 0.5  # an expert asked on a doubtful route must give its program at least this probability


class Engine:
    """Answers questions, many tasks of one event loop at once. `engine.assembly` builds and closes it."""

    def __init__(
        self,
        host: ModelHost,
        toolbox: Toolbox,
        general: LanguageModel | None,
        *,
        exact_route: bool,
        gate_threshold: float,
    ) -> None:
        self._host = host
        self._toolbox = toolbox
        self._general = general
        self._exact_route = exact_route
        self._gate_threshold = gate_threshold

    @property
    def release(self) -> Release:
        """The release that is served now."""
        return self._host.release

    async def answer(self, turns: Sequence[Turn], avoid: Collection[str] = ()) -> Answer:
        """The whole answer to the last turn. `avoid` holds completions that must not be given again."""
        events = [event async for event in self.stream(turns, avoid)]
        answer = events[-1]
        assert isinstance(answer, Answer), "a stream ends with its answer"  # noqa: S101 -- tells the type checker
        return answer

    async def stream(self, turns: Sequence[Turn], avoid: Collection[str] = ()) -> AsyncIterator[AnswerEvent]:
        """The same, as it comes about: progress, text as a language model writes it, and last the whole Answer."""
        started = time.perf_counter()
        asked = _Asked(turns, turns[-1].text.strip(), avoid)
        async with self._host.lease() as models:
            async for event in self._events(models, asked):
                yield self._signed(event, models, started) if isinstance(event, Answer) else event

    def _signed(self, answer: Answer, models: ServedModels, started: float) -> Answer:
        """The answer with what only the whole way knows: release, total time, whether the release is stale."""
        timings = replace(answer.timings, total=time.perf_counter() - started)
        fallbacks = answer.fallbacks + (("stale_release",) if self._host.stale else ())
        return replace(answer, release=models.release.id, timings=timings, fallbacks=fallbacks)

    def _events(self, models: ServedModels, asked: "_Asked") -> AsyncIterator[AnswerEvent]:
        if refusal := _refusal(asked.question):
            return _only(failed(refusal))
        try:
            call = recognise(asked.question) if self._exact_route else None
        except ExpressionError as error:
            return _only(failed(Failure.NOT_UNDERSTOOD, EXACT, detail=str(error)))
        return self._exact(call) if call else self._gated(models, asked)

    async def _exact(self, call: ToolCall) -> AsyncIterator[AnswerEvent]:
        """The message is itself what to compute: no model is asked."""
        yield Progress("solving", str(call))
        yield solved(await self._toolbox.run([call]), EXACT, confidence=1.0)

    async def _gated(self, models: ServedModels, asked: "_Asked") -> AsyncIterator[AnswerEvent]:
        """The gate picks who answers; a doubtful pick stands only if that expert is sure of its own program."""
        yield Progress("routing")
        route = self._route(models, asked.question)
        if expert := models.experts.get(route.expert):
            yield Progress("solving", route.expert)
            started = time.perf_counter()
            made = await attempt(expert, self._toolbox, asked.question, asked.avoid)
            if not route.unsure or _plausible(made):
                yield _on_route(_answer_of(made, route.expert, time.perf_counter() - started), route)
                return
        async for event in self._conversation(asked.turns):
            yield _on_route(event, route) if isinstance(event, Answer) else event

    def _route(self, models: ServedModels, question: str) -> "_Route":
        started = time.perf_counter()
        verdict = models.gate.classify(question)
        unsure = verdict.confidence < self._gate_threshold
        return _Route(verdict.expert, verdict.confidence, unsure, time.perf_counter() - started)

    async def _conversation(self, turns: Sequence[Turn]) -> AsyncIterator[AnswerEvent]:
        """What is not mathematics goes to the language model; without one, a sentence says what Emmy can do."""
        if self._general is None:
            yield failed(Failure.NO_LANGUAGE_MODEL, GENERAL, fallbacks=("general_unavailable",))
            return
        started = time.perf_counter()
        pieces = []
        try:
            async for piece in self._general.stream(turns):
                pieces.append(piece)
                yield TextDelta(piece)
        except ModelError:
            log.exception("the general expert failed")
            yield failed(Failure.NO_LANGUAGE_MODEL, GENERAL, fallbacks=("general_unavailable",))
            return
        yield said("".join(pieces), GENERAL, seconds=time.perf_counter() - started)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One request: the turns, the stripped text of the last one, and the completions not to be given again."""

    turns: Sequence[Turn]
    question: str
    avoid: Collection[str]


@dataclass(frozen=True, slots=True)
class _Route:
    """The gate's pick, how sure it is (0..1), whether that is under the threshold, and the seconds it took."""

    expert: str
    confidence: float
    unsure: bool
    seconds: float


async def _only(answer: Answer) -> AsyncIterator[AnswerEvent]:
    yield answer


def _refusal(question: str) -> Failure | None:
    if not question:
        return Failure.EMPTY
    return Failure.TOO_LONG if len(question) > MOST_CHARACTERS else None


def _plausible(made: Attempt) -> bool:
    return made.failure is None and made.probability >= PLAUSIBLE


def _answer_of(made: Attempt, expert: str, seconds: float) -> Answer:
    tool_seconds = sum(result.seconds for result in made.results)
    return replace(
        solved(made.results, expert) if made.results else failed(Failure.NOT_UNDERSTOOD, expert),
        completion=made.completion,
        confidence=made.probability,
        timings=Timings(expert=seconds - tool_seconds, tools=tool_seconds),
        fallbacks=() if made.first_choice else ("another_program",),
    )


def _on_route(answer: Answer, route: _Route) -> Answer:
    """The answer with the gate's share: its time, its confidence times the expert's, and whether it was unsure."""
    return replace(
        answer,
        confidence=route.confidence * answer.confidence,
        timings=replace(answer.timings, gate=route.seconds),
        fallbacks=answer.fallbacks + (("gate_unsure",) if route.unsure else ()),
    )
