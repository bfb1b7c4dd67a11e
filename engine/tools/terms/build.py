"""Trees of `engine.tools.terms.nodes` to SymPy objects, sizes guarded before computing. For worker processes only."""

import math
from collections.abc import Callable
from functools import partial, reduce

import sympy
from sympy import Expr, Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms.nodes import Binary, Call, Name, Negation, Node, Number, Relation
from engine.tools.terms.trees import walk

MOST_DIGITS = 4000  # of a computed number; Python itself refuses to print more than 4,300
MOST_FACTORIAL = 1400  # 1400! has 3,792 digits
MOST_SYMBOLIC_EXPONENT = 200
MOST_FACTORED = 10**40  # larger numbers may take minutes
_KNOWN_PARTS = frozenset({1, 2, 3, 4, 5, 6, 8, 10, 12})  # of half a turn; at its other parts roots would fill a page
SQUARE = Integer(2)  # of a root whose degree is not said
USUAL_BASE = Integer(10)  # of a logarithm; docs/decisions/0007-logarithms.md


def _root(value: Expr, degree: Expr = SQUARE) -> Expr:
    """The square root, or that of a degree; of a negative number the real one if there is one, as of -8 the cube root -2."""
    if value.is_negative and degree.is_odd:
        return -sympy.root(-value, degree)
    return sympy.root(value, degree)


def _of_angle(function: Callable[..., Expr], angle: Expr) -> Expr:
    """Exact at the angles that schools know; of 48° and the like it stays the tangent that it is."""
    share = angle / sympy.pi
    return function(angle, evaluate=not isinstance(share, Rational) or share.q in _KNOWN_PARTS)


def _totient(value: Expr) -> Expr:
    if value.is_number and value > MOST_FACTORED:
        raise ComputationError(Failure.TOO_LARGE)
    return sympy.totient(value)


_CONSTANTS = {"pi": sympy.pi, "e": sympy.E, "i": sympy.I, "oo": sympy.oo}
_PLAIN_FUNCTIONS: dict[str, Callable[..., Expr]] = {
    "sqrt": sympy.sqrt, "conjugate": sympy.conjugate, "arg": sympy.arg,
    "cbrt": lambda value: _root(value, Integer(3)), "root": _root,
    "sin": partial(_of_angle, sympy.sin), "cos": partial(_of_angle, sympy.cos), "tan": partial(_of_angle, sympy.tan),
    "cot": partial(_of_angle, sympy.cot), "sec": partial(_of_angle, sympy.sec), "csc": partial(_of_angle, sympy.csc),
    "asin": sympy.asin, "acos": sympy.acos, "atan": sympy.atan, "acot": sympy.acot, "asec": sympy.asec, "acsc": sympy.acsc,
    "asinh": sympy.asinh, "acosh": sympy.acosh, "atanh": sympy.atanh,
    "sinh": sympy.sinh, "cosh": sympy.cosh, "tanh": sympy.tanh, "ln": sympy.log, "exp": sympy.exp,
    "abs": sympy.Abs, "floor": sympy.floor, "ceil": sympy.ceiling,
    # of two each time: SymPy takes a third number for an unknown
    "gcd": lambda *values: reduce(sympy.gcd, values), "lcm": lambda *values: reduce(sympy.lcm, values),
    "min": sympy.Min, "max": sympy.Max, "binomial": sympy.binomial,
    "permutations": sympy.ff, "totient": _totient,
}  # fmt: skip
_MOST_ARGUMENTS = {
    "gcd": 20, "lcm": 20, "min": 20, "max": 20, "log": 2, "root": 2, "mod": 2, "round": 2, "binomial": 2, "permutations": 2,
}  # fmt: skip
MOST_CHOSEN_FROM = 10_000


def build(node: Node) -> Expr:
    """The SymPy expression of a tree; decimals become exact rationals. Raises ComputationError."""
    match node:
        case Number(text):
            return Rational(text)
        case Name(name, unknown):
            return sympy.Symbol(name) if unknown or name not in _CONSTANTS else _CONSTANTS[name]
        case Negation(operand):
            return -build(operand)
        case Binary(sign, left, right):
            return defined(_binary(sign, build(left), build(right)))
        case Call(function, arguments):
            return defined(_call(function, [build(argument) for argument in arguments]))
        case Relation():
            raise ComputationError(Failure.NOT_UNDERSTOOD, "an equation stands where an expression should")


def defined(value: Expr) -> Expr:
    """The value itself. Raises ComputationError if it is undefined or too large."""
    if value is sympy.zoo or value is sympy.nan:
        raise ComputationError(Failure.UNDEFINED)
    if isinstance(value, Rational) and max(abs(value.p), value.q).bit_length() > MOST_DIGITS * math.log2(10):
        raise ComputationError(Failure.TOO_LARGE)
    return value


def has_decimal(node: Node) -> bool:
    """True if a number in the tree was typed with a decimal point, so that decimals are wanted back."""
    return any(isinstance(part, Number) and part.is_decimal for part in walk(node))


def unknowns(*expressions: Expr) -> list[sympy.Symbol]:
    """The free symbols of expressions, by name."""
    return sorted(set().union(*(expression.free_symbols for expression in expressions)), key=lambda symbol: symbol.name)


def one_unknown(function: Expr) -> sympy.Symbol:
    """The free symbol of a function. Raises ComputationError if it has none, or several."""
    symbols = unknowns(function)
    if len(symbols) != 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it must have one unknown")
    return symbols[0]


def _binary(sign: str, left: Expr, right: Expr) -> Expr:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return _quotient(left, right)
        case "^":
            return _power(left, right)
        case _:
            return _remainder(left, right)


def _quotient(left: Expr, right: Expr) -> Expr:
    if right.is_zero:
        raise ComputationError(Failure.UNDEFINED, "division by zero")
    return left / right


def _remainder(left: Expr, right: Expr) -> Expr:
    if right.is_zero:
        raise ComputationError(Failure.UNDEFINED, "remainder of a division by zero")
    return sympy.Mod(left, right)


def _power(base: Expr, exponent: Expr) -> Expr:
    if base.is_zero and exponent.is_negative:
        raise ComputationError(Failure.UNDEFINED, "division by zero")
    if isinstance(exponent, Rational) and _digits_of_power(base, exponent) > MOST_DIGITS:
        raise ComputationError(Failure.TOO_LARGE)
    if isinstance(exponent, Rational) and base.free_symbols and abs(exponent) > MOST_SYMBOLIC_EXPONENT:
        raise ComputationError(Failure.TOO_LARGE)
    if base.is_negative and isinstance(base, Rational) and isinstance(exponent, Rational) and exponent.q % 2:
        return _root(base, Integer(exponent.q)) ** exponent.p
    return base**exponent


def _digits_of_power(base: Expr, exponent: Rational) -> float:
    """About how many digits base^exponent has, found without computing it."""
    if not isinstance(base, Rational):
        # of (1 + sqrt(2))^n and the like SymPy keeps the power; it grows only when it is expanded
        return 0.0 if abs(exponent) <= MOST_DIGITS else math.inf
    size = max(abs(base.p), base.q)
    return float(math.log10(size) * abs(exponent)) if size > 1 else 0.0


def _call(function: str, arguments: list[Expr]) -> Expr:
    if len(arguments) > _MOST_ARGUMENTS.get(function, 1):
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"{function} takes fewer numbers")
    match function:
        case "factorial" | "double_factorial":
            return _factorial(function, arguments[0])
        case "round":
            return _rounded(*arguments)
        case "mod":
            return _remainder(arguments[0], arguments[1]) if len(arguments) == 2 else arguments[0]
        case "log" | "ln" if arguments[0].is_zero:
            raise ComputationError(Failure.UNDEFINED, "logarithm of zero")
        case "log":
            return _logarithm(*arguments)
        case "binomial" | "permutations":
            return _chosen(function, *arguments)
        case _:
            return _plain(function, arguments)


def _logarithm(value: Expr, base: Expr = USUAL_BASE) -> Expr:
    """To the base 10, if none is given."""
    if isinstance(value, Rational) and isinstance(base, Integer) and value > 0 and base > 1:
        return sympy.log(value, base)  # whole where it can be
    return _quotient(sympy.log(value), sympy.log(base))


def _plain(function: str, arguments: list[Expr]) -> Expr:
    try:
        return sympy.sympify(_PLAIN_FUNCTIONS[function](*arguments))  # of a SymPy object, never of text
    except (TypeError, ValueError) as error:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"{function} cannot work on that") from error


def _chosen(function: str, total: Expr, taken: Expr) -> Expr:
    """In how many ways `taken` of `total` things can be chosen, or set in a row."""
    if total.is_number and not (
        isinstance(total, Integer) and isinstance(taken, Integer) and taken >= 0 and total >= 0
    ):
        raise ComputationError(Failure.UNDEFINED, "only whole numbers of things can be chosen")
    if total.is_number and total > MOST_CHOSEN_FROM:
        raise ComputationError(Failure.TOO_LARGE)
    if total.free_symbols and taken.is_number and abs(taken) > MOST_SYMBOLIC_EXPONENT:
        raise ComputationError(Failure.TOO_LARGE)
    return _plain(function, [total, taken])


def _factorial(function: str, value: Expr) -> Expr:
    """`5!`, and `5!!`, the product of every second number: 5 * 3 * 1."""
    if isinstance(value, Integer):
        if value < 0:
            raise ComputationError(Failure.UNDEFINED, "factorial of a negative number")
        if value > MOST_FACTORIAL:
            raise ComputationError(Failure.TOO_LARGE)
    return sympy.factorial(value) if function == "factorial" else sympy.factorial2(value)


def _rounded(value: Expr, places: Expr = sympy.S.Zero) -> Expr:
    """Half away from zero, as schools teach it."""
    if not value.is_real or value.free_symbols or not isinstance(places, Integer) or abs(places) > 50:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "only a real number can be rounded")
    scale = Integer(10) ** places
    return sympy.sign(value) * sympy.floor(abs(value) * scale + Rational(1, 2)) / scale
