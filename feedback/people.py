"""What is kept of a person, to be handed out or deleted for good."""

import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from feedback import reading
from feedback.records import Kept, Scope
from feedback.tables import (
    ChoiceRow,
    ExchangeRow,
    InstallationRow,
    MessageRow,
    OptOutRow,
    RatingRow,
    RemarkRow,
    RequestRow,
    RunRow,
    SettingRow,
)

ASKERS = "askers"  # the setting whose value names people
GONE = "deleted"  # stands there in place of a name that was taken out


async def kept_of(session: AsyncSession, person: str) -> Kept:
    """What is kept of a person, each kind oldest first."""
    asked = select(ExchangeRow).where(ExchangeRow.asker == person).order_by(ExchangeRow.asked_at)
    given = select(MessageRow, RatingRow).join(RatingRow, RatingRow.message_id == MessageRow.id)
    remarked = select(RemarkRow).where(RemarkRow.author == person).order_by(RemarkRow.id)
    chosen = select(ChoiceRow).where(ChoiceRow.rater == person).order_by(ChoiceRow.id)
    wishes = select(OptOutRow).where(OptOutRow.scope == Scope.PERSON, OptOutRow.id == person)
    changed = select(SettingRow).where(SettingRow.changed_by == person).order_by(SettingRow.id)
    requested = select(RequestRow).where(RequestRow.asked_by == person).order_by(RequestRow.asked_at)
    ratings = await session.execute(given.where(RatingRow.rater == person).order_by(RatingRow.id))
    return Kept(
        tuple(map(reading.exchange, await session.scalars(asked))),
        tuple(reading.rating(message, row) for message, row in ratings),
        tuple(map(reading.remark, await session.scalars(remarked))),
        tuple(map(reading.choice, await session.scalars(chosen))),
        tuple(map(reading.opt_out, await session.scalars(wishes))),
        tuple(map(reading.setting_change, await session.scalars(changed))),
        tuple(map(reading.training_request, await session.scalars(requested))),
    )


def lines(kept: Kept) -> Iterator[str]:
    """What is kept as JSONL: a line for each fact, its end included, with the name of its record as `kind`."""
    for field in fields(kept):
        for fact in getattr(kept, field.name):
            row = {"kind": type(fact).__name__, **asdict(fact)}
            yield json.dumps(row, ensure_ascii=False, default=str) + "\n"


async def delete_person(session: AsyncSession, person: str) -> int:
    """Remove what a person thought, and the exchanges that they asked with all that hangs on them; how many rows.

    Other answers to their questions go too, whoever asked for them: they repeat the person's words.

    Requests for a training, reports on whom it believed, changes of settings, installations and what others asked in the
    person's conversations stay, without the person's name. A wish not to be learned from stays too: without it, what the
    person says from now on would be trained on.
    """
    asked = select(ExchangeRow.id).where(ExchangeRow.asker == person)
    theirs = (
        delete(RatingRow).where(RatingRow.rater == person).returning(RatingRow.id),
        delete(RemarkRow).where(RemarkRow.author == person).returning(RemarkRow.id),
        delete(ChoiceRow).where(ChoiceRow.rater == person).returning(ChoiceRow.id),
        delete(ExchangeRow).where(ExchangeRow.sibling_of.in_(asked)).returning(ExchangeRow.id),
        delete(ExchangeRow).where(ExchangeRow.asker == person).returning(ExchangeRow.id),
    )
    rows = sum([len((await session.execute(each)).all()) for each in theirs])
    await session.execute(update(RequestRow).where(RequestRow.asked_by == person).values(asked_by=""))
    await session.execute(update(SettingRow).where(SettingRow.changed_by == person).values(changed_by=""))
    for run in await session.scalars(select(RunRow)):
        run.trust = _without(run.trust, person)
    await _unname_places(session, person)
    return rows


async def _unname_places(session: AsyncSession, person: str) -> None:
    """Take the person's id out of conversations, installations, and the settings that say who may ask."""
    platform, _, name = person.partition(":")
    of_person = (
        ExchangeRow.conversation.startswith(f"{platform}:", autoescape=True),
        ExchangeRow.conversation.endswith(f":{name}", autoescape=True),
    )
    # each becomes a conversation of its own: what came before it is deleted
    await session.execute(update(ExchangeRow).where(*of_person).values(conversation=ExchangeRow.id))
    for row in await session.scalars(select(InstallationRow).where(InstallationRow.platform == platform)):
        if row.content.get("user_id") == name:
            row.content = row.content | {"user_id": ""}
    for change in await session.scalars(select(SettingRow).where(SettingRow.name == ASKERS)):
        if change.value:
            change.value = " ".join(GONE if one in (person, name) else one for one in change.value.split())


def _without(report: object, person: str) -> Any:  # noqa: ANN401 -- JSON
    """The report with nobody's name where that person's stood."""
    match report:
        case dict():
            return {key: _without(value, person) for key, value in report.items()}
        case list():
            return [_without(value, person) for value in report]
    return "" if report == person else report
