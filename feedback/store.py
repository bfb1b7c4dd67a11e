"""The store: exchanges, the messages that carry them, and ratings, in a database; other facts hang on it by name.

A method that has returned has committed. Several processes may use one database at once.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy import Select, func, select

from feedback import people, reading
from feedback.database import Sessions, connect, insert_new, migrate
from feedback.emoji import Meanings
from feedback.evidence import Evidence, Judging, evidence
from feedback.figures import Figures
from feedback.gathering import gathered
from feedback.installations import Installations
from feedback.messages import Messages, Role, is_message, withdrawal
from feedback.opinions import Opinions
from feedback.opt_outs import OptOuts
from feedback.place_settings import PlaceSettings
from feedback.questions import normalise
from feedback.records import Exchange, Facts, Kept, MessageRef
from feedback.tables import ExchangeRow, MessageRow, RatingRow
from feedback.training import TrainingLedger
from feedback.trends import TrendReader
from feedback.trials import first_answers


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of answers and of what people thought of them."""

    exchanges: int
    ups: int
    downs: int
    by_expert: Mapping[str, int]


class Store:
    """One database. What hangs on it: `training` what the bot and the trainer say to each other, `opinions` remarks and
    choices, `opt_outs`, `messages` which messages ask and which stand side by side, `settings` of places,
    `installations` of apps, `figures`, `trends`.
    """

    def __init__(self, url: str, judging: Judging | None = None) -> None:
        self._judging = judging or Judging()
        self._engine = connect(url)
        self._sessions = Sessions(self._engine)
        self.training = TrainingLedger(self._sessions)
        self.opinions = Opinions(self._sessions)
        self.opt_outs = OptOuts(self._sessions)
        self.messages = Messages(self._sessions)
        self.settings = PlaceSettings(self._sessions)
        self.installations = Installations(self._sessions)
        self.figures = Figures(self._sessions, self._judging.meanings)
        self.trends = TrendReader(self._sessions, self._judging.meanings)

    @property
    def meanings(self) -> Meanings:
        """What emoji say of an answer."""
        return self._judging.meanings

    async def open(self) -> None:
        """Make or migrate the tables."""
        await migrate(self._engine)

    async def close(self) -> None:
        """Give the connections back."""
        await self._engine.dispose()

    async def record(self, exchange: Exchange, asked_by: MessageRef | None = None, *, anew: bool = False) -> None:
        """Keep an exchange. A sibling of a sibling is kept as one of the first answer's.

        `asked_by` is the message that asks it; `anew`: and that no longer asks what it asked before.
        """
        values = asdict(exchange) | {"normal_question": normalise(exchange.question)}
        async with self._sessions.writing() as session:
            if exchange.sibling_of:
                first = select(ExchangeRow.sibling_of).where(ExchangeRow.id == exchange.sibling_of)
                values["sibling_of"] = await session.scalar(first) or exchange.sibling_of
            session.add(ExchangeRow(**values))
            if asked_by and anew:
                await session.execute(withdrawal(asked_by))
            if asked_by:
                await session.flush()
                session.add(MessageRow(exchange_id=exchange.id, role=Role.QUESTION, **asdict(asked_by)))

    async def attach(self, exchange_id: str, refs: Iterable[MessageRef]) -> None:
        """Say which messages carry an exchange's answer. A message carries the last exchange that names it."""
        async with self._sessions.writing() as session:
            for ref in refs:
                await insert_new(session, MessageRow, exchange_id=exchange_id, role=Role.ANSWER, **asdict(ref))

    async def exchange_of(self, ref: MessageRef) -> Exchange | None:
        """The exchange that a message carries, or None if it is none of ours."""
        async with self._sessions.reading() as session:
            message = await session.scalar(_message(ref))
            row = await session.get(ExchangeRow, message.exchange_id) if message else None
            return reading.exchange(row) if row else None

    async def exchange(self, exchange_id: str) -> Exchange | None:
        """The exchange of that id, or None if there is none."""
        async with self._sessions.reading() as session:
            row = await session.get(ExchangeRow, exchange_id)
            return reading.exchange(row) if row else None

    async def history(self, conversation: str, limit: int) -> list[Exchange]:
        """The last exchanges of a conversation, oldest first, without those whose question was withdrawn."""
        withdrawn = select(MessageRow.id).where(
            MessageRow.exchange_id == ExchangeRow.id, MessageRow.role == Role.WITHDRAWN
        )
        newest = select(ExchangeRow).where(ExchangeRow.conversation == conversation, ~withdrawn.exists())
        async with self._sessions.reading() as session:
            rows = await session.scalars(newest.order_by(ExchangeRow.asked_at.desc()).limit(limit))
            return [reading.exchange(row) for row in rows][::-1]

    async def rate(self, ref: MessageRef, rater: str, emoji: str, at: datetime) -> bool:
        """Keep a reaction; false if the message is no answer of ours. Given twice, it counts once."""
        if await self.exchange_of(ref) is None:
            return False  # most reactions are to other people's messages, for which no writer need wait
        async with self._sessions.writing() as session:
            message = await session.scalar(_message(ref))
            if message is None:
                return False
            await insert_new(session, RatingRow, message_id=message.id, rater=rater, emoji=emoji, given_at=at)
            return True

    async def retract(self, ref: MessageRef, rater: str, emoji: str, at: datetime, of: str = "") -> bool:
        """Mark a reaction as taken back; false if there is none that stands on a message of ours.

        With `of`, an exchange, only one to that: the message may have carried another before, whose reactions stand.
        """
        async with self._sessions.reading() as session:
            if await session.scalar(_active(ref, rater, emoji, of)) is None:
                return False
        async with self._sessions.writing() as session:
            rating = await session.scalar(_active(ref, rater, emoji, of))
            if rating:
                rating.retracted_at = at
            return rating is not None

    async def facts(self) -> Facts:
        """All that people thought of answers, those not to be learned from included, as it stands at this moment."""
        async with self._sessions.reading() as session:
            return await gathered(session)

    async def evidence(self) -> Evidence:
        """What may be learned from at this moment, weighed."""
        return await asyncio.to_thread(evidence, await self.facts(), self._judging)  # many votes take a minute

    async def first_answers(self, since: datetime) -> Evidence:
        """What came of the conversations that began since then, by the first answer of each, rated or not.

        Raters are weighed by all that they ever said.
        """
        async with self._sessions.reading() as session:
            facts, firsts = await first_answers(session, since)
        found = await asyncio.to_thread(evidence, facts, self._judging)
        return replace(found, judged=tuple(one for one in found.judged if one.exchange.id in firsts))

    async def given_completions(self, conversation: str, question: str) -> frozenset[str]:
        """What experts wrote in answer to this question in this conversation."""
        asked = (ExchangeRow.conversation == conversation, ExchangeRow.normal_question == normalise(question))
        async with self._sessions.reading() as session:
            found = await session.scalars(select(ExchangeRow.completion).where(*asked, ExchangeRow.completion != ""))
            return frozenset(found)

    async def rejected_completions(self, server: str, question: str) -> frozenset[str]:
        """What experts wrote in answer to this question on this server and more people thought bad than good.

        A person has one vote on an answer, as in `feedback.votes`, but nobody's is weighed: this is no training.
        """
        query = (
            select(ExchangeRow.id, ExchangeRow.completion, RatingRow.rater, RatingRow.emoji)
            .join(MessageRow, MessageRow.exchange_id == ExchangeRow.id)
            .join(RatingRow, RatingRow.message_id == MessageRow.id)
            .where(ExchangeRow.server == server, ExchangeRow.normal_question == normalise(question))
            .where(RatingRow.retracted_at.is_(None), ExchangeRow.completion != "")
        )
        said: dict[tuple[str, str, str], set[int]] = defaultdict(set)
        async with self._sessions.reading() as session:
            for exchange, completion, rater, emoji in await session.execute(query):
                said[exchange, completion, rater].add(self._judging.meanings.of(emoji))
        balance: Counter[str] = Counter()
        for (_, completion, _), signs in said.items():
            balance[completion] += sum(signs)
        return frozenset(completion for completion, people in balance.items() if people < 0)

    async def statistics(self) -> Statistics:
        """The counts of all servers together."""
        by_expert = select(ExchangeRow.expert, func.count()).group_by(ExchangeRow.expert)
        emoji = (
            select(RatingRow.emoji, func.count())
            .join(MessageRow, MessageRow.id == RatingRow.message_id)
            .join(ExchangeRow, ExchangeRow.id == MessageRow.exchange_id)
            .where(RatingRow.retracted_at.is_(None))
            .group_by(RatingRow.emoji)
        )
        async with self._sessions.reading() as session:
            experts = dict((await session.execute(by_expert)).all())
            votes: Counter[int] = Counter()
            for sign, count in await session.execute(emoji):
                votes[self._judging.meanings.of(sign)] += count
        return Statistics(sum(experts.values()), votes[1], votes[-1], experts)

    async def kept_of(self, person: str) -> Kept:
        """What is kept of a person, see `feedback.records.Kept`."""
        async with self._sessions.reading() as session:
            return await people.kept_of(session, person)

    async def delete_person(self, person: str) -> int:
        """Delete what is kept of a person but an opt-out, see `feedback.people`; how many rows it was."""
        async with self._sessions.writing() as session:
            return await people.delete_person(session, person)


def _message(ref: MessageRef) -> Select[MessageRow]:
    """The row of what a message carries now."""
    return (
        select(MessageRow)
        .where(*is_message(ref), MessageRow.role == Role.ANSWER)
        .order_by(MessageRow.id.desc())
        .limit(1)
    )


def _active(ref: MessageRef, rater: str, emoji: str, of: str) -> Select[RatingRow]:
    """The reaction that stands on a message, to that exchange, or to whatever it carries or carried before."""
    same = (RatingRow.rater == rater, RatingRow.emoji == emoji, RatingRow.retracted_at.is_(None))
    query = select(RatingRow).join(MessageRow, MessageRow.id == RatingRow.message_id).where(*is_message(ref), *same)
    query = query.where(MessageRow.exchange_id == of) if of else query
    return query.order_by(RatingRow.id.desc()).limit(1)
