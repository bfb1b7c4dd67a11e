"""Curves as numbers: trees of `engine.tools.terms.syntax` computed with numpy over a range, and cut where they jump.

It walks the tree itself and runs no text or code of the user's; a point without a real value is not a number.
"""

import math
from collections.abc import Callable, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms.nodes import Binary, Call, Name, Negation, Node, Number, Relation

POINTS = 1200
HIGHEST = 1e100  # what is farther from zero is not drawn
HALVINGS = 24  # of an interval in which a curve seems to jump
SUSPICIOUS = 0.02  # of the visible height: a smaller difference between neighbours is no jump

Values = NDArray[np.float64]


def _factorial(x: Values) -> Values:
    return np.array([_gamma(one + 1) for one in x])


def _gamma(x: float) -> float:
    """The gamma function between its poles, which stand at zero and below, and what floats can hold."""
    return math.gamma(x) if 0 < x < 171 else math.nan


_CONSTANTS = {"pi": math.pi, "e": math.e}
_FUNCTIONS: dict[str, Callable[[Values], Values]] = {
    "sqrt": np.sqrt, "cbrt": np.cbrt, "sin": np.sin, "cos": np.cos, "tan": np.tan, "cot": lambda x: 1 / np.tan(x),
    "sec": lambda x: 1 / np.cos(x), "csc": lambda x: 1 / np.sin(x), "asin": np.arcsin, "acos": np.arccos,
    "atan": np.arctan, "acot": lambda x: np.arctan(1 / x), "asec": lambda x: np.arccos(1 / x),
    "acsc": lambda x: np.arcsin(1 / x), "asinh": np.arcsinh, "acosh": np.arccosh, "atanh": np.arctanh,
    "sinh": np.sinh, "cosh": np.cosh, "tanh": np.tanh, "log": np.log10, "ln": np.log, "exp": np.exp,
    "abs": np.abs, "floor": np.floor, "ceil": np.ceil, "round": lambda x: np.sign(x) * np.floor(np.abs(x) + 0.5),
    "factorial": _factorial, "conjugate": np.conj,
}  # fmt: skip
_FUNCTIONS_OF_TWO: dict[str, Callable[[Values, Values], Values]] = {
    "log": lambda x, base: np.log(x) / np.log(base), "root": lambda x, degree: np.power(x, 1 / degree), "mod": np.mod,
    "min": np.minimum, "max": np.maximum,
}  # fmt: skip


def values(node: Node, unknown: str, at: Values) -> Values:
    """The tree's real values where the unknown has the given ones, of the same shape; nan where there is none.

    Raises ComputationError if the tree holds another unknown or what has no real values.
    """
    with np.errstate(all="ignore"):
        found = _values(node, unknown, at)
        return np.where(np.abs(found) <= HIGHEST, found, np.nan)


def cut(node: Node, unknown: str, at: Values, curve: Values, height: float) -> Values:
    """The curve with nan at each point after which it jumps: a pole or a step, found by halving the interval.

    Between neighbours of a continuous curve the difference shrinks with the interval, at a jump it does not.
    """
    with np.errstate(all="ignore"):
        suspects = np.flatnonzero(np.abs(np.diff(curve)) > SUSPICIOUS * height)
    left, right = at[suspects], at[suspects + 1]
    first, second = curve[suspects], curve[suspects + 1]
    before = np.abs(second - first)
    for _ in range(HALVINGS if suspects.size else 0):
        middle = (left + right) / 2
        between = values(node, unknown, middle)
        lower = ~(np.abs(second - between) > np.abs(between - first))  # so too where there is nothing between
        left, first = np.where(lower, left, middle), np.where(lower, first, between)
        right, second = np.where(lower, middle, right), np.where(lower, between, second)
    with np.errstate(all="ignore"):
        jumps = ~(np.abs(second - first) < before / 4)
    return np.where(np.isin(np.arange(at.size), suspects[jumps]), np.nan, curve)


def window(curves: Sequence[Values]) -> tuple[float, float]:
    """The heights to show: all that there are, but not what runs away to infinity. Raises ComputationError if none."""
    found = np.concatenate(curves)
    found = found[np.isfinite(found)]
    if not found.size:
        raise ComputationError(Failure.UNDEFINED, "there is no real value in that range")
    low, high = float(found.min()), float(found.max())
    common_low, common_high = (float(bound) for bound in np.percentile(found, (5, 95)))
    span = common_high - common_low
    if high - low > 6 * span > 0:
        low, high = max(low, common_low - 0.75 * span), min(high, common_high + 0.75 * span)
    margin = 0.05 * (high - low) or max(1.0, 0.1 * abs(high))
    return low - margin, high + margin


def _values(node: Node, unknown: str, at: Values) -> Values:
    match node:
        case Number(text):
            return np.full_like(at, float(text))
        case Name(name):
            return at if name == unknown else np.full_like(at, _constant(name))
        case Negation(operand):
            return -_values(operand, unknown, at)
        case Binary(sign, left, right):
            return _binary(sign, _values(left, unknown, at), _values(right, unknown, at))
        case Call(function, arguments):
            return _call(function, [_values(argument, unknown, at) for argument in arguments])
        case Relation():
            raise ComputationError(Failure.NOT_UNDERSTOOD, "an equation stands where an expression should")


def _constant(name: str) -> float:
    if name not in _CONSTANTS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"{name} has no real value")
    return _CONSTANTS[name]


def _binary(sign: str, left: Values, right: Values) -> Values:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
        case "^":
            return np.power(left, right)
        case _:
            return np.mod(left, right)


def _call(function: str, arguments: list[Values]) -> Values:
    if len(arguments) == 1 and function in _FUNCTIONS:
        return _FUNCTIONS[function](arguments[0])
    if len(arguments) == 1 and function in ("min", "max"):
        return arguments[0]
    if len(arguments) == 2 and function in _FUNCTIONS_OF_TWO:
        return _FUNCTIONS_OF_TWO[function](*arguments)
    if function in ("min", "max"):
        return reduce(_FUNCTIONS_OF_TWO[function], arguments)
    raise ComputationError(Failure.UNSUPPORTED, f"{function} of that cannot be drawn")
