"""How answers were liked, by which way they came and how long they took, day by day and release by release.

Each vote between two answers counts once for a person, as they gave it last.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from feedback.database import Sessions
from feedback.emoji import Meanings
from feedback.strengths import Strength, Win, strengths
from feedback.tables import ChoiceRow, ExchangeRow, MessageRow, RatingRow

MOST_ROWS = 50_000  # that are read; of more the newest


@dataclass(frozen=True, slots=True)
class Day:
    """Reactions of a UTC day (ISO) that stand."""

    day: str
    ups: int
    downs: int


@dataclass(frozen=True, slots=True)
class ReleaseFigures:
    """What people thought of a release's answers."""

    release: str
    answers: int
    ups: int
    downs: int

    @property
    def liked(self) -> float | None:
        """The share of good reactions among those that say good or bad (0..1); None while there are none."""
        return self.ups / (self.ups + self.downs) if self.ups + self.downs else None


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds of the answers of a route: the middle one, and what nineteen of twenty stay under."""

    route: str
    answers: int
    median: float
    slow: float


@dataclass(frozen=True, slots=True)
class Trends:
    """All of it, since a time. `strengths` are those of releases by the votes between them, the strongest first."""

    days: tuple[Day, ...]
    releases: tuple[ReleaseFigures, ...]
    strengths: tuple[Strength, ...]
    routes: tuple[Latency, ...]


class TrendReader:
    """Reads trends from the store's facts; reactions that were taken back count nowhere."""

    def __init__(self, sessions: Sessions, meanings: Meanings) -> None:
        self._sessions = sessions
        self._meanings = meanings

    async def since(self, start: datetime) -> Trends:
        """What was asked, rated and chosen since then."""
        async with self._sessions.reading() as session:
            answers = [_Answered(*row) for row in await session.execute(_asked(start))]
            given = await session.execute(_given(start))
            rated = [(f"{at:%Y-%m-%d}", self._meanings.of(emoji), release) for at, emoji, release in given]
        preferred = await self.strengths(start)
        return Trends(_days(rated), _releases(answers, rated), preferred, _routes(answers))

    async def strengths(self, start: datetime) -> tuple[Strength, ...]:
        """Releases by the votes between their answers since then, the strongest first."""
        async with self._sessions.reading() as session:
            votes = [_Choice(*row) for row in await session.execute(_chosen(start))]
        return tuple(strengths(_last(votes)))


@dataclass(frozen=True, slots=True)
class _Answered:
    release: str
    expert: str
    seconds: float


@dataclass(frozen=True, slots=True)
class _Choice:
    """The exchange of the better answer and of the other, who says so, and their releases."""

    chosen: str
    rejected: str
    rater: str
    winner: str
    loser: str


_Rated = tuple[str, int, str]  # the day, the sign, the release


def _asked(start: datetime) -> Select[str, str, float]:
    columns = select(ExchangeRow.release, ExchangeRow.expert, ExchangeRow.seconds)
    return columns.where(ExchangeRow.asked_at >= start).order_by(ExchangeRow.asked_at.desc()).limit(MOST_ROWS)


def _given(start: datetime) -> Select[datetime, str, str]:
    return (
        select(RatingRow.given_at, RatingRow.emoji, ExchangeRow.release)
        .join(MessageRow, MessageRow.id == RatingRow.message_id)
        .join(ExchangeRow, ExchangeRow.id == MessageRow.exchange_id)
        .where(RatingRow.given_at >= start, RatingRow.retracted_at.is_(None))
        .order_by(RatingRow.given_at.desc())
        .limit(MOST_ROWS)
    )


def _chosen(start: datetime) -> Select[str, str, str, str, str]:
    """The newest first."""
    won, lost = aliased(ExchangeRow), aliased(ExchangeRow)
    return (
        select(ChoiceRow.chosen, ChoiceRow.rejected, ChoiceRow.rater, won.release, lost.release)
        .select_from(ChoiceRow)
        .join(won, won.id == ChoiceRow.chosen)
        .join(lost, lost.id == ChoiceRow.rejected)
        .where(ChoiceRow.given_at >= start)
        .order_by(ChoiceRow.given_at.desc(), ChoiceRow.id.desc())
        .limit(MOST_ROWS)
    )


def _days(rated: Sequence[_Rated]) -> tuple[Day, ...]:
    counted = Counter((day, sign) for day, sign, _ in rated)
    return tuple(Day(day, counted[day, 1], counted[day, -1]) for day in sorted({day for day, _, _ in rated}))


def _last(choices: Sequence[_Choice]) -> list[Win]:
    """What each person said last of two answers, from choices of which the newest come first."""
    newest: dict[tuple[str, frozenset[str]], Win] = {}
    for choice in choices:
        pair = choice.rater, frozenset((choice.chosen, choice.rejected))
        newest.setdefault(pair, Win(choice.winner, choice.loser))
    return list(newest.values())


def _releases(answers: Sequence[_Answered], rated: Sequence[_Rated]) -> tuple[ReleaseFigures, ...]:
    """In the order in which they first answered."""
    counted = Counter(answer.release for answer in reversed(answers))
    liked = Counter((release, sign) for _, sign, release in rated)
    return tuple(
        ReleaseFigures(release, count, liked[release, 1], liked[release, -1]) for release, count in counted.items()
    )


def _routes(answers: Sequence[_Answered]) -> tuple[Latency, ...]:
    """The busiest first."""
    seconds: dict[str, list[float]] = defaultdict(list)
    for answer in answers:
        seconds[answer.expert].append(answer.seconds)
    busiest = sorted(seconds.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Latency(route, len(times), median(times), _slow(times)) for route, times in busiest)


def _slow(times: Sequence[float]) -> float:
    """The 95th percentile, by the nearest rank."""
    return sorted(times)[math.ceil(0.95 * len(times)) - 1]
