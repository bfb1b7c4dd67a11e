"""How high or low a curve goes, and where: between two bounds, at a parabola's vertex, or where it alone turns that way."""

from dataclasses import dataclass, replace

import numpy as np
import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.polynomials import of_one, quadratic
from engine.tools.algebra.turns import kind_of, level_places
from engine.tools.algebra.within import connected, roots_within
from engine.tools.terms import printing, sampling
from engine.tools.terms.bounds import Places, two_bounds
from engine.tools.terms.build import build, unknowns
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.sides import brought_over
from engine.tools.terms.syntax import parse
from engine.tools.terms.tidy import agree, tidy

_QUADRATIC = 2
_PLACES = 1000  # at which a curve is tried
_CLOSE = 1e-9  # of the largest height: how far floats may be from the exact value
_KINDS = {-1: "maximum", 1: "minimum"}
_FOR_EVER = "there is no such value, the curve goes on for ever"


@dataclass(frozen=True, slots=True)
class _Best:
    """The largest or smallest value, at which places of the unknown it is, and what another way to it says."""

    value: Expr
    unknown: Symbol
    places: list[Expr]
    steps: tuple[Step, ...]
    agrees: bool | None


def highest(expression: Node, *between: Node | Entries | Point) -> Finding:
    """The largest value of a curve: `highest(5 - x**2)`, or between two bounds, `highest(x**3, 0, 2)`.

    The bounds stand also as `[0, 2]`; without them it is the value where the curve alone turns so. Raises
    ComputationError where there is none.
    """
    return _as_value(_best(expression, between, sign=-1))


def lowest(expression: Node, *between: Node | Entries | Point) -> Finding:
    """The smallest value of a curve, as for `highest`: `lowest(x**2 - 4*x)` is -4."""
    return _as_value(_best(expression, between, sign=1))


def highest_at(expression: Node, *between: Node | Entries | Point) -> Finding:
    """At which place a curve is highest, given as for `highest`: `highest_at(x*(12 - 2*x)**2, 0, 6)` is 2."""
    return _as_place(_best(expression, between, sign=-1))


def lowest_at(expression: Node, *between: Node | Entries | Point) -> Finding:
    """At which place a curve is lowest, given as for `highest`: `lowest_at(x + 9/x)` is 3."""
    return _as_place(_best(expression, between, sign=1))


def _as_value(best: _Best) -> Finding:
    value, at = best.value, _written(best, printing.plain)
    latex = rf"{printing.latex(value)} \quad\text{{at}}\quad {_written(best, printing.latex)}"
    about = printing.approximation(value)
    found = Finding(printing.plain(value), latex, f"{printing.plain(value)} at {at}", about, best.steps)
    return verified(found, best.agrees)


def _as_place(best: _Best) -> Finding:
    about = printing.approximation(best.places[0]) if len(best.places) == 1 else ""
    text = f"{_written(best, printing.plain)}, where it is {printing.plain(best.value)}"
    value = ", ".join(map(printing.plain, best.places))
    return verified(Finding(value, _written(best, printing.latex), text, about, best.steps), best.agrees)


def _written(best: _Best, write: printing.Write) -> str:
    return f"{best.unknown.name} = {', '.join(map(write, best.places))}"


def _best(expression: Node, between: Places, sign: int) -> _Best:
    """The least of the heights times the sign. Raises ComputationError."""
    if between:
        return _between(expression, between, sign)
    function, symbol = of_one(expression)
    if function.is_polynomial(symbol) and sympy.degree(function, symbol) == _QUADRATIC:
        return _at_vertex(expression, symbol, sign)
    return _at_turn(function, symbol, sign)


def _at_vertex(expression: Node, symbol: Symbol, sign: int) -> _Best:
    a, b, c = quadratic(expression)
    if sympy.sign(a) != sign:
        raise ComputationError(Failure.UNDEFINED, _FOR_EVER)
    value, vertex = sympy.simplify(c - b**2 / (4 * a)), -b / (2 * a)
    steps = (
        Step("The vertex", rf"{symbol.name} = -\frac{{b}}{{2a}} = {printing.latex(vertex)}"),
        Step("The value there", rf"c - \frac{{b^2}}{{4a}} = {printing.latex(value)}"),
    )
    return _Best(value, symbol, [vertex], steps, agree(value, (a * vertex + b) * vertex + c))


def _at_turn(function: Expr, symbol: Symbol, sign: int) -> _Best:
    """The best of the local extreme values of this kind, the only one mostly. Raises ComputationError if there is none."""
    turns = [place for place in level_places(function, symbol) if kind_of(function, symbol, place) == _KINDS[sign]]
    if not turns:
        raise ComputationError(Failure.UNDEFINED, _FOR_EVER)
    derivative = sympy.diff(function, symbol)
    level = all(agree(derivative.subs(symbol, place), sympy.S.Zero) for place in turns)
    heights = {place: tidy(function.subs(symbol, place)) for place in turns}
    shown = Step("The derivative is zero there", f"{printing.latex(derivative)} = 0")
    return _least(heights, symbol, sign, (shown, *_told(heights, symbol)), agrees=level or None)


def _between(expression: Node, between: Places, sign: int) -> _Best:
    """At a bound, or where the derivative is zero."""
    function, symbol = of_one(expression)
    bounds = two_bounds(between)
    interval = sympy.Interval(*bounds)
    if not connected(function, symbol, interval):
        raise ComputationError(Failure.UNDEFINED, "the curve is not connected between the bounds")
    derivative = parse(printing.plain(sympy.diff(function, symbol)))
    level = roots_within(derivative, symbol, interval) if unknowns(build(derivative)) else []
    heights = {place: tidy(function.subs(symbol, place)) for place in dict.fromkeys([*bounds, *level])}
    best = _least(heights, symbol, sign, _told(heights, symbol), agrees=None)
    agrees = _is_outermost(sign * best.value, brought_over(expression), symbol, bounds, sign)
    return replace(best, agrees=agrees)


def _told(heights: dict[Expr, Expr], symbol: Symbol) -> tuple[Step, ...]:
    return tuple(
        Step(f"At ${symbol.name} = {printing.latex(place)}$", printing.latex(height))
        for place, height in heights.items()
    )


def _least(
    heights: dict[Expr, Expr], symbol: Symbol, sign: int, steps: tuple[Step, ...], *, agrees: bool | None
) -> _Best:
    """The places, in order, of the least height times the sign."""
    best = min(heights.values(), key=lambda height: float(sign * height))
    places = sorted((place for place, height in heights.items() if agree(height, best)), key=float)
    return _Best(best, symbol, places, steps, agrees)


def _is_outermost(least: Expr, curve: Node, symbol: Symbol, bounds: tuple[Expr, Expr], sign: int) -> bool | None:
    """Whether no height of the curve, times the sign, is less at any of many places; None where floats cannot tell."""
    try:
        low, high = map(float, bounds)
        heights = sign * sampling.values(curve, symbol.name, np.linspace(low, high, _PLACES))
    except (ComputationError, OverflowError):
        return None
    if not np.isfinite(heights).any():
        return None
    close = _CLOSE * np.nanmax(np.abs(heights), initial=1.0)
    return not bool(np.any(heights < float(least) - close))
