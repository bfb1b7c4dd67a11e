"""In how many ways whole numbers solve one linear equation, such as `x + y + z = 8` (stars and bars)."""

import math

import sympy

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms import notation
from engine.tools.terms.build import build, unknowns
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node, Number, Relation
from engine.tools.terms.values import small

MOST_UNKNOWNS = 20
LARGEST_TOTAL = 100_000
LARGEST_LEAST = 1000


def count_solutions(equation: Node, least: Node = Number("0")) -> Finding:  # noqa: B008 -- a number never changes
    """How many solutions in whole numbers from `least` on there are: `count_solutions(x + y + z = 8)` is `45`.

    Also of `x + y <= 8`. Raises ComputationError if it is not linear, or its coefficients are not positive.
    """
    if not isinstance(equation, Relation) or equation.sign not in ("=", "<="):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "there is no equation")
    coefficients, total = _linear(equation)
    total -= small(least, -LARGEST_LEAST, LARGEST_LEAST) * sum(coefficients)
    coefficients += [1] if equation.sign == "<=" else []  # what is left over
    if total > LARGEST_TOTAL or len(coefficients) > MOST_UNKNOWNS:
        raise ComputationError(Failure.TOO_LARGE)
    found = _ways(coefficients, total)
    found_otherwise = (
        math.comb(total + len(coefficients) - 1, total) if set(coefficients) == {1} and total >= 0 else None
    )
    shown = Finding(str(found), rf"\text{{solutions of }} {notation.latex(equation)}\text{{: }} {found}")
    return verified(shown, None if found_otherwise is None else found == found_otherwise)


def _linear(equation: Relation) -> tuple[list[int], int]:
    """The coefficients, and what they come to: of `2x + y = 8` are 2, 1 and 8."""
    difference = sympy.expand(build(equation.left) - build(equation.right))
    names = unknowns(difference)
    polynomial = difference.as_poly(*names) if names else None
    if polynomial is None or polynomial.total_degree() != 1:
        raise ComputationError(Failure.UNSUPPORTED, "only the solutions of a linear equation are counted")
    found = [polynomial.coeff_monomial(name) for name in names]
    rest = polynomial.coeff_monomial(1)
    if found[0] < 0 and equation.sign == "=":
        found, rest = [-one for one in found], -rest
    if not all(one.is_Integer and one > 0 for one in found) or not rest.is_Integer:
        raise ComputationError(Failure.UNSUPPORTED, "only whole coefficients above zero will do here")
    return [int(one) for one in found], -int(rest)


def _ways(coefficients: list[int], total: int) -> int:
    """In how many ways a total is made up, one unknown after the other."""
    ways = [1] + [0] * max(total, 0)
    for coefficient in coefficients:
        for place in range(coefficient, len(ways)):
            ways[place] += ways[place - coefficient]
    return ways[total] if total >= 0 else 0
