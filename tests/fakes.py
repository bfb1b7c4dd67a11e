"""Small real classes that stand in for parts a test is not about."""

from collections.abc import AsyncIterator, Collection, Sequence
from pathlib import Path

from engine.messages import Answer, AnswerEvent, Progress, TextDelta, ToolCall, ToolResult, Turn
from engine.release import Release


class FakeEngine:
    """Answers at once with what it was given, a question at a time; the last answer is given for ever."""

    def __init__(self, *answers: Answer) -> None:
        self._answers = list(answers) or [computed("180", completion="calculate(12*15)")]
        self.release = Release("fake-release", Path(), {}, scores={"regression": 0.98})
        self.asked: list[tuple[tuple[Turn, ...], frozenset[str]]] = []

    async def stream(self, turns: Sequence[Turn], avoid: Collection[str] = ()) -> AsyncIterator[AnswerEvent]:
        self.asked.append((tuple(turns), frozenset(avoid)))
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        yield Progress("routing")
        if not answer.latex:
            yield TextDelta(answer.text[:10])
        yield answer


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
