"""`revolution_volume`: the volume of what a curve sweeps when it is turned about an axis."""

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools import printing
from engine.tools.bounds import two_bounds
from engine.tools.build import build, defined, unknowns
from engine.tools.coordinates import X, Y
from engine.tools.curves import height
from engine.tools.finding import Finding, verified
from engine.tools.motions import axis_letter
from engine.tools.nodes import Name, Node, Relation
from engine.tools.scope import Entries, Point, Text
from engine.tools.tidy import agree, tidy
from engine.tools.trees import with_natural_logarithms
from engine.tools.values import of_number


def revolution_volume(curve: Node, *given: Node | Entries | Point | Text) -> Finding:
    """The volume when the region under a curve is turned about the x-axis: `revolution_volume(x**2, 0, 2)`.

    About the y-axis, `revolution_volume(x**2, 0, 2, "y-axis")`; with bounds of y, `y = 0, y = 4`, the region beside it.
    """
    axis = axis_letter(given[-1].text) if given and isinstance(given[-1], Text) else "x"
    places = tuple(one for one in given if not isinstance(one, Text))
    low, high = two_bounds(places)
    function, symbol = _height_of(curve)
    if axis == "x":
        return _turned(function**2, sympy.pi, symbol, low, high)
    if any(isinstance(one, Relation) and one.left == Name("y") for one in places):
        return _turned(_squared_reach(function, symbol), sympy.pi, Y, low, high)
    if low < 0:
        raise ComputationError(Failure.UNSUPPORTED, "the region must be on one side of the axis")
    return _turned(symbol * sympy.Abs(function), 2 * sympy.pi, symbol, low, high)


def _height_of(curve: Node) -> tuple[Expr, Symbol]:
    """The function and its one unknown, which is x where it has none."""
    function = build(with_natural_logarithms(height(curve)))
    symbols = unknowns(function)
    if len(symbols) > 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "the curve must have one unknown")
    return function, symbols[0] if symbols else X


def _squared_reach(function: Expr, symbol: Symbol) -> Expr:
    """The square of x by y, of the points of the curve to the right of the axis. Raises ComputationError."""
    right, up = Symbol(symbol.name, positive=True), Symbol("y", positive=True)
    squares = {sympy.expand(place**2) for place in sympy.solve(function.subs(symbol, right) - up, right)}
    if len(squares) != 1:
        raise ComputationError(Failure.UNSUPPORTED, "the curve must have one point to the right at each height")
    return squares.pop().subs(up, Y)


def _turned(across: Expr, factor: Expr, symbol: Symbol, low: Expr, high: Expr) -> Finding:
    """A factor times the integral of what each slice or shell has."""
    real = Symbol(symbol.name, real=True)
    found = sympy.integrate(across.subs(symbol, real), (real, low, high))
    if found.has(sympy.Integral):
        raise ComputationError(Failure.NO_CLOSED_FORM)
    value = defined(tidy(factor * found))
    bounds = rf"\int_{{{printing.latex(low)}}}^{{{printing.latex(high)}}}"
    shown = rf"{printing.latex(factor)} {bounds} {printing.as_factor(across)}\, d{symbol.name}"
    how = "Discs, each $\\pi r^2$" if factor == sympy.pi else "Shells, each $2 \\pi r h$"
    by_numbers = (factor * sympy.Integral(across, (symbol, low, high))).evalf()
    return verified(of_number(value, shown, steps=(Step(how, shown),)), agree(value, by_numbers))
