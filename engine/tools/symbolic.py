"""The tools of algebra and analysis on one expression: simplify, expand, factor, diff, integrate, limit."""

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools import notation, printing
from engine.tools.build import build, defined, unknowns
from engine.tools.finding import Finding
from engine.tools.syntax import Name, Node, Number

MOST_TERMS = 200  # of an expanded product


def simplify(expression: Node) -> Finding:
    """The expression in its simplest form."""
    return _rewritten(expression, sympy.simplify(build(expression)), "Simplify")


def expand(expression: Node) -> Finding:
    """The expression multiplied out."""
    return _rewritten(expression, sympy.expand(build(expression)), "Multiply out")


def factor(expression: Node) -> Finding:
    """The expression as a product; a whole number as a product of primes."""
    built = build(expression)
    if isinstance(built, sympy.Integer):
        return _prime_factors(built)
    return _rewritten(expression, sympy.factor(built), "Factor")


def diff(expression: Node, unknown: Name | None = None, order: Number | None = None) -> Finding:
    """The derivative by the unknown (the only one, if none is named), `order` times."""
    function = build(expression)
    symbol = _symbol(unknown, function)
    times = _small(order) if order else 1
    derivative = sympy.simplify(sympy.diff(function, symbol, times))
    sign = rf"\frac{{d}}{{d {symbol.name}}}" if times == 1 else rf"\frac{{d^{times}}}{{d {symbol.name}^{times}}}"
    return Finding(
        value=printing.plain(derivative),
        latex=rf"{sign} \left({notation.latex(expression)}\right) = {printing.latex(derivative)}",
        checked=_same(sympy.diff(function, symbol, times), derivative),
    )


def integrate(
    expression: Node, unknown: Name | None = None, lower: Node | None = None, upper: Node | None = None
) -> Finding:
    """The antiderivative, or between two bounds the definite integral."""
    function = build(expression)
    symbol = _symbol(unknown, function)
    antiderivative = _closed(sympy.integrate(function, symbol))
    checked = _same(sympy.diff(antiderivative, symbol), function)
    shown = rf"{notation.latex(expression)}\, d{symbol.name}"
    if lower is None or upper is None:
        value = sympy.simplify(antiderivative)
        latex = rf"\int {shown} = {printing.latex(value)} + C"
        return Finding(printing.plain(value), latex, checked=checked)
    value = _closed(sympy.integrate(function, (symbol, build(lower), build(upper))))
    bounds = rf"\int_{{{notation.latex(lower)}}}^{{{notation.latex(upper)}}}"
    steps = (Step("Find an antiderivative", printing.latex(antiderivative)), Step("Put in the bounds"))
    latex = f"{bounds} {shown} = {printing.latex(value)}"
    about = printing.approximation(value)
    return Finding(printing.plain(value), latex, approximation=about, steps=steps, checked=checked)


def limit(expression: Node, unknown: Name, point: Node) -> Finding:
    """The limit of the expression as the unknown goes to a point, from the right where the sides differ."""
    function = build(expression)
    value = defined(sympy.limit(function, Symbol(unknown.name), build(point)))
    goes = rf"{unknown.name} \to {notation.latex(point)}"
    latex = rf"\lim_{{{goes}}} {notation.latex(expression)} = {printing.latex(value)}"
    return Finding(printing.plain(value), latex, approximation=printing.approximation(value))


def _rewritten(expression: Node, value: Expr, reason: str) -> Finding:
    value = defined(value)
    if len(value.args) > MOST_TERMS:
        raise ComputationError(Failure.TOO_LARGE)
    return Finding(
        value=printing.plain(value),
        latex=printing.equation(notation.latex(expression), printing.latex(value)),
        approximation=printing.approximation(value),
        steps=(Step(reason, printing.latex(value)),),
        checked=_same(build(expression), value),
    )


def _prime_factors(number: sympy.Integer) -> Finding:
    factors = sympy.factorint(number, limit=10**6)
    text = "*".join(f"{prime}**{power}" if power > 1 else str(prime) for prime, power in factors.items())
    latex = r" \cdot ".join(f"{prime}^{{{power}}}" if power > 1 else str(prime) for prime, power in factors.items())
    checked = sympy.prod(prime**power for prime, power in factors.items()) == number
    return Finding(text or str(number), f"{number} = {latex or number}", checked=bool(checked))


def _symbol(unknown: Name | None, function: Expr) -> Symbol:
    if unknown is not None:
        return Symbol(unknown.name)
    symbols = unknowns(function)
    if len(symbols) > 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it is not said by which unknown")
    return symbols[0] if symbols else Symbol("x")


def _small(order: Number) -> int:
    if not order.text.isdecimal() or not 1 <= int(order.text) <= 10:
        raise ComputationError(Failure.UNSUPPORTED, "a derivative may be taken one to ten times")
    return int(order.text)


def _closed(value: Expr) -> Expr:
    if value.has(sympy.Integral):
        raise ComputationError(Failure.NO_CLOSED_FORM)
    return defined(value)


def _same(one: Expr, other: Expr) -> bool:
    """True if the two are shown to be equal; false also where that cannot be shown."""
    return bool(sympy.simplify(one - other) == 0)
