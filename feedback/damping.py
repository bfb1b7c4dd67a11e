"""When a person votes: too much in a day, too fast, or for the first time. Pure; a vote is known by person and exchange."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from feedback.votes import Vote

Key = tuple[str, str]


def key(vote: Vote) -> Key:
    """A person has one vote on an exchange."""
    return vote.rater, vote.exchange.id


def over_cap(votes: Sequence[Vote], daily: int) -> frozenset[Key]:
    """The votes beyond a person's first `daily` of a UTC day. `votes` are oldest first."""
    cast: Counter[tuple[str, date]] = Counter()
    over = set()
    for vote in votes:
        day = vote.rater, vote.at.astimezone(UTC).date()
        cast[day] += 1
        if cast[day] > daily:
            over.add(key(vote))
    return frozenset(over)


def in_bursts(votes: Sequence[Vote], most: int, within: timedelta) -> frozenset[Key]:
    """The votes of each person that stand among more than `most` of theirs `within` a time. `votes` are oldest first."""
    by_rater: dict[str, list[Vote]] = defaultdict(list)
    for vote in votes:
        by_rater[vote.rater].append(vote)
    found: set[Key] = set()
    for cast in by_rater.values():
        for first, last in zip(cast, cast[most:], strict=False):
            if last.at - first.at <= within:
                found |= {key(vote) for vote in cast if first.at <= vote.at <= last.at}
    return frozenset(found)


def first_votes(votes: Sequence[Vote]) -> Mapping[str, datetime]:
    """When each person voted for the first time. `votes` are oldest first."""
    return {vote.rater: vote.at for vote in reversed(votes)}
