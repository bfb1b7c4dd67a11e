"""How fast a function of one unknown changes between two places on average, and its average value there."""

import sympy

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms import notation, printing
from engine.tools.terms.bounds import Places, in_order
from engine.tools.terms.build import build, defined, unknowns
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.tidy import tidy
from engine.tools.terms.values import number

_PLACES = 2


def average_rate(expression: Node, *between: Node | Entries | Point) -> Finding:
    """(f(b) - f(a))/(b - a): `average_rate(x**2, 1, 3)`, the places also as an interval `[1, 3]`."""
    function, symbol, first, last = _read(expression, between)
    value = tidy(defined((function.subs(symbol, last) - function.subs(symbol, first)) / (last - first)))
    return _of(
        value, rf"\frac{{f({printing.latex(last)}) - f({printing.latex(first)})}}{{{printing.latex(last - first)}}}"
    )


def average_value(expression: Node, *between: Node | Entries | Point) -> Finding:
    """The integral from a to b over b - a: `average_value(x**2, 0, 3)`, the places also as an interval `[0, 3]`."""
    function, symbol, first, last = _read(expression, between)
    area = sympy.integrate(function, (symbol, first, last))
    if area.has(sympy.Integral):
        raise ComputationError(Failure.NO_CLOSED_FORM)
    bounds = rf"\int_{{{printing.latex(first)}}}^{{{printing.latex(last)}}}"
    shown = rf"{bounds} {notation.as_factor(expression)}\, d{symbol.name}"
    return _of(tidy(defined(area / (last - first))), rf"\frac{{1}}{{{printing.latex(last - first)}}} {shown}")


def _of(value: sympy.Expr, left: str) -> Finding:
    return Finding(printing.plain(value), f"{left} = {printing.latex(value)}", "", printing.approximation(value))


def _read(expression: Node, between: Places) -> tuple[sympy.Expr, sympy.Symbol, sympy.Expr, sympy.Expr]:
    """The function, its unknown and the two places. Raises ComputationError."""
    function, places = build(expression), in_order(between)
    symbols = unknowns(function)
    if len(symbols) > 1 or len(places) != _PLACES:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes a function of one unknown and two places")
    first, last = map(number, places)
    if first == last:
        raise ComputationError(Failure.UNDEFINED, "the two places are the same")
    return function, symbols[0] if symbols else sympy.Symbol("x"), first, last
