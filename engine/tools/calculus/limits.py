"""`limit`: where a function goes."""

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.algebra.powers import odd_powers
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, defined
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Name, Node
from engine.tools.terms.tidy import same

_SIDES = {"left": "-", "right": "+"}


def limit(expression: Node, unknown: Name, point: Node, side: str = "") -> Finding:
    """The limit of the expression as the unknown goes to a point, from the `left` or the `right` if one of both is named."""
    if side and side not in _SIDES:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a limit is taken from the left or from the right")
    function = _with_real_roots(build(expression), Symbol(unknown.name), build(point))
    value = sympy.limit(function, Symbol(unknown.name), build(point), _SIDES.get(side, "+"))
    goes = rf"{unknown.name} \to {notation.latex(point)}" + (f"^{{{_SIDES[side]}}}" if side else "")
    latex = rf"\lim_{{{goes}}} {notation.as_factor(expression)}"
    if isinstance(value, sympy.AccumBounds) or (
        not side and _jumps(function, Symbol(unknown.name), build(point), value)
    ):
        return Finding("does not exist", rf"{latex} \text{{ does not exist}}")
    value = defined(value)
    return Finding(
        printing.plain(value), f"{latex} = {printing.latex(value)}", approximation=printing.approximation(value)
    )


def _with_real_roots(function: Expr, unknown: Symbol, point: Expr) -> Expr:
    """The function near a point, where odd roots of what is negative there are the real ones: `x**(1/3)` as -(-x)**(1/3)."""
    below = [
        power for power in odd_powers(function, unknown) if sympy.limit(power.base, unknown, point).is_extended_negative
    ]
    return function.xreplace({power: (-1) ** power.exp.p * (-power.base) ** power.exp for power in below})


def _jumps(function: Expr, unknown: Symbol, point: Expr, right: Expr) -> bool:
    """True if the limit from the left is another one than that from the right; one that is not real is none."""
    if point.is_infinite or not right.is_extended_real:
        return False
    left = sympy.limit(function, unknown, point, "-")
    if left == right or not left.is_extended_real:
        return False
    return bool(left.is_infinite or right.is_infinite) or not same(left, right)
