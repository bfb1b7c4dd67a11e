"""The facts that outlive a restart. Times are aware UTC datetimes; ids are strings; nothing here holds a connection."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from engine.messages import Step


@dataclass(frozen=True, slots=True)
class MessageRef:
    """Where a message stands: `platform` is "discord", "slack" or "web"; the ids are the platform's own."""

    platform: str
    channel: str
    message: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and Emmy's answer to it.

    `conversation` groups exchanges whose turns are each other's history (a thread, a direct message, a page session).
    `completion` is what the expert wrote (see `engine.messages.Answer`); `failure` is a `Failure` value or empty.
    `sibling_of` is the exchange that this one is another answer to; all answers to one question name the first of them.
    `verification` is a `Verification` value, or empty where the engine could not tell whether the answer is right.
    `steps` is how the result comes about, where the tools tell it.
    """

    id: str
    asked_at: datetime
    platform: str
    server: str
    conversation: str
    asker: str
    question: str
    answer: str
    final: str | None
    expert: str
    completion: str
    confidence: float
    release: str
    seconds: float
    failure: str = ""
    sibling_of: str | None = None
    verification: str = ""
    steps: tuple[Step, ...] = ()


class Verification(StrEnum):
    """What the engine knows of an answer by other means than it was found; the value is stored and must not change.

    CHECKED: computed from the question's own words, with no model's reading between, and a check agreed. DOUBTFUL: a check
    of what was computed came to another result. REFUTED: what the expert wrote is no program, so that it answers nothing.
    """

    CHECKED = "checked"
    DOUBTFUL = "doubtful"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True)
class Rating:
    """Who reacted with what on which of an answer's messages, and when it was taken back. The meaning is derived later.

    `emoji` is Unicode. Buttons and page likes are stored as the emoji that they stand for.
    """

    exchange_id: str
    message: MessageRef
    rater: str
    emoji: str
    given_at: datetime
    retracted_at: datetime | None = None


class Reason(StrEnum):
    """What a person finds wrong with an answer; the value is stored and must not change."""

    WRONG_RESULT = "wrong_result"
    MISREAD = "misread"
    UNCLEAR = "unclear"
    TOO_LONG = "too_long"
    OTHER = "other"


MOST_ANSWER_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person said was wrong with an answer, and the right answer if they gave one. Their newest remark counts.

    Raises ValueError if `right_answer` has more than MOST_ANSWER_CHARACTERS: one that was cut would be a wrong one.
    """

    exchange_id: str
    author: str
    reason: Reason
    given_at: datetime
    right_answer: str = ""

    def __post_init__(self) -> None:
        if len(self.right_answer) > MOST_ANSWER_CHARACTERS:
            raise ValueError(f"a right answer has at most {MOST_ANSWER_CHARACTERS} characters")


@dataclass(frozen=True, slots=True)
class Choice:
    """Of two answers shown side by side, which one a person preferred. Their newest choice between the two counts."""

    chosen: str
    rejected: str
    rater: str
    given_at: datetime


class Scope(StrEnum):
    """Whose wish an opt-out is; the value is stored and must not change."""

    PERSON = "person"
    SERVER = "server"


@dataclass(frozen=True, slots=True)
class OptOut:
    """A person or a server nothing of which may be trained on: neither questions nor reactions, earlier ones included."""

    scope: Scope
    id: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Installed:
    """What a workspace granted, in the platform's own words, tokens included; without a `team` a whole organisation did."""

    platform: str
    organisation: str
    team: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RatedExchange:
    """An exchange with all the reactions to it and all that was remarked on it."""

    exchange: Exchange
    ratings: tuple[Rating, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What people thought of answers, as the store held it at one moment.

    `rated` has every exchange that someone reacted to, remarked on or chose between, and all other answers to the same
    question that were asked for in its place.
    """

    rated: tuple[RatedExchange, ...]
    choices: tuple[Choice, ...] = ()
    opt_outs: tuple[OptOut, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingChange:
    """Who set what for a server, or for one channel of it (`channel` is empty for all). `value` None: as if never set."""

    server: str
    channel: str
    name: str
    value: str | None
    changed_by: str
    changed_at: datetime


class RequestKind(StrEnum):
    """What an admin or the schedule asks of the trainer."""

    TRAIN = "train"
    PROMOTE = "promote"
    ROLLBACK = "rollback"


class RunState(StrEnum):
    """Where a training run stands. A run that ended is PROMOTED, KEPT (nothing promoted, for a reason) or FAILED."""

    RUNNING = "running"
    PROMOTED = "promoted"
    KEPT = "kept"
    FAILED = "failed"

    @property
    def ended(self) -> bool:
        """True once nothing more will be written to the run."""
        return self in (RunState.PROMOTED, RunState.KEPT, RunState.FAILED)


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """A row that asks the trainer for work. `argument` is a release id for PROMOTE, else empty."""

    id: str
    kind: RequestKind
    argument: str
    asked_by: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class TrainingRun:
    """The trainer's account of one request: its stage in words, progress in 0..1, and how it ended and why.

    `trust` holds what the weighing of the votes found, see `feedback.trust_report`; it names people.
    """

    id: str
    request_id: str
    state: RunState
    stage: str
    progress: float
    started_at: datetime
    finished_at: datetime | None = None
    release: str = ""
    reason: str = ""
    scores: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    trust: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Kept:
    """What a person asked, thought, wished, set and asked of the trainer, each with its time.

    It has not what others wrote with the person's id in it: who may ask, who installed an app, reports on whose votes were
    believed.
    """

    exchanges: tuple[Exchange, ...] = ()
    ratings: tuple[Rating, ...] = ()
    remarks: tuple[Remark, ...] = ()
    choices: tuple[Choice, ...] = ()
    opt_outs: tuple[OptOut, ...] = ()
    changes: tuple[SettingChange, ...] = ()
    requests: tuple[TrainingRequest, ...] = ()
