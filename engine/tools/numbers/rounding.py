"""Rounding to a step, to places after the point, to significant figures; and estimates made with rounded numbers."""

from dataclasses import replace

import sympy
from sympy import Expr, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build
from engine.tools.terms.decimals import agrees_in_decimals
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Binary, Negation, Node, Number
from engine.tools.terms.trees import mapped
from engine.tools.terms.values import integer, number, of_number, rational


def nearest(given: Node, step: Node) -> Finding:
    """The multiple of a step that is nearest to a value; half is rounded away from zero.

    Its text keeps the zeros that belong to the step: to hundredths, 3.999 is 4.00.
    """
    value, by = number(given), rational(step)
    if by <= 0 or not value.is_real:
        raise ComputationError(Failure.UNDEFINED, "only a real number is rounded to a step")
    rounded = sympy.sign(value) * sympy.floor(abs(value) / by + Rational(1, 2)) * by
    left = notation.latex(given)
    found = of_number(rounded, left, decimals=True, checked=bool(abs(value - rounded) <= by / 2))
    shown = found.value + _zeros_kept(found.value, by)
    if rounded == value and shown == found.value:
        return found
    sign, right = "=" if rounded == value else r"\approx", printing.latex(rounded, decimals=True)
    return replace(
        found,
        text=shown if shown != found.value else "",
        latex=f"{left} {sign} {shown if right == found.value else right}",
    )


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
    found = nearest(given, _power_of_ten(_leading(value) - count + 1))
    carried = _leading(Rational(found.value))  # 0.996 has two figures as 1.0
    return nearest(given, _power_of_ten(carried - count + 1))


def _leading(value: Expr) -> int:
    """The power of ten of the first digit that is not zero."""
    return int(sympy.floor(sympy.log(abs(value), 10))) if value != 0 else 0


def _zeros_kept(decimals: str, step: Rational) -> str:
    """The zeros, and before them the point, that a rounded number lacks at its end; none unless a place was asked for."""
    if "/" in decimals or step.p != 1 or step.q == 1 or step.q != 10 ** (len(str(step.q)) - 1):
        return ""
    point = "" if "." in decimals else "."
    return point + "0" * (len(str(step.q)) - 1 - len(decimals.partition(".")[2]))


def _power_of_ten(exponent: int) -> Node:
    power: Node = Number(str(abs(exponent)))
    return Binary("^", Number("10"), Negation(power) if exponent < 0 else power)


def estimate(expression: Node, step: Node | None = None) -> Finding:
    """The value once each number is rounded: to one significant figure, or to a step that is given."""
    rounded = _with_rounded(expression, step)
    steps = (Step("Round each number", rf"{notation.latex(expression)} \approx {notation.latex(rounded)}"),)
    value = build(rounded)
    found = of_number(value, notation.latex(rounded), decimals=True, steps=steps)
    return verified(found, agrees_in_decimals(rounded, value))


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
