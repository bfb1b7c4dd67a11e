"""Loans that are paid back in equal parts, and what equal parts grow to. Interest is added every month."""

import sympy
from sympy import Expr, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation, printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import rational, small

MONTHS = 12
MOST_MONTHS = 1200
LARGEST = 10**20  # money, of whose 30 digits the cents still are right
_CENT = Rational(1, 100)
_NOTHING = Rational(1, 10**9)  # what is left of money, or of a month, by rounding


def loan_payment(amount: Node, percent: Node, months: Node) -> Finding:
    """What is paid each month for a loan at a rate of so many percent a year, rounded to cents: `loan_payment(9000, 5, 36)`.

    Raises ComputationError for a rate below zero.
    """
    count, rate = small(months, 1, MOST_MONTHS), _monthly(percent)
    principal = rational(amount)
    text = _in_cents(_payment(principal, rate, count))
    left = notation.latex(amount)
    steps = (
        _rate_step(percent, rate),
        Step("The payment that repays it", rf"{left} \cdot \frac{{r}}{{1 - (1 + r)^{{-{count}}}}} = {text}"),
    )
    repaid = rf"{count} \text{{ payments of }} {text}"
    return Finding(text, repaid, steps=steps if rate else (), checked=_repays(principal, rate, count, Rational(text)))


def payoff_months(amount: Node, percent: Node, payment: Node) -> Finding:
    """How many months it takes to pay back a loan with so much each month: `payoff_months(3000, 18, 120)`.

    The last payment may be smaller. Raises ComputationError if the payment does not exceed the interest of a month, and for
    a rate below zero.
    """
    principal, rate, paid = rational(amount), _monthly(percent), rational(payment)
    interest = principal * rate
    if principal <= 0 or paid <= interest:
        raise ComputationError(Failure.UNDEFINED, "with that payment the loan is never paid back")
    count = _count(principal, rate, paid)
    steps = (
        _rate_step(percent, rate),
        Step("The interest of the first month", rf"{notation.latex(amount)} \cdot r = {_in_cents(interest)}"),
        Step("The months until nothing is owed", rf"n = -\frac{{\ln(1 - {_share(interest, paid)})}}{{\ln(1 + r)}}"),
    )
    before, after = (_owed(principal, rate, paid, months) for months in (count - 1, count))
    shown = rf"{count} \text{{ payments of }} {notation.latex(payment)}"
    return Finding(
        str(count), shown, f"{count} months", steps=steps if rate else (), checked=bool(after <= _NOTHING < before)
    )


def savings(payment: Node, percent: Node, months: Node) -> Finding:
    """What is saved when so much is put in at the end of each month, rounded to cents: `savings(200, 3, 3*12)`.

    Raises ComputationError for a rate below zero.
    """
    count, rate = small(months, 1, MOST_MONTHS), _monthly(percent)
    paid = rational(payment)
    text = _in_cents(-_owed(Rational(0), rate, paid, count))
    left = notation.latex(payment)
    steps = (
        _rate_step(percent, rate),
        Step("What the payments have grown to", rf"{left} \cdot \frac{{(1 + r)^{{{count}}} - 1}}{{r}} = {text}"),
    )
    grown = rf"{count} \text{{ payments of }} {left} \text{{ grow to }} {text}"
    closed = paid * ((1 + sympy.Float(rate, 30)) ** count - 1) / rate if rate else paid * count
    return Finding(text, grown, steps=steps if rate else (), checked=_in_cents(closed) == text)


def _monthly(percent: Node) -> Rational:
    """The rate of a month. Raises ComputationError if it is below zero, or too long a number for many months' interest."""
    rate = rational(percent) / 100 / MONTHS
    if max(abs(rate.p), rate.q) >= LARGEST:
        raise ComputationError(Failure.TOO_LARGE)
    if rate < 0:
        raise ComputationError(Failure.UNDEFINED, "a rate of interest is not below zero")
    return rate


def _rate_step(percent: Node, rate: Rational) -> Step:
    shown = rf"r = \frac{{{notation.latex(percent)}\%}}{{{MONTHS}}} = {printing.approximation(rate) or rate}"
    return Step("The rate of a month", shown)


def _in_cents(money: Expr) -> str:
    """Half a cent is rounded up. Raises ComputationError for what is too much to be told to the cent."""
    if abs(money) >= LARGEST:
        raise ComputationError(Failure.TOO_LARGE)
    return f"{sympy.floor(money / _CENT + Rational(1, 2)) * _CENT:.2f}"


def _share(interest: Rational, paid: Rational) -> str:
    return printing.approximation(interest / paid) or printing.plain(interest / paid)


def _count(principal: Rational, rate: Rational, paid: Rational) -> int:
    """The formula of the annuity, solved for the number of payments. Raises ComputationError if they are too many."""
    exact = -sympy.log(1 - principal * rate / paid) / sympy.log(1 + rate) if rate else principal / paid
    count = int(sympy.ceiling(sympy.N(exact, 30) - _NOTHING))
    if count > MOST_MONTHS:
        raise ComputationError(Failure.TOO_LARGE)
    return count


def _owed(principal: Rational, rate: Rational, paid: Rational, months: int) -> Expr:
    """What is owed after so many payments, month by month; below zero if more was paid."""
    owed = sympy.Float(principal, 30) if rate else principal
    for _ in range(months):
        owed = owed * (1 + rate) - paid
    return owed


def _payment(principal: Rational, rate: Rational, count: int) -> Expr:
    """The formula of the annuity; without interest equal parts."""
    return principal * rate / (1 - (1 + rate) ** -count) if rate else principal / count


def _repays(principal: Rational, rate: Rational, count: int, payment: Rational) -> bool:
    """True if after the last payment no more is owed than what rounding each to cents comes to."""
    off = -_owed(Rational(0), rate, _CENT, count)
    return bool(abs(_owed(principal, rate, payment, count)) <= off)
