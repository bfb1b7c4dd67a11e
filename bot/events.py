"""What adapters and the conversation say to each other. These values never leave the bot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from bot.actions import Button
from bot.verbs import VerbName
from engine.messages import ToolResult
from feedback.records import MessageRef

Stage = Literal["queued", "routing", "solving", "checking"]
Theme = Literal["dark", "light"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks. `id` is the platform's own; `admin` is what the platform or the settings grant in this place.

    An `operator` may change what Emmy serves everywhere.
    `locale` is the platform's ("de", "pt-BR"; empty if it tells none). `groups` are ids of the roles or user groups
    that they have here, as `/settings askers` names them.
    """

    id: str
    admin: bool = False
    locale: str = ""
    groups: frozenset[str] = frozenset()
    operator: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """A question: a mention, a direct message, a reply in a thread, `/ask`, "Solve this", or the page's text box.

    `text` no longer holds the mention. `conversation` groups messages whose turns are each other's history. `channel`
    is where settings may differ (of a thread: the channel that it hangs on). `retry` asks for another answer than those
    already given to the same question; `sibling_of` is the exchange in whose place, None where only the words tell.
    `message` is the message that asks, so that its edits and deletion are known.
    `addressed` is false for a message that merely stands in a channel: it is answered only where admins chose so.
    `expert` is who must answer where the asker named the kind of problem; empty: the gate picks. `follows` are the
    messages of Emmy's that a chain of replies leads back to, oldest first: what they answered is then the history, in
    place of the conversation's.
    """

    platform: str
    server: str
    conversation: str
    author: Person
    text: str
    retry: bool = False
    channel: str = ""
    message: MessageRef | None = None
    addressed: bool = True
    server_locale: str = ""
    expert: str = ""
    follows: tuple[MessageRef, ...] = ()
    sibling_of: str | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command other than `/ask`, which is an Incoming. `arguments` holds those of `bot.verbs` that were given."""

    platform: str
    server: str
    name: VerbName
    author: Person
    arguments: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    conversation: str = ""
    channel: str = ""
    server_locale: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A button of a Reply was pressed: `button` is its id; `message` carries it."""

    platform: str
    server: str
    conversation: str
    presser: Person
    message: MessageRef
    button: str
    channel: str = ""
    server_locale: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A Form that was filled in: what was wrong with an answer (one of the form's values), and perhaps the right one."""

    form: "Form"
    author: Person
    reason: str
    right_answer: str = ""
    server_locale: str = ""


@dataclass(frozen=True, slots=True)
class Reaction:
    """An emoji (Unicode) put on or taken off a message. Reactions by bots never become one of these.

    `of` is the exchange whose button was pressed, where one was: its message may have carried another before.
    """

    message: MessageRef
    rater: Person
    emoji: str
    added: bool
    of: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A short modal after a 👎: one of `reasons` (value and label), and a line for the right answer, or nothing."""

    exchange_id: str
    title: str
    reason_label: str
    reasons: tuple[tuple[str, str], ...]
    answer_label: str
    most_characters: int


@dataclass(frozen=True, slots=True)
class Image:
    """A PNG, what it shows in words for those who do not see it, and its file name."""

    png: bytes
    alt: str
    name: str = "answer.png"


@dataclass(frozen=True, slots=True)
class File:
    """A file for the asker."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What Emmy shows, whole, as it stands now. A later Reply of the same iterator replaces the earlier one in place.

    `text` is Markdown with LaTeX between dollar signs; `people` are the persons whose `mention` stands in it and may be
    shown by name, never notified. While there is no text, `status` says in words what is happening and `stage` which
    of the four it is. `latex` is the result to be drawn in `theme` (`bot.rendering.pictures`) where the platform shows
    no LaTeX, `alt` its plain value. `images` and `files` are attached. `hint` is one small line under the answer.
    `buttons` are shown in order, `votes` are the emoji to put under the answer as reactions. `exchange_id` is set once
    an answer is recorded, and `rival_id` too where two stand side by side: the adapter then tells
    `Conversation.delivered` which messages carry it. `form` is to be opened for who pressed. `ephemeral` replies are
    for the asker alone where the platform can. `in_place` replies replace the message whose button was pressed. `gone`: the
    question was deleted, and what is shown of the answer is to be taken away.
    """

    text: str = ""
    latex: str = ""
    alt: str = ""
    tool_results: tuple[ToolResult, ...] = ()
    stage: Stage | None = None
    exchange_id: str | None = None
    ephemeral: bool = False
    finished: bool = False
    status: str = ""
    hint: str = ""
    theme: Theme = "light"
    images: tuple[Image, ...] = ()
    files: tuple[File, ...] = ()
    buttons: tuple[Button, ...] = ()
    votes: tuple[str, ...] = ()
    people: frozenset[str] = frozenset()
    rival_id: str | None = None
    form: Form | None = None
    in_place: bool = False
    gone: bool = False


def mention(person: str) -> str:
    """How a person stands in a Reply's text, until the adapter writes it as its platform does."""
    return f"<@{person}>"
