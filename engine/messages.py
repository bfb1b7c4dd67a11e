"""The words that every room shares: what is asked, what is computed, what is answered. Frozen values, no handles."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Role = Literal["user", "assistant"]
Stage = Literal["routing", "solving", "checking"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation, oldest first in a sequence of turns.

    `final` is the exact plain value of an answer that was computed, and may be followed up by its asker; else empty.
    """

    role: Role
    text: str
    final: str = ""


class Failure(StrEnum):
    """Why something could not be computed or answered; the value is stored and must not change."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_UNDERSTOOD = "not_understood"
    TOO_LARGE = "too_large"
    UNDEFINED = "undefined"
    NO_CLOSED_FORM = "no_closed_form"
    UNSUPPORTED = "unsupported"
    OUT_OF_TIME = "out_of_time"
    OUT_OF_MEMORY = "out_of_memory"
    TOOL_CRASHED = "tool_crashed"
    PROGRAM_FAILED = "program_failed"
    NO_LANGUAGE_MODEL = "no_language_model"


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A request to compute, in source form: `solve(2*x + 3 = 11, x)` has two arguments.

    `target` names the result for later calls of the same program (`m = solve(...)`).
    """

    name: str
    arguments: tuple[str, ...]
    target: str | None = None

    def __str__(self) -> str:
        call = f"{self.name}({', '.join(self.arguments)})"
        return f"{self.target} = {call}" if self.target else call


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a worked solution: a reason in words, and what stands there afterwards in LaTeX (may be empty)."""

    reason: str
    latex: str = ""


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What a tool gave back. A failure is data too: `failure` is set, `value` is empty, `detail` says more.

    `value` is the exact result as plain text (`3/4`, `-2, 5`); `approximation` its decimals where they differ.
    `text` says the finding in plain words where the value alone would not (`x = -2 or x = 5`); `latex` is the whole
    finding. `checked` is true when the result was verified by other means than it was found (a root put back, say),
    `doubtful` when such a check came to another result.
    """

    call: ToolCall
    value: str = ""
    text: str = ""
    latex: str = ""
    approximation: str = ""
    steps: tuple[Step, ...] = ()
    checked: bool = False
    doubtful: bool = False
    failure: Failure | None = None
    detail: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds spent on one answer, by part; `total` also holds what is between them."""

    gate: float = 0.0
    expert: float = 0.0
    tools: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One finished answer.

    `text` is Markdown with LaTeX between dollar signs; `final` is the exact plain value, or None where the answer is no
    value. `completion` is what the expert wrote, the text that preference training compares; it is empty on the exact
    route. `taken_as` is the whole question that a follow-up was taken for (see `engine.reading.follow_ups`), empty where
    the message stood alone. `tokens` is how many the expert wrote in all, programs that were not taken included.
    `confidence` lies in 0..1. `fallbacks` names each detour taken (see `engine.service`), to be counted.
    """

    text: str
    expert: str
    release: str
    final: str | None = None
    latex: str = ""
    steps: tuple[Step, ...] = ()
    confidence: float = 0.0
    completion: str = ""
    tool_results: tuple[ToolResult, ...] = ()
    timings: Timings = Timings()
    failure: Failure | None = None
    fallbacks: tuple[str, ...] = ()
    tokens: int = 0
    taken_as: str = ""

    @property
    def tool_calls(self) -> tuple[ToolCall, ...]:
        """The calls that were made for this answer, in order."""
        return tuple(result.call for result in self.tool_results)


@dataclass(frozen=True, slots=True)
class Progress:
    """The engine has entered a stage; sent while an answer is being made."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class TextDelta:
    """More text of an answer that a language model is writing."""

    text: str


AnswerEvent = Progress | TextDelta | Answer
