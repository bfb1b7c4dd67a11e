"""Of a list of numbers: sum, product, count, means, what a mean still lacks, median, mode, range, variance, deviations."""

import math
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

import sympy
from sympy import Expr, Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.build import build
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import MOST_ENTRIES, Entries
from engine.tools.terms.tidy import agree
from engine.tools.terms.values import decimal_wanted, number, of_number, small, spread_out

_Way = Callable[[list[Fraction]], Fraction]


def total(*given: Node | Entries) -> Finding:
    """The sum of all; unknowns stay as they are."""
    built = [build(entry.node) for entry in spread_out(given)]
    if any(one.free_symbols for one in built):
        return _open_total(built)
    values = real_numbers(given)
    shown = _sum(values, _decimals(given))
    return _of(sum(values), shown, given, Step("Add all", shown), lambda again: sum(again, Fraction(0)))


def _open_total(terms: list[Expr]) -> Finding:
    shown = " + ".join(map(printing.as_factor, terms))
    return of_number(sympy.expand(sum(terms)), shown, steps=(Step("Add all", shown),))


def product(*given: Node | Entries) -> Finding:
    """All multiplied together."""
    values = real_numbers(given)
    shown = r" \cdot ".join(_within(value, _decimals(given)) for value in values)
    return _of(
        math.prod(values), shown, given, Step("Multiply all", shown), lambda again: math.prod(again, start=Fraction(1))
    )


def count(*given: Node | Entries) -> Finding:
    """How many there are."""
    return of_number(Integer(len(spread_out(given))), "n")


def repeated(values: Entries, counts: Entries) -> Finding:
    """Each value so often as it was counted, of a frequency table: `repeated([1, 2], [3, 1])` is 1, 1, 1, 2."""
    if len(values) != len(counts):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes two lists that are equally long")
    times = [small(entry.node, 0, MOST_ENTRIES) for entry in counts]
    if not 1 <= sum(times) <= MOST_ENTRIES:
        raise ComputationError(Failure.UNSUPPORTED, f"there must be 1 to {MOST_ENTRIES} values")
    decimals = _decimals((values,))
    named = [printing.plain(value, decimals=decimals) for value in real_numbers((values,))]
    text = ", ".join(name for name, often in zip(named, times, strict=True) for _ in range(often))
    return Finding(text, "", steps=(Step("Each value as often as it was counted"),))


def missing_value(values: Entries, wanted: Node) -> Finding:
    """The number that gives a list this mean: the one unknown in the list, or else one more that is added to it.

    `missing_value([3, 5, x], 6)` is 10, and of `missing_value([x, x + 2, x + 4], 10)` the unknown is 8.
    """
    nodes = [entry.node for entry in values if not build(entry.node).free_symbols]
    unknown = [one for entry in values if (one := build(entry.node)).free_symbols]
    if len(unknown) > 1 or (unknown and not unknown[0].is_Symbol):
        return _unknown_of_mean([build(entry.node) for entry in values], number(wanted))
    known = real_numbers(tuple(nodes)) if nodes else []
    middle, everything = number(wanted), len(known) + 1
    decimals = decimal_wanted(wanted, *nodes)
    shown = rf"{everything} \cdot {_within(middle, decimals)} - \left({_sum(known, decimals) or 0}\right)"
    step = Step("All together must be the mean times how many there are; take away what is there", shown)
    value = everything * middle - sum(known, Integer(0))
    found = of_number(value, shown, decimals=decimals, steps=(step,))
    return verified(found, agree(sum(known, value) / everything, middle))


def _unknown_of_mean(values: Sequence[Expr], middle: Expr) -> Finding:
    """The unknown that stands in several values, or in one with more beside it, such as `x + 2`."""
    together = sympy.expand(sum(values, Integer(0)))
    if len(together.free_symbols) != 1 or not together.is_polynomial():
        raise ComputationError(Failure.UNSUPPORTED, "only one number may be missing")
    (unknown,) = together.free_symbols
    if sympy.degree(together, unknown) != 1:
        raise ComputationError(Failure.UNSUPPORTED, "the unknown must be there without a power")
    factor = together.coeff(unknown)
    value = (len(values) * middle - together.coeff(unknown, 0)) / factor
    shown = rf"{printing.latex(together)} = {len(values)} \cdot {printing.as_factor(middle)}"
    step = Step("All together must be the mean times how many there are", shown)
    found = of_number(value, str(unknown), steps=(step,))
    return verified(found, agree(sum(one.subs(unknown, value) for one in values) / len(values), middle))


def mean(*given: Node | Entries) -> Finding:
    """The sum divided by how many there are."""
    values = real_numbers(given)
    shown = rf"\frac{{{_sum(values, _decimals(given))}}}{{{len(values)}}}"
    return _of(
        sum(values) / len(values),
        shown,
        given,
        Step("Add all, and divide by how many there are", shown),
        statistics.mean,
    )


def harmonic_mean(*given: Node | Entries) -> Finding:
    """How many there are over the sum of their reciprocals: `harmonic_mean(40, 60)` is 48.

    Raises ComputationError where one is not above zero.
    """
    values, decimals = real_numbers(given), _decimals(given)
    if min(values) <= 0:
        raise ComputationError(Failure.UNDEFINED, "only numbers above zero have a harmonic mean")
    parts = " + ".join(rf"\frac{{1}}{{{printing.latex(value, decimals=decimals)}}}" for value in values)
    shown = rf"\frac{{{len(values)}}}{{{parts}}}"
    value = len(values) / sum((1 / value for value in values), Integer(0))
    step = Step("How many there are, over the sum of the reciprocals", shown)
    return _of(sympy.simplify(value), shown, given, step, statistics.harmonic_mean)


def median(*given: Node | Entries) -> Finding:
    """The middle one in order, or the mean of the two in the middle."""
    values = sorted(real_numbers(given))
    ordered = r",\; ".join(printing.latex(value, decimals=_decimals(given)) for value in values)
    return _of(
        middle(values), rf"\operatorname{{median}}({ordered})", given, Step("In order", ordered), statistics.median
    )


def middle(ordered: Sequence[Expr]) -> Expr:
    """The median of numbers that are in order already."""
    place = len(ordered) // 2
    return ordered[place] if len(ordered) % 2 else (ordered[place - 1] + ordered[place]) / 2


def mode(*given: Node | Entries) -> Finding:
    """The number, or the numbers, that come most often."""
    counts = Counter(real_numbers(given))
    most = max(counts.values())
    found = sorted(value for value, count in counts.items() if count == most)
    decimals = decimal_wanted(*(entry.node for entry in spread_out(given)))
    text = ", ".join(printing.plain(value, decimals=decimals) for value in found)
    step = Step(f"It comes {most} times" if len(found) == 1 else f"Each comes {most} times", text)
    return Finding(text, rf"\operatorname{{mode}} = {text}", steps=(step,))


def value_range(*given: Node | Entries) -> Finding:
    """The largest less the smallest."""
    values = real_numbers(given)
    high, low = max(values), min(values)
    shown = f"{printing.latex(high, decimals=_decimals(given))} - {_within(low, _decimals(given))}"
    step = Step("The largest less the smallest", shown)
    return of_number(high - low, shown, decimals=_decimals(given), steps=(step,))


def variance(*given: Node | Entries) -> Finding:
    """The mean of the squared distances from the mean (of the whole population)."""
    return _spread(given, 0, r"\sigma^2", root=False)


def deviation(*given: Node | Entries) -> Finding:
    """The root of the variance (of the whole population)."""
    return _spread(given, 0, r"\sigma", root=True)


def sample_variance(*given: Node | Entries) -> Finding:
    """The squared distances from the mean, over one less than how many there are."""
    return _spread(given, 1, "s^2", root=False)


def sample_deviation(*given: Node | Entries) -> Finding:
    """The root of the sample variance."""
    return _spread(given, 1, "s", root=True)


def mean_deviation(*given: Node | Entries) -> Finding:
    """The mean of the distances from the mean (the mean absolute deviation)."""
    values = real_numbers(given)
    middle, decimals = sum(values) / len(values), _decimals(given)
    shown = rf"\frac{{{_sum([abs(value - middle) for value in values], decimals)}}}{{{len(values)}}}"
    value = sympy.simplify(sum(abs(value - middle) for value in values) / len(values))
    first = Step("The mean", rf"\bar{{x}} = {printing.latex(middle, decimals=decimals)}")
    second = Step("The distances from it, added up and divided by how many there are", shown)
    found = of_number(value, shown, decimals=decimals, steps=(first, second))
    return verified(found, _agrees(value, values, _mean_distance))


def _mean_distance(values: list[Fraction]) -> Fraction:
    """Twice what lies above the mean, since as much lies below it."""
    middle = statistics.mean(values)
    return 2 * sum((value - middle for value in values if value > middle), Fraction(0)) / len(values)


def _spread(given: tuple[Node | Entries, ...], less: int, name: str, *, root: bool) -> Finding:
    values = real_numbers(given)
    if len(values) <= less:
        raise ComputationError(Failure.UNDEFINED, "one number alone has no sample deviation")
    middle, decimals = sum(values) / len(values), _decimals(given)
    squares = sum((value - middle) ** 2 for value in values)
    value = sympy.simplify(squares / (len(values) - less))
    steps = (
        Step("The mean", rf"\bar{{x}} = {printing.latex(middle, decimals=decimals)}"),
        Step("The squared distances from it, added up", printing.latex(squares, decimals=decimals)),
        Step(f"Divided by {len(values) - less}", printing.latex(value, decimals=decimals)),
    )
    found = of_number(sympy.sqrt(value) if root else value, name, decimals=decimals, steps=steps)
    return verified(found, _agrees(value, values, lambda again: _variance(again, less)))


def _variance(values: list[Fraction], less: int) -> Fraction:
    """By the sum of the squares, less the square of the sum over how many there are."""
    total = sum(values, Fraction(0))
    squares = sum((value * value for value in values), Fraction(0))
    return (squares - total * total / len(values)) / (len(values) - less)


def real_numbers(given: tuple[Node | Entries, ...]) -> list[Expr]:
    """The values of lists and single expressions. Raises ComputationError where one is no real number."""
    values = [number(entry.node) for entry in spread_out(given)]
    if not all(value.is_real for value in values):
        raise ComputationError(Failure.UNDEFINED, "only real numbers can be put in order")
    return values


def _of(value: Expr, shown: str, given: tuple[Node | Entries, ...], step: Step, again: _Way) -> Finding:
    found = of_number(value, shown, decimals=_decimals(given), steps=(step,))
    return verified(found, _agrees(value, real_numbers(given), again))


def _agrees(value: Expr, values: list[Expr], again: _Way) -> bool | None:
    """Whether Python's fractions come to the same another way; None where one of the values is no fraction."""
    if not all(isinstance(one, Rational) for one in (value, *values)):
        return None
    return again([_fraction(one) for one in values]) == _fraction(value)


def _fraction(value: Rational) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def _decimals(given: tuple[Node | Entries, ...]) -> bool:
    return decimal_wanted(*(entry.node for entry in spread_out(given)))


def _sum(values: list[Expr], decimals: bool) -> str:
    return " + ".join(_within(value, decimals) for value in values)


def _within(value: Expr, decimals: bool) -> str:
    """The value beside a sign."""
    return printing.as_factor(value, partial(printing.latex, decimals=decimals))
