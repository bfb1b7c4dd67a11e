"""Kinds of whole numbers that have a name: squares, cubes, triangular, Fibonacci, perfect, Armstrong numbers; powers."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import isqrt

import sympy

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Text
from engine.tools.terms.values import integer, of_truth

MOST_DIGITS = 20  # of a number whose divisors are looked for


@dataclass(frozen=True, slots=True)
class _Row:
    """Numbers in a row that rises."""

    term: Callable[[int], int]  # the n-th of them
    shown: Callable[[int], str]  # what it is called, in LaTeX
    known: Callable[[int], bool]  # whether a number is one of them, found in another way


def _is_square(value: int) -> bool:
    return value >= 0 and isqrt(value) ** 2 == value


_SQUARES = _Row(lambda n: n**2, lambda n: f"{n}^2", lambda value: bool(sympy.integer_nthroot(value, 2)[1]))
_CUBES = _Row(lambda n: n**3, lambda n: f"{n}^3", lambda value: bool(sympy.integer_nthroot(value, 3)[1]))
_TRIANGULAR = _Row(
    lambda n: n * (n + 1) // 2, lambda n: rf"\frac{{{n} \cdot {n + 1}}}{{2}}", lambda value: _is_square(8 * value + 1)
)
# checked by Gessel 1972: of a Fibonacci number n one of 5n^2 + 4 and 5n^2 - 4 is a square
_FIBONACCI = _Row(
    lambda n: int(sympy.fibonacci(n)),
    lambda n: f"F_{{{n}}}",
    lambda value: _is_square(5 * value**2 + 4) or _is_square(5 * value**2 - 4),
)


def is_kind(given: Node, kind: Text) -> Finding:
    """Whether a number is a square, cube, triangular, fibonacci, perfect or armstrong one: `is_kind(55, triangular)`.

    Raises ComputationError for another kind, for what is below 0, and for numbers of more than 20 digits.
    """
    decide = _KINDS.get(kind.text)
    if decide is None:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"there is no such kind of numbers: {kind.text}")
    return decide(_whole(given, 0))


def is_power(given: Node, base: Node) -> Finding:
    """Whether a whole number is a power of another one: `is_power(256, 2)` is True.

    Raises ComputationError for a base below 2, for a number below 1, and for numbers of more than 20 digits.
    """
    of = _whole(base, 2)
    row = _Row(lambda n: of**n, lambda n: f"{of}^{{{n}}}", lambda value: of ** sympy.multiplicity(of, value) == value)
    return _in_row(rf"a power of {of}", row, _whole(given, 1))


def _whole(node: Node, least: int) -> int:
    value = int(integer(node))
    if value < least:
        raise ComputationError(Failure.UNDEFINED, f"it takes a whole number from {least} on")
    if len(str(value)) > MOST_DIGITS:
        raise ComputationError(Failure.TOO_LARGE)
    return value


def _in_row(kind: str, row: _Row, value: int) -> Finding:
    """By the one of the row that it is, or the two that it lies between."""
    place = bisect_left(range(_beyond(row, value)), value, key=row.term)
    found = row.term(place) == value
    at = f"{value} = {row.shown(place)}"
    between = f"{row.shown(place - 1)} = {row.term(place - 1)} < {value} < {row.term(place)} = {row.shown(place)}"
    step = Step("Look for it among them", at if found else between)
    return of_truth(found, rf"{value} \text{{ is {kind}}}", (step,), agrees=row.known(value) == found)


def _beyond(row: _Row, value: int) -> int:
    """A place of the row at which its numbers are not below the value any more."""
    place = 1
    while row.term(place) < value:
        place *= 2
    return place


def _is_perfect(value: int) -> Finding:
    """Checked by Euclid and Euler: an even one is 2^(p - 1) (2^p - 1), and no odd one has so few digits."""
    smaller = int(sympy.divisor_sigma(value)) - value if value else 0
    step = Step("Its smaller divisors together", f"{smaller}")
    found = value > 0 and smaller == value
    return of_truth(
        found, rf"{value} \text{{ is perfect}}", (step,), agrees=bool(sympy.ntheory.is_perfect(value)) == found
    )


def _is_armstrong(value: int) -> Finding:
    """Whether the digits, each to the power of how many there are, make the number."""
    digits = str(value)
    together = sum(int(digit) ** len(digits) for digit in digits)
    powers = " + ".join(f"{digit}^{{{len(digits)}}}" for digit in digits)
    step = Step("Its digits, to the power of how many there are", f"{powers} = {together}")
    return of_truth(together == value, rf"{value} \text{{ is an Armstrong number}}", (step,))


_KINDS: dict[str, Callable[[int], Finding]] = {
    "square": partial(_in_row, "a square", _SQUARES),
    "cube": partial(_in_row, "a cube", _CUBES),
    "triangular": partial(_in_row, "triangular", _TRIANGULAR),
    "fibonacci": partial(_in_row, "a Fibonacci number", _FIBONACCI),
    "perfect": _is_perfect,
    "armstrong": _is_armstrong,
}
