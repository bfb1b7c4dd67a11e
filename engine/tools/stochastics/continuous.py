"""Waiting times and places that are all as likely: chances of the exponential and of the uniform distribution."""

import mpmath
import sympy
from sympy import Expr, Integer

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.ranges import Range, range_and_numbers
from engine.tools.terms.tidy import agree
from engine.tools.terms.values import of_number, rational

_DIGITS = 30


def exponential_chance(*given: Node) -> Finding:
    """The chance of an inequality, then the rate, one over the mean: `exponential_chance(X > 3, 0.5)` is `exp(-3/2)`.

    By the shares that are left after its ends, checked by the integral of the density. Raises ComputationError.
    """
    meant, (node,) = range_and_numbers(given, 1, "and the rate")
    rate = rational(node)
    if rate <= 0:
        raise ComputationError(Failure.UNDEFINED, "a rate is above zero")
    low, high = _ends(meant, Integer(0), sympy.oo)
    shown = f"{_left_after(rate, low)} - {_left_after(rate, high)}".removesuffix(" - 0")
    value = sympy.exp(-rate * low) - sympy.exp(-rate * high)
    found = of_number(value, shown, steps=(Step("The share that is left at the start, less that at the end", shown),))
    return verified(found, agree(value, _integral(rate, low, high)))


def uniform_chance(*given: Node) -> Finding:
    """The chance of an inequality, then the least and the largest value: `uniform_chance(X > 15, 0, 20)` is `1/4`.

    Checked by the share outside. Raises ComputationError where the least is not below the largest.
    """
    meant, numbers = range_and_numbers(given, 2, "the least and the largest value")
    least, most = map(rational, numbers)
    if least >= most:
        raise ComputationError(Failure.UNDEFINED, "the least value is below the largest")
    low, high = _ends(meant, least, most)
    shown = rf"\frac{{{_difference(high, low)}}}{{{_difference(most, least)}}}"
    value = (high - low) / (most - least)
    found = of_number(value, shown, steps=(Step("The length that is meant, over the whole length", shown),))
    return verified(found, bool(1 - value == ((low - least) + (most - high)) / (most - least)))


def _ends(meant: Range, least: Expr, most: Expr) -> tuple[Expr, Expr]:
    """Between which values of the distribution the inequalities hold; one value alone has no chance."""
    low = sympy.Max(least, *(value for sign, value in meant if sign[0] in ">="))
    high = sympy.Min(most, *(value for sign, value in meant if sign[0] in "<="))
    return (low, high) if low <= high else (least, least)


def _left_after(rate: Expr, value: Expr) -> str:
    """The share beyond a value in LaTeX."""
    if value.is_infinite:
        return "0"
    return rf"e^{{-{printing.as_factor(rate, printing.latex)} \cdot {printing.latex(value)}}}" if value else "1"


def _integral(rate: Expr, low: Expr, high: Expr) -> Expr:
    """Of the density, by quadrature and not by its antiderivative, in units of the mean."""
    with mpmath.workdps(_DIGITS):
        ends = [mpmath.mpf(float(rate * end)) for end in (low, high)]
        return sympy.Float(str(mpmath.quad(lambda at: mpmath.exp(-at), ends)), _DIGITS)


def _difference(more: Expr, less: Expr) -> str:
    return f"{printing.latex(more)} - {printing.as_factor(less, printing.latex)}"
