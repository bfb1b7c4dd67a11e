"""Loans that are paid back in equal parts."""

import sympy
from sympy import Expr, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools import notation, printing
from engine.tools.finding import Finding
from engine.tools.nodes import Node
from engine.tools.values import rational, small

MONTHS = 12
MOST_MONTHS = 1200
_CENTS = 2


def loan_payment(amount: Node, percent: Node, months: Node) -> Finding:
    """What is paid each month for a loan at a rate of so many percent a year, rounded to cents: `loan_payment(9000, 5, 36)`.

    Raises ComputationError for a rate below zero.
    """
    count, rate = small(months, 1, MOST_MONTHS), rational(percent) / 100 / MONTHS
    if rate < 0:
        raise ComputationError(Failure.UNDEFINED, "a rate of interest is not below zero")
    principal = rational(amount)
    text = f"{round(_payment(principal, rate, count), _CENTS):.2f}"
    left = notation.latex(amount)
    monthly = rf"r = \frac{{{notation.latex(percent)}\%}}{{{MONTHS}}} = {printing.approximation(rate) or rate}"
    steps = (
        Step("The rate of a month", monthly),
        Step("The payment that repays it", rf"{left} \cdot \frac{{r}}{{1 - (1 + r)^{{-{count}}}}} = {text}"),
    )
    repaid = rf"{count} \text{{ payments of }} {text}"
    return Finding(text, repaid, steps=steps if rate else (), checked=_repays(principal, rate, count, Rational(text)))


def _payment(principal: Rational, rate: Rational, count: int) -> Expr:
    """The formula of the annuity; without interest equal parts."""
    exact = principal * rate / (1 - (1 + rate) ** -count) if rate else principal / count
    return sympy.Float(exact, 30)


def _repays(principal: Rational, rate: Rational, count: int, payment: Rational) -> bool:
    """True if after the last payment no more is owed than what rounding each to cents comes to."""
    owed, off = sympy.Float(principal, 30), sympy.Float(0, 30)
    for _ in range(count):
        owed, off = owed * (1 + rate) - payment, off * (1 + rate) + Rational(1, 100)
    return bool(abs(owed) <= off)
