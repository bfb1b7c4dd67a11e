"""The inverse of a function of one unknown."""

from collections import Counter

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure


def solved_for(function: Expr, symbol: Symbol, height: Symbol) -> Expr:
    """What the unknown is where the function is `height`. Raises ComputationError if that is not one number."""
    found = sympy.solve(function - height, symbol)
    if len(found) > 1 and _only_rises_or_falls(function, symbol):
        found = [root for root in found if not root.has(sympy.I)]
    if len(found) != 1:
        raise ComputationError(Failure.UNDEFINED, "it is not one to one, so it has no inverse on all numbers")
    return sympy.expand(found[0]) if found[0].is_polynomial(height) else found[0]


def _only_rises_or_falls(function: Expr, symbol: Symbol) -> bool:
    """True for a polynomial that is one to one: wherever its derivative is zero, it does not change its sign."""
    polynomial = function.as_poly(symbol)
    if polynomial is None or polynomial.degree() % 2 == 0:
        return False
    places = Counter(sympy.real_roots(polynomial.diff(symbol)))
    return all(times % 2 == 0 for times in places.values())
