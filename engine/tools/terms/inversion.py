"""The inverse of a function of one unknown."""

from collections import Counter

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms.tidy import agree

_TRIED = tuple(map(sympy.Rational, ("-7/3", "-1/2", "1/3", "2", "11/2")))


def solved_for(function: Expr, symbol: Symbol, height: Symbol) -> Expr:
    """What the unknown is where the function is `height`. Raises ComputationError if that is not one number."""
    found = sympy.solve(function - height, symbol)
    if len(found) > 1 and _only_rises_or_falls(function, symbol):
        found = [root for root in found if not root.has(sympy.I)]
    elif len(found) > 1:
        found = [root for root in found if _leads_back(root, function, symbol, height)]
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


def _leads_back(root: Expr, function: Expr, symbol: Symbol, height: Symbol) -> bool:
    """True of `log(y)/2` for `exp(2*x)`: from the height at places on both sides of zero it leads back to them."""
    heights = {place: function.subs(symbol, place) for place in _TRIED}
    real = {place: value for place, value in heights.items() if value.is_real}
    return bool(real) and all(agree(root.subs(height, value), place) for place, value in real.items())
