"""What came of conversations since a moment, rated or not: by this a release on trial is judged."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from feedback import reading
from feedback.gathering import gathered
from feedback.records import Exchange, Facts, RatedExchange
from feedback.tables import ExchangeRow


async def first_answers(session: AsyncSession, since: datetime) -> tuple[Facts, frozenset[str]]:
    """All that people thought of answers, and the ids of those that are the first of a conversation that began since then.

    The first answers are among the facts, rated or not. The answers after one depend on it, so they are no outcomes of their
    own; what people said before is what their word is weighed by.
    """
    before = select(ExchangeRow.conversation).where(ExchangeRow.asked_at < since)
    began = select(ExchangeRow).where(ExchangeRow.conversation.not_in(before), ExchangeRow.asked_at >= since)
    first: dict[str, Exchange] = {}
    for row in await session.scalars(began.order_by(ExchangeRow.asked_at, ExchangeRow.id)):
        first.setdefault(row.conversation, reading.exchange(row))
    facts = await gathered(session)
    ids = frozenset(one.id for one in first.values())
    silent = ids - {one.exchange.id for one in facts.rated}
    unrated = tuple(RatedExchange(one, ()) for one in first.values() if one.id in silent)
    return replace(facts, rated=(*facts.rated, *unrated)), ids
