"""The store: exchanges, the messages that carry them, and ratings, in a database. With `feedback.training`, the only SQL.

A method that has returned has committed. Several processes may use one database at once.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, func, select, update

from feedback.database import Sessions, connect, migrate
from feedback.emoji import meaning
from feedback.questions import normalise
from feedback.records import Exchange, MessageRef, RatedExchange, Rating
from feedback.tables import ExchangeRow, MessageRow, RatingRow, RequestRow
from feedback.training import TrainingLedger


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of answers and of what people thought of them."""

    exchanges: int
    ups: int
    downs: int
    by_expert: Mapping[str, int]

    @property
    def share_up(self) -> float | None:
        """The share of good ratings among those that say good or bad; None while there are none."""
        return self.ups / (self.ups + self.downs) if self.ups + self.downs else None


class Store:
    """One database. `training` holds what the bot and the trainer say to each other."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url)
        self._sessions = Sessions(self._engine)
        self.training = TrainingLedger(self._sessions)

    async def open(self) -> None:
        """Make or migrate the tables."""
        await migrate(self._engine)

    async def close(self) -> None:
        """Give the connections back."""
        await self._engine.dispose()

    async def record(self, exchange: Exchange) -> None:
        """Keep an exchange."""
        async with self._sessions.writing() as session:
            session.add(ExchangeRow(**asdict(exchange), normal_question=normalise(exchange.question)))

    async def attach(self, exchange_id: str, refs: Iterable[MessageRef]) -> None:
        """Say which messages carry an exchange's answer. A message belongs to the first exchange that names it."""
        async with self._sessions.writing() as session:
            for ref in refs:
                if await session.scalar(_message(ref)) is None:
                    session.add(MessageRow(exchange_id=exchange_id, **asdict(ref)))

    async def exchange_of(self, ref: MessageRef) -> Exchange | None:
        """The exchange that a message carries, or None if it is none of ours."""
        async with self._sessions.reading() as session:
            row = await session.scalar(select(ExchangeRow).join(MessageRow).where(*_is(ref)))
            return _exchange(row) if row else None

    async def history(self, conversation: str, limit: int) -> list[Exchange]:
        """The last exchanges of a conversation, oldest first."""
        newest = select(ExchangeRow).where(ExchangeRow.conversation == conversation)
        async with self._sessions.reading() as session:
            rows = await session.scalars(newest.order_by(ExchangeRow.asked_at.desc()).limit(limit))
            return [_exchange(row) for row in rows][::-1]

    async def rate(self, ref: MessageRef, rater: str, emoji: str, at: datetime) -> bool:
        """Keep a reaction; false if the message is no answer of ours. Given twice, it counts once."""
        async with self._sessions.writing() as session:
            message = await session.scalar(_message(ref))
            if message is None:
                return False
            if await session.scalar(_active(message.id, rater, emoji)) is None:
                session.add(RatingRow(message_id=message.id, rater=rater, emoji=emoji, given_at=at))
            return True

    async def retract(self, ref: MessageRef, rater: str, emoji: str, at: datetime) -> bool:
        """Mark a reaction as taken back; false if the message is no answer of ours."""
        async with self._sessions.writing() as session:
            message = await session.scalar(_message(ref))
            if message is None:
                return False
            rating = await session.scalar(_active(message.id, rater, emoji))
            if rating:
                rating.retracted_at = at
            return True

    async def rated_exchanges(self) -> list[RatedExchange]:
        """Every exchange with a reaction, oldest first, with all its reactions, those that were taken back too."""
        query = (
            select(ExchangeRow, MessageRow, RatingRow)
            .join(MessageRow, MessageRow.exchange_id == ExchangeRow.id)
            .join(RatingRow, RatingRow.message_id == MessageRow.id)
            .order_by(ExchangeRow.asked_at, ExchangeRow.id, RatingRow.id)
        )
        ratings: dict[str, list[Rating]] = {}
        exchanges: dict[str, Exchange] = {}
        async with self._sessions.reading() as session:
            for exchange, message, rating in await session.execute(query):
                exchanges[exchange.id] = _exchange(exchange)
                ratings.setdefault(exchange.id, []).append(_rating(message, rating))
        return [RatedExchange(exchange, tuple(ratings[id_])) for id_, exchange in exchanges.items()]

    async def given_completions(self, conversation: str, question: str) -> frozenset[str]:
        """What experts wrote in answer to this question in this conversation."""
        asked = (ExchangeRow.conversation == conversation, ExchangeRow.normal_question == normalise(question))
        async with self._sessions.reading() as session:
            found = await session.scalars(select(ExchangeRow.completion).where(*asked, ExchangeRow.completion != ""))
            return frozenset(found)

    async def rejected_completions(self, server: str, question: str) -> frozenset[str]:
        """What experts wrote in answer to this question on this server and more people thought bad than good.

        A person has one vote on an answer, as in `feedback.datasets.verdict`.
        """
        query = (
            select(ExchangeRow.id, ExchangeRow.completion, RatingRow.rater, RatingRow.emoji)
            .join(MessageRow, MessageRow.exchange_id == ExchangeRow.id)
            .join(RatingRow, RatingRow.message_id == MessageRow.id)
            .where(ExchangeRow.server == server, ExchangeRow.normal_question == normalise(question))
            .where(RatingRow.retracted_at.is_(None), ExchangeRow.completion != "")
        )
        votes: Counter[tuple[str, str, str]] = Counter()
        async with self._sessions.reading() as session:
            for exchange, completion, rater, emoji in await session.execute(query):
                votes[exchange, completion, rater] += meaning(emoji)
        balance: Counter[str] = Counter()
        for (_, completion, _), vote in votes.items():
            balance[completion] += (vote > 0) - (vote < 0)
        return frozenset(completion for completion, people in balance.items() if people < 0)

    async def statistics(self, server: str | None = None) -> Statistics:
        """The counts of one server, or of all."""
        here = () if server is None else (ExchangeRow.server == server,)
        by_expert = select(ExchangeRow.expert, func.count()).where(*here).group_by(ExchangeRow.expert)
        emoji = (
            select(RatingRow.emoji, func.count())
            .join(MessageRow, MessageRow.id == RatingRow.message_id)
            .join(ExchangeRow, ExchangeRow.id == MessageRow.exchange_id)
            .where(*here, RatingRow.retracted_at.is_(None))
            .group_by(RatingRow.emoji)
        )
        async with self._sessions.reading() as session:
            experts = dict((await session.execute(by_expert)).all())
            votes: Counter[int] = Counter()
            for sign, count in await session.execute(emoji):
                votes[meaning(sign)] += count
        return Statistics(sum(experts.values()), votes[1], votes[-1], experts)

    async def kept_of(self, person: str) -> tuple[list[Exchange], list[Rating]]:
        """All that is kept of a person: the questions with their answers, and the reactions."""
        ratings = select(MessageRow, RatingRow).join(RatingRow, RatingRow.message_id == MessageRow.id)
        async with self._sessions.reading() as session:
            asked = await session.scalars(select(ExchangeRow).where(ExchangeRow.asker == person))
            given = await session.execute(ratings.where(RatingRow.rater == person))
            return [_exchange(row) for row in asked], [_rating(message, rating) for message, rating in given]

    async def delete_person(self, person: str) -> int:
        """Remove a person's reactions, and the exchanges that they asked with all that hangs on them; how many rows.

        Requests for a training stay, without the person's name.
        """
        async with self._sessions.writing() as session:
            ratings = await session.scalars(delete(RatingRow).where(RatingRow.rater == person).returning(RatingRow.id))
            await session.execute(update(RequestRow).where(RequestRow.asked_by == person).values(asked_by=""))
            asked = delete(ExchangeRow).where(ExchangeRow.asker == person).returning(ExchangeRow.id)
            return len(ratings.all()) + len((await session.scalars(asked)).all())


def _is(ref: MessageRef) -> tuple[ColumnElement[bool], ...]:
    return (
        MessageRow.platform == ref.platform,
        MessageRow.channel == ref.channel,
        MessageRow.message == ref.message,
    )


def _message(ref: MessageRef) -> Select[MessageRow]:
    return select(MessageRow).where(*_is(ref))


def _active(message: int, rater: str, emoji: str) -> Select[RatingRow]:
    same = (RatingRow.message_id == message, RatingRow.rater == rater, RatingRow.emoji == emoji)
    return select(RatingRow).where(*same, RatingRow.retracted_at.is_(None))


def _exchange(row: ExchangeRow) -> Exchange:
    return Exchange(**{field.name: getattr(row, field.name) for field in fields(Exchange)})


def _rating(message: MessageRow, row: RatingRow) -> Rating:
    ref = MessageRef(message.platform, message.channel, message.message)
    return Rating(message.exchange_id, ref, row.rater, row.emoji, row.given_at, row.retracted_at)
