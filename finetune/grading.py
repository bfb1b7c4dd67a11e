"""Whether an answer's final value is the right one: the same text, the same numbers, or an equal expression. Pure.

Values are compared as numbers at a few fixed points, so `x**2 + 2*x` equals `x*(x + 2)`; no symbolic algebra is done.
"""

import cmath
import math
import operator
import re
from collections.abc import Callable, Mapping

from engine.errors import ExpressionError
from engine.tools.syntax import Binary, Call, Name, Negation, Node, Number, parse

CLOSE = 1e-9  # relative, and absolute near zero
POINTS = (0.7310585786, -1.6180339887, 2.2360679775)
_SIGNS: Mapping[str, Callable[[complex, complex], complex]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
}
_CONSTANTS = {"pi": math.pi, "e": math.e, "i": 1j}
_SEPARATORS = re.compile(r",| or ")


def same_value(given: str | None, right: str) -> bool:
    """True if both are the same value, or the same values in any order (`-2, 5`, `x = 6, y = 4`)."""
    if given is None:
        return False
    if "".join(given.split()) == "".join(right.split()):
        return True
    ours, theirs = (_values(text) for text in (given, right))
    if ours is None or theirs is None or ours.keys() != theirs.keys():
        return False
    return all(_close(ours[key], theirs[key]) for key in ours)


def _values(text: str) -> dict[str, list[complex]] | None:
    """The values at all points by the unknown they belong to ("" where none is named); None if one has no value."""
    found: dict[str, list[complex]] = {}
    try:
        for part in _SEPARATORS.split(text):
            name, _, value = part.rpartition("=")
            tree = parse(value)
            found.setdefault(name.strip(), []).extend(_value(tree, point) for point in POINTS)
    except (ExpressionError, ArithmeticError, ValueError):
        return None
    return found


def _close(ours: list[complex], theirs: list[complex]) -> bool:
    """Each value of one side has a near one on the other, and both have as many."""
    left = list(theirs)
    for value in ours:
        near = next((other for other in left if cmath.isclose(value, other, rel_tol=CLOSE, abs_tol=CLOSE)), None)
        if near is None:
            return False
        left.remove(near)
    return not left


def _value(node: Node, point: float) -> complex:
    match node:
        case Number(text):
            return float(text)
        case Name(name):
            return _CONSTANTS.get(name) or point + ord(name[0]) / 1000
        case Negation(operand):
            return -_value(operand, point)
        case Call("sqrt", (argument,)):
            return cmath.sqrt(_value(argument, point))
        case Call("cbrt", (argument,)):
            return _value(argument, point) ** (1 / 3)
        case Binary(sign, left, right) if sign in _SIGNS:
            return _SIGNS[sign](_value(left, point), _value(right, point))
        case _:
            raise ValueError("not comparable by its value")
