"""Equations in one unknown as trees, of every linear shape, with a rational solution that is known beforehand."""

from collections.abc import Callable
from fractions import Fraction
from random import Random

from finetune.problems.expressions import Expression, Name, Number, Operation, evaluate, number
from finetune.problems.numbers import decimal_text, signed, small, whole

NAMES = "xxxxxxxxyyyznabcdfghjkmpqrstuvw"  # neither e and i, which are constants, nor l and o, which look like digits
Equation = tuple[Expression, Expression]


def any_name(rng: Random) -> Name:
    """An unknown's name, x most often."""
    return Name(rng.choice(NAMES))


def solution(equation: Equation, name: Name) -> Fraction:
    """The solution of a linear equation. Raises ZeroDivisionError where there is none, or where every value is one."""
    left, right = equation
    if isinstance(left, Operation) and left.sign == "/" and left.right == name:
        return 1 / (evaluate(right) / evaluate(left.left))
    at_zero, at_one = (_gap(equation, name, Fraction(value)) for value in (0, 1))
    return -at_zero / (at_one - at_zero)


def _gap(equation: Equation, name: Name, value: Fraction) -> Fraction:
    left, right = (evaluate(side, {name.text: value}) for side in equation)
    return left - right


def one_step(x: Name, rng: Random, stage: int) -> Equation:
    """`x + 5 = 12`, `20 - x = 4`, `3x = 12`, `x/9 = 10`."""
    a, b = _constant(rng, stage), _constant(rng, stage)
    factor = number(small(rng, stage, 2))
    left = rng.choice(
        (
            Operation("+", x, a), Operation("+", a, x), Operation("-", x, a), Operation("-", x, a),
            Operation("-", a, x),
            Operation("*", factor, x), Operation("*", factor, x), Operation("*", x, factor), Operation("/", x, factor),
            Operation("/", x, factor),
        )
    )  # fmt: skip
    return left, b


def two_steps(x: Name, rng: Random, stage: int) -> Equation:
    """`2x + 3 = 11`, `20 - 3x = 5`, `x/4 + 1 = 6`, `(x + 2)/3 = 5`, `3(x - 2) = 12`."""
    a, b = _constant(rng, stage), _constant(rng, stage)
    term = _term(x, rng, stage)
    factor = number(small(rng, stage, 2))
    inner = Operation(rng.choice("+-"), x, a)
    left = rng.choice(
        (
            Operation("+", term, a), Operation("-", term, a), Operation("+", a, term), Operation("-", a, term),
            Operation("+", term, a),
            Operation("/", inner, factor), Operation("*", factor, inner), Operation("/", term, a),
        )
    )  # fmt: skip
    return left, b


def both_sides(x: Name, rng: Random, stage: int) -> Equation:
    """`5x + 3 = 2x - 9`, `3(x + 1) = 2(x - 4)`, `x/2 + x/3 = 5`, `2x + 5 - x = 4 + 3x - 1`."""
    return rng.choice((_lines, _lines, _brackets, _fractions, _long))(x, rng, stage)


def _lines(x: Name, rng: Random, stage: int) -> Equation:
    return _line(x, rng, stage), _line(x, rng, stage)


def _brackets(x: Name, rng: Random, stage: int) -> Equation:
    left = Operation(
        "*", number(small(rng, stage, 2)), Operation(rng.choice("+-"), _term(x, rng, 0), _constant(rng, stage))
    )
    if rng.random() < 0.4:
        left = Operation(rng.choice("+-"), left, _constant(rng, stage))
    return left, _line(x, rng, stage) if rng.random() < 0.5 else _constant(rng, stage)


def _fractions(x: Name, rng: Random, stage: int) -> Equation:
    first, second = (Operation("/", x, number(small(rng, 0, 2))) for _ in range(2))
    return Operation(rng.choice("+-"), first, rng.choice((second, _constant(rng, stage)))), _constant(rng, stage)


def _long(x: Name, rng: Random, stage: int) -> Equation:
    left, right = _row(x, rng, stage, rng.randint(2, 4)), _row(x, rng, stage, rng.randint(1, 3))
    return (left, right) if rng.random() < 0.7 else (right, left)


def _row(x: Name, rng: Random, stage: int, count: int) -> Expression:
    """Terms and constants in a row, the first one perhaps negative."""
    row = _part(x, rng, stage, leading=True)
    for _ in range(count - 1):
        row = Operation(rng.choice("+-"), row, _part(x, rng, stage, leading=False))
    return row


def _part(x: Name, rng: Random, stage: int, *, leading: bool) -> Expression:
    value = small(rng, stage, 1)
    value = signed(rng, value, 0.3) if leading and stage else value
    return Operation("*", number(value), x) if rng.random() < 0.5 and value != 1 else number(value)


def _line(x: Name, rng: Random, stage: int) -> Expression:
    term, constant = _term(x, rng, stage), _constant(rng, stage)
    return Operation("+", constant, term) if rng.random() < 0.2 else Operation(rng.choice("+-"), term, constant)


def _term(x: Name, rng: Random, stage: int) -> Expression:
    draw = rng.random()
    if draw < 0.12:
        return Operation("/", x, number(small(rng, stage, 2)))
    if draw < 0.2:
        return x
    if draw < 0.26 and stage > 1:
        return Operation("*", Number(decimal_text(rng, 0)), x)
    return Operation("*", number(signed(rng, small(rng, stage, 2), 0.1 if stage else 0)), x)


def _constant(rng: Random, stage: int) -> Expression:
    if stage > 1 and rng.random() < 0.1:
        return Number(decimal_text(rng, 1))
    value = whole(rng, rng.randint(0, stage)) if rng.random() < 0.7 else small(rng, stage)
    return number(value)


SHAPES: tuple[tuple[Callable[[Name, Random, int], Equation], ...], ...] = (
    (one_step, one_step, two_steps),
    (one_step, two_steps, two_steps, both_sides),
    (one_step, two_steps, both_sides, both_sides),
)
