"""Lines that touch a curve."""

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools import printing
from engine.tools.build import build, defined, unknowns
from engine.tools.finding import Finding
from engine.tools.nodes import Name, Node, Relation
from engine.tools.scope import Point
from engine.tools.tidy import tidy
from engine.tools.trees import with_natural_logarithms


def tangent(curve: Node, place: Node | Point) -> Finding:
    """The line that touches a curve at a place: `tangent(x**2, 3)`, `tangent(y = x**2, x = 3)`, `tangent(x**2, (3, 9))`."""
    function = build(with_natural_logarithms(_height(curve)))
    symbols = unknowns(function)
    if len(symbols) != 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it must have one unknown")
    symbol, x = symbols[0], build(_place(place))
    y = defined(tidy(function.subs(symbol, x)))
    if isinstance(place, Point) and tidy(build(place.y) - y) != 0:
        raise ComputationError(Failure.UNDEFINED, "the point is not on the curve")
    derivative = function.diff(symbol)
    rise = defined(tidy(derivative.subs(symbol, x)))
    line = tidy(rise * (symbol - x) + y)
    steps = (
        Step("The derivative", printing.latex(tidy(derivative))),
        Step(f"The slope at ${symbol.name} = {printing.latex(x)}$", f"m = {printing.latex(rise)}"),
        Step("The point of the curve", rf"\left({printing.latex(x)},\; {printing.latex(y)}\right)"),
    )
    return Finding(f"y = {printing.plain(line)}", f"y = {printing.latex(line)}", steps=steps, checked=True)


def _height(curve: Node) -> Node:
    """The expression that y is."""
    match curve:
        case Relation("=", Name("y"), height) | Relation("=", height, Name("y")):
            return height
    return curve


def _place(place: Node | Point) -> Node:
    match place:
        case Point(x, _):
            return x
        case Relation("=", Name(), value):
            return value
    return place
