"""How much each vote counts: caps, damping, agreement with others and with what the engine verified. Pure.

A vote's weight is the product of what speaks for and against it: nothing beyond a person's daily cap, less for one of a
burst, by a newcomer, or against what the engine verified, more for the one who asked, and the rater's weight. That is the
log-odds of their reliability (`feedback.agreement`): 1 for an ordinary rater, nothing for one who is wrong as often as
right, or whom the outlier test finds: of those with enough votes, who contradicts the settled answers more often than
honest people do (a one-sided binomial test, Bonferroni-corrected). Outliers are left out, and the others weighed again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from feedback.agreement import KNOWN, ORDINARY, Agreement, Ballot, agreement, log_odds
from feedback.brigades import brigades
from feedback.damping import Key, first_votes, in_bursts, key, over_cap
from feedback.questions import normalise
from feedback.records import Exchange, Verification
from feedback.trust_report import Contradiction, TrustReport
from feedback.values import canonical
from feedback.votes import STYLE, Vote

_GIVEN = {
    Verification.CHECKED: log_odds(0.98),
    Verification.DOUBTFUL: log_odds(0.1),
    Verification.REFUTED: log_odds(0.02),
}
_SETTLED = 1.0  # log-odds of an answer from which on contradicting it tells something of the rater
_BELIEVED = 0.5  # the weight under which a rater is distrusted


@dataclass(frozen=True, slots=True)
class TrustRules:
    """What votes are weighed by.

    `asker` is the weight of the one who asked, where others weigh 1; `newcomer` that of a vote in the `new_for` after a
    person's first; `burst` that of each of more than `burst_votes` `burst_within`; `contrary` that of a vote against what
    the engine verified. `honest_error` is how often honest people contradict others; `alpha` the whole outlier test's error.
    """

    asker: float = 1.5
    daily: int = 500
    newcomer: float = 0.5
    new_for: timedelta = timedelta(days=1)
    burst: float = 0.5
    burst_votes: int = 8
    burst_within: timedelta = timedelta(minutes=1)
    contrary: float = 0.1
    heaviest: float = 1.5
    honest_error: float = 0.25
    alpha: float = 0.01


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weight of each vote, those of all raters, and what was found on the way."""

    votes: tuple[tuple[Vote, float], ...]
    raters: Mapping[str, float]
    report: TrustReport


def weigh(votes: Iterable[Vote], rules: TrustRules) -> Weighing:
    """Weigh votes, one a person and exchange; the same for any order of them."""
    cast = sorted(votes, key=lambda vote: (vote.at, vote.rater, vote.exchange.id))
    ballots = [Ballot(vote.rater, answer_of(vote.exchange), vote.sign) for vote in cast]
    believed, outliers = _believed(ballots, _known(cast), rules)
    raters = {rater: _weight(believed, rater, rules) for rater in sorted({vote.rater for vote in cast})}
    times = _Times(
        first_votes(cast), over_cap(cast, rules.daily), in_bursts(cast, rules.burst_votes, rules.burst_within)
    )
    weighed = tuple((vote, raters[vote.rater] * _circumstances(vote, times, rules)) for vote in cast)
    distrusted = {rater: round(weight, 3) for rater, weight in raters.items() if weight < _BELIEVED}
    report = TrustReport(
        raters=len(raters),
        votes=len(cast),
        distrusted=tuple(distrusted.items()),
        outliers=outliers,
        brigades=brigades(one for one in ballots if one.rater in distrusted and _against(one, believed)),
        contradictions=tuple(_contradictions(cast)),
        capped=_counts(times.over),
        bursts=_counts(times.bursts),
    )
    return Weighing(weighed, raters, report)


def answer_of(exchange: Exchange) -> str:
    """What a vote is about: the same answer to the same question is one thing, whoever asked."""
    said = canonical(exchange.final) if exchange.final else exchange.completion or exchange.answer
    return f"{normalise(exchange.question)}\n{said}"


def contrary(vote: Vote) -> bool:
    """Whether a vote contradicts what the engine verified; that a right answer is unclear does not."""
    if vote.exchange.verification == Verification.CHECKED:
        return vote.sign < 0 and vote.reason not in STYLE
    return vote.exchange.verification in {Verification.DOUBTFUL, Verification.REFUTED} and vote.sign > 0


def _known(votes: Iterable[Vote]) -> dict[str, float]:
    """The log-odds of the answers that the engine verified."""
    verified = [(answer_of(vote.exchange), vote.exchange.verification) for vote in votes]
    return {answer: _GIVEN[Verification(found)] for answer, found in verified if found}


def _believed(
    ballots: Sequence[Ballot], known: Mapping[str, float], rules: TrustRules
) -> tuple[Agreement, tuple[str, ...]]:
    """What is to be believed once all outliers are left out, and who they are."""
    outliers: set[str] = set()
    while True:
        believed = agreement([one for one in ballots if one.rater not in outliers], known)
        found = _outliers(ballots, believed, rules) - outliers
        if not found:
            return believed, tuple(sorted(outliers))
        outliers |= found


def _outliers(ballots: Sequence[Ballot], believed: Agreement, rules: TrustRules) -> set[str]:
    """Those who contradict what is settled without them more often than chance and honest error explain."""
    from scipy.stats import binomtest

    cast: Counter[str] = Counter()
    against: Counter[str] = Counter()
    for ballot in ballots:
        odds = _without(ballot, believed)
        if abs(odds) >= _SETTLED:
            cast[ballot.rater] += 1
            against[ballot.rater] += ballot.sign * odds < 0
    enough = [rater for rater, count in cast.items() if count >= KNOWN]
    level = rules.alpha / max(1, len(enough))
    return {
        rater
        for rater in enough
        if binomtest(against[rater], cast[rater], rules.honest_error, alternative="greater").pvalue < level
    }


def _without(ballot: Ballot, believed: Agreement) -> float:
    """The log-odds of the ballot's answer without this ballot."""
    odds = believed.log_odds.get(ballot.answer, 0.0)
    reliability = believed.reliability.get(ballot.rater)
    if reliability is None or ballot.answer in believed.given:
        return odds
    return odds - ballot.sign * log_odds(reliability)


def _against(ballot: Ballot, believed: Agreement) -> bool:
    return ballot.sign * _without(ballot, believed) < 0


def _weight(believed: Agreement, rater: str, rules: TrustRules) -> float:
    """0 for an outlier and for who is wrong as often as right, 1 for an ordinary rater."""
    reliability = believed.reliability.get(rater, 0.5)
    return min(max(log_odds(reliability) / log_odds(ORDINARY), 0.0), rules.heaviest)


@dataclass(frozen=True, slots=True)
class _Times:
    """What there is to say of when votes were cast."""

    first: Mapping[str, datetime]
    over: frozenset[Key]
    bursts: frozenset[Key]


def _circumstances(vote: Vote, times: _Times, rules: TrustRules) -> float:
    """A vote's own part of its weight."""
    if key(vote) in times.over:
        return 0.0
    weight = rules.asker if vote.own else 1.0
    weight *= rules.newcomer if vote.at - times.first[vote.rater] < rules.new_for else 1.0
    weight *= rules.burst if key(vote) in times.bursts else 1.0
    return weight * (rules.contrary if contrary(vote) else 1.0)


def _contradictions(votes: Iterable[Vote]) -> list[Contradiction]:
    return [Contradiction(vote.rater, vote.exchange.id, vote.exchange.verification) for vote in votes if contrary(vote)]


def _counts(keys: Iterable[Key]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(rater for rater, _ in keys).items()))
