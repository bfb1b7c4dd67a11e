"""Of a list of numbers: quartiles, five numbers, outliers, percentiles. Books differ; each tool names its method."""

from bisect import bisect_left

import numpy as np
from sympy import Expr, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.stochastics.statistics import middle, real_numbers
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries
from engine.tools.terms.values import decimal_wanted, of_number, rational, small

_HALVES = "The median of a half of the data in order; with an odd count the middle one is in neither half"
_TWO = 2
_CLOSE = 1e-9  # how far from the exact value floats may come, of the largest number


def quartile(values: Entries, which: Node) -> Finding:
    """The first, second or third quartile, by the median of halves (Moore and McCabe): the middle one is in neither half."""
    number = small(which, 1, 3)
    return _found(_quartiles(values)[number - 1], f"Q_{number}", values, _HALVES)


def interquartile_range(values: Entries) -> Finding:
    """The third quartile less the first, by the median of halves."""
    low, _, high = _quartiles(values)
    shown = f"{printing.latex(high)} - {printing.latex(low)}"
    return _found(high - low, r"Q_3 - Q_1", values, _HALVES, Step("The third less the first quartile", shown))


def five_numbers(values: Entries) -> Finding:
    """The smallest, the three quartiles by the median of halves, and the largest (the five-number summary)."""
    ordered = sorted(real_numbers((values,)))
    found = [ordered[0], *_quartiles(values), ordered[-1]]
    named = zip((r"\min", "Q_1", "Q_2", "Q_3", r"\max"), found, strict=True)
    shown = r",\; ".join(f"{name} = {printing.latex(value, decimals=True)}" for name, value in named)
    text = ", ".join(printing.plain(value, decimals=True) for value in found)
    return Finding(text, shown, steps=(Step(_HALVES, r",\; ".join(map(printing.latex, ordered))),))


def outliers(values: Entries) -> Finding:
    """The values farther than 1.5 interquartile ranges below the first or above the third quartile (Tukey's fences)."""
    low, _, high = _quartiles(values)
    reach = (high - low) * Rational(3, 2)
    ordered = sorted(real_numbers((values,)))
    found = [value for value in ordered if not low - reach <= value <= high + reach]
    decimals = decimal_wanted(*(entry.node for entry in values))
    text = ", ".join(printing.plain(value, decimals=decimals) for value in found) or "none"
    fences = rf"{printing.latex(low - reach)} \le x \le {printing.latex(high + reach)}"
    quarters = rf"Q_1 = {printing.latex(low)},\; Q_3 = {printing.latex(high)}"
    steps = (Step(_HALVES, quarters), Step("No farther than 1.5 times their distance from them", fences))
    return Finding(text, rf"\text{{outliers: {text}}}", steps=steps)


def percentile(values: Entries, percent: Node) -> Finding:
    """The value below which so many percent lie, between neighbours in a straight line (Excel's PERCENTILE.INC)."""
    share = rational(percent) / 100
    if not 0 <= share <= 1:
        raise ComputationError(Failure.UNDEFINED, "a percentile is one of 0 to 100")
    ordered = sorted(real_numbers((values,)))
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    value = ordered[below] + (place - below) * (ordered[above] - ordered[below])
    reason = "At this place among the data in order, counted from 0; between two of them in a straight line"
    found = _found(
        value, f"P_{{{printing.latex(share * 100)}}}", values, reason, Step("The place", printing.latex(place))
    )
    return verified(found, _agrees_in_floats(ordered, share, value))


def percentile_rank(values: Entries, given: Node) -> Finding:
    """How many percent of the values lie below one, which need not be among them: `percentile_rank([3, 5, 5, 9], 5)` is 25.

    Raises ComputationError where one is no real number.
    """
    ordered = sorted(real_numbers((values,)))
    (value,) = real_numbers((given,))
    below = len([one for one in ordered if one < value])
    shown = rf"\frac{{{below}}}{{{len(ordered)}}} \cdot 100"
    step = Step("How many are smaller, over how many there are", shown)
    found = _found(Rational(100 * below, len(ordered)), shown, values, "The data in order", step)
    return verified(found, below == bisect_left(ordered, value))


def _agrees_in_floats(ordered: list[Expr], share: Rational, value: Expr) -> bool | None:
    """Whether numpy finds the same percentile; None where a number is too large for a float."""
    floats = np.array([float(one) for one in ordered])
    if not np.isfinite(floats).all():
        return None
    near = _CLOSE * max(float(np.abs(floats).max()), 1.0)
    return bool(abs(np.percentile(floats, float(share * 100)) - float(value)) <= near)


def _quartiles(values: Entries) -> tuple[Expr, Expr, Expr]:
    ordered = sorted(real_numbers((values,)))
    half = len(ordered) // _TWO
    if half == 0:
        raise ComputationError(Failure.UNDEFINED, "one number alone has no quartiles")
    return middle(ordered[:half]), middle(ordered), middle(ordered[-half:])


def _found(value: Expr, name: str, values: Entries, reason: str, *steps: Step) -> Finding:
    ordered = Step(reason, r",\; ".join(map(printing.latex, sorted(real_numbers((values,))))))
    decimals = decimal_wanted(*(entry.node for entry in values))
    return of_number(value, name, decimals=decimals, steps=(ordered, *steps))
