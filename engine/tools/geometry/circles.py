"""`circle`: the equation of a circle in standard form, with its center and radius."""

import sympy
from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.build import build
from engine.tools.terms.coordinates import X, Y, pair
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node, Relation
from engine.tools.terms.scope import Point
from engine.tools.terms.sides import brought_over
from engine.tools.terms.values import number

_SQUARE = 2
_A, _B, _C = sympy.symbols("a b c")
_GENERAL = X**2 + Y**2 + _A * X + _B * Y + _C


def circle(*given: Node | Point) -> Finding:
    """A circle in standard form, by its equation, its center and radius, or three points: `circle((1, 2), 3)`.

    Raises ComputationError if there is no such circle.
    """
    match given:
        case (Relation() as equation,):
            return _written(_of_equation(equation))
        case (Point() as center, radius) if not isinstance(radius, Point):
            return _written(_around(pair(center), number(radius)))
        case (Point() as one, Point() as other, Point() as third):
            return _written(_through([pair(point) for point in (one, other, third)]))
    raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes an equation, a center and a radius, or three points")


def _written(general: Expr) -> Finding:
    """Of x^2 + y^2 + ax + by + c the squares completed, where it is zero."""
    x, y = -general.coeff(X, 1) / 2, -general.coeff(Y, 1) / 2
    square = x**2 + y**2 - general.subs({X: 0, Y: 0})
    if not square.is_positive:
        raise ComputationError(Failure.UNDEFINED, "the square of the radius would not be positive")
    left = [(X - x) ** 2, (Y - y) ** 2]
    value = f"{' + '.join(map(printing.plain, left))} = {printing.plain(square)}"
    radius = sympy.sqrt(square)
    center = f"({printing.plain(x)}, {printing.plain(y)})"
    latex = f"{' + '.join(map(printing.latex, left))} = {printing.latex(square)}"
    return Finding(
        value=value,
        text=f"{value}, with the center {center} and the radius {printing.plain(radius)}",
        latex=latex,
        steps=(
            Step("All on one side", f"{printing.latex(general)} = 0"),
            Step("Complete both squares", latex),
            Step("The center and the radius", rf"{center}, \quad r = {printing.latex(radius)}"),
        ),
        checked=sympy.expand(sum(left) - square - general) == 0,
    )


def _around(center: tuple[Expr, Expr], radius: Expr) -> Expr:
    """x^2 + y^2 + ax + by + c by the center and the radius. Raises ComputationError if that is below zero."""
    if radius.is_negative:
        raise ComputationError(Failure.UNDEFINED, "a radius is not below zero")
    return sympy.expand((X - center[0]) ** 2 + (Y - center[1]) ** 2 - radius**2)


def _of_equation(equation: Node) -> Expr:
    """x^2 + y^2 + ax + by + c of an equation. Raises ComputationError if it is none of a circle."""
    stated = build(brought_over(equation))
    if any(power.free_symbols and power.exp > _SQUARE for power in stated.atoms(sympy.Pow) if power.exp.is_number):
        raise ComputationError(Failure.UNSUPPORTED, "this is no circle in x and y")  # before it is multiplied out
    difference = sympy.expand(stated)
    general = sympy.expand(difference / (difference.coeff(X, 2) or 1))
    rest = general - X**2 - Y**2
    is_linear = rest.is_polynomial(X, Y) and sympy.total_degree(rest, X, Y) <= 1
    if not is_linear or general.free_symbols - {X, Y}:
        raise ComputationError(Failure.UNSUPPORTED, "this is no circle in x and y")
    return general


def _through(points: list[tuple[Expr, Expr]]) -> Expr:
    """x^2 + y^2 + ax + by + c that is zero at three points."""
    found = sympy.solve([_GENERAL.subs({X: x, Y: y}) for x, y in points], [_A, _B, _C], dict=True)
    if len(found) != 1 or _C not in found[0]:
        raise ComputationError(Failure.UNDEFINED, "the three points lie on one line")
    return _GENERAL.subs(found[0])
