"""An amount in coins: in how many ways it can be paid, and with how few of them."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import reduce

from sympy import Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries
from engine.tools.terms.values import of_number, rational, spread_out

LARGEST = 20_000  # of an amount, in the largest part that it and all coins are made of
MOST_KINDS = 20


def coin_ways(amount: Node, *coins: Node | Entries) -> Finding:
    """In how many ways coins pay an amount, their order not counted: `coin_ways(50, [5, 10, 25])` is 10.

    Raises ComputationError where a coin or the amount is not above zero, or there are too many of them.
    """
    total, kinds = _in_parts(amount, coins)
    ways = _ways(total, kinds)
    shown = rf"\#\{{{' + '.join(f'{kind} n_{{{place}}}' for place, kind in enumerate(kinds, 1))} = {total}\}}"
    found = of_number(Integer(ways), shown, steps=(Step("All ways, one kind of coin after the other", shown),))
    return verified(found, ways == _ways(total, kinds[::-1]))


def fewest_coins(amount: Node, *coins: Node | Entries) -> Finding:
    """The fewest coins that pay an amount exactly: `fewest_coins(87, [25, 10, 5, 1])` is 6.

    Raises ComputationError as `coin_ways` does, and where these coins cannot make it.
    """
    total, kinds = _in_parts(amount, coins)
    used = _fewest(total, kinds)
    shown = " + ".join(rf"{often} \cdot {kind}" for kind, often in sorted(used.items(), reverse=True)) + f" = {total}"
    found = of_number(Integer(used.total()), r"n", steps=(Step("The coins", shown),))
    return verified(found, used.total() == _rounds(total, kinds))


def _in_parts(amount: Node, coins: tuple[Node | Entries, ...]) -> tuple[int, list[int]]:
    """The amount and the kinds of coins in the largest part that all are made of: 1.50 and 0.05 as 30 and 1."""
    values = [rational(amount), *dict.fromkeys(rational(coin.node) for coin in spread_out(coins))]
    if min(values) <= 0 or len(values) == 1:
        raise ComputationError(Failure.UNDEFINED, "an amount and its coins are above zero")
    part = Rational(math.gcd(*(int(one.p) for one in values)), math.lcm(*(int(one.q) for one in values)))
    total, *kinds = (int(one / part) for one in values)
    if total > LARGEST or len(kinds) > MOST_KINDS:
        raise ComputationError(Failure.TOO_LARGE)
    return total, sorted(kinds)


def _ways(total: int, kinds: Sequence[int]) -> int:
    """How many sums of these kinds come to the total, one kind after the other."""
    ways = [1] + [0] * total
    for kind in kinds:
        for reached in range(kind, total + 1):
            ways[reached] += ways[reached - kind]
    return ways[total]


def _fewest(total: int, kinds: Sequence[int]) -> Counter[int]:
    """How many of each kind there are, by the least number for each smaller amount. Raises ComputationError."""
    fewest, last = [0] + [total + 1] * total, [0] * (total + 1)
    for reached in range(1, total + 1):
        for kind in kinds:
            if kind <= reached and fewest[reached - kind] + 1 < fewest[reached]:
                fewest[reached], last[reached] = fewest[reached - kind] + 1, kind
    if fewest[total] > total:
        raise ComputationError(Failure.UNDEFINED, "these coins cannot make the amount")
    used: Counter[int] = Counter()
    while total:
        used[last[total]] += 1
        total -= last[total]
    return used


def _rounds(total: int, kinds: Sequence[int]) -> int:
    """After how many coins the total is first among the sums, which are the bits of one number."""
    sums, within, count = 1, (1 << total + 1) - 1, 0
    while not sums >> total & 1:
        sums = reduce(int.__or__, (sums << kind for kind in kinds)) & within
        count += 1
    return count
