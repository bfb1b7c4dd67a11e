"""What is asked of a polynomial: its extreme values, its discriminant, its square completed; a sum over whole numbers."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.within import connected, roots_within
from engine.tools.terms import notation, printing, sampling
from engine.tools.terms.bounds import Places, two_bounds
from engine.tools.terms.build import build, defined, one_unknown, unknowns
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.scope import Entries, Point, Text
from engine.tools.terms.sides import brought_over
from engine.tools.terms.syntax import parse
from engine.tools.terms.tidy import agree, same, tidy
from engine.tools.terms.values import small

MOST_POINTS = 8
MOST_ORDER = 12  # of the derivatives that tell whether a curve turns
_KINDS = frozenset({"maximum", "minimum"})
_QUADRATIC = 2
_BOUNDS = 2
_PLACES = 1000  # at which a curve is tried
_CLOSE = 1e-9  # of the largest height: how far floats may be from the exact value


def extrema(expression: Node, wanted: Text | None = None) -> Finding:
    """Where a function has local extreme values, as points, `(1, -4)`; `extrema(x**3 - 3*x, maximum)` finds one kind."""
    function, symbol = _of_one(expression)
    kinds = {place: _kind(function, symbol, place) for place in _level_places(function, symbol)}
    asked = _KINDS if wanted is None else _KINDS & {wanted.text}
    places = [place for place, kind in kinds.items() if kind in asked]
    if not places:
        raise ComputationError(Failure.NO_CLOSED_FORM, "there are no extreme values to be found")
    found = _points(function, symbol, places)
    listed = ", ".join(f"{kinds[place]} at {_point(function, symbol, place, printing.plain)}" for place in places)
    steps = tuple(Step(_reason(kinds[place], symbol, place), _bend(function, symbol, place)) for place in places)
    return replace(found, text=listed, steps=(*found.steps, *steps))


def stationary_points(expression: Node) -> Finding:
    """Where the derivative of a function of one unknown is zero, as points, whether it turns there or not."""
    function, symbol = _of_one(expression)
    places = _level_places(function, symbol)
    if not places:
        raise ComputationError(Failure.NO_CLOSED_FORM, "there are no stationary points to be found")
    return _points(function, symbol, places)


def inflection_points(expression: Node) -> Finding:
    """Where a curve of one unknown goes from bending one way to bending the other, as points."""
    function, symbol = _of_one(expression)
    second = sympy.diff(function, symbol)
    places = [place for place in _level_places(second, symbol) if _kind(second, symbol, place)]
    if not places:
        raise ComputationError(Failure.NO_CLOSED_FORM, "there are no inflection points to be found")
    bend = Step("The second derivative is zero there", f"{printing.latex(sympy.diff(second, symbol))} = 0")
    return replace(_points(function, symbol, places, order=2), steps=(bend,))


def degree(expression: Node) -> Finding:
    """The highest power in a polynomial of one unknown."""
    return _of_polynomial(expression, lambda polynomial: sympy.Integer(polynomial.degree()), "degree")


def leading_coefficient(expression: Node) -> Finding:
    """The factor of the highest power in a polynomial of one unknown."""
    return _of_polynomial(expression, lambda polynomial: polynomial.LC(), "leading coefficient")


def count_real_roots(expression: Node) -> Finding:
    """How many different real roots a polynomial of one unknown has (Sturm's theorem)."""
    function, symbol = _of_one(expression)
    polynomial = sympy.fraction(sympy.together(function))[0].as_poly(symbol, domain="QQ")
    if polynomial is None or function.is_polynomial(symbol) is not True:
        raise ComputationError(Failure.UNSUPPORTED, "only the roots of a polynomial are counted")
    count = sympy.Integer(polynomial.sqf_part().count_roots())
    latex = rf"\text{{different real roots of }} {printing.latex(polynomial.as_expr())}\text{{: }} {count}"
    steps = (Step("The real roots", _real_roots(polynomial, symbol)),) if count else ()
    return verified(Finding(str(count), latex, steps=steps), _counted_otherwise(polynomial) == count)


def _real_roots(polynomial: sympy.Poly, symbol: Symbol) -> str:
    roots = dict.fromkeys(sympy.real_roots(polynomial))
    return r",\; ".join(
        rf"{symbol.name} \approx {sympy.N(one, 4)}"
        if one.has(sympy.CRootOf)
        else f"{symbol.name} = {printing.latex(one)}"
        for one in roots
    )


def _counted_otherwise(polynomial: sympy.Poly) -> int:
    """By isolating each root."""
    return len(polynomial.sqf_part().intervals())


def _of_polynomial(expression: Node, read: Callable[[sympy.Poly], Expr], name: str) -> Finding:
    function, symbol = _of_one(expression)
    polynomial = function.as_poly(symbol)
    if polynomial is None:
        raise ComputationError(Failure.UNSUPPORTED, "this is no polynomial")
    value = read(polynomial)
    latex = rf"\text{{{name} of }} {printing.latex(polynomial.as_expr())}: {printing.latex(value)}"
    return Finding(printing.plain(value), latex)


def _level_places(function: Expr, symbol: Symbol) -> list[Expr]:
    """The real places, in order, at which the derivative is zero."""
    places = sorted(place for place in sympy.solve(sympy.diff(function, symbol), symbol) if place.is_real)
    if len(places) > MOST_POINTS:
        raise ComputationError(Failure.TOO_LARGE)
    return places


def _kind(function: Expr, symbol: Symbol, place: Expr) -> str:
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


def highest(expression: Node, *between: Node | Entries | Point) -> Finding:
    """The largest value of a quadratic that opens downwards, or of a curve between two bounds: `highest(x**3, 0, 2)`.

    The bounds stand also as `[0, 2]`. Raises ComputationError where there is none.
    """
    return _extreme_between(expression, between, sign=-1) if between else _extreme(expression, sign=-1)


def lowest(expression: Node, *between: Node | Entries | Point) -> Finding:
    """The smallest value of a quadratic that opens upwards, or of a curve between two bounds, as for `highest`."""
    return _extreme_between(expression, between, sign=1) if between else _extreme(expression, sign=1)


def discriminant(expression: Node) -> Finding:
    """b^2 - 4ac of a quadratic; in x, if it has other letters too."""
    a, b, c = _quadratic(expression, Symbol("x"))
    value = sympy.expand(b**2 - 4 * a * c)
    latex = rf"b^2 - 4ac = ({printing.latex(b)})^2 - 4 \cdot ({printing.latex(a)}) \cdot ({printing.latex(c)})"
    found = Finding(printing.plain(value), f"{latex} = {printing.latex(value)}")
    unknown = sympy.Dummy()
    return verified(found, agree(value, sympy.discriminant(a * unknown**2 + b * unknown + c, unknown)))


def complete_square(expression: Node) -> Finding:
    """A quadratic as a*(x - h)**2 + k."""
    function, symbol = _of_one(expression)
    a, b, c = _quadratic(expression)
    value = a * (symbol + b / (2 * a)) ** 2 + (c - b**2 / (4 * a))
    return Finding(
        printing.plain(value),
        printing.equation(notation.latex(expression), printing.latex(value)),
        checked=same(function, value),
    )


def summation(expression: Node, index: Name | Relation, *bounds: Node) -> Finding:
    """The sum over whole numbers: `summation(k**2, k, 1, 10)`, `summation(k**2, k = 1, 10)`; the last may be oo, or n."""
    name, first, last = _of_sum(index, bounds)
    symbol, low = Symbol(name), small(first, -1_000_000, 1_000_000)
    high = build(last)
    if high is not sympy.oo and not high.is_Symbol:
        high = sympy.Integer(small(last, low - 1, 10_000_000))
    terms = build(expression)
    if high is sympy.oo and symbol not in terms.free_symbols:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "the terms of an infinite sum hold its index")
    value = defined(sympy.simplify(sympy.summation(terms, (symbol, low, high))))
    value = sympy.factor(value) if high.is_Symbol else value
    latex = (
        rf"\sum_{{{name}={low}}}^{{{printing.latex(high)}}} {notation.as_factor(expression)} = {printing.latex(value)}"
    )
    return Finding(printing.plain(value), latex, approximation=printing.approximation(value))


def _of_sum(index: Name | Relation, bounds: tuple[Node, ...]) -> tuple[str, Node, Node]:
    """The index's name, and from where to where it runs."""
    if isinstance(index, Relation) and isinstance(index.left, Name) and len(bounds) == 1:
        return index.left.name, index.right, bounds[0]
    if isinstance(index, Name) and len(bounds) == _BOUNDS:
        return index.name, bounds[0], bounds[1]
    raise ComputationError(Failure.NOT_UNDERSTOOD, "a sum has an index that runs from one number to another")


def _extreme(expression: Node, sign: int) -> Finding:
    a, b, c = _quadratic(expression)
    if sympy.sign(a) != sign:
        raise ComputationError(Failure.UNDEFINED, "there is no such value, the curve goes on for ever")
    value = sympy.simplify(c - b**2 / (4 * a))
    found = Finding(printing.plain(value), rf"c - \frac{{b^2}}{{4a}} = {printing.latex(value)}")
    vertex = -b / (2 * a)
    return verified(found, agree(value, (a * vertex + b) * vertex + c))


def _extreme_between(expression: Node, between: Places, sign: int) -> Finding:
    """At a bound, or where the derivative is zero."""
    function, symbol = _of_one(expression)
    bounds = two_bounds(between)
    interval = sympy.Interval(*bounds)
    if not connected(function, symbol, interval):
        raise ComputationError(Failure.UNDEFINED, "the curve is not connected between the bounds")
    derivative = parse(printing.plain(sympy.diff(function, symbol)))
    level = roots_within(derivative, symbol, interval) if unknowns(build(derivative)) else []
    places = dict.fromkeys([*bounds, *level])
    heights = {place: tidy(function.subs(symbol, place)) for place in places}
    best = min(heights, key=lambda place: float(sign * heights[place]))
    steps = tuple(
        Step(f"At ${symbol.name} = {printing.latex(place)}$", printing.latex(heights[place])) for place in places
    )
    value, at = heights[best], f"{symbol.name} = "
    found = Finding(
        printing.plain(value),
        rf"{printing.latex(value)} \quad\text{{at}}\quad {at}{printing.latex(best)}",
        f"{printing.plain(value)} at {at}{printing.plain(best)}",
        printing.approximation(value),
        steps,
    )
    return verified(found, _is_outermost(sign * value, brought_over(expression), symbol, bounds, sign))


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


def _quadratic(expression: Node, among: Symbol | None = None) -> tuple[Expr, Expr, Expr]:
    """Its coefficients; those of `among`, if it has this unknown and others."""
    function, symbol = build(brought_over(expression)), among
    if symbol not in unknowns(function):
        function, symbol = _of_one(expression)
    polynomial = sympy.Poly(function, symbol) if function.is_polynomial(symbol) else None
    if polynomial is None or polynomial.degree() != _QUADRATIC:
        raise ComputationError(Failure.UNSUPPORTED, "this is no quadratic")
    a, b, c = polynomial.all_coeffs()
    return a, b, c


def _of_one(expression: Node) -> tuple[Expr, Symbol]:
    function = build(brought_over(expression))
    return function, one_unknown(function)
