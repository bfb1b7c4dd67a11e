"""How strong each release is by people's votes between answers, with intervals: the Bradley-Terry model. Pure.

The odds that an answer of release A is preferred to one of B are exp(strength A - strength B) (R. A. Bradley and
M. E. Terry, "Rank analysis of incomplete block designs", 1952). A weak Gaussian prior keeps a release that only ever won
finite; the intervals are those of Laplace's approximation, relative to the mean of all releases.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PRIOR = 2.0  # standard deviation of a strength before any vote, in logits
NORMAL_95 = 1.959964

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Win:
    """A vote between answers of two releases to one question."""

    winner: str
    loser: str


@dataclass(frozen=True, slots=True)
class Strength:
    """A release's strength in logits with its 95 % interval, and its votes. Zero is the mean of all releases."""

    release: str
    strength: float
    low: float
    high: float
    wins: int
    losses: int

    @property
    def win_rate(self) -> tuple[float, float, float]:
        """How often its answer is preferred to one of a release of mean strength (0..1), and the interval's ends."""
        rate, low, high = _share(np.array([self.strength, self.low, self.high]))
        return float(rate), float(low), float(high)


def strengths(votes: Iterable[Win]) -> list[Strength]:
    """Each release that a vote names, the strongest first. A vote between answers of one release says nothing."""
    from scipy.optimize import minimize

    counts = Counter((vote.winner, vote.loser) for vote in votes if vote.winner != vote.loser)
    names = sorted({name for pair in counts for name in pair})
    if not names:
        return []
    winners, losers, times = _arrays(counts, names)
    fitted = minimize(_loss, np.zeros(len(names)), (winners, losers, times), method="BFGS", jac=_slope)
    centred = np.eye(len(names)) - 1 / len(names)
    spread = np.sqrt(np.diag(centred @ np.linalg.inv(_curvature(fitted.x, winners, losers, times)) @ centred))
    mean = fitted.x - fitted.x.mean()
    won = Counter({name: sum(n for (winner, _), n in counts.items() if winner == name) for name in names})
    lost = Counter({name: sum(n for (_, loser), n in counts.items() if loser == name) for name in names})
    found = [
        Strength(name, float(at), float(at - NORMAL_95 * by), float(at + NORMAL_95 * by), won[name], lost[name])
        for name, at, by in zip(names, mean, spread, strict=True)
    ]
    return sorted(found, key=lambda one: -one.strength)


def _share(logits: Vector) -> Vector:
    """The logistic function, 0..1."""
    return 1 / (1 + np.exp(-logits))


def _arrays(
    counts: Mapping[tuple[str, str], int], names: Sequence[str]
) -> tuple[NDArray[np.int64], NDArray[np.int64], Vector]:
    """Winners and losers as places in `names`, and how often."""
    places = {name: place for place, name in enumerate(names)}
    winners = np.array([places[winner] for winner, _ in counts])
    losers = np.array([places[loser] for _, loser in counts])
    return winners, losers, np.array(list(counts.values()), dtype=np.float64)


def _loss(at: Vector, winners: NDArray[np.int64], losers: NDArray[np.int64], times: Vector) -> float:
    """The negative log posterior."""
    return float(times @ np.logaddexp(0, at[losers] - at[winners]) + (at @ at) / (2 * PRIOR**2))


def _slope(at: Vector, winners: NDArray[np.int64], losers: NDArray[np.int64], times: Vector) -> Vector:
    surprise = times * _share(at[losers] - at[winners])
    slope = at / PRIOR**2
    np.subtract.at(slope, winners, surprise)
    np.add.at(slope, losers, surprise)
    return slope


def _curvature(at: Vector, winners: NDArray[np.int64], losers: NDArray[np.int64], times: Vector) -> Vector:
    """The second derivative of the loss, a matrix over releases."""
    weight = times * _share(at[losers] - at[winners]) * _share(at[winners] - at[losers])
    curvature = np.eye(len(at)) / PRIOR**2
    np.add.at(curvature, (winners, winners), weight)
    np.add.at(curvature, (losers, losers), weight)
    np.subtract.at(curvature, (winners, losers), weight)
    np.subtract.at(curvature, (losers, winners), weight)
    return curvature
