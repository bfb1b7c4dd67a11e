"""`calculate`: the exact value of an expression, its decimals, the order in which it is worked out, and a check."""

import operator
from collections.abc import Callable

import mpmath
from sympy import Expr, Rational

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.numbers.arithmetic_steps import arithmetic_steps
from engine.tools.numbers.percentage_steps import percent_steps
from engine.tools.terms import notation
from engine.tools.terms.build import build, has_decimal
from engine.tools.terms.coordinates import of_coordinates
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Binary, Call, Name, Negation, Node, Number, Relation
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.tidy import tidy
from engine.tools.terms.values import of_number

CLOSE = 1e-20  # relative; two ways of computing one number agree better than this

DIGITS = 60  # of the decimals that a value is checked with


def _remainder(left: mpmath.mpc, right: mpmath.mpc) -> mpmath.mpc:
    """Raises ValueError where a number is so long that its last digits, and so what is left, are lost in decimals."""
    if abs(left) >= mpmath.mpf(10) ** (DIGITS // 2):
        raise ValueError("the remainder of a long number has no check in decimals")
    return left % right


_FUNCTIONS: dict[str, Callable[..., mpmath.mpc]] = {
    "sqrt": mpmath.sqrt, "sin": mpmath.sin, "cos": mpmath.cos, "tan": mpmath.tan, "exp": mpmath.exp, "abs": abs,
    "conjugate": mpmath.conj, "arg": mpmath.arg, "ln": mpmath.log, "log": mpmath.log10, "factorial": mpmath.factorial,
}  # fmt: skip
_SIGNS: dict[str, Callable[[mpmath.mpc, mpmath.mpc], mpmath.mpc]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "%": _remainder,
}  # fmt: skip


def calculate(expression: Node | Point | Entries) -> Finding:
    """The exact value of an expression. Decimals give decimals where they end; unknowns stay as they are.

    Of vectors that have names it may be a vector, too: `2*a - b`.
    """
    if isinstance(expression, Point | tuple):
        return _of_vectors(expression)
    decimals = has_decimal(expression)
    value = build(expression)
    if not isinstance(value, Rational):
        value = tidy(value)
    steps = percent_steps(expression) or arithmetic_steps(expression, decimals=decimals)
    found = of_number(value, notation.latex(expression), decimals=decimals, steps=steps)
    return verified(found, agrees_in_decimals(expression, value))


def _of_vectors(found: Point | Entries) -> Finding:
    """A point, or a vector of more coordinates. Raises ComputationError for a list that was typed."""
    if isinstance(found, Point):
        return of_coordinates([tidy(build(found.x)), tidy(build(found.y))])
    if any(entry.label for entry in found):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes one expression")
    return of_coordinates([tidy(build(entry.node)) for entry in found])


def agrees_in_decimals(expression: Node, value: Expr) -> bool | None:
    """Whether the tree as typed, computed in long decimals, comes to the same number; None if it comes to none."""
    with mpmath.workdps(DIGITS):
        try:
            other = _decimals(expression)
            return bool(mpmath.almosteq(mpmath.mpmathify(value.evalf(DIGITS)), other, CLOSE, CLOSE))
        except (TypeError, ValueError, ArithmeticError, KeyError, AttributeError):
            return None  # not a number, or one that is too large: then nothing was checked


def _power(base: mpmath.mpc, exponent: mpmath.mpc) -> mpmath.mpc:
    """Raises ValueError for a root of a negative number: which one is meant, decimals of its exponent do not say."""
    if mpmath.im(base) == 0 and base.real < 0 and not mpmath.isint(exponent):
        raise ValueError("a root of a negative number has no check in decimals")
    return mpmath.power(base, exponent)


def _decimals(node: Node) -> mpmath.mpc:
    match node:
        case Number(text):
            return mpmath.mpf(text)
        case Name(name):
            return {"pi": +mpmath.pi, "e": +mpmath.e, "i": mpmath.mpc(0, 1)}[name]
        case Negation(operand):
            return -_decimals(operand)
        case Call(function, arguments):
            return _FUNCTIONS[function](*map(_decimals, arguments))
        case Binary("^", left, right):
            return _power(_decimals(left), _decimals(right))
        case Binary(sign, left, right):
            return _SIGNS[sign](_decimals(left), _decimals(right))
        case Relation():
            raise ValueError("this has no check in decimals")
