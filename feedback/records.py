"""The facts that outlive a restart. Times are aware UTC datetimes; ids are strings; nothing here holds a connection."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


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


@dataclass(frozen=True, slots=True)
class RatedExchange:
    """An exchange with all the reactions to it."""

    exchange: Exchange
    ratings: tuple[Rating, ...]


class RequestKind(StrEnum):
    """What an admin or the schedule asks of the trainer."""

    TRAIN = "train"
    PROMOTE = "promote"
    ROLLBACK = "rollback"


class RunState(StrEnum):
    """Where a training run stands. A run that ended is PROMOTED, KEPT (nothing promoted, for a reason) or FAILED."""

    WAITING = "waiting"
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
    """The trainer's account of one request: its stage in words, progress in 0..1, and how it ended and why."""

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
