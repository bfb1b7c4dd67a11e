"""How reliable each rater is, by how well they agree with the others: Dawid & Skene's model with one coin a rater. Pure.

Each answer is good or not, and each rater says so rightly with a probability of their own; both are estimated in turn by
expectation maximisation (Dawid & Skene 1979, Applied Statistics 28), with a Beta prior on that probability, so that who
said little is taken for an ordinary rater. Where it starts decides which camp it ends in. A brigade can outvote the others
by diligence, but not by heads: the start is the leading eigenvector of how raters agree, turned so that most people are on
the right side (Ghosh, Kale & McAfee 2011, "Who moderates the moderators?"; Zhang et al. 2014, "Spectral methods meet EM").
Where few have voted much, the brigade can be most of those: where many people come out as wrong, the camps are exchanged
for a trial, and what makes more people right is taken.
Answers that the engine verified are given, and no votes change them.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RIGHT, WRONG = 4.0, 1.0  # votes that every rater is taken to have cast before: an ordinary one is right in four of five
ORDINARY = RIGHT / (RIGHT + WRONG)
CAMPS = (0.85, 0.15)  # how reliable the two camps of the start are taken to be
KNOWN = 10  # votes beside others' votes from which on a rater belongs to a camp
MANY = 5  # a share of one in so many who are wrong makes it worth a look whether they are the right ones
ROUNDS = 200
SETTLED = 1e-9


@dataclass(frozen=True, slots=True)
class Ballot:
    """One rater's word on one answer: `sign` is +1 or -1."""

    rater: str
    answer: str
    sign: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """The probability (0..1) with which each rater is right, the log-odds with which each answer is good, and the given."""

    reliability: Mapping[str, float]
    log_odds: Mapping[str, float]
    given: Mapping[str, float]


def agreement(ballots: Sequence[Ballot], given: Mapping[str, float]) -> Agreement:
    """Estimate both. `given` holds the log-odds of answers that are known by other means."""
    by_rater: dict[str, list[Ballot]] = defaultdict(list)
    by_answer: dict[str, list[Ballot]] = defaultdict(list)
    for ballot in sorted(ballots, key=lambda ballot: (ballot.rater, ballot.answer, ballot.sign)):
        by_rater[ballot.rater].append(ballot)
        by_answer[ballot.answer].append(ballot)
    start = dict.fromkeys(by_rater, ORDINARY) | _camps(by_rater, by_answer, given)
    found = _settled(start, by_rater, by_answer, given)
    wrong = sum(right < 0.5 for right in found.reliability.values())
    if wrong * MANY < len(by_rater):
        return found
    mirrored = {rater: 1 - right for rater, right in found.reliability.items()}
    return max(found, _settled(mirrored, by_rater, by_answer, given), key=_right_people)


def _right_people(found: Agreement) -> float:
    """How many people are right, as far as that is known."""
    return sum(found.reliability.values())


def _settled(
    reliability: Mapping[str, float],
    by_rater: Mapping[str, Sequence[Ballot]],
    by_answer: Mapping[str, Sequence[Ballot]],
    given: Mapping[str, float],
) -> Agreement:
    """What expectation maximisation comes to from a start."""
    odds: dict[str, float] = {}
    for _ in range(ROUNDS):
        odds = {answer: given.get(answer, _believed(cast, reliability)) for answer, cast in by_answer.items()}
        before, reliability = reliability, {rater: _right(cast, odds) for rater, cast in by_rater.items()}
        if all(abs(before[rater] - reliability[rater]) < SETTLED for rater in reliability):
            break
    return Agreement(reliability, odds, given)


def log_odds(probability: float) -> float:
    """ln(p / (1 - p))."""
    return math.log(probability / (1 - probability))


def probability(odds: float) -> float:
    """The inverse of `log_odds`, without overflow."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))


def _believed(cast: Sequence[Ballot], reliability: Mapping[str, float]) -> float:
    return sum(ballot.sign * log_odds(reliability[ballot.rater]) for ballot in cast)


def _right(cast: Sequence[Ballot], odds: Mapping[str, float]) -> float:
    agreed = sum(probability(ballot.sign * odds[ballot.answer]) for ballot in cast)
    return (agreed + RIGHT) / (len(cast) + RIGHT + WRONG)


def _camps(
    by_rater: Mapping[str, Sequence[Ballot]], by_answer: Mapping[str, Sequence[Ballot]], given: Mapping[str, float]
) -> dict[str, float]:
    """The start for those who voted often enough beside others; none where no camp has more people than the other."""
    import numpy as np

    beside = {
        rater: sum(len(by_answer[one.answer]) > 1 or one.answer in given for one in cast)
        for rater, cast in by_rater.items()
    }
    known = {rater: place for place, rater in enumerate(sorted(r for r, votes in beside.items() if votes >= KNOWN))}
    agreed, together = np.zeros((len(known), len(known))), np.zeros((len(known), len(known)))
    for cast in by_answer.values():
        ours = [(known[one.rater], one.sign) for one in cast if one.rater in known]
        for mine, sign in ours:
            for theirs, other in ours:
                agreed[mine, theirs] += sign * other * (mine != theirs)
                together[mine, theirs] += mine != theirs
    if not together.any():
        return {}
    leading = np.linalg.eigh(agreed / (together + 2.0))[1][:, -1]  # two more keep a chance agreement small
    sides = np.sign(np.where(np.abs(leading) < 0.05 * np.abs(leading).max(), 0.0, leading))
    majority = float(np.sign(sides.sum()))
    return {rater: CAMPS[int(sides[at] != majority)] for rater, at in known.items() if sides[at] and majority}
