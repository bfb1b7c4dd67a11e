"""What two things cost, by two sums of them: 3 coffees and 2 teas are 12.10, 1 coffee and 4 teas are 10.70."""

from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.tidy import agree
from engine.tools.terms.values import decimal_wanted, number

_NUMBERS = 6


def two_unknowns(*given: Node) -> Finding:
    """What one of each is, by how many of both make a sum, twice: `two_unknowns(3, 2, 19, 1, 4, 13)` is `5, 2`.

    Raises ComputationError if these are not six numbers, or both sums are of the same mixture. Method: Cramer's rule.
    """
    if len(given) != _NUMBERS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "two counts and their sum are needed, and again such three")
    decimals = decimal_wanted(*given)
    a, b, c, d, e, f = map(number, given)
    divisor = a * e - b * d
    if divisor == 0:
        raise ComputationError(Failure.UNDEFINED, "both sums are of the same mixture")
    x, y = (c * e - b * f) / divisor, (a * f - c * d) / divisor
    steps = (
        Step("The first row times the second's count of y, less the second times the first's", _row(divisor, x)),
        Step("What is left of the first row", rf"{printing.as_factor(b)} \cdot y = {printing.latex(c - a * x)}"),
    )
    found = Finding(
        ", ".join(printing.plain(one, decimals=decimals) for one in (x, y)),
        r",\; ".join(f"{name} = {printing.latex(one, decimals=decimals)}" for name, one in (("x", x), ("y", y))),
        steps=steps,
    )
    return verified(found, agree(a * x + b * y, c) and agree(d * x + e * y, f))


def _row(factor: Expr, x: Expr) -> str:
    return rf"{printing.as_factor(factor)} \cdot x = {printing.latex(factor * x)}"
