"""Polynomials in one unknown by their coefficients, highest power first: multiplied, added, written as rows of terms."""

from collections.abc import Sequence
from fractions import Fraction

from finetune.problems.expressions import Expression, Name, Negative, Operation, number, program_text

Coefficients = Sequence[Fraction | int]


def times(left: Coefficients, right: Coefficients) -> tuple[Fraction, ...]:
    """The product's coefficients."""
    product = [Fraction(0)] * (len(left) + len(right) - 1)
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            product[i + j] += Fraction(a) * b
    return tuple(product)


def plus(left: Coefficients, right: Coefficients) -> tuple[Fraction, ...]:
    """The sum's coefficients."""
    length = max(len(left), len(right))
    padded = [[Fraction(0)] * (length - len(side)) + [Fraction(c) for c in side] for side in (left, right)]
    return tuple(a + b for a, b in zip(*padded, strict=True))


def row(coefficients: Coefficients, name: Name) -> Expression:
    """The terms in a row, `x**2 - 5*x + 6`; those with a coefficient of zero are left out."""
    return row_of([(Fraction(c), len(coefficients) - 1 - i) for i, c in enumerate(coefficients)], name)


def row_of(terms: Sequence[tuple[Fraction, int]], name: Name) -> Expression:
    """Terms of a coefficient and a power in the given order; nothing but zeros is 0."""
    total: Expression | None = None
    for coefficient, power in terms:
        if coefficient == 0:
            continue
        if total is None:
            total = _term(coefficient, power, name)
        else:
            total = Operation("+" if coefficient > 0 else "-", total, _term(abs(coefficient), power, name))
    return total or number(0)


def linear_factor(name: Name, slope: Fraction | int, constant: Fraction | int) -> Expression:
    """`2*x - 3` or, with no constant, `2*x`."""
    return row((slope, constant), name)


def text(coefficients: Coefficients, name: Name) -> str:
    """The polynomial in the text of programs."""
    return program_text(row(coefficients, name))


def _term(coefficient: Fraction, power: int, name: Name) -> Expression:
    if power == 0:
        return number(coefficient)
    raised: Expression = name if power == 1 else Operation("**", name, number(power))
    if coefficient == 1:
        return raised
    if coefficient == -1:
        return Negative(raised)
    return Operation("*", number(coefficient), raised)
