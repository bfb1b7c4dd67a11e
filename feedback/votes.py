"""From reactions and remarks to votes: one a person and answer, for or against it. Pure.

A person's good and bad emoji on one answer cancel, however many they are. A remark is a vote against, and the newest of a
person counts, until they take their bad reaction back. That an answer is unclear or too long is said of its words, so it
is no vote on a program that an expert wrote.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from feedback.emoji import Meanings
from feedback.records import Exchange, RatedExchange, Rating, Reason, Remark
from feedback.values import canonical

STYLE = frozenset({Reason.UNCLEAR, Reason.TOO_LONG})


@dataclass(frozen=True, slots=True)
class Vote:
    """What a person said of an answer: `sign` is +1 or -1. `reason` is that of their remark, if they made one."""

    rater: str
    exchange: Exchange
    sign: int
    at: datetime
    reason: Reason | None = None

    @property
    def own(self) -> bool:
        """Whether the one who asked votes."""
        return self.rater == self.exchange.asker


def votes(rated: RatedExchange, meanings: Meanings) -> list[Vote]:
    """The votes on an exchange, in the order of the raters' ids."""
    given: dict[str, list[Rating]] = defaultdict(list)
    for rating in rated.ratings:
        given[rating.rater].append(rating)
    remarks = standing_remarks(rated, meanings)
    people = sorted(given.keys() | remarks.keys())
    cast = (_vote(rated.exchange, person, given[person], remarks.get(person), meanings) for person in people)
    return [vote for vote in cast if vote]


def standing_remarks(rated: RatedExchange, meanings: Meanings) -> dict[str, Remark]:
    """Each person's newest remark, but for those who took a bad reaction back after it."""
    newest: dict[str, Remark] = {}
    for remark in sorted(rated.remarks, key=lambda remark: remark.given_at):
        newest[remark.author] = remark
    return {who: remark for who, remark in newest.items() if not _withdrawn(remark, rated.ratings, meanings)}


def _withdrawn(remark: Remark, ratings: Sequence[Rating], meanings: Meanings) -> bool:
    bad = [one for one in ratings if one.rater == remark.author and meanings.of(one.emoji) < 0]
    still = any(one.retracted_at is None for one in bad)
    return not still and any(one.retracted_at and one.retracted_at >= remark.given_at for one in bad)


def _vote(
    exchange: Exchange, rater: str, given: Sequence[Rating], remark: Remark | None, meanings: Meanings
) -> Vote | None:
    standing = [rating for rating in given if rating.retracted_at is None and meanings.of(rating.emoji)]
    said = {meanings.of(rating.emoji) for rating in standing}
    if remark and _of_a_program(exchange) and remark.reason in STYLE:
        return None
    if remark and _objects(remark, exchange):
        said.add(-1)
    if sum(said) == 0:
        return None
    times = [rating.given_at for rating in standing] + ([remark.given_at] if remark else [])
    return Vote(rater, exchange, sum(said), max(times), remark.reason if remark else None)


def _objects(remark: Remark, exchange: Exchange) -> bool:
    """Whether the remark says that the answer is wrong: a right answer that is the one given says the contrary."""
    if remark.right_answer and exchange.final:
        return canonical(remark.right_answer) != canonical(exchange.final)
    return True


def _of_a_program(exchange: Exchange) -> bool:
    return exchange.completion != exchange.answer
