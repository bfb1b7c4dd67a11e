"""The engine: turns in, one verified answer out, by the exact route, a gated expert, or the general language model.

Detours are named in `Answer.fallbacks`, to be counted: "gate_unsure" (the gate's confidence was under the threshold),
"reader" (the expert was unsure, so the reader wrote the program), "reader_unavailable" (its language model is not
there), "another_expert" (the gate's second choice was surer of its program), "another_program" (the likeliest program was
refused, doubtful or had been rated down), "exact_doubtful" (the exact route's result failed its check), "language_model"
(no expert could read it, so the language model was asked), "general_unavailable" (there is no language model),
"no_such_expert" (the release lacks the expert that was asked for, so the gate picked one), "stale_release" (the promoted
release cannot be loaded, the one before goes on), "canary_unavailable" (the release on trial cannot be loaded, so that it
answers nothing).
"""

import logging
import time
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass, replace

from engine.answers import failed, said, solved
from engine.cascade import Cascade, Made
from engine.errors import ExpressionError, ModelError
from engine.experts import MISREADINGS
from engine.messages import Answer, AnswerEvent, Failure, Progress, TextDelta, Timings, ToolCall, Turn
from engine.models.chat_model import StreamingModel
from engine.reading.accuracy import Accuracy, without_accuracy
from engine.reading.exact import recognise
from engine.reading.follow_ups import taken_for
from engine.release import Release
from engine.rounded import rounded
from engine.routing import GENERAL, Route, Routing, route
from engine.sentences import MOST_CHARACTERS
from engine.serving import ModelHost, ServedModels
from engine.solver import Solver
from engine.tools.toolbox import Toolbox

log = logging.getLogger(__name__)

EXACT = "exact"


class Engine:
    """Answers questions, many tasks of one event loop at once. `engine.assembly` builds and closes it."""

    def __init__(
        self,
        host: ModelHost,
        toolbox: Toolbox,
        general: StreamingModel | None,
        routing: Routing,
        solver: Solver | None = None,
    ) -> None:
        self._host = host
        self._toolbox = toolbox
        self._general = general
        self._routing = routing
        self._solver = solver

    @property
    def release(self) -> Release:
        """The release that is served now."""
        return self._host.release

    async def warm_up(self) -> None:
        """Load the reader, for which the first hard question would wait: seconds, and half a minute at the very first start.

        Where it cannot be loaded, that is logged here, and told and counted at the questions that need it.
        """
        async with self._host.lease() as models:
            try:
                if models.reader:
                    await models.reader.model()
            except ModelError:
                log.exception("the reader cannot be loaded")

    async def answer(
        self, turns: Sequence[Turn], avoid: Collection[str] = (), conversation: str = "", expert: str = ""
    ) -> Answer:
        """The whole answer to the last turn. `avoid` holds completions that must not be given again.

        A turn that cannot stand alone is taken for the question that it asks after the exchange before it.
        By the conversation's name a release on trial is chosen or not; where it has none, the promoted one answers. With
        `expert` that one is asked in place of the gate's pick, where a model is needed at all.
        """
        events = [event async for event in self.stream(turns, avoid, conversation, expert)]
        answer = events[-1]
        assert isinstance(answer, Answer), "a stream ends with its answer"  # noqa: S101 -- tells the type checker
        return answer

    async def compute(self, program: Sequence[ToolCall]) -> Answer:
        """The answer of calls that are stated as such (`/convert`), so that nothing need be read by any model."""
        started = time.perf_counter()
        async with self._host.lease() as models:
            answer = solved(await self._toolbox.run(program), EXACT, confidence=1.0)
            return self._signed(answer, models, started)

    async def stream(
        self,
        turns: Sequence[Turn],
        avoid: Collection[str] = (),
        conversation: str = "",
        expert: str = "",
    ) -> AsyncIterator[AnswerEvent]:
        """The same, as it comes about: progress, text as a language model writes it, and last the whole Answer."""
        started = time.perf_counter()
        asked = _Asked(turns, turns[-1].text.strip(), taken_for(turns), avoid, expert)
        async with self._host.lease(conversation) as models:
            async for event in self._events(models, asked):
                yield self._signed(asked.named(event), models, started) if isinstance(event, Answer) else event

    def _signed(self, answer: Answer, models: ServedModels, started: float) -> Answer:
        """The answer with what only the whole way knows: release, total time, whether the release is stale."""
        timings = replace(answer.timings, total=time.perf_counter() - started)
        stale = ("stale_release",) if self._host.stale else ()
        lost = ("canary_unavailable",) if self._host.canary_lost else ()
        fallbacks = (*answer.fallbacks, *stale, *lost)
        return replace(answer, release=models.release.id, timings=timings, fallbacks=fallbacks)

    def _events(self, models: ServedModels, asked: "_Asked") -> AsyncIterator[AnswerEvent]:
        if refusal := _refusal(asked.question):
            return _only(failed(refusal))
        try:
            call = recognise(asked.stated) if self._routing.exact_route else None
        except ExpressionError as error:
            return _only(failed(Failure.NOT_UNDERSTOOD, EXACT, detail=str(error)))
        return self._exact(models, asked, call) if call else self._gated(models, asked)

    async def _exact(self, models: ServedModels, asked: "_Asked", call: ToolCall) -> AsyncIterator[AnswerEvent]:
        """The message is itself what to compute: no model is asked, unless the result fails its check."""
        yield Progress("solving")
        results = await rounded(self._toolbox, await self._toolbox.run([call]), asked.accuracy)
        answer = solved(results, EXACT, confidence=1.0, question=asked.question)
        if self._routing.verification and any(result.doubtful for result in results):
            yield Progress("checking")
            async for event in self._gated(models, asked):
                yield _after_doubt(event, answer) if isinstance(event, Answer) else event
            return
        yield answer

    async def _gated(self, models: ServedModels, asked: "_Asked") -> AsyncIterator[AnswerEvent]:
        """The gate picks who answers."""
        yield Progress("routing")
        picked = await route(models, asked.stated, self._routing, asked.expert)
        async for event in self._picked(models, asked, picked):
            yield _on_route(event, picked) if isinstance(event, Answer) else event

    async def _picked(self, models: ServedModels, asked: "_Asked", picked: Route) -> AsyncIterator[AnswerEvent]:
        """The experts' answer, the language model's where they could not read the question, or conversation."""
        if picked.expert in models.experts:
            cascade = Cascade(models, self._toolbox, self._routing, asked.stated, asked.avoid)
            yield Progress("solving")
            made = await cascade.first(picked)
            if not cascade.settles(picked, made):
                yield Progress("checking")
                made = await cascade.surest(picked, made)
            if self._solver and made.attempt.failure in MISREADINGS and not made.attempt.talk:
                yield await self._by_language_model(self._solver, asked, made)
                return
            made = await self._rounded(made, asked)
            insisted = bool(asked.avoid)  # who asks again wants another answer, however unlikely
            if insisted or not made.is_talk(picked):
                yield _answer_of(made, asked.question)
                return
        async for event in self._conversation(asked.turns):
            yield event

    async def _rounded(self, made: Made, asked: "_Asked") -> Made:
        """The work with its value as exact as the question asks for."""
        results = await rounded(self._toolbox, made.attempt.results, asked.accuracy)
        return replace(made, attempt=replace(made.attempt, results=results))

    async def _by_language_model(self, solver: Solver, asked: "_Asked", made: Made) -> Answer:
        """The language model's solution; where it has none, what the experts came to."""
        try:
            answer = await solver.solve(asked.question, GENERAL)
        except ModelError:
            log.exception("the language model could not be asked")
            return replace(_answer_of(made, asked.question), fallbacks=("general_unavailable",))
        return answer if answer.final else replace(_answer_of(made, asked.question), fallbacks=answer.fallbacks)

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
    """One request: the turns, the stripped text of the last one, the completions not to be given again, and who is asked.

    `taken_as` is the whole question that a follow-up stands for. `expert` is empty where the gate is to pick.
    """

    turns: Sequence[Turn]
    text: str
    taken_as: str
    avoid: Collection[str]
    expert: str

    @property
    def question(self) -> str:
        """What is to be answered."""
        return self.taken_as or self.text

    @property
    def stated(self) -> str:
        """The question without how exact its answer is to be."""
        return without_accuracy(self.question)[0]

    @property
    def accuracy(self) -> Accuracy | None:
        """How exact the answer is to be, if the question says it."""
        return without_accuracy(self.question)[1]

    def named(self, answer: Answer) -> Answer:
        """The answer with what the message was taken for; conversation was held about its own words."""
        conversed = answer.expert == GENERAL and answer.final is None
        return answer if conversed else replace(answer, taken_as=self.taken_as)


async def _only(answer: Answer) -> AsyncIterator[AnswerEvent]:
    yield answer


def _refusal(question: str) -> Failure | None:
    if not question:
        return Failure.EMPTY
    return Failure.TOO_LONG if len(question) > MOST_CHARACTERS else None


def _answer_of(made: Made, question: str) -> Answer:
    work = made.attempt
    tool_seconds = sum(result.seconds for result in work.results)
    detours = (made.detour, "" if work.first_choice else "another_program")
    answer = (
        solved(work.results, made.expert, work.probability, question)
        if work.results
        else failed(work.failure or Failure.NOT_UNDERSTOOD, made.expert)
    )
    return replace(
        answer,
        completion=work.completion,
        tokens=work.tokens,
        timings=Timings(expert=made.seconds - tool_seconds, tools=tool_seconds),
        fallbacks=tuple(filter(None, detours)),
    )


def _after_doubt(answer: Answer, doubted: Answer) -> Answer:
    """The gated answer if it is a sound one, else the exact route's with its doubt."""
    sound = answer.final is not None and not any(result.doubtful for result in answer.tool_results)
    chosen = answer if sound else doubted
    return replace(chosen, fallbacks=(*chosen.fallbacks, "exact_doubtful"))


def _on_route(answer: Answer, picked: Route) -> Answer:
    """The answer with the gate's share: its time, its confidence times the expert's, and its detours."""
    detours = tuple(detour for detour in picked.detours if detour not in answer.fallbacks)
    return replace(
        answer,
        confidence=picked.confidence * answer.confidence,
        timings=replace(answer.timings, gate=picked.seconds),
        fallbacks=answer.fallbacks + detours,
    )
