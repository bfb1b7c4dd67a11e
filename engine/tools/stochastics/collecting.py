"""Collecting one of each kind (the coupon collector): how many draws until then, and how likely after so many.

All kinds are equally likely with every draw, as those in packets of cereal are, or the faces of a die.
"""

import math

from sympy import Integer, Rational, harmonic

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import of_number, small

MOST_KINDS = 200
MOST_DRAWS = 1000


def collect_all(kinds: Node, missing: Node | None = None) -> Finding:
    """How many draws it takes on average until no kind is missing any more: `collect_all(6)` is 147/10.

    With `missing`, of so many that are not there yet: `collect_all(10, 3)`. Checked by taking in and out which are missing.
    """
    count = small(kinds, 1, MOST_KINDS)
    lacking = small(missing, 0, count) if missing is not None else count
    value = count * harmonic(lacking)
    latex = rf"{count} \cdot \sum_{{k=1}}^{{{lacking}}} \frac{{1}}{{k}}"
    step = Step("While k are missing, one of them comes with the chance k over all; add up the waits", latex)
    signed = ((-1) ** (one + 1) * math.comb(lacking, one) * Rational(count, one) for one in range(1, lacking + 1))
    return verified(of_number(value, latex, steps=(step,)), bool(value == sum(signed, Integer(0))))


def all_collected(kinds: Node, draws: Node) -> Finding:
    """The chance that every kind has come after so many draws: `all_collected(6, 10)` of a die and 10 rolls.

    By inclusion and exclusion, checked draw by draw. Raises ComputationError for too many.
    """
    count, drawn = small(kinds, 1, MOST_KINDS), small(draws, 0, MOST_DRAWS)
    if count * drawn > MOST_KINDS * MOST_DRAWS // 4:
        raise ComputationError(Failure.TOO_LARGE)
    ways = sum((-1) ** one * math.comb(count, one) * (count - one) ** drawn for one in range(count + 1))
    term = rf"(-1)^k \cdot \binom{{{count}}}{{k}} \cdot ({count} - k)^{{{drawn}}}"
    latex = rf"\frac{{\sum_{{k=0}}^{{{count}}} {term}}}{{{count}^{{{drawn}}}}}"
    step = Step("Ways that leave no kind out, by taking out and in those that leave some out", latex)
    found = of_number(Rational(ways, count**drawn), latex, steps=(step,))
    return verified(found, ways == _draw_by_draw(count, drawn))


def _draw_by_draw(kinds: int, draws: int) -> int:
    """In how many ways all kinds have come, by how many different ones there are after each draw."""
    ways = [1, *[0] * kinds]
    for _ in range(draws):
        ways = [0, *(have * ways[have] + (kinds - have + 1) * ways[have - 1] for have in range(1, kinds + 1))]
    return ways[kinds]
