"""Those of a list that meet a condition, and how many they are: `count_fitting([3, 8, 12], k > 5)` is 2."""

import operator
from collections.abc import Callable, Sequence

import sympy
from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.scope import Entries, Text
from engine.tools.terms.values import decimal_wanted, integer, number, of_number, spread_out

Condition = Callable[[Expr], bool]
COMPARED: dict[str, Callable[[Expr, Expr], object]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "!=": operator.ne,
}  # fmt: skip
_TURNED = str.maketrans("<>", "><")


def fitting(values: Entries, *conditions: Node | Text) -> Finding:
    """Those of a list that meet conditions: `fitting([3, 8, 12, 15], k > 5, even)` is 8, 12.

    A condition is an inequality, or even, odd, prime, composite, square, whole, or `multiple, 3`. Raises ComputationError
    where none meets them.
    """
    found = _found(values, conditions)
    if not found:
        raise ComputationError(Failure.UNDEFINED, "there is none")
    text = _listed(found, values)
    return Finding(text, text, steps=(Step("Those that fit", text),))


def count_fitting(values: Entries, *conditions: Node | Text) -> Finding:
    """How many of a list meet conditions, which are told as for `fitting`: `count_fitting([3, 8, 12], 5 < k < 10)` is 1."""
    found = _found(values, conditions)
    step = Step("Those that fit", _listed(found, values) or r"\text{none}")
    return of_number(sympy.Integer(len(found)), "n", steps=(step,))


def _found(values: Entries, conditions: Sequence[Node | Text]) -> list[Expr]:
    """Raises ComputationError for a condition that is none, or one that is not about real numbers."""
    numbers = [number(entry.node) for entry in spread_out((values,))]
    if not all(one.is_real for one in numbers):
        raise ComputationError(Failure.UNDEFINED, "only real numbers can be compared")
    tests = tests_of(conditions)
    return [one for one in numbers if all(test(one) for test in tests)]


def tests_of(conditions: Sequence[Node | Text]) -> list[Condition]:
    """Raises ComputationError for a condition that is none, and where there is none."""
    tests: list[Condition] = []
    left = iter(conditions)
    for condition in left:
        if not isinstance(condition, Text):
            tests.append(_compared(condition))
        elif condition.text == "multiple":
            tests.append(_divided(next(left, None)))
        elif condition.text in _KINDS:
            tests.append(_KINDS[condition.text])
        else:
            raise ComputationError(Failure.NOT_UNDERSTOOD, f"there is no such kind of numbers: {condition.text}")
    if not tests:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "nothing says which are meant")
    return tests


def _compared(condition: Node) -> Condition:
    """Raises ComputationError for what does not compare a bare name with a number."""
    match condition:
        case Relation(sign, Name(), bound) if sign in COMPARED:
            pass
        case Relation(sign, bound, Name()) if sign in COMPARED:
            sign = sign.translate(_TURNED)
        case _:
            raise ComputationError(Failure.UNSUPPORTED, "only a bare name can be compared with a number here")
    value, compared = number(bound), COMPARED[sign]
    return lambda one: bool(compared(one, value))


def _divided(by: Node | Text | None) -> Condition:
    """Raises ComputationError for what is no whole number, or 0."""
    if by is None or isinstance(by, Text):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "nothing says of what they are multiples")
    divisor = integer(by)
    if divisor == 0:
        raise ComputationError(Failure.UNDEFINED, "nothing but 0 is a multiple of 0")
    return lambda one: bool(one.is_integer and one % divisor == 0)


_KINDS: dict[str, Condition] = {
    "even": lambda one: bool(one.is_integer and one % 2 == 0),
    "odd": lambda one: bool(one.is_integer and one % 2 == 1),
    "prime": lambda one: bool(one.is_integer and sympy.isprime(one)),
    "composite": lambda one: bool(one.is_integer and one > 1 and not sympy.isprime(one)),
    "square": lambda one: bool(one.is_integer and one >= 0 and sympy.integer_nthroot(int(one), 2)[1]),
    "whole": lambda one: bool(one.is_integer),
}


def _listed(found: Sequence[Expr], values: Entries) -> str:
    decimals = decimal_wanted(*(entry.node for entry in values))
    return ", ".join(printing.plain(one, decimals=decimals) for one in found)
