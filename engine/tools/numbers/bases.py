"""Numerals of other bases: `3b33` in base 12. Letters are digits from a = 10 on."""

import math
import re

from engine.errors import ComputationError, ExpressionError
from engine.messages import Failure, Step
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Text
from engine.tools.terms.values import small

LEAST, MOST = 2, 36
TEN = 10
_AGAIN = "again and again; the remainders are the digits"
MOST_DIGITS = 300
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SUM = re.compile(r"\s*([-+]?)\s*([-+]?)\s*([0-9a-z]+(?:\s*[*×]\s*[0-9a-z]+)*)", re.IGNORECASE)
_TIMES = re.compile(r"\s*[*×]\s*")


def to_base(numeral: Text, old: Node, new: Node) -> Finding:
    """A numeral of the base `old` written in the base `new`."""
    first, second = _base(old), _base(new)
    value = _sum(numeral.text, first)
    written = _written(value, second)
    left, right = _shown(numeral.text, first), _shown(written, second)
    steps = (
        *((Step(f"In base ten, from base {first}", f"{left} = {value}"),) if first != TEN else ()),
        *((Step(f"Divide by {second} {_AGAIN}", f"{value} = {right}"),) if second != TEN else ()),
    )
    return Finding(written, f"{left} = {right}", steps=steps, checked=int(written, second) == value)


def in_base(numerals: Text, base: Node) -> Finding:
    """A sum, difference or product of numerals of one base, in that base: `in_base("101 * 11", 2)` is `1111`."""
    number = _base(base)
    total = _sum(numerals.text, number)
    written = _written(total, number)
    shown = rf"({numerals.text.strip()})_{{{number}}} = {_shown(written, number)}"
    return Finding(written, shown, checked=int(written, number) == total)


def _base(node: Node) -> int:
    return small(node, LEAST, MOST)


def _sum(text: str, base: int) -> int:
    """The value of numerals with signs between them. Raises ExpressionError at what is none of that base."""
    total, position = 0, 0
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


def _value(numeral: str, base: int) -> int:
    if wrong := next((digit for digit in numeral if _DIGITS.index(digit) >= base), None):
        raise ComputationError(Failure.UNDEFINED, f"{wrong} is no digit of base {base}")
    return int(numeral, base)


def _written(value: int, base: int) -> str:
    digits, rest = "", abs(value)
    while rest:
        rest, digit = divmod(rest, base)
        digits = _DIGITS[digit] + digits
    return ("-" if value < 0 else "") + (digits or "0")


def _shown(numeral: str, base: int) -> str:
    return rf"\text{{{numeral.strip()}}}_{{{base}}}"
