"""What came of conversations since a moment, rated or not: by this a release on trial is judged."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from feedback import reading
from feedback.gathering import gathered
from feedback.records import Exchange, Facts, RatedExchange
from feedback.tables import ExchangeRow


async def first_answers(session: AsyncSession, since: datetime) -> Facts:
    """The first answer of each conversation that began since then, oldest first, with what people said of it.

    The answers after it depend on it, so they are no outcomes of their own.
    """
    before = select(ExchangeRow.conversation).where(ExchangeRow.asked_at < since)
    began = select(ExchangeRow).where(ExchangeRow.conversation.not_in(before), ExchangeRow.asked_at >= since)
    first: dict[str, Exchange] = {}
    for row in await session.scalars(began.order_by(ExchangeRow.asked_at, ExchangeRow.id)):
        first.setdefault(row.conversation, reading.exchange(row))
    facts = await gathered(session)
    said = {one.exchange.id: one for one in facts.rated}
    rated = tuple(said.get(one.id, RatedExchange(one, ())) for one in first.values())
    return Facts(rated, opt_outs=facts.opt_outs)
