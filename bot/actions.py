"""What buttons do. A button's id says all that is needed to obey it, so that it works after a restart too.

An id is `emmy:ACTION` and up to two exchanges or persons, at most 100 characters (Discord's limit).
"""

from dataclasses import dataclass
from enum import StrEnum

PREFIX = "emmy"
MOST_CHARACTERS = 100


class ActionKind(StrEnum):
    """What a press asks for; the value stands in ids of messages that are out there and must not change."""

    UP = "up"
    DOWN = "down"
    AGAIN = "again"
    STEPS = "steps"
    FIRST = "first"
    SECOND = "second"
    FORGET = "forget"


EMOJI = {
    ActionKind.UP: "👍",
    ActionKind.DOWN: "👎",
    ActionKind.AGAIN: "🔁",
    ActionKind.STEPS: "🪜",
    ActionKind.FIRST: "🅰️",
    ActionKind.SECOND: "🅱️",
    ActionKind.FORGET: "🗑️",
}


@dataclass(frozen=True, slots=True)
class Action:
    """What a button does to what: an exchange; for FIRST and SECOND the two that stand side by side; a person."""

    kind: ActionKind
    subject: str
    other: str = ""

    @property
    def id(self) -> str:
        """The id that `parse` reads."""
        return "/".join(filter(None, (f"{PREFIX}:{self.kind}", self.subject, self.other)))


@dataclass(frozen=True, slots=True)
class Button:
    """One button: its action, and its label in the reader's language (the emoji stands before it)."""

    action: Action
    label: str

    @property
    def id(self) -> str:
        """What comes back in a `Press`."""
        return self.action.id

    @property
    def emoji(self) -> str:
        """What stands before the label, or alone where room is scarce."""
        return EMOJI[self.action.kind]


def parse(button: str) -> Action | None:
    """The action of a button's id, or None if it is no id of ours."""
    name, *subjects = button.split("/")
    prefix, _, kind = name.partition(":")
    if prefix != PREFIX or kind not in set(ActionKind) or not 1 <= len(subjects) <= 2:
        return None
    return Action(ActionKind(kind), *subjects)
