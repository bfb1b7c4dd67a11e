"""`tangent` and `normal_line`: lines that touch a curve, or stand on it."""

from dataclasses import dataclass

import sympy
from sympy import Expr, Rational, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.calculus.implicit import implicit_curve
from engine.tools.terms import printing
from engine.tools.terms.build import build, defined, one_unknown
from engine.tools.terms.coordinates import X, Y, in_brackets, pair
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.scope import Point
from engine.tools.terms.sides import height
from engine.tools.terms.tidy import agree, tidy
from engine.tools.terms.trees import with_natural_logarithms

_NEAR = Rational(1, 10**20)
_OFF_CURVE = "the point is not on the curve"


@dataclass(frozen=True, slots=True)
class _Touch:
    """A point of a curve and a step along its tangent, whether that is borne out by numbers, and how it was found."""

    unknown: Symbol
    point: tuple[Expr, Expr]
    along: tuple[Expr, Expr]
    checked: bool | None
    steps: tuple[Step, ...]


def tangent(curve: Node, place: Node | Point) -> Finding:
    """The line that touches a curve at a place: `tangent(x**2, 3)`, `tangent(y = x**2, x = 3)`, `tangent(x**2, (3, 9))`.

    Of an equation in x and y at a point: `tangent(x**2 + y**2 = 25, (3, 4))`.
    """
    touch = _touch(curve, place)
    return verified(_line(touch, touch.along, touch.steps), touch.checked)


def normal_line(curve: Node, place: Node | Point) -> Finding:
    """The line at right angles to a curve at a place, which is given as for `tangent`: `normal_line(x**2, 3)`."""
    touch = _touch(curve, place)
    right, up = touch.along
    steps = touch.steps
    if right != 0 and up != 0:
        turned = printing.latex(tidy(-right / up))
        steps = (*steps, Step("The slope at right angles", rf"-\frac{{1}}{{m}} = {turned}"))
    return verified(_line(touch, (-up, right), steps), touch.checked)


def _touch(curve: Node, place: Node | Point) -> _Touch:
    if isinstance(curve, Relation) and height(curve) is curve and isinstance(place, Point):
        return _of_equation(curve, place)
    function, symbol = _of_one(curve)
    x, y, rise, steps = _touched(function, symbol, place)
    return _Touch(symbol, (x, y), (sympy.S.One, rise), _is_slope(rise, function, symbol, x), steps)


def _of_equation(equation: Relation, place: Point) -> _Touch:
    """Of an equation in x and y. Raises ComputationError if the point is not on its curve, or it has a corner there."""
    curve = implicit_curve(equation)
    point = pair(place)
    at = dict(zip((X, Y), point, strict=True))
    if tidy(curve.difference.subs(at)) != 0:
        raise ComputationError(Failure.UNDEFINED, _OFF_CURVE)
    by_x, by_y = (defined(tidy(slope.subs(at))) for slope in curve.slopes)
    if by_x == by_y == 0:
        raise ComputationError(Failure.UNDEFINED, "the curve has no one tangent there")
    along = (sympy.S.One, tidy(-by_x / by_y)) if by_y != 0 else (sympy.S.Zero, sympy.S.One)
    steps = (
        Step("Differentiate by $x$ and by $y$", r",\; ".join(map(printing.latex, curve.slopes))),
        Step(f"At ${in_brackets(point)}$", f"{printing.latex(by_x)},\\; {printing.latex(by_y)}"),
        Step("The slope", rf"m = {printing.latex(along[1])}" if along[0] else r"\text{straight up}"),
    )
    return _Touch(X, point, along, _stays(curve.difference, point, along), steps)


def _stays(difference: Expr, point: tuple[Expr, Expr], along: tuple[Expr, Expr]) -> bool | None:
    """Whether the equation keeps holding, in numbers, a little way along the tangent on either side."""
    ahead, behind = (
        difference.subs({X: point[0] + step * along[0], Y: point[1] + step * along[1]}) for step in (_NEAR, -_NEAR)
    )
    return agree((ahead - behind) / (2 * _NEAR), sympy.S.Zero)


def _is_slope(rise: Expr, function: Expr, symbol: Symbol, x: Expr) -> bool | None:
    """Whether a line through two points of the curve that lie close by on either side is as steep, in numbers."""
    secant = (function.subs(symbol, x + _NEAR) - function.subs(symbol, x - _NEAR)) / (2 * _NEAR)
    return agree(secant, rise)


def _of_one(curve: Node) -> tuple[Expr, Symbol]:
    """The height of a curve, and its one unknown."""
    function = build(with_natural_logarithms(height(curve)))
    return function, one_unknown(function)


def _touched(function: Expr, symbol: Symbol, place: Node | Point) -> tuple[Expr, Expr, Expr, tuple[Step, ...]]:
    """A point of a curve, how steep the curve is there, and how that was found."""
    x = build(_place(place))
    y = defined(tidy(function.subs(symbol, x)))
    if isinstance(place, Point) and tidy(build(place.y) - y) != 0:
        raise ComputationError(Failure.UNDEFINED, _OFF_CURVE)
    derivative = function.diff(symbol)
    rise = defined(tidy(derivative.subs(symbol, x)))
    steps = (
        Step("The derivative", printing.latex(tidy(derivative))),
        Step(f"The slope at ${symbol.name} = {printing.latex(x)}$", f"m = {printing.latex(rise)}"),
        Step("The point of the curve", in_brackets((x, y))),
    )
    return x, y, rise, steps


def _line(touch: _Touch, along: tuple[Expr, Expr], steps: tuple[Step, ...]) -> Finding:
    """The line through the point in a direction."""
    (x, y), (right, up) = touch.point, along
    name, side = (touch.unknown.name, x) if right == 0 else ("y", tidy(up / right * (touch.unknown - x) + y))
    return Finding(f"{name} = {printing.plain(side)}", f"{name} = {printing.latex(side)}", steps=steps)


def _place(place: Node | Point) -> Node:
    match place:
        case Point(x, _):
            return x
        case Relation("=", Name(), value):
            return value
    return place
