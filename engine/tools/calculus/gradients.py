"""The gradient of a function of several unknowns, as it stands or at a point."""

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.geometry.vectors import Vector, coordinates_of
from engine.tools.terms import printing
from engine.tools.terms.build import build, defined, unknowns
from engine.tools.terms.coordinates import of_coordinates
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.tidy import tidy

_AXES = sympy.symbols("x y z")


def gradient(expression: Node, place: Vector | None = None) -> Finding:
    """The partial derivatives as a vector: `gradient(x**2 + x*y)`, `gradient(x**2 + x*y, (1, 2))` is `(4, 1)`.

    Raises ComputationError if the place has not as many coordinates as there are unknowns.
    """
    function = build(expression)
    at = [] if place is None else coordinates_of(place)
    symbols = _axes(function, len(at) if at else len(unknowns(function)))
    partial = [tidy(sympy.diff(function, symbol)) for symbol in symbols]
    steps = tuple(_partial(symbol, derivative) for symbol, derivative in zip(symbols, partial, strict=True))
    if not at:
        return of_coordinates(partial, steps)
    values = dict(zip(symbols, at, strict=True))
    return of_coordinates([tidy(defined(one.subs(values, simultaneous=True))) for one in partial], steps)


def _axes(function: Expr, count: int) -> list[Symbol]:
    """The unknowns in order: x, y and z where they are meant, `x` alone too; else those of the function."""
    symbols = unknowns(function)
    if count <= len(_AXES) and set(symbols) <= set(_AXES[:count]):
        return list(_AXES[:count])
    if len(symbols) != count:
        raise ComputationError(Failure.UNDEFINED, "the point has not as many coordinates as there are unknowns")
    return symbols


def _partial(symbol: Symbol, derivative: Expr) -> Step:
    return Step(f"By ${symbol.name}$", rf"\frac{{\partial f}}{{\partial {symbol.name}}} = {printing.latex(derivative)}")
