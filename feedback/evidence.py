"""From facts to evidence: what may be learned from, weighed. Everything that trains or judges takes this, never the facts.

So that what people do not want to be learned from is out of every dataset at once, there is no other way to make it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from feedback.consent import consented
from feedback.emoji import USUAL, Meanings
from feedback.records import Choice, Exchange, Facts, RatedExchange, Reason
from feedback.trust import TrustRules, weigh
from feedback.trust_report import TrustReport
from feedback.values import canonical
from feedback.votes import Vote, standing_remarks, votes

LEAST = 0.1  # what must speak for or against something before it is taken for good or bad


@dataclass(frozen=True, slots=True)
class Judging:
    """How facts are read: what emoji mean, how votes are weighed, and whose never count (bots, Emmy herself)."""

    meanings: Meanings = USUAL
    rules: TrustRules = field(default_factory=TrustRules)
    ignored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """An exchange, and the sum of the weighed votes on it: above zero where people found it good.

    `corrections` are the right values that people gave instead, each with the weight behind it; `misread` is the weight of
    those who say that the question was misread; `liked_by` are those whose vote for it weighs something.
    """

    exchange: Exchange
    score: float
    corrections: tuple[tuple[str, float], ...] = ()
    misread: float = 0.0
    liked_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Preference:
    """An answer that was chosen over another one shown beside it, with the weight of those who did less the others'."""

    chosen: Exchange
    rejected: Exchange
    weight: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What may be learned from, exchanges oldest first."""

    judged: tuple[Judged, ...]
    preferences: tuple[Preference, ...] = ()
    trust: TrustReport = field(default_factory=TrustReport)


def evidence(facts: Facts, judging: Judging) -> Evidence:
    """Weigh the facts; the same for any order of them."""
    usable = consented(facts, judging.ignored)
    rated = sorted(usable.rated, key=lambda one: (one.exchange.asked_at, one.exchange.id))
    weighing = weigh([vote for one in rated for vote in votes(one, judging.meanings)], judging.rules)
    cast: dict[str, list[tuple[Vote, float]]] = defaultdict(list)
    for vote, weight in weighing.votes:
        cast[vote.exchange.id].append((vote, weight))
    judged = tuple(_judged(one, cast[one.exchange.id], judging.meanings) for one in rated)
    exchanges = {one.exchange.id: one.exchange for one in rated}
    return Evidence(judged, tuple(_preferences(usable.choices, exchanges, weighing.raters)), weighing.report)


def _judged(rated: RatedExchange, cast: Sequence[tuple[Vote, float]], meanings: Meanings) -> Judged:
    against = {vote.rater: weight for vote, weight in cast if vote.sign < 0}
    corrections: dict[str, float] = defaultdict(float)
    misread = 0.0
    for author, remark in sorted(standing_remarks(rated, meanings).items()):
        weight = against.get(author, 0.0)
        misread += weight * (remark.reason is Reason.MISREAD)
        if remark.right_answer and weight:
            corrections[remark.right_answer] += weight
    score = sum(vote.sign * weight for vote, weight in cast)
    liked_by = frozenset(vote.rater for vote, weight in cast if vote.sign > 0 and weight > 0)
    return Judged(rated.exchange, round(score, 6), _merged(corrections), round(misread, 6), liked_by)


def _merged(corrections: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """Corrections to the same value are one, in the shortest of the spellings."""
    spelled: dict[str, str] = {}
    weights: dict[str, float] = defaultdict(float)
    for value, weight in sorted(corrections.items(), key=lambda item: (len(item[0]), item[0])):
        spelled.setdefault(canonical(value), value)
        weights[canonical(value)] += weight
    return tuple((spelled[value], round(weight, 6)) for value, weight in sorted(weights.items()))


def _preferences(
    choices: Iterable[Choice], exchanges: Mapping[str, Exchange], raters: Mapping[str, float]
) -> list[Preference]:
    """The newest choice of each person between two answers, added up; who never voted weighs 1."""
    newest: dict[tuple[str, frozenset[str]], Choice] = {}
    for choice in sorted(choices, key=lambda choice: (choice.given_at, choice.chosen, choice.rejected)):
        newest[choice.rater, frozenset((choice.chosen, choice.rejected))] = choice
    balance: dict[tuple[str, str], float] = defaultdict(float)
    for (rater, pair), choice in newest.items():
        first, second = sorted(pair)
        balance[first, second] += raters.get(rater, 1.0) * (1 if choice.chosen == first else -1)
    return [
        Preference(exchanges[one], exchanges[other], round(abs(weight), 6))
        for (first, second), weight in sorted(balance.items())
        if abs(weight) >= LEAST
        for one, other in [(first, second) if weight > 0 else (second, first)]
    ]
