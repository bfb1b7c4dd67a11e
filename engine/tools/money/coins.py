"""In how many ways an amount can be paid with coins of given kinds."""

import math
from collections.abc import Sequence
from functools import cache

from sympy import Integer, Rational, ilcm

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries
from engine.tools.terms.values import of_number, rational, spread_out

MOST_KINDS = 12
MOST_UNITS = 20_000  # how many of the smallest common part an amount has
MOST_CHECKED = 2_000  # of them, counted a second way


def coin_ways(amount: Node, *coins: Node | Entries) -> Finding:
    """In how many ways coins, as many of each as one likes, make up an amount: `coin_ways(50, [5, 10, 20])` is 12.

    Which coin comes first makes no difference. Raises ComputationError for coins of nothing, for more than twelve kinds
    and for an amount that is far larger than they are.
    """
    parts = [rational(amount), *(rational(entry.node) for entry in spread_out(coins))]
    if any(part <= 0 for part in parts):
        raise ComputationError(Failure.UNDEFINED, "an amount and its coins are more than nothing")
    total, *kinds = _in_units(parts)
    kinds = sorted(set(kinds))
    if len(kinds) > MOST_KINDS or total > MOST_UNITS:
        raise ComputationError(Failure.TOO_LARGE)
    ways = _ways(total, kinds)
    found = of_number(Integer(ways), r"\text{ways to pay}")
    return verified(found, _by_the_largest(total, tuple(kinds)) == ways if total <= MOST_CHECKED else None)


def _in_units(parts: Sequence[Rational]) -> list[int]:
    """Amounts as whole numbers of the largest part that goes into all of them: 0.50 and 0.20 as 5 and 2."""
    below = ilcm(1, *(part.q for part in parts))
    whole = [int(part * below) for part in parts]
    return [amount // math.gcd(*whole) for amount in whole]


def _ways(total: int, kinds: Sequence[int]) -> int:
    """By one kind after the other: how many ways there are for every amount up to the total."""
    ways = [1] + [0] * total
    for kind in kinds:
        for amount in range(kind, total + 1):
            ways[amount] += ways[amount - kind]
    return ways[total]


def _by_the_largest(total: int, kinds: tuple[int, ...]) -> int:
    """The same by how many of the largest kind are paid with, then of the next one."""

    @cache
    def ways(left: int, count: int) -> int:
        if count == 0:
            return int(left == 0)
        return sum(ways(rest, count - 1) for rest in range(left, -1, -kinds[count - 1]))

    return ways(total, len(kinds))
