"""`asymptotes`: the lines that a curve comes near, upright ones where it has no bound, and others far away."""

from collections.abc import Iterator, Set

import sympy
from sympy import Expr, FiniteSet, Symbol
from sympy.calculus.singularities import singularities
from sympy.calculus.util import continuous_domain

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.quotients import shown_division
from engine.tools.algebra.rows import Rows, index_beside, rows_of
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, one_unknown
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Text

KINDS = frozenset("vertical horizontal slant".split())
_FAR, _NEAR, _DIGITS = 10**9, 1e-3, 30  # a place far away, how near the curve is to its line there, and digits to tell

Line = tuple[str, Expr]  # the letter that it tells of, and what that is: x = 3, y = 2*x - 1


def asymptotes(expression: Node, wanted: Text | None = None) -> Finding:
    """Those of a function, vertical ones first; `asymptotes((2*x + 1)/(x - 3), horizontal)` finds one kind, `y = 2`.

    The kinds are vertical, horizontal and slant. Raises ComputationError where they have no closed form.
    """
    if wanted and wanted.text not in KINDS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "an asymptote is vertical, horizontal or slant")
    function, symbol = _of_one(expression)
    kinds = {wanted.text} if wanted else KINDS
    if "vertical" in kinds and (rows := rows_of(_gaps(function, symbol))):
        return _in_rows(rows, symbol, expression)
    lines = list(_lines(function, symbol, kinds))
    steps = _steps(expression, function, symbol)
    if not lines:
        none = f"no {wanted.text} asymptotes" if wanted else "no asymptotes"
        return Finding(none, rf"\text{{{none}}}", steps=steps)
    return Finding(
        value=", ".join(f"{name} = {printing.plain(at)}" for name, at in lines),
        latex=r",\; ".join(f"{name} = {printing.latex(at)}" for name, at in lines),
        steps=steps,
        checked=all(_is_near(function, symbol, line) for line in lines),
    )


def _in_rows(rows: Rows, symbol: Symbol, expression: Node) -> Finding:
    """Those of a tangent or its like, which come again and again; nothing else comes near such a function far away."""
    index, value = index_beside(symbol), ", ".join(f"{symbol.name} = {one}" for one in rows.plain(symbol))
    latex = r",\; ".join(f"{symbol.name} = {one}" for one in rows.latex(symbol))
    text, steps = f"{value}, {index} any whole number", (Step("The function", notation.latex(expression)),)
    return Finding(value, rf"{latex},\; {index} \in \mathbb{{Z}}", text, steps=steps)


def _lines(function: Expr, symbol: Symbol, kinds: Set[str]) -> Iterator[Line]:
    """Those of these kinds. Raises ComputationError."""
    if function.is_polynomial(symbol):
        return
    if "vertical" in kinds:
        yield from ((symbol.name, place) for place in _upright(function, symbol))
    for line in dict.fromkeys(_followed(function, symbol, end) for end in (sympy.oo, -sympy.oo)):
        if line is not None and ("slant" if line.has(symbol) else "horizontal") in kinds:
            yield "y", line


def _upright(function: Expr, symbol: Symbol) -> list[Expr]:
    """The places, in order, where the function has no bound on one side. Raises ComputationError."""
    try:
        edges = continuous_domain(function, symbol, sympy.S.Reals).boundary
    except NotImplementedError as error:
        raise ComputationError(Failure.NO_CLOSED_FORM) from error
    places = sympy.Union(_gaps(function, symbol), edges)
    if not isinstance(places, FiniteSet) and places != sympy.S.EmptySet:
        raise ComputationError(Failure.NO_CLOSED_FORM, "they cannot be written down")
    return sorted(place for place in places if any(_limit(function, symbol, place, side).is_infinite for side in "+-"))


def _gaps(function: Expr, symbol: Symbol) -> sympy.Set:
    """The places where the function has no value though it has some beside them. Raises ComputationError."""
    try:
        return singularities(function, symbol, sympy.S.Reals)
    except NotImplementedError as error:
        raise ComputationError(Failure.NO_CLOSED_FORM) from error


def _followed(function: Expr, symbol: Symbol, end: Expr) -> Expr | None:
    """The line `m*x + c` that the function follows to one end: m is the limit of f(x)/x, and c that of f(x) - m*x."""
    slope = _limit(function / symbol, symbol, end)
    if not slope.is_real:
        return None
    height = _limit(function - slope * symbol, symbol, end)
    return slope * symbol + height if height.is_real else None


def _limit(function: Expr, symbol: Symbol, place: Expr, side: str = "+") -> Expr:
    """Not a number where the function swings, or where sympy finds no limit."""
    try:
        found = sympy.limit(function, symbol, place, side)
    except (NotImplementedError, ValueError):
        return sympy.nan
    return sympy.nan if found.has(sympy.AccumBounds, sympy.Limit) else found


def _is_near(function: Expr, symbol: Symbol, line: Line) -> bool:
    """Whether the curve comes near the line: to an upright one with a height whose reciprocal is none, or far away."""
    name, at = line
    if name == symbol.name:
        return bool((1 / function).subs(symbol, at) == 0)
    places = (sympy.Float(place, _DIGITS) for place in (_FAR, -_FAR))
    apart = (sympy.N((function - at).subs(symbol, place), _DIGITS) for place in places)
    return any(bool(one.is_real and abs(one) < _NEAR) for one in apart)


def _steps(expression: Node, function: Expr, symbol: Symbol) -> tuple[Step, ...]:
    if function.is_polynomial(symbol) or not function.is_rational_function(symbol):
        return (Step("The function", notation.latex(expression)),)
    above, below = sympy.fraction(function)
    return (
        Step("In lowest terms", printing.latex(function)),
        Step("Divide with a remainder", shown_division(above, below, *sympy.div(above, below, symbol))),
    )


def _of_one(expression: Node) -> tuple[Expr, Symbol]:
    """The function, a quotient in lowest terms, and its unknown as a real one. Raises ComputationError."""
    built = build(expression)
    unknown = one_unknown(built)
    symbol = Symbol(unknown.name, real=True)
    function = built.subs(unknown, symbol)
    return (sympy.cancel(sympy.together(function)) if function.is_rational_function(symbol) else function), symbol
