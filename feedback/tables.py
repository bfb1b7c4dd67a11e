"""The store's tables. Rows of facts only; what they mean is derived elsewhere. Migrations make them, not this."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Float,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from engine.messages import Step

NAMING = {"ix": "ix_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"}


_STANDING = text("retracted_at IS NULL")


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC datetimes also where the database keeps none (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        """To UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        """From UTC."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Words(TypeDecorator[str]):
    """Text that people or models wrote; what no database takes (NUL, half a surrogate pair) becomes `?`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _: Dialect) -> str | None:
        """To storable text."""
        return value.encode("utf-8", "replace").decode().replace("\0", "?") if value else value


class Steps(TypeDecorator[tuple[Step, ...]]):
    """Worked solutions, as JSON."""

    impl = JSON
    cache_ok = True

    def process_bind_param(
        self, value: Iterable[Step | Mapping[str, str]] | None, _: Dialect
    ) -> list[Mapping[str, str]]:
        """To lists and dictionaries; what `dataclasses.asdict` made such stays."""
        return [asdict(step) if isinstance(step, Step) else step for step in value or ()]

    def process_result_value(self, value: Iterable[Mapping[str, str]] | None, _: Dialect) -> tuple[Step, ...]:
        """From them."""
        return tuple(Step(**step) for step in value or ())


class Base(DeclarativeBase):
    """What Alembic compares with the migrations."""

    metadata = MetaData(naming_convention=NAMING)


class ExchangeRow(Base):
    """One question and Emmy's answer; see `feedback.records.Exchange`."""

    __tablename__ = "exchanges"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    platform: Mapped[str] = mapped_column(String(16))
    server: Mapped[str] = mapped_column(String(64), index=True)
    conversation: Mapped[str] = mapped_column(String(200), index=True)
    asker: Mapped[str] = mapped_column(String(64), index=True)
    question: Mapped[str] = mapped_column(Words)
    normal_question: Mapped[str] = mapped_column(Words, index=True)
    answer: Mapped[str] = mapped_column(Words)
    final: Mapped[str | None] = mapped_column(Words)
    expert: Mapped[str] = mapped_column(String(32))
    completion: Mapped[str] = mapped_column(Words)
    confidence: Mapped[float] = mapped_column(Float)
    release: Mapped[str] = mapped_column(String(64))
    seconds: Mapped[float] = mapped_column(Float)
    failure: Mapped[str] = mapped_column(String(32))
    # no foreign key: a sibling outlives the first answer, should that be deleted
    sibling_of: Mapped[str | None] = mapped_column(String(36), index=True)
    verification: Mapped[str] = mapped_column(String(16), server_default="")
    steps: Mapped[tuple[Step, ...]] = mapped_column(Steps, server_default="[]")


class MessageRow(Base):
    """A message and what it has to do with an exchange, see `feedback.messages.Role`.

    An answer that is written anew in place makes another row: the message then carries the newest exchange.
    """

    __tablename__ = "messages"
    __table_args__ = (UniqueConstraint("platform", "channel", "message", "exchange_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    exchange_id: Mapped[str] = mapped_column(ForeignKey("exchanges.id", ondelete="CASCADE"), index=True)
    platform: Mapped[str] = mapped_column(String(16))
    channel: Mapped[str] = mapped_column(String(200))
    message: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(16))


class RatingRow(Base):
    """A reaction that was given, and when it was taken back. One that stands is there once."""

    __tablename__ = "ratings"
    __table_args__ = (
        Index("ix_ratings_message_rater", "message_id", "rater"),
        Index(
            "uq_ratings_standing", "message_id", "rater", "emoji", unique=True,
            sqlite_where=_STANDING, postgresql_where=_STANDING,
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"))
    rater: Mapped[str] = mapped_column(String(64), index=True)
    emoji: Mapped[str] = mapped_column(String(64))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    retracted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RemarkRow(Base):
    """What a person said was wrong with an answer; see `feedback.records.Remark`. Earlier remarks stay."""

    __tablename__ = "remarks"
    __table_args__ = (UniqueConstraint("exchange_id", "author", "given_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    exchange_id: Mapped[str] = mapped_column(ForeignKey("exchanges.id", ondelete="CASCADE"))
    author: Mapped[str] = mapped_column(String(64), index=True)
    reason: Mapped[str] = mapped_column(String(16))
    right_answer: Mapped[str] = mapped_column(Words)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ChoiceRow(Base):
    """A vote between two answers; see `feedback.records.Choice`. Earlier votes stay, those that were taken back go."""

    __tablename__ = "choices"
    __table_args__ = (UniqueConstraint("chosen", "rejected", "rater", "given_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    chosen: Mapped[str] = mapped_column(ForeignKey("exchanges.id", ondelete="CASCADE"))
    rejected: Mapped[str] = mapped_column(ForeignKey("exchanges.id", ondelete="CASCADE"), index=True)
    rater: Mapped[str] = mapped_column(String(64), index=True)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OptOutRow(Base):
    """A person or a server nothing of which may be trained on."""

    __tablename__ = "opt_outs"

    scope: Mapped[str] = mapped_column(String(16), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class SettingRow(Base):
    """A change of a setting; see `feedback.records.SettingChange`. The newest of a place and name holds, all stay."""

    __tablename__ = "setting_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    server: Mapped[str] = mapped_column(String(64), index=True)
    channel: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(32))
    value: Mapped[str | None] = mapped_column(Words)
    changed_by: Mapped[str] = mapped_column(String(64))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class InstallationRow(Base):
    """What a workspace, or a whole organisation, granted; see `feedback.records.Installed`. It holds tokens."""

    __tablename__ = "installations"
    __table_args__ = (UniqueConstraint("platform", "organisation", "team"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str] = mapped_column(String(16))
    organisation: Mapped[str] = mapped_column(String(64))
    team: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    installed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class RequestRow(Base):
    """Work that the trainer is asked for; `claimed` is set by the trainer that takes it."""

    __tablename__ = "training_requests"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    argument: Mapped[str] = mapped_column(String(64))
    asked_by: Mapped[str] = mapped_column(String(64))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    claimed: Mapped[bool] = mapped_column(default=False)


class RunRow(Base):
    """The trainer's account of one request."""

    __tablename__ = "training_runs"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    request_id: Mapped[str] = mapped_column(ForeignKey("training_requests.id"), index=True)
    state: Mapped[str] = mapped_column(String(16))
    stage: Mapped[str] = mapped_column(String(64))
    progress: Mapped[float] = mapped_column(Float)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    release: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(Words)
    scores: Mapped[dict[str, Any]] = mapped_column(JSON)
    trust: Mapped[dict[str, Any]] = mapped_column(JSON, server_default="{}")


class HeartbeatRow(Base):
    """When the trainer was last alive; one row."""

    __tablename__ = "trainer_heartbeat"

    id: Mapped[int] = mapped_column(primary_key=True)
    beat_at: Mapped[datetime] = mapped_column(UtcDateTime)
