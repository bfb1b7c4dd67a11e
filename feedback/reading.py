"""From the tables' rows to the records that leave this room."""

from dataclasses import fields

from feedback.records import (
    Choice,
    Exchange,
    MessageRef,
    OptOut,
    Rating,
    Reason,
    Remark,
    RequestKind,
    Scope,
    SettingChange,
    TrainingRequest,
)
from feedback.tables import (
    ChoiceRow,
    ExchangeRow,
    MessageRow,
    OptOutRow,
    RatingRow,
    RemarkRow,
    RequestRow,
    SettingRow,
)


def exchange(row: ExchangeRow) -> Exchange:
    """The row as a record."""
    return Exchange(**{field.name: getattr(row, field.name) for field in fields(Exchange)})


def rating(message: MessageRow, row: RatingRow) -> Rating:
    """The reaction to one of an answer's messages."""
    ref = MessageRef(message.platform, message.channel, message.message)
    return Rating(message.exchange_id, ref, row.rater, row.emoji, row.given_at, row.retracted_at)


def remark(row: RemarkRow) -> Remark:
    """The row as a record."""
    return Remark(row.exchange_id, row.author, Reason(row.reason), row.given_at, row.right_answer)


def choice(row: ChoiceRow) -> Choice:
    """The row as a record."""
    return Choice(row.chosen, row.rejected, row.rater, row.given_at)


def opt_out(row: OptOutRow) -> OptOut:
    """The row as a record."""
    return OptOut(Scope(row.scope), row.id, row.since)


def setting_change(row: SettingRow) -> SettingChange:
    """The row as a record."""
    return SettingChange(**{field.name: getattr(row, field.name) for field in fields(SettingChange)})


def training_request(row: RequestRow) -> TrainingRequest:
    """The row as a record."""
    return TrainingRequest(row.id, RequestKind(row.kind), row.argument, row.asked_by, row.asked_at)
