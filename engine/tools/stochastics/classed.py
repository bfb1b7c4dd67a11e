"""Of values that are told in classes, `10 to 20: 8 of them`: the median, the quartiles and the mode, by interpolation.

Classes are told by their lower bounds, their upper bounds and how many values are in each. Between classes of whole
numbers, `0-9` and `10-19`, the boundary is halfway. Within a class values lie evenly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from sympy import Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries
from engine.tools.terms.values import decimal_wanted, of_number, rational, small

_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class _Class:
    """A class, with its boundaries and how many values are in it."""

    low: Rational
    high: Rational
    count: Rational

    @property
    def width(self) -> Rational:
        return self.high - self.low


def grouped_median(lows: Entries, highs: Entries, counts: Entries) -> Finding:
    """The median of a table of classes: `grouped_median([0, 10, 20], [10, 20, 30], [5, 8, 7])` is 65/4.

    Checked by how many values lie below it. Raises ComputationError for lists that are no table of classes.
    """
    return _with_below(_classes(lows, highs, counts), Rational(1, 2), decimals=_decimals(lows, highs, counts))


def grouped_quartile(lows: Entries, highs: Entries, counts: Entries, which: Node) -> Finding:
    """A quartile of a table of classes: `grouped_quartile([0, 10, 20], [10, 20, 30], [5, 8, 7], 1)` is 10.

    Checked and refused as `grouped_median` is.
    """
    share = Rational(small(which, 1, _QUARTERS - 1), _QUARTERS)
    return _with_below(_classes(lows, highs, counts), share, decimals=_decimals(lows, highs, counts))


def grouped_mode(lows: Entries, highs: Entries, counts: Entries) -> Finding:
    """The mode of a table of classes that are equally wide: `grouped_mode([0, 10, 20], [10, 20, 30], [5, 8, 7])`.

    Where the lines between the tops of neighbouring bars cross. Raises ComputationError where no class has most, or widths
    differ.
    """
    table = _classes(lows, highs, counts)
    most = max(table, key=lambda one: one.count)
    at = table.index(most)
    if len({one.width for one in table}) > 1 or [one.count for one in table].count(most.count) > 1:
        raise ComputationError(Failure.UNDEFINED, "one class has the most values, and all are equally wide")
    before, after = ((table[place].count if 0 <= place < len(table) else Integer(0)) for place in (at - 1, at + 1))
    rise, fall = most.count - before, most.count - after
    value = most.low + rise / (rise + fall) * most.width
    latex = rf"{printing.latex(most.low)} + \frac{{{rise}}}{{{rise} + {fall}}} \cdot {printing.latex(most.width)}"
    found = of_number(value, latex, decimals=_decimals(lows, highs, counts), steps=(Step(_named(most), latex),))
    return verified(found, bool((value - most.low) * fall == (most.high - value) * rise))


def _with_below(table: Sequence[_Class], share: Rational, *, decimals: bool) -> Finding:
    """The value with this share of all values below it."""
    ends = list(accumulate(one.count for one in table))
    wanted = share * ends[-1]
    at = next(place for place, end in enumerate(ends) if end >= wanted)
    found, before = table[at], ends[at] - table[at].count
    value = found.low + (wanted - before) / found.count * found.width
    inside = rf"\frac{{{printing.latex(wanted)} - {before}}}{{{found.count}}}"
    latex = rf"{printing.latex(found.low)} + {inside} \cdot {printing.latex(found.width)}"
    reason = f"{_named(found)}, with {before} values below it"
    shown = of_number(value, latex, decimals=decimals, steps=(Step(reason, latex),))
    return verified(shown, bool(_below(table, value) == wanted))


def _below(table: Sequence[_Class], value: Rational) -> Rational:
    """How many values lie below one, each class filled evenly."""
    filled = ((min(max(value, one.low), one.high) - one.low) / one.width * one.count for one in table)
    return sum(filled, Integer(0))


def _classes(lows: Entries, highs: Entries, counts: Entries) -> list[_Class]:
    """Raises ComputationError unless the lists are equally long, classes follow each other, and some have values."""
    low, high, count = ([rational(entry.node) for entry in each] for each in (lows, highs, counts))
    if not 1 <= len(low) == len(high) == len(count):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes three lists that are equally long")
    gaps = {after - end for end, after in zip(high[:-1], low[1:], strict=True)} or {Integer(0)}
    half = gaps.pop() / 2
    if gaps or half < 0 or min(count) < 0 or not any(count):
        raise ComputationError(Failure.UNDEFINED, "classes follow each other, and some have values")
    found = [
        _Class(*each) for each in zip([one - half for one in low], [one + half for one in high], count, strict=True)
    ]
    if any(one.width <= 0 for one in found) or any(one.high > other.low for one, other in pairwise(found)):
        raise ComputationError(Failure.UNDEFINED, "a class ends after it begins")
    return found


def _named(one: _Class) -> str:
    return (
        f"It is in the class from {printing.plain(one.low, decimals=True)} to {printing.plain(one.high, decimals=True)}"
    )


def _decimals(*lists: Entries) -> bool:
    return decimal_wanted(*(entry.node for each in lists for entry in each))
