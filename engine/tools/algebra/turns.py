"""Where a curve turns, is level, or begins to bend the other way, as points."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.polynomials import of_one
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Text
from engine.tools.terms.tidy import agree

MOST_POINTS = 8
MOST_ORDER = 12  # of the derivatives that tell whether a curve turns
_KINDS = frozenset({"maximum", "minimum"})


def extrema(expression: Node, wanted: Text | None = None) -> Finding:
    """Where a function has local extreme values, as points, `(1, -4)`; `extrema(x**3 - 3*x, maximum)` finds one kind."""
    function, symbol = of_one(expression)
    kinds = _kinds(function, symbol)
    asked = _KINDS if wanted is None else _KINDS & {wanted.text}
    places = [place for place, kind in kinds.items() if kind in asked]
    if not places:
        raise ComputationError(Failure.NO_CLOSED_FORM, "there are no extreme values to be found")
    found = _points(function, symbol, places)
    listed = ", ".join(f"{kinds[place]} at {_point(function, symbol, place, printing.plain)}" for place in places)
    steps = tuple(Step(_reason(kinds[place], symbol, place), _bend(function, symbol, place)) for place in places)
    return replace(found, text=listed, steps=(*found.steps, *steps))


def count_extrema(expression: Node) -> Finding:
    """How many local extreme values (turning points) a function has: `count_extrema(x**4 - 4*x**3)` is 1."""
    function, symbol = of_one(expression)
    kinds = _kinds(function, symbol)
    turns = [place for place, kind in kinds.items() if kind]
    derivative = Step("Where the derivative is zero", f"{printing.latex(sympy.diff(function, symbol))} = 0")
    steps = tuple(Step(_reason(kinds[place], symbol, place), _bend(function, symbol, place)) for place in turns)
    latex = rf"\text{{turning points of }} {printing.latex(function)}\text{{: }} {len(turns)}"
    return Finding(str(len(turns)), latex, steps=(derivative, *steps))


def stationary_points(expression: Node) -> Finding:
    """Where the derivative of a function of one unknown is zero, as points, whether it turns there or not."""
    function, symbol = of_one(expression)
    places = level_places(function, symbol)
    if not places:
        raise ComputationError(Failure.NO_CLOSED_FORM, "there are no stationary points to be found")
    return _points(function, symbol, places)


def inflection_points(expression: Node) -> Finding:
    """Where a curve of one unknown goes from bending one way to bending the other, as points."""
    function, symbol = of_one(expression)
    second = sympy.diff(function, symbol)
    places = [place for place in level_places(second, symbol) if kind_of(second, symbol, place)]
    if not places:
        raise ComputationError(Failure.NO_CLOSED_FORM, "there are no inflection points to be found")
    bend = Step("The second derivative is zero there", f"{printing.latex(sympy.diff(second, symbol))} = 0")
    return replace(_points(function, symbol, places, order=2), steps=(bend,))


def _kinds(function: Expr, symbol: Symbol) -> dict[Expr, str]:
    """What is at each place where the derivative is zero, as `kind_of` says it."""
    return {place: kind_of(function, symbol, place) for place in level_places(function, symbol)}


def level_places(function: Expr, symbol: Symbol) -> list[Expr]:
    """The real places, in order, at which the derivative is zero."""
    places = sorted(place for place in sympy.solve(sympy.diff(function, symbol), symbol) if place.is_real)
    if len(places) > MOST_POINTS:
        raise ComputationError(Failure.TOO_LARGE)
    return places


def kind_of(function: Expr, symbol: Symbol, place: Expr) -> str:
    """`maximum` or `minimum`; "" if the first derivative that is not zero is of odd order: x**3 goes on rising at 0."""
    derivative = sympy.diff(function, symbol)
    for order in range(2, MOST_ORDER + 1):
        derivative = sympy.diff(derivative, symbol)
        value = sympy.simplify(derivative.subs(symbol, place))
        if value != 0:
            return "" if order % 2 else "minimum" if value > 0 else "maximum"
    return ""


def _reason(kind: str, symbol: Symbol, place: Expr) -> str:
    return f"The curve bends {'up' if kind == 'minimum' else 'down'} at ${symbol.name} = {printing.latex(place)}$: a {kind}"


def _bend(function: Expr, symbol: Symbol, place: Expr) -> str:
    """The second derivative there, if it is not zero and so tells which way the curve bends."""
    second = sympy.simplify(sympy.diff(function, symbol, 2).subs(symbol, place))
    return f"f''({printing.latex(place)}) = {printing.latex(second)}" if second != 0 else ""


def _points(function: Expr, symbol: Symbol, places: Sequence[Expr], order: int = 1) -> Finding:
    """The points of a curve where its derivative of this order is zero, which is checked."""
    points = [_point(function, symbol, place, printing.plain) for place in places]
    latex = r",\; ".join(_point(function, symbol, place, printing.latex) for place in places)
    derivative = Step("The derivative is zero there", f"{printing.latex(sympy.diff(function, symbol))} = 0")
    level = sympy.diff(function, symbol, order)
    are_level = (agree(level.subs(symbol, place), sympy.S.Zero) for place in places)
    return Finding(", ".join(points), latex, steps=(derivative,), checked=all(are_level))


def _point(function: Expr, symbol: Symbol, place: Expr, write: Callable[[Expr], str]) -> str:
    return f"({write(place)}, {write(function.subs(symbol, place))})"
