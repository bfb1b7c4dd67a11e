"""Small real classes that stand in for parts a test is not about."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import replace
from math import log
from pathlib import Path

from engine.messages import Answer, AnswerEvent, Progress, TextDelta, ToolCall, ToolResult, Turn
from engine.models.chat_model import Decoding, Text
from engine.models.runtime import Completion
from engine.reading.follow_ups import taken_for
from engine.release import Release


class FakeEngine:
    """Answers at once with what it was given, a question at a time; the last answer is given for ever.

    `draft` is the text that comes before an answer without a formula, which else begins as the answer does.
    """

    def __init__(self, *answers: Answer, draft: str = "") -> None:
        self._answers = list(answers) or [computed("180", completion="calculate(12*15)")]
        self._draft = draft
        self.release = Release("fake-release", Path(), {}, scores={"regression": 0.98})
        self.asked: list[tuple[tuple[Turn, ...], frozenset[str]]] = []
        self.experts: list[str] = []
        self.computed: list[tuple[ToolCall, ...]] = []

    async def stream(
        self,
        turns: Sequence[Turn],
        avoid: Collection[str] = (),
        conversation: str = "",
        expert: str = "",
    ) -> AsyncIterator[AnswerEvent]:
        self.experts.append(expert)
        self.asked.append((tuple(turns), frozenset(avoid)))
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        yield Progress("routing")
        if not answer.latex:
            yield TextDelta(self._draft or answer.text[:10])
        yield replace(answer, taken_as=taken_for(turns))

    async def compute(self, program: Sequence[ToolCall]) -> Answer:
        self.computed.append(tuple(program))
        return self._answers[0]


class PatientEngine(FakeEngine):
    """Answers at once what it is let, and all else after a minute; `given_up` is what was not wanted any more before.

    `waiting` counts what it has before it now.
    """

    def __init__(self) -> None:
        super().__init__()
        self.let: set[str] = set()
        self.given_up: list[str] = []
        self.waiting = 0

    async def stream(self, turns, avoid=(), conversation="", expert=""):
        text = turns[-1].text
        yield Progress("solving")
        self.waiting += 1
        try:
            await asyncio.sleep(0 if text in self.let else 60)
        except asyncio.CancelledError:
            self.given_up.append(text)
            raise
        finally:
            self.waiting -= 1
        async for event in super().stream(turns, avoid):
            yield event


class Believer:
    """Writes the first program when it is asked for the likeliest, and the others when it is asked for samples."""

    def __init__(self, *beliefs: tuple[str, float]) -> None:
        self._written = [Completion(program, 1, log(probability)) for program, probability in beliefs]
        self.sampled = 0

    async def complete(self, *_: object) -> Completion:
        return self._written[0]

    async def sample(self, _prompt: str, count: int, *_: object, **__: object) -> list[Completion]:
        self.sampled = count
        return [*self._written[1:], self._written[-1]]


class ScriptedModel:
    """A language model that says what it was given, a reply at a time, each word a token; then the last one for ever."""

    def __init__(self, *replies: str, seconds: float = 0.0) -> None:
        self._replies = list(replies)
        self._seconds = seconds
        self.asked: list[tuple[str, tuple[Turn, ...], Decoding]] = []

    async def complete(self, system: str, turns: Sequence[Turn], decoding: Decoding) -> Text:
        self.asked.append((system, tuple(turns), decoding))
        reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        await asyncio.sleep(min(self._seconds, decoding.seconds))
        if self._seconds > decoding.seconds:
            return Text("", 0, "seconds")
        words = reply.split(" ")
        cut = len(words) > decoding.max_tokens
        return Text(
            " ".join(words[: decoding.max_tokens]),
            min(len(words), decoding.max_tokens),
            "tokens" if cut else "finished",
        )

    async def complete_many(
        self, system: str, turns: Sequence[Turn], decoding: Decoding, count: int
    ) -> tuple[Text, ...]:
        drawn = [replace(decoding, seed=decoding.seed + number) for number in range(count)]
        return tuple([await self.complete(system, turns, each) for each in drawn])

    @property
    def heard(self) -> list[str]:
        """The last turn of each conversation that it was asked about."""
        return [turns[-1].text for _, turns, _ in self.asked]


def computed(value: str, completion: str = "", latex: str = r"12 \cdot 15 = 180") -> Answer:
    """An answer of the arithmetic expert."""
    call = ToolCall("calculate", ("12*15",))
    return Answer(
        text=f"`{value}`",
        expert="arithmetic",
        release="fake-release",
        final=value,
        latex=latex,
        completion=completion,
        confidence=0.9,
        tool_results=(ToolResult(call, value=value, latex=latex, seconds=0.001),),
    )


def said(text: str) -> Answer:
    """An answer of the general expert."""
    return Answer(text=text, expert="general", release="fake-release", completion=text)
