"""`curve_length`: how long a curve is between two places."""

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.within import connected
from engine.tools.terms import printing
from engine.tools.terms.bounds import two_bounds
from engine.tools.terms.build import build, defined, one_unknown
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.sides import height
from engine.tools.terms.tidy import agree, tidy
from engine.tools.terms.trees import with_natural_logarithms
from engine.tools.terms.values import of_number

DECIMALS = 10  # of a length that has no closed form
_STRANGE = (sympy.Integral, sympy.hyper, sympy.meijerg, sympy.elliptic_e, sympy.elliptic_f)


def curve_length(curve: Node, *between: Node | Entries | Point) -> Finding:
    """The length of a curve between two places (its arc length): `curve_length(x**(3/2), 0, 4)`, also `[0, 4]`.

    In decimals where it has no closed form. Raises ComputationError where the curve is not connected.
    """
    function = build(with_natural_logarithms(height(curve)))
    symbol = one_unknown(function)
    low, high = two_bounds(between)
    if not connected(function, symbol, sympy.Interval(low, high)):
        raise ComputationError(Failure.UNDEFINED, "the curve is not connected between the bounds")
    rise = tidy(function.diff(symbol))
    along = sympy.sqrt(sympy.factor(tidy(1 + rise**2)))
    bounds = rf"\int_{{{printing.latex(low)}}}^{{{printing.latex(high)}}}"
    shown = rf"{bounds} {printing.as_factor(along)}\, d{symbol.name}"
    steps = (Step("The derivative", printing.latex(rise)), Step("The integral of $\\sqrt{1 + f'^2}$", shown))
    value = _integrated(along, symbol, low, high)
    by_numbers = sympy.Integral(along, (symbol, low, high)).evalf()
    return verified(of_number(value, shown, steps=steps), agree(value, by_numbers))


def _integrated(along: Expr, symbol: Symbol, low: Expr, high: Expr) -> Expr:
    """The integral, in decimals where SymPy knows no elementary one; the unknown is known to be positive where it is."""
    known = Symbol(symbol.name, positive=True) if low >= 0 else Symbol(symbol.name, real=True)
    integrand = sympy.simplify(along.subs(symbol, known))
    found = sympy.integrate(integrand, (known, low, high))
    if found.has(*_STRANGE):
        return defined(sympy.Integral(integrand, (known, low, high)).evalf(DECIMALS))
    return defined(sympy.simplify(found))
