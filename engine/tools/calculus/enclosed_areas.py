"""`area_between`: the area that two curves enclose."""

from itertools import pairwise

import sympy
from sympy import Expr, Symbol
from sympy.functions.elementary.trigonometric import TrigonometricFunction

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.within import connected, roots_within
from engine.tools.terms import printing
from engine.tools.terms.bounds import two_bounds
from engine.tools.terms.build import build, defined, unknowns
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Binary, Node
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.sides import height
from engine.tools.terms.tidy import tidy
from engine.tools.terms.trees import with_natural_logarithms

_FEWEST_CROSSINGS, _MOST_CROSSINGS = 2, 8


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
    if len(places) > _MOST_CROSSINGS:
        raise ComputationError(Failure.TOO_LARGE)
    return places
