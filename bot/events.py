"""What adapters and the conversation say to each other. These values never leave the bot."""

from dataclasses import dataclass
from typing import Literal

from engine.messages import Stage, ToolResult
from feedback.records import MessageRef

CommandName = Literal["help", "stats", "retrain", "model"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks. `id` is the platform's own; `admin` is what the platform or the settings grant in this place."""

    id: str
    admin: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """A question addressed to Emmy: a mention, a direct message, a reply in a thread, `/ask`, or the page's text box.

    `text` no longer holds the mention. `conversation` groups messages whose turns are each other's history.
    `retry` asks for another answer than those already given to the same question.
    """

    platform: str
    server: str
    conversation: str
    author: Person
    text: str
    retry: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command other than `/ask`, which is an Incoming."""

    platform: str
    server: str
    name: CommandName
    author: Person


@dataclass(frozen=True, slots=True)
class Reaction:
    """An emoji (Unicode) put on or taken off a message. Reactions by bots never become one of these."""

    message: MessageRef
    rater: Person
    emoji: str
    added: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """What Emmy shows, whole, as it stands now. A later Reply of the same iterator replaces the earlier one in place.

    `text` is Markdown with LaTeX between dollar signs. `latex` is the result to be drawn as a picture, or empty.
    `stage` is set while there is no text yet. `exchange_id` is set once the answer is recorded: the adapter then tells
    `Conversation.delivered` which messages carry it. `ephemeral` replies are for the asker alone where the platform can.
    """

    text: str = ""
    latex: str = ""
    alt: str = ""
    tool_results: tuple[ToolResult, ...] = ()
    stage: Stage | None = None
    exchange_id: str | None = None
    ephemeral: bool = False
    finished: bool = False
