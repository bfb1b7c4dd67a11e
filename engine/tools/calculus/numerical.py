"""Values found step by step: Newton's method for a root, and strips under a curve for an integral."""

from collections.abc import Callable

import sympy
from sympy import Expr, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation, printing
from engine.tools.terms.bounds import in_order
from engine.tools.terms.build import build, defined, one_unknown
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Name, Node, Number, Relation
from engine.tools.terms.scope import Entries, Point, Text
from engine.tools.terms.sides import brought_over, height
from engine.tools.terms.values import decimal_wanted, number, small

MOST_STEPS = 30
MOST_STRIPS = 1000
DECIMALS = 10  # of what is no short fraction
LONGEST_BELOW = 10**6  # of a fraction that is still told as one
_BOUNDS = 2
_Function = Callable[[Expr], Expr]


def newton(expression: Node, start: Node, steps: Node | None = None) -> Finding:
    """What Newton's method makes of a start after some steps (one, if none is given): `newton(x**2 - 2, 1, 2)`.

    Raises ComputationError where the derivative is zero.
    """
    function = build(brought_over(height(expression)))
    symbol = one_unknown(function)
    derivative = function.diff(symbol)
    place = number(start.right if isinstance(start, Relation) and isinstance(start.left, Name) else start)
    shown = [Step("The derivative", f"f'({symbol.name}) = {printing.latex(derivative)}")]
    for index in range(1, small(steps or Number("1"), 1, MOST_STEPS) + 1):
        rise = derivative.subs(symbol, place)
        if rise == 0:
            raise ComputationError(Failure.UNDEFINED, "the derivative is zero there")
        place = _brief(defined(place - function.subs(symbol, place) / rise))
        shown.append(Step(f"Step {index}", rf"{symbol.name}_{{{index}}} = {printing.latex(place)}"))
    return _found(place, f"{symbol.name}_{{{index}}}", tuple(shown), decimals=decimal_wanted(expression, start))


def approximate_integral(expression: Node, *given: Node | Entries | Point | Text) -> Finding:
    """An integral by strips of equal width: `approximate_integral(x**2, 0, 2, 4, trapezoid)`, the bounds also `[0, 2]`.

    The rule is left, right, midpoint, trapezoid or simpson. Raises ComputationError.
    """
    function = build(expression)
    symbol = one_unknown(function)
    rule = _SUMS.get(given[-1].text) if given and isinstance(given[-1], Text) else None
    places = in_order(tuple(one for one in given if not isinstance(one, Text)))
    if rule is None or len(places) != _BOUNDS + 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes two bounds, how many strips, and a rule")
    low, high, strips = number(places[0]), number(places[1]), small(places[2], 1, MOST_STRIPS)
    value = _brief(
        defined(rule(lambda place: defined(function.subs(symbol, place)), low, (high - low) / strips, strips))
    )
    about = Step(f"The width of a strip, with {strips} of them", rf"h = {printing.latex((high - low) / strips)}")
    bounds = rf"\int_{{{printing.latex(low)}}}^{{{printing.latex(high)}}}"
    shown = rf"{bounds} {notation.as_factor(expression)}\, d{symbol.name} \approx "
    found = _found(value, "", (about,), decimals=decimal_wanted(expression))
    return Finding(found.value, shown + found.latex.removeprefix(" = "), "", found.approximation, found.steps)


def _left(of: _Function, low: Expr, width: Expr, strips: int) -> Expr:
    return width * sympy.Add(*(of(low + index * width) for index in range(strips)))


def _right(of: _Function, low: Expr, width: Expr, strips: int) -> Expr:
    return _left(of, low + width, width, strips)


def _midpoint(of: _Function, low: Expr, width: Expr, strips: int) -> Expr:
    return _left(of, low + width / 2, width, strips)


def _trapezoid(of: _Function, low: Expr, width: Expr, strips: int) -> Expr:
    return (_left(of, low, width, strips) + _right(of, low, width, strips)) / 2


def _simpson(of: _Function, low: Expr, width: Expr, strips: int) -> Expr:
    """Over pairs of strips. Raises ComputationError if their number is odd."""
    if strips % 2:
        raise ComputationError(Failure.UNDEFINED, "Simpson's rule takes an even number of strips")
    pairs = strips // 2
    return (2 * _midpoint(of, low, 2 * width, pairs) + _trapezoid(of, low, 2 * width, pairs)) / 3


_SUMS = {"left": _left, "right": _right, "midpoint": _midpoint, "trapezoid": _trapezoid, "simpson": _simpson}


def _brief(value: Expr) -> Expr:
    """A short fraction as it is, anything else in decimals."""
    return value if isinstance(value, Rational) and value.q < LONGEST_BELOW else sympy.N(value, 2 * DECIMALS)


def _found(value: Expr, left: str, steps: tuple[Step, ...], *, decimals: bool) -> Finding:
    if isinstance(value, Rational) and not (decimals and printing.terminating(value) is None):
        about = printing.approximation(value)
        shown = printing.latex(value, decimals=decimals)
        ending = rf" \approx {about}" if about and about != shown else ""
        return Finding(
            printing.plain(value, decimals=decimals), f"{left} = {shown}{ending}", approximation=about, steps=steps
        )
    rounded = printing.plain(sympy.N(value, DECIMALS))
    return Finding(rounded, rf"{left} = {rounded}", steps=steps)
