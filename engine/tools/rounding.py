"""Rounding to a step, to places after the point, to significant figures; and estimates made with rounded numbers."""

from dataclasses import replace

import sympy

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools import notation, printing
from engine.tools.build import build
from engine.tools.finding import Finding
from engine.tools.nodes import Binary, Negation, Node, Number
from engine.tools.trees import mapped
from engine.tools.values import integer, number, of_number, rational


def nearest(given: Node, step: Node) -> Finding:
    """The multiple of a step that is nearest to a value; half is rounded away from zero."""
    value, by = number(given), rational(step)
    if by <= 0 or not value.is_real:
        raise ComputationError(Failure.UNDEFINED, "only a real number is rounded to a step")
    rounded = sympy.sign(value) * sympy.floor(abs(value) / by + sympy.Rational(1, 2)) * by
    left = notation.latex(given)
    found = of_number(rounded, left, decimals=True, checked=abs(value - rounded) <= by / 2)
    about = rf"{left} \approx {printing.latex(rounded, decimals=True)}"
    return found if value == rounded else replace(found, latex=about)


def decimal_places(given: Node, places: Node) -> Finding:
    """A value rounded to a number of places after the point."""
    count = int(integer(places))
    if not 0 <= count <= 50:
        raise ComputationError(Failure.UNSUPPORTED, "a number can be rounded to 0 to 50 places")
    return nearest(given, _power_of_ten(-count))


def significant_figures(given: Node, figures: Node) -> Finding:
    """A value rounded to a number of significant figures."""
    value, count = number(given), int(integer(figures))
    if not 1 <= count <= 50 or not value.is_real:
        raise ComputationError(Failure.UNSUPPORTED, "a number has 1 to 50 significant figures")
    leading = int(sympy.floor(sympy.log(abs(value), 10))) if value != 0 else 0
    return nearest(given, _power_of_ten(leading - count + 1))


def _power_of_ten(exponent: int) -> Node:
    power: Node = Number(str(abs(exponent)))
    return Binary("^", Number("10"), Negation(power) if exponent < 0 else power)


def estimate(expression: Node, step: Node | None = None) -> Finding:
    """The value once each number is rounded: to one significant figure, or to a step that is given."""
    rounded = _with_rounded(expression, step)
    steps = (Step("Round each number", rf"{notation.latex(expression)} \approx {notation.latex(rounded)}"),)
    return of_number(build(rounded), notation.latex(rounded), decimals=True, steps=steps, checked=True)


def _with_rounded(node: Node, step: Node | None) -> Node:
    """The tree with its numbers rounded; exponents, and numbers of one digit if no step is given, are what they were."""
    match node:
        case Number():
            finding = nearest(node, step) if step is not None else significant_figures(node, Number("1"))
            return Number(finding.value)
        case Binary("^", base, exponent):
            return Binary("^", _with_rounded(base, step), exponent)
        case _:
            return mapped(node, lambda part: _with_rounded(part, step))
