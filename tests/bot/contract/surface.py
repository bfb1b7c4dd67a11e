"""What the contract does on a platform and sees there. Each platform has one driver; `LACKS` names what it cannot do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from feedback.records import Reason

ASK_BY_MENTION, ASK_DIRECTLY = "ask by mention", "ask by direct message"
REACT, FORM, AGAIN, STEPS = (
    "react to an answer, and take it back",
    "👎 button with a form",
    "🔁 another answer",
    "🪜 steps",
)
CHOOSE, EDIT, DELETE = "🅰️ 🅱️ choice of two answers", "edit a question", "delete a question"
LIVE = "see status and text as they come about"
COVERED = (ASK_BY_MENTION, ASK_DIRECTLY, REACT, FORM, AGAIN, STEPS, CHOOSE, EDIT, DELETE, LIVE, "stats", "privacy")


@dataclass(frozen=True, slots=True)
class Shown:
    """Something of Emmy's that Alice reads. `formula` is what its picture shows, in words; `calls` whom it notifies.

    `buttons` are what its buttons do (`bot.actions`), `handle` is the driver's own.
    """

    text: str
    formula: str = ""
    buttons: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    calls: tuple[str, ...] = ()
    handle: Any = None


class Surface(Protocol):
    """A platform with Emmy and Alice, who asks in a channel or in her browser. What she does has happened on return."""

    LACKS: ClassVar[frozenset[str]]  # of COVERED

    async def ask(self, text: str) -> Any:
        """Ask where others could read it too; the question. An answer that takes long is not waited for."""

    async def ask_directly(self, text: str) -> None:
        """Ask where only Emmy reads it."""

    async def answers(self) -> list[Shown]:
        """What Emmy said there that still stands, oldest first."""

    async def told(self) -> str:
        """The last that Emmy said to Alice, whoever else may read it."""

    async def react(self, answer: Shown, emoji: str, *, added: bool = True) -> None:
        """Put a reaction under an answer, or take it away."""

    async def complain(self, answer: Shown, reason: Reason, right_answer: str) -> None:
        """Press 👎 and fill in the form."""

    async def press(self, shown: Shown, action: str) -> str:
        """Press a button; what it says to Alice alone."""

    async def edit(self, question: Any, text: str) -> None:
        """Ask something else by the same message."""

    async def delete(self, question: Any) -> None:
        """Take a question back."""

    async def command(self, name: str, **arguments: str) -> Shown:
        """Give a slash command; the reply."""
