"""Numerals of other bases: `3b33` in base 12, `0.101` in base 2. Letters are digits from a = 10 on."""

import math
import re
from fractions import Fraction

from engine.errors import ComputationError, ExpressionError
from engine.messages import Failure, Step
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Text
from engine.tools.terms.values import small

LEAST, MOST = 2, 36
TEN = 10
_AGAIN = "again and again; the remainders are the digits"
_PLACES_AGAIN = "again and again; the whole parts are the digits"
MOST_DIGITS = 300
MOST_PLACES = 40  # after the point
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NUMERAL = r"[0-9a-z]+(?:\.[0-9a-z]+)?"
_SUM = re.compile(rf"\s*([-+]?)\s*([-+]?)\s*({_NUMERAL}(?:\s*[*×]\s*{_NUMERAL})*)", re.IGNORECASE)
_TIMES = re.compile(r"\s*[*×]\s*")


def to_base(numeral: Text, old: Node, new: Node) -> Finding:
    """A numeral of the base `old` written in the base `new`: `to_base("0.625", 10, 2)` is `0.101`.

    Raises ComputationError if its digits after the point would never end.
    """
    first, second = _base(old), _base(new)
    value = _sum(numeral.text, first)
    written = _written(value, second)
    left, right = _shown(numeral.text, first), _shown(written, second)
    steps = (
        *((Step(f"In base ten, from base {first}", f"{left} = {value}"),) if first != TEN else ()),
        *((_digits_found(value, second, f"{value} = {right}"),) if second != TEN else ()),
    )
    return Finding(written, f"{left} = {right}", steps=steps, checked=_is_value(written, second, value))


def in_base(numerals: Text, base: Node) -> Finding:
    """A sum, difference or product of numerals of one base, in that base: `in_base("101 * 11", 2)` is `1111`."""
    number = _base(base)
    total = _sum(numerals.text, number)
    written = _written(total, number)
    shown = rf"({numerals.text.strip()})_{{{number}}} = {_shown(written, number)}"
    return Finding(written, shown, checked=_is_value(written, number, total))


def _base(node: Node) -> int:
    return small(node, LEAST, MOST)


def _digits_found(value: Fraction, base: int, shown: str) -> Step:
    """How the digits in a base come about, before the point and after it."""
    after = f"Multiply what is after the point by {base} {_PLACES_AGAIN}"
    before = f"Divide by {base} {_AGAIN}"
    if value.denominator == 1:
        return Step(before, shown)
    return Step(after if abs(value) < 1 else f"{before}. {after}", shown)


def _sum(text: str, base: int) -> Fraction:
    """The value of numerals with signs between them. Raises ExpressionError at what is none of that base."""
    total, position = Fraction(0), 0
    text = text.replace("(", "").replace(")", "").strip()
    if not text:
        raise ExpressionError("there is no numeral")
    while position < len(text):
        match = _SUM.match(text, position)
        if match is None or len(match[3]) > MOST_DIGITS or (position and not match[1]):
            raise ExpressionError(f"`{text[position : position + 20]}` is no numeral", position)
        total += (-1) ** f"{match[1]}{match[2]}".count("-") * math.prod(
            _value(numeral, base) for numeral in _TIMES.split(match[3].lower())
        )
        position = match.end()
    return total


def _value(numeral: str, base: int) -> Fraction:
    if wrong := next((digit for digit in numeral.replace(".", "") if _DIGITS.index(digit) >= base), None):
        raise ComputationError(Failure.UNDEFINED, f"{wrong} is no digit of base {base}")
    whole, _, places = numeral.partition(".")
    return Fraction(int(whole + places, base), base ** len(places))


def _is_value(written: str, base: int, value: Fraction) -> bool:
    """Whether a numeral, read again, is the value."""
    return _value(written.removeprefix("-"), base) * (-1 if written.startswith("-") else 1) == value


def _written(value: Fraction, base: int) -> str:
    """The numeral of a value. Raises ComputationError if its digits after the point never end."""
    whole, rest = divmod(abs(value), 1)
    digits = ""
    while whole:
        whole, digit = divmod(whole, base)
        digits = _DIGITS[digit] + digits
    return ("-" if value < 0 else "") + (digits or "0") + _places(rest, base)


def _places(rest: Fraction, base: int) -> str:
    """The point and the digits after it, of a value below 1; nothing of 0."""
    digits = ""
    while rest:
        if len(digits) == MOST_PLACES:
            raise ComputationError(Failure.UNSUPPORTED, f"in base {base} its digits never end")
        digit, rest = divmod(rest * base, 1)
        digits += _DIGITS[digit]
    return f".{digits}" if digits else ""


def _shown(numeral: str, base: int) -> str:
    return rf"\text{{{numeral.strip()}}}_{{{base}}}"
