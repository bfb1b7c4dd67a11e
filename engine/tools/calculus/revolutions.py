"""`revolution_volume`: the volume of what a curve sweeps when it is turned about an axis."""

from itertools import pairwise

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.within import connected, roots_within
from engine.tools.geometry.motions import axis_letter
from engine.tools.terms import printing
from engine.tools.terms.bounds import Places, in_order, two_bounds
from engine.tools.terms.build import build, defined, unknowns
from engine.tools.terms.coordinates import X, Y
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.scope import Entries, Point, Text
from engine.tools.terms.sides import height
from engine.tools.terms.tidy import agree, tidy
from engine.tools.terms.trees import with_natural_logarithms
from engine.tools.terms.values import number, of_number


def revolution_volume(curve: Node, *given: Node | Entries | Point | Text) -> Finding:
    """The volume when the region under a curve is turned about the x-axis: `revolution_volume(x**2, 0, 2)`.

    About the y-axis, `revolution_volume(x**2, 0, 2, "y-axis")`; with bounds of y, `y = 0, y = 4`, the region beside it.
    Of `y = 0, x = 2` the first is the ground, which the curve meets where the region begins.
    """
    axis = axis_letter(given[-1].text) if given and isinstance(given[-1], Text) else "x"
    places = tuple(one for one in given if not isinstance(one, Text))
    function, symbol = _height_of(curve)
    low, high = _bounds(function, symbol, places)
    if axis == "x":
        return _discs(function**2, symbol, low, high)
    if all(_is_of(one, Y) for one in places):
        return _discs(_squared_reach(function, symbol), Y, low, high)
    return _shells(curve, function, symbol, low, high)


def _height_of(curve: Node) -> tuple[Expr, Symbol]:
    """The function and its one unknown, which is x where it has none, as a real one: bars stay bars then."""
    function = build(with_natural_logarithms(height(curve)))
    symbols = unknowns(function)
    if len(symbols) > 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "the curve must have one unknown")
    symbol = symbols[0] if symbols else X
    real = Symbol(symbol.name, real=True)
    return function.subs(symbol, real), real


def _bounds(function: Expr, symbol: Symbol, places: Places) -> tuple[Expr, Expr]:
    """The two bounds; beside the ground `y = 0` one of x is enough. Raises ComputationError."""
    beside = tuple(one for one in places if not _is_of(one, Y))
    if not beside or len(beside) == len(places):
        return two_bounds(places)
    if len(beside) > 1:
        return two_bounds(beside)
    end = number(in_order(beside)[0])
    met = [place for place in sympy.solve(function, symbol) if place.is_real and place != end]
    if not met:
        raise ComputationError(Failure.UNDEFINED, "the curve does not meet the axis")
    start = min(met, key=lambda place: (abs(float(place - end)), -float(place)))
    return (start, end) if start < end else (end, start)


def _is_of(place: Node | Entries | Point, unknown: Symbol) -> bool:
    """True of `y = 4`, if y is meant."""
    return isinstance(place, Relation) and place.left == Name(unknown.name)


def _squared_reach(function: Expr, symbol: Symbol) -> Expr:
    """The square of x by y, of the points of the curve to the right of the axis. Raises ComputationError."""
    right, up = Symbol(symbol.name, positive=True), Symbol("y", positive=True)
    squares = {sympy.expand(place**2) for place in sympy.solve(function.subs(symbol, right) - up, right)}
    if len(squares) != 1:
        raise ComputationError(Failure.UNSUPPORTED, "the curve must have one point to the right at each height")
    return squares.pop().subs(up, Y)


def _discs(square: Expr, symbol: Symbol, low: Expr, high: Expr) -> Finding:
    """Discs, of whose radius the square is given."""
    return _found(square, sympy.pi, symbol, [low, high], "Discs, each $\\pi r^2$")


def _shells(curve: Node, function: Expr, symbol: Symbol, low: Expr, high: Expr) -> Finding:
    """Shells about the y-axis, between the places at which the curve goes through the x-axis. Raises ComputationError."""
    if low < 0:
        raise ComputationError(Failure.UNSUPPORTED, "the region must be on one side of the axis")
    crossed = roots_within(height(curve), Symbol(symbol.name), sympy.Interval(low, high))
    places = [low, *(place for place in crossed if low < place < high), high]
    return _found(symbol * sympy.Abs(function), 2 * sympy.pi, symbol, places, "Shells, each $2 \\pi r h$")


def _found(across: Expr, factor: Expr, symbol: Symbol, places: list[Expr], how: str) -> Finding:
    """Raises ComputationError where the curve is not connected."""
    low, high = places[0], places[-1]
    if not connected(across, symbol, sympy.Interval(low, high)):
        raise ComputationError(Failure.UNDEFINED, "the curve is not connected between the bounds")
    value = defined(tidy(factor * sympy.Add(*(_integral(across, symbol, *ends) for ends in pairwise(places)))))
    bounds = rf"\int_{{{printing.latex(low)}}}^{{{printing.latex(high)}}}"
    shown = rf"{printing.latex(factor)} {bounds} {printing.as_factor(across)}\, d{symbol.name}"
    by_numbers = (factor * sympy.Integral(across, (symbol, low, high))).evalf()
    return verified(of_number(value, shown, steps=(Step(how, shown),)), agree(value, by_numbers))


def _integral(across: Expr, symbol: Symbol, low: Expr, high: Expr) -> Expr:
    """Of what is not below zero there; a bar about it that has no change of sign inside is left out."""
    real = Symbol(symbol.name, real=True)
    bare = across.subs(symbol, real).replace(sympy.Abs, lambda inside: inside)
    found = sympy.integrate(bare, (real, low, high))
    if found.has(sympy.Integral):
        raise ComputationError(Failure.NO_CLOSED_FORM)
    return sympy.Abs(found)
