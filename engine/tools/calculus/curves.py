"""Lines that touch a curve or stand on it, and the area that two curves enclose."""

from dataclasses import dataclass
from itertools import pairwise

import sympy
from sympy import Expr, Rational, Symbol
from sympy.functions.elementary.trigonometric import TrigonometricFunction

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.within import connected, roots_within
from engine.tools.terms import printing
from engine.tools.terms.bounds import two_bounds
from engine.tools.terms.build import build, defined, one_unknown, unknowns
from engine.tools.terms.coordinates import X, Y, in_brackets, pair
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Binary, Name, Node, Relation
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.sides import height
from engine.tools.terms.tidy import agree, tidy
from engine.tools.terms.trees import with_natural_logarithms

_FEWEST_CROSSINGS, MOST_CROSSINGS = 2, 8
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
    difference = build(equation.left) - build(equation.right)
    if equation.sign != "=" or unknowns(difference) != [X, Y]:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes a function of one unknown, or an equation in x and y")
    point = pair(place)
    at = dict(zip((X, Y), point, strict=True))
    if tidy(difference.subs(at)) != 0:
        raise ComputationError(Failure.UNDEFINED, _OFF_CURVE)
    by_x, by_y = (defined(tidy(difference.diff(name).subs(at))) for name in (X, Y))
    if by_x == by_y == 0:
        raise ComputationError(Failure.UNDEFINED, "the curve has no one tangent there")
    along = (sympy.S.One, tidy(-by_x / by_y)) if by_y != 0 else (sympy.S.Zero, sympy.S.One)
    steps = (
        Step("Differentiate by $x$ and by $y$", r",\; ".join(printing.latex(difference.diff(name)) for name in (X, Y))),
        Step(f"At ${in_brackets(point)}$", f"{printing.latex(by_x)},\\; {printing.latex(by_y)}"),
        Step("The slope", rf"m = {printing.latex(along[1])}" if along[0] else r"\text{straight up}"),
    )
    return _Touch(X, point, along, _stays(difference, point, along), steps)


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


def area_between(one: Node, other: Node, *between: Node | Entries | Point) -> Finding:
    """The area between two curves, from where they first meet to where they last do, or between two bounds.

    `area_between(x**2, 2*x)`, `area_between(y = x**2, y = 2*x, 0, 1)`, the bounds also as the interval `[0, 1]`.
    """
    difference = Binary("-", *(with_natural_logarithms(height(curve)) for curve in (one, other)))
    function = build(difference)
    symbols = unknowns(function)
    if len(symbols) != 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "the two curves must have one unknown")
    symbol = symbols[0]
    low, high = two_bounds(between) if between else _outermost(function, symbol)
    interval = sympy.Interval(low, high)
    if not connected(function, symbol, interval):
        raise ComputationError(Failure.UNDEFINED, "the curves are not connected between the bounds")
    places = [low, *(place for place in roots_within(difference, symbol, interval) if low < place < high), high]
    parts = [sympy.integrate(function, (symbol, *ends)) for ends in pairwise(places)]
    if any(part.has(sympy.Integral) for part in parts):
        raise ComputationError(Failure.NO_CLOSED_FORM)
    return _area(function, symbol, places, [defined(sympy.Abs(tidy(part))) for part in parts])


def _outermost(difference: Expr, symbol: Symbol) -> tuple[Expr, Expr]:
    """The first and the last place at which two curves meet. Raises ComputationError if they are one, or none."""
    found = _meeting(difference, symbol)
    if len(found) < _FEWEST_CROSSINGS:
        raise ComputationError(Failure.UNDEFINED, "the curves enclose no area")
    return found[0], found[-1]


def _area(difference: Expr, symbol: Symbol, ends: list[Expr], parts: list[Expr]) -> Finding:
    value = tidy(sympy.Add(*parts))
    shown = rf"\left|{printing.latex(difference)}\right|\, d{symbol.name}"
    steps = tuple(
        Step(f"From ${printing.latex(low)}$ to ${printing.latex(high)}$", printing.latex(part))
        for (low, high), part in zip(pairwise(ends), parts, strict=True)
    )
    latex = rf"\int_{{{printing.latex(ends[0])}}}^{{{printing.latex(ends[-1])}}} {shown} = {printing.latex(value)}"
    return Finding(printing.plain(value), latex, "", printing.approximation(value), steps)


def _meeting(difference: Expr, symbol: Symbol) -> list[Expr]:
    """The real places, in order, at which the difference of two curves is zero; waves meet again and again."""
    if difference.has(TrigonometricFunction):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it is not said from where to where")
    real = Symbol(symbol.name, real=True)
    try:
        places = sorted(sympy.solve(difference.subs(symbol, real), real))
    except NotImplementedError as error:
        raise ComputationError(Failure.NO_CLOSED_FORM) from error
    if len(places) > MOST_CROSSINGS:
        raise ComputationError(Failure.TOO_LARGE)
    return places


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
