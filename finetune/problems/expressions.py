"""Expressions as small trees: their program text, their exact value, and how they look when typed in a chat.

They know nothing of the engine's tools, whose results they are there to check.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

ADDITIVE, MULTIPLICATIVE, POWER, ATOM = 1, 2, 3, 4
_LEVELS = {"+": ADDITIVE, "-": ADDITIVE, "*": MULTIPLICATIVE, "/": MULTIPLICATIVE, "%": MULTIPLICATIVE, "**": POWER}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the program: `12`, `2.50`, `-3`."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """An unknown."""

    text: str


@dataclass(frozen=True, slots=True)
class Operation:
    """`left sign right`, with a sign of `+ - * / % **`."""

    sign: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Root:
    """The square root of its argument, or the cube root with a degree of 3."""

    argument: "Expression"
    degree: int = 2


@dataclass(frozen=True, slots=True)
class Negative:
    """The negative of its operand: `-x**2`."""

    operand: "Expression"


Expression = Number | Name | Operation | Root | Negative


@dataclass(frozen=True, slots=True)
class Notation:
    """One way of typing expressions. `times` may be empty before a name or a bracket: `3x`, `2(x + 1)`."""

    times: str = "*"
    over: str = "/"
    power: str = "^"
    gap: str = " "
    product_gap: str = ""
    implicit: bool = False


PROGRAM = Notation(power="**")
GAPS = ("", " ", " ", "")


def any_notation(rng: Random, *, named: bool) -> Notation:
    """A notation as people mix them; `named` for expressions with unknowns, where `x` is no times sign."""
    gap = rng.choice(GAPS)
    times = "*" if named else rng.choice(("*", "*", "x", "x", "X", "×"))
    product_gap = gap if times in "xX" and rng.random() < 0.8 else rng.choice(("", gap))
    implicit = named and rng.random() < 0.85
    over = rng.choice(("/", "/", "/", "÷"))
    return Notation(times, over, rng.choice(("^", "^", "**")), gap, product_gap, implicit)


def number(value: Fraction | int) -> Expression:
    """A whole number, or the quotient of two."""
    value = Fraction(value)
    if value.denominator == 1:
        return Number(str(value.numerator))
    return Operation("/", Number(str(value.numerator)), Number(str(value.denominator)))


def program_text(expression: Expression) -> str:
    """The canonical text that experts write: `2*x + 3`, `12*(-5)`, `x**2`."""
    return written(expression, PROGRAM)


def written(expression: Expression, notation: Notation) -> str:
    """The expression in a notation, with the brackets that its tree needs."""
    if isinstance(expression, Root):
        name = "sqrt" if expression.degree == 2 else "cbrt"
        return f"{name}({written(expression.argument, notation)})"
    if isinstance(expression, Negative):
        return f"-{_bracketed(expression.operand, MULTIPLICATIVE, notation, leading=False)}"
    if not isinstance(expression, Operation):
        return expression.text
    level = _LEVELS[expression.sign]
    left = _bracketed(expression.left, level + (level == POWER), notation, leading=True)
    right = _bracketed(expression.right, level + 1, notation, leading=False)
    return f"{left}{_between(expression, right, notation)}{right}"


def _between(expression: Operation, right: str, notation: Notation) -> str:
    if expression.sign == "**":
        return notation.power
    if expression.sign == "%":
        return " % "
    if expression.sign in "+-":
        return f"{notation.gap}{expression.sign}{notation.gap}"
    if expression.sign == "/":
        return f"{notation.product_gap}{notation.over}{notation.product_gap}"
    if notation.implicit and not right[0].isdigit() and _may_touch(expression.left):
        return ""
    return f"{notation.product_gap}{notation.times}{notation.product_gap}"


def _may_touch(left: Expression) -> bool:
    """Whether a product may be written without a sign: after a number or a bracket, `3x` and `(x + 1)(x - 2)`."""
    if isinstance(left, Operation):
        return left.sign in "+-" or (left.sign in "*/" and _may_touch(left.right))
    return isinstance(left, Number)


def _bracketed(part: Expression, level: int, notation: Notation, *, leading: bool) -> str:
    text = written(part, notation)
    negative = text.startswith("-")
    if _level(part) < level or (negative and not leading) or (negative and level > MULTIPLICATIVE):
        return f"({text})"
    return text


def _level(expression: Expression) -> int:
    return _LEVELS[expression.sign] if isinstance(expression, Operation) else ATOM


def evaluate(expression: Expression, values: Mapping[str, Fraction] | None = None) -> Fraction:
    """The exact value. Raises ZeroDivisionError, KeyError for an unknown without a value,
    ValueError for an irrational root.
    """
    if isinstance(expression, Number):
        return Fraction(expression.text)
    if isinstance(expression, Name):
        return (values or {})[expression.text]
    if isinstance(expression, Negative):
        return -evaluate(expression.operand, values)
    if isinstance(expression, Root):
        return exact_root(evaluate(expression.argument, values), expression.degree)
    return _apply(expression.sign, evaluate(expression.left, values), evaluate(expression.right, values))


def _apply(sign: str, left: Fraction, right: Fraction) -> Fraction:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    if sign == "/":
        return left / right
    if sign == "%":
        return left % right
    return exact_root(left, right.denominator) ** right.numerator


def exact_root(value: Fraction, degree: int) -> Fraction:
    """The rational root of a value that is not negative. Raises ValueError where there is none."""
    root = Fraction(round(value.numerator ** (1 / degree)), round(value.denominator ** (1 / degree)))
    if root**degree != value:
        raise ValueError(f"{value} has no rational root of degree {degree}")
    return root


def substitute(expression: Expression, name: str, value: Expression) -> Expression:
    """The expression with `value` in the place of the unknown."""
    if isinstance(expression, Name) and expression.text == name:
        return value
    if isinstance(expression, Negative):
        return Negative(substitute(expression.operand, name, value))
    if isinstance(expression, Operation):
        left, right = (substitute(part, name, value) for part in (expression.left, expression.right))
        return Operation(expression.sign, left, right)
    return expression


def plain(value: Fraction) -> str:
    """An exact value as the tools write it: `7`, `-10/3`."""
    return str(value)
