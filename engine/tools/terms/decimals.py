"""A tree as typed, computed in long decimals: another way than SymPy's, and one for numbers too large to be written out."""

import operator
from collections.abc import Callable, Mapping

import mpmath
from sympy import Expr, Float

from engine.tools.terms.nodes import Binary, Call, Name, Negation, Node, Number, Relation

CLOSE = 1e-20  # relative; two ways of computing one number agree better than this
_DIGITS = 60  # with which a value is checked
_LARGEST_EXPONENT = 10**12  # of a power in decimals; those of more digits could not be told apart
_NO_DECIMALS = (TypeError, ValueError, ArithmeticError, KeyError, AttributeError)  # what a tree without decimals raises

_Signs = Mapping[str, Callable[[mpmath.mpc, mpmath.mpc], mpmath.mpc]]


def agrees_in_decimals(expression: Node, value: Expr) -> bool | None:
    """Whether the tree comes to the same number as `value`; None if it comes to none."""
    with mpmath.workdps(_DIGITS):
        try:
            other = _decimals(expression, _SIGNS)
            return bool(mpmath.almosteq(mpmath.mpmathify(value.evalf(_DIGITS)), other, CLOSE, CLOSE))
        except _NO_DECIMALS:
            return None  # not a number, or one that is too large: then nothing was checked


def first_digits(expression: Node) -> Expr:
    """The value of the tree as a decimal that is right in its first 20 digits.

    Raises ArithmeticError where they are not known: it is no real number, or a difference leaves too few of them.
    """
    try:
        short, long = (_in_digits(expression, digits) for digits in (_DIGITS, 2 * _DIGITS))
    except _NO_DECIMALS as error:
        raise ArithmeticError("it has no decimals") from error
    if not mpmath.almosteq(short, long, CLOSE, CLOSE):
        raise ArithmeticError("more digits are needed")
    return Float(short, _DIGITS)


def _in_digits(expression: Node, digits: int) -> mpmath.mpf:
    """Raises TypeError where the value is no real number."""
    with mpmath.workdps(digits):
        return mpmath.mpf(_decimals(expression, _CAREFUL))


def _kept(left: mpmath.mpc, right: mpmath.mpc) -> mpmath.mpc:
    """The sum. Raises ValueError where so much of it cancels that half of the digits are lost."""
    total = left + right
    if abs(total) < abs(left) * mpmath.mpf(10) ** (-mpmath.mp.dps // 2):
        raise ValueError("the digits cancel")
    return total


def _remainder(left: mpmath.mpc, right: mpmath.mpc) -> mpmath.mpc:
    """Raises ValueError where a number is so long that its last digits, and so what is left, are lost in decimals."""
    if abs(left) >= mpmath.mpf(10) ** (_DIGITS // 2):
        raise ValueError("the remainder of a long number has no check in decimals")
    return left % right


def _power(base: mpmath.mpc, exponent: mpmath.mpc) -> mpmath.mpc:
    """Raises ValueError for too large an exponent, and for a root of a negative number, which decimals do not tell apart."""
    if mpmath.im(base) == 0 and base.real < 0 and not mpmath.isint(exponent):
        raise ValueError("a root of a negative number has no check in decimals")
    if abs(exponent) > _LARGEST_EXPONENT:
        raise ValueError("of so large a power the digits are lost")
    return mpmath.power(base, exponent)


_FUNCTIONS: Mapping[str, Callable[..., mpmath.mpc]] = {
    "sqrt": mpmath.sqrt, "sin": mpmath.sin, "cos": mpmath.cos, "tan": mpmath.tan, "exp": mpmath.exp, "abs": abs,
    "conjugate": mpmath.conj, "arg": mpmath.arg, "ln": mpmath.log, "log": mpmath.log10, "factorial": mpmath.factorial,
}  # fmt: skip
_SIGNS: _Signs = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "%": _remainder, "^": _power,
}  # fmt: skip
_CAREFUL: _Signs = {**_SIGNS, "+": _kept, "-": lambda left, right: _kept(left, -right)}


def _decimals(node: Node, signs: _Signs) -> mpmath.mpc:
    match node:
        case Number(text):
            return mpmath.mpf(text)
        case Name(name):
            return {"pi": +mpmath.pi, "e": +mpmath.e, "i": mpmath.mpc(0, 1)}[name]
        case Negation(operand):
            return -_decimals(operand, signs)
        case Call(function, arguments):
            return _FUNCTIONS[function](*(_decimals(argument, signs) for argument in arguments))
        case Binary(sign, left, right):
            return signs[sign](_decimals(left, signs), _decimals(right, signs))
        case Relation():
            raise ValueError("a statement has no decimals")
