"""One number in another form: as a decimal, a fraction, a mixed number, in scientific notation; ratios and shares."""

import math

import sympy
from sympy import Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation, printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries
from engine.tools.terms.values import decimal_wanted, number, rational, spread_out

SIGNIFICANT = 10


def decimal(given: Node) -> Finding:
    """A number with a decimal point; one that does not end is rounded to ten significant digits."""
    value = number(given)
    ended = printing.terminating(value) if isinstance(value, Rational) else None
    text = ended or str(sympy.N(value, SIGNIFICANT))
    sign = "=" if ended else r"\approx"
    return Finding(text, f"{notation.latex(given)} {sign} {text}", checked=ended is not None)


def fraction(given: Node) -> Finding:
    """A number as a fraction in lowest terms."""
    value = rational(given)
    return Finding(
        f"{value.p}/{value.q}" if value.q != 1 else str(value),
        f"{notation.latex(given)} = {sympy.latex(value)}",
    )


def mixed_number(given: Node) -> Finding:
    """An improper fraction as a whole number and a proper fraction: `3 2/5`."""
    value = rational(given)
    whole, rest = divmod(abs(value.p), value.q)
    sign = "-" if value < 0 else ""
    text = f"{sign}{whole} {rest}/{value.q}" if whole and rest else str(value)
    latex = rf"{notation.latex(given)} = {sign}{whole}\tfrac{{{rest}}}{{{value.q}}}" if rest else text
    return Finding(text, latex, checked=bool(whole + Rational(rest, value.q) == abs(value)))


def scientific(given: Node) -> Finding:
    """A number as a digit, its decimals, and a power of ten."""
    value = rational(given)
    if value == 0:
        raise ComputationError(Failure.UNDEFINED, "zero has no such form")
    exponent = int(sympy.floor(sympy.log(abs(value), 10)))
    digits = printing.plain(value / Rational(10) ** exponent, decimals=True)
    latex = rf"{notation.latex(given)} = {digits} \cdot 10^{{{exponent}}}"
    return Finding(f"{digits}*10**{exponent}", latex, checked=_is_scientific(Rational(digits), exponent, value))


def _is_scientific(digits: Rational, exponent: int, value: Rational) -> bool:
    return bool(1 <= abs(digits) < 10 and digits * Rational(10) ** exponent == value)


def ratio(*given: Node | Entries) -> Finding:
    """A ratio in lowest terms: `2:3`."""
    values = [rational(entry.node) for entry in spread_out(given)]
    scale = math.lcm(*(int(value.q) for value in values))
    whole = [int(value * scale) for value in values]
    common = math.gcd(*whole)
    if common == 0:
        raise ComputationError(Failure.UNDEFINED, "a ratio of nothing but zeros says nothing")
    parts = [one // common for one in whole]
    text = ":".join(map(str, parts))
    steps = (Step(f"Divide by {common}", text),) if common > 1 else ()
    return Finding(text, text, steps=steps, checked=_is_ratio(parts, values))


def _is_ratio(parts: list[int], values: list[Rational]) -> bool:
    """Whether the parts are in lowest terms and stand to one another as the values do."""
    scale = next(value / part for part, value in zip(parts, values, strict=True) if part)
    return math.gcd(*parts) == 1 and values == [part * scale for part in parts]


def share(whole: Node, *given: Node | Entries) -> Finding:
    """The parts of a whole in a ratio: `share(60, 2, 3)` is `24, 36`. Raises ComputationError for a part below zero."""
    entries = spread_out(given)
    amount, ratios = number(whole), [rational(entry.node) for entry in entries]
    parts = sum(ratios)
    if min(ratios) < 0 or parts == 0:
        raise ComputationError(Failure.UNDEFINED, "only parts above zero make up a whole")
    decimals = decimal_wanted(whole, *(entry.node for entry in entries))
    found = [amount * one / parts for one in ratios]
    one_part = rf"\frac{{{notation.latex(whole)}}}{{{parts}}} = {printing.latex(amount / parts, decimals=decimals)}"
    listed = ", ".join(printing.plain(one, decimals=decimals) for one in found)
    shown = " + ".join(printing.latex(one, decimals=decimals) for one in found)
    return Finding(
        listed,
        f"{notation.latex(whole)} = {shown}",
        steps=(Step(f"One of {printing.plain(parts)} parts", one_part),),
        checked=bool(sum(found) == amount),
    )
