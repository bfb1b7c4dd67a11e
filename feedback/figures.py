"""Counts of answers and reactions, to be shown to people: by expert, and by person."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from feedback.database import Sessions
from feedback.emoji import Meanings
from feedback.records import Scope
from feedback.tables import ExchangeRow, MessageRow, OptOutRow, RatingRow


@dataclass(frozen=True, slots=True)
class ExpertFigures:
    """How many answers an expert gave, and how many reactions to them said good and bad."""

    expert: str
    answers: int
    ups: int
    downs: int


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """How many reactions a person gave, and how many questions they asked."""

    person: str
    reactions: int
    questions: int


class Figures:
    """Counts over the store's facts; reactions that were taken back count nowhere."""

    def __init__(self, sessions: Sessions, meanings: Meanings) -> None:
        self._sessions = sessions
        self._meanings = meanings

    async def experts(self, server: str) -> list[ExpertFigures]:
        """Each expert that answered on a server, the busiest first."""
        answers = (
            select(ExchangeRow.expert, func.count()).where(ExchangeRow.server == server).group_by(ExchangeRow.expert)
        )
        given = _standing(ExchangeRow.expert, RatingRow.emoji).where(ExchangeRow.server == server)
        votes: Counter[tuple[str, int]] = Counter()
        async with self._sessions.reading() as session:
            counted = dict((await session.execute(answers)).all())
            for expert, emoji, count in await session.execute(given):
                votes[expert, self._meanings.of(emoji)] += count
        busiest = sorted(counted, key=lambda expert: (-counted[expert], expert))
        return [ExpertFigures(expert, counted[expert], votes[expert, 1], votes[expert, -1]) for expert in busiest]

    async def people(self, server: str, limit: int) -> list[PersonFigures]:
        """Who reacted most on a server; without those who opted out."""
        wished = select(OptOutRow.id).where(OptOutRow.scope == Scope.PERSON)
        given = _standing(RatingRow.rater).where(ExchangeRow.server == server, RatingRow.rater.not_in(wished))
        asked = select(ExchangeRow.asker, func.count()).where(ExchangeRow.server == server).group_by(ExchangeRow.asker)
        async with self._sessions.reading() as session:
            reactions = dict((await session.execute(given)).all())
            questions = dict((await session.execute(asked)).all())
        first = sorted(reactions, key=lambda person: (-reactions[person], person))[:limit]
        return [PersonFigures(person, reactions[person], questions.get(person, 0)) for person in first]

    async def of_person(self, person: str) -> PersonFigures:
        """One person, on all servers."""
        given = select(func.count()).where(RatingRow.rater == person, RatingRow.retracted_at.is_(None))
        asked = select(func.count()).where(ExchangeRow.asker == person)
        async with self._sessions.reading() as session:
            return PersonFigures(person, await session.scalar(given) or 0, await session.scalar(asked) or 0)


def _standing(*by: InstrumentedAttribute[str]) -> Select[Any]:
    """The count of reactions that stand, by columns."""
    columns: list[ColumnElement[Any] | InstrumentedAttribute[str]] = [*by, func.count()]
    return (
        select(*columns)
        .join_from(RatingRow, MessageRow, MessageRow.id == RatingRow.message_id)
        .join(ExchangeRow, ExchangeRow.id == MessageRow.exchange_id)
        .where(RatingRow.retracted_at.is_(None))
        .group_by(*by)
    )
