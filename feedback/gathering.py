"""All that people thought of answers, read out of the store at one moment."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Select, func, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from feedback import reading
from feedback.records import Facts, RatedExchange, Rating, Remark
from feedback.tables import ChoiceRow, ExchangeRow, MessageRow, OptOutRow, RatingRow, RemarkRow

_Fact = TypeVar("_Fact", Rating, Remark)


async def gathered(session: AsyncSession) -> Facts:
    """The facts, exchanges oldest first. The session must see the database at one moment."""
    exchanges = [reading.exchange(row) for row in await session.scalars(_judged())]
    given = select(MessageRow, RatingRow).join(RatingRow, RatingRow.message_id == MessageRow.id).order_by(RatingRow.id)
    ratings = [reading.rating(message, row) for message, row in await session.execute(given)]
    remarks = [reading.remark(row) for row in await session.scalars(select(RemarkRow).order_by(RemarkRow.id))]
    choices = [reading.choice(row) for row in await session.scalars(select(ChoiceRow).order_by(ChoiceRow.id))]
    opt_outs = [reading.opt_out(row) for row in await session.scalars(select(OptOutRow).order_by(OptOutRow.id))]
    rated_by = _by_exchange(ratings)
    remarked_by = _by_exchange(remarks)
    rated = (RatedExchange(one, tuple(rated_by[one.id]), tuple(remarked_by[one.id])) for one in exchanges)
    return Facts(tuple(rated), tuple(choices), tuple(opt_outs))


def _judged() -> Select[ExchangeRow]:
    """The exchanges that someone said something about, with their siblings."""
    first = func.coalesce(ExchangeRow.sibling_of, ExchangeRow.id)
    said = union(
        select(MessageRow.exchange_id).join(RatingRow, RatingRow.message_id == MessageRow.id),
        select(RemarkRow.exchange_id),
        select(ChoiceRow.chosen),
        select(ChoiceRow.rejected),
    )
    firsts = select(first).where(ExchangeRow.id.in_(said))
    return select(ExchangeRow).where(first.in_(firsts)).order_by(ExchangeRow.asked_at, ExchangeRow.id)


def _by_exchange(facts: Iterable[_Fact]) -> Mapping[str, Sequence[_Fact]]:
    found: dict[str, list[_Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.exchange_id].append(fact)
    return found
