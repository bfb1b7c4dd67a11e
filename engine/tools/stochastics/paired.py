"""Of two lists that belong together: correlations, the line of least squares, mean and variance of values with weights."""

from collections.abc import Iterable
from dataclasses import replace

import sympy
from sympy import Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Binary, Node, Number
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.values import decimal_wanted, of_number, rational

_Pairs = list[tuple[Rational, Rational]]
_LISTS = 2


def correlation(*given: Entries | Point) -> Finding:
    """Pearson's coefficient r of two lists, `correlation([1, 2, 3], [2, 4, 5])`, or of points.

    Checked by the residuals of the line of least squares. Raises ComputationError where all values of a list are equal.
    """
    pairs = pairs_of(given)
    across, both, up = _products(pairs)
    if across == 0 or up == 0:
        raise ComputationError(Failure.UNDEFINED, "there is no correlation where all values of a list are equal")
    value = both / sympy.sqrt(across * up)
    explained = 1 - _sum(left * left for left in _residuals(pairs)) / up
    shown = rf"\frac{{{printing.latex(both)}}}{{\sqrt{{{printing.latex(across)} \cdot {printing.latex(up)}}}}}"
    return of_number(value, shown, steps=_steps(pairs), checked=value**2 == explained)


def rank_correlation(*given: Entries | Point) -> Finding:
    """Spearman's coefficient of two lists or of points: Pearson's of their ranks, equal values sharing a mean rank.

    Raises ComputationError as `correlation` does.
    """
    ranked = [_ranks(list(values)) for values in zip(*pairs_of(given), strict=True)]
    points = tuple(Point(*map(_node, pair)) for pair in zip(*ranked, strict=True))
    shown = [r",\; ".join(map(printing.latex, ranks)) for ranks in ranked]
    found = correlation(*points)
    return replace(found, steps=(Step("The ranks", r" \quad ".join(shown)), *found.steps))


def regression(*given: Entries | Point) -> Finding:
    """The line of least squares through two lists, `regression([1, 2, 3], [2, 4, 5])`, or through points.

    Checked by the normal equations. Raises ComputationError where all x are equal.
    """
    pairs = pairs_of(given)
    rise, height = _line(pairs)
    line = rise * sympy.Symbol("x") + height
    found = Step("The slope and the height at 0", f"{_about('m', rise)},\\; {_about('b', height)}")
    left = _residuals(pairs)
    is_least = _sum(left) == 0 == _sum(x * rest for (x, _), rest in zip(pairs, left, strict=True))
    steps = (*_steps(pairs), found)
    return Finding(f"y = {printing.plain(line)}", f"y = {printing.latex(line)}", steps=steps, checked=is_least)


def weighted_variance(values: Entries, weights: Entries) -> Finding:
    """The weighted mean of the squared distances from the weighted mean; with probabilities the variance of a variable.

    Checked by the mean of the squares less the square of the mean. Raises ComputationError as `weighted_mean` does.
    """
    pairs = _weighted(values, weights)
    middle = _balance(pairs)
    value = _balance([((x - middle) ** 2, weight) for x, weight in pairs])
    same = value == _balance([(x * x, weight) for x, weight in pairs]) - middle**2
    terms = " + ".join(
        rf"{printing.as_factor(weight)} \cdot \left({printing.latex(x - middle)}\right)^2" for x, weight in pairs
    )
    shown = rf"\frac{{{terms}}}{{{printing.latex(_sum(weight for _, weight in pairs))}}}"
    steps = (
        Step("The weighted mean", rf"\bar{{x}} = {printing.latex(middle)}"),
        Step("The squared distances from it, each times its weight, over all weights", shown),
    )
    decimals = decimal_wanted(*(entry.node for entry in (*values, *weights)))
    return of_number(value, shown, decimals=decimals, steps=steps, checked=same)


def weighted_mean(values: Entries, weights: Entries) -> Finding:
    """The sum of values times weights over the sum of the weights; with probabilities as weights the expected value.

    Checked by the weighted distances from it, which add up to nothing. Raises ComputationError where a weight is negative
    or all are zero.
    """
    pairs = _weighted(values, weights)
    top, bottom = _sum(value * weight for value, weight in pairs), _sum(weight for _, weight in pairs)
    terms = " + ".join(rf"{printing.as_factor(value)} \cdot {printing.latex(weight)}" for value, weight in pairs)
    shown = rf"\frac{{{terms}}}{{{printing.latex(bottom)}}}"
    step = Step("Each value times its weight, over all weights", shown)
    decimals = decimal_wanted(*(entry.node for entry in (*values, *weights)))
    balanced = _sum((value - top / bottom) * weight for value, weight in pairs) == 0
    return of_number(top / bottom, shown, decimals=decimals, steps=(step,), checked=balanced)


def pairs_of(given: tuple[Entries | Point, ...]) -> _Pairs:
    """Two lists entry by entry, or the points. Raises ComputationError if they are not equally long."""
    points = [one for one in given if isinstance(one, Point)]
    lists = [[entry.node for entry in one] for one in given if not isinstance(one, Point)]
    if points and not lists:
        return [(rational(point.x), rational(point.y)) for point in points]
    if points or len(lists) != _LISTS or len(lists[0]) != len(lists[1]) or not lists[0]:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes two lists that are equally long")
    return [(rational(x), rational(y)) for x, y in zip(*lists, strict=True)]


def _weighted(values: Entries, weights: Entries) -> _Pairs:
    """Values with their weights. Raises ComputationError where a weight is negative, or all are zero."""
    pairs = pairs_of((values, weights))
    if any(weight < 0 for _, weight in pairs) or not any(weight for _, weight in pairs):
        raise ComputationError(Failure.UNDEFINED, "weights are not negative, and one is above zero")
    return pairs


def _balance(pairs: _Pairs) -> Rational:
    return _sum(value * weight for value, weight in pairs) / _sum(weight for _, weight in pairs)


def _ranks(values: list[Rational]) -> list[Rational]:
    """The place of each value in order, from 1; equal ones share the mean of their places."""
    ordered = sorted(values)
    return [ordered.index(value) + Rational(ordered.count(value) + 1, 2) for value in values]


def _node(value: Rational) -> Node:
    return Binary("/", Number(str(value.p)), Number(str(value.q)))


def _means(pairs: _Pairs) -> tuple[Rational, Rational]:
    return _sum(x for x, _ in pairs) / len(pairs), _sum(y for _, y in pairs) / len(pairs)


def _products(pairs: _Pairs) -> tuple[Rational, Rational, Rational]:
    """The squares of the x, the products, and the squares of the y, all as distances from their means, added up."""
    middle_x, middle_y = _means(pairs)
    away = [(x - middle_x, y - middle_y) for x, y in pairs]
    return _sum(x * x for x, _ in away), _sum(x * y for x, y in away), _sum(y * y for _, y in away)


def _line(pairs: _Pairs) -> tuple[Rational, Rational]:
    """The slope of the line of least squares, and its height at 0. Raises ComputationError where all x are equal."""
    across, both, _ = _products(pairs)
    if across == 0:
        raise ComputationError(Failure.UNDEFINED, "there is no such line where all x are equal")
    middle_x, middle_y = _means(pairs)
    return both / across, middle_y - both / across * middle_x


def _residuals(pairs: _Pairs) -> list[Rational]:
    """How far each y lies above the line of least squares."""
    rise, height = _line(pairs)
    return [y - (rise * x + height) for x, y in pairs]


def _steps(pairs: _Pairs) -> tuple[Step, ...]:
    names = (r"\sum (x - \bar{x})^2", r"\sum (x - \bar{x})(y - \bar{y})", r"\sum (y - \bar{y})^2")
    shown = [f"{name} = {printing.latex(value)}" for name, value in zip(names, _products(pairs), strict=True)]
    middle_x, middle_y = map(printing.latex, _means(pairs))
    return (
        Step("The means", rf"\bar{{x}} = {middle_x},\; \bar{{y}} = {middle_y}"),
        Step("The squares and products of the distances from them", r",\; ".join(shown)),
    )


def _about(name: str, value: Rational) -> str:
    """`m = 4/3`, and about how much that is."""
    about = printing.approximation(value)
    return f"{name} = {printing.latex(value)}" + (rf" \approx {about}" if about else "")


def _sum(values: Iterable[Rational]) -> Rational:
    return sum(values, Integer(0))
