"""Independent trials that do not all succeed with the same chance: how likely so many successes are.

Method: the product of (1 - p + p x) over all trials, in which x to the power of k has the chance of k successes as factor.
"""

from collections.abc import Sequence
from itertools import combinations
from math import prod

from sympy import Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.ranges import fits, range_and_numbers
from engine.tools.terms.scope import Entries
from engine.tools.terms.values import decimal_wanted, of_number, rational

_MOST_TRIALS = 100
_MOST_LISTED = 10  # trials of which all outcomes are gone through


def mixed_trials(meant: Node, chances: Entries) -> Finding:
    """The chance of an inequality, then the chance of each trial: `mixed_trials(k = 1, [0.5, 0.6, 0.8])` is `0.26`.

    Checked by all outcomes where these are few. Raises ComputationError where a chance is not between 0 and 1.
    """
    wanted, _ = range_and_numbers([meant], 0, "and a list of chances")
    each = [rational(one.node) for one in chances]
    if not 1 <= len(each) <= _MOST_TRIALS or not all(0 <= chance <= 1 for chance in each):
        raise ComputationError(Failure.UNDEFINED, f"there must be 1 to {_MOST_TRIALS} chances, between 0 and 1")
    counts = [count for count in range(len(each) + 1) if fits(wanted, count)]
    factors = _factors(each)
    value = sum((factors[count] for count in counts), Integer(0))
    decimals = decimal_wanted(*(one.node for one in chances))
    shown = " + ".join(rf"P(k = {count})" for count in counts) or "0"
    step = Step("Each way to so many successes, with the chance that it has", shown)
    return verified(of_number(value, shown, decimals=decimals, steps=(step,)), _agrees(each, counts, value))


def _factors(chances: Sequence[Rational]) -> list[Rational]:
    """The chance of no success, of one, of two, ..."""
    factors: list[Rational] = [Integer(1)]
    for chance in chances:
        failed, won = [*factors, Integer(0)], [Integer(0), *factors]
        factors = [(1 - chance) * without + chance * one_less for without, one_less in zip(failed, won, strict=True)]
    return factors


def _agrees(chances: Sequence[Rational], counts: Sequence[int], value: Rational) -> bool | None:
    """Whether the outcomes with so many successes have this chance together; None where there are too many."""
    if len(chances) > _MOST_LISTED:
        return None
    trials = range(len(chances))
    ways = (won for count in counts for won in combinations(trials, count))
    return bool(value == sum(prod(chances[one] if one in won else 1 - chances[one] for one in trials) for won in ways))
