"""`integrate`: antiderivatives, and definite integrals, which thin strips bear out."""

import numpy as np
import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.calculus.integral_steps import integral_steps
from engine.tools.calculus.unknowns import among_reals
from engine.tools.terms import notation, printing, sampling
from engine.tools.terms.bounds import in_order
from engine.tools.terms.build import build, defined
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Name, Node
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.tidy import same, tidy

_STRIPS = 1000  # of an area that is checked
_BOUNDS = 2
_CLOSE = 1e-9  # to zero, of a difference that vanishes


def integrate(expression: Node, *given: Node | Entries | Point) -> Finding:
    """The antiderivative, or between two bounds the definite integral.

    Called as `integrate(p)`, `integrate(p, x)`, `integrate(p, 0, 1)`, `integrate(p, x, 0, 1)`; the bounds also as
    `x = 0, x = 1` and as the interval `[0, 1]`.
    """
    unknown, lower, upper = _of_integral(in_order(given))
    function, symbol = among_reals(build(expression), unknown)
    antiderivative = _closed(sympy.integrate(function, symbol))
    checked = same(sympy.diff(antiderivative, symbol), function)
    shown = rf"{notation.as_factor(expression)}\, d{symbol.name}"
    if lower is None or upper is None:
        value = tidy(antiderivative)
        latex = rf"\int {shown} = {printing.latex(value)} + C"
        steps = integral_steps(function, symbol, value)
        return Finding(printing.plain(value), latex, f"{printing.plain(value)} + C", steps=steps, checked=checked)
    value = _closed(sympy.integrate(function, (symbol, build(lower), build(upper))))
    bounds = rf"\int_{{{notation.latex(lower)}}}^{{{notation.latex(upper)}}}"
    found = Step("Find an antiderivative", printing.latex(antiderivative))
    put_in = _put_in(antiderivative, symbol, build(lower), build(upper), value)
    steps = (*integral_steps(function, symbol, antiderivative), found, put_in)
    latex = f"{bounds} {shown} = {printing.latex(value)}"
    about = printing.approximation(value)
    doubtful = _differs_in_numbers(expression, symbol, (build(lower), build(upper)), value)
    return Finding(printing.plain(value), latex, "", about, steps, checked=checked and not doubtful, doubtful=doubtful)


def _of_integral(given: tuple[Node, ...]) -> tuple[Name | None, Node | None, Node | None]:
    """The unknown and the bounds, each of which may be left out."""
    unknown = next((node for node in given[:1] if isinstance(node, Name) and len(given) != _BOUNDS), None)
    bounds = given[1:] if unknown else given
    if len(bounds) not in (0, _BOUNDS):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "an integral has two bounds, or none")
    return unknown, *(bounds or (None, None))


def _closed(value: Expr) -> Expr:
    if value.has(sympy.Integral):
        raise ComputationError(Failure.NO_CLOSED_FORM)
    return defined(value)


def _differs_in_numbers(expression: Node, symbol: Symbol, bounds: tuple[Expr, Expr], value: Expr) -> bool:
    """True if adding up thin strips (Simpson's rule) comes to an area that is clearly another one."""
    if not all(bound.is_real and bound.is_finite for bound in bounds) or not value.is_real:
        return False
    low, high = (float(bound) for bound in bounds)
    try:
        heights = sampling.values(expression, symbol.name, np.linspace(low, high, 2 * _STRIPS + 1))
    except ComputationError:
        return False  # another unknown, or no real values: nothing was found, so nothing differs
    area = (
        (high - low) / (6 * _STRIPS) * (heights[0] + heights[-1] + 4 * heights[1::2].sum() + 2 * heights[2:-1:2].sum())
    )
    return bool(np.isfinite(area)) and not np.isclose(area, float(value), rtol=0.05, atol=0.05)


def _put_in(antiderivative: Expr, symbol: Symbol, lower: Expr, upper: Expr, value: Expr) -> Step:
    """F(b) - F(a), where both are finite and make the value, which they do not over a pole."""
    reason = "Put in the bounds" if lower.is_finite and upper.is_finite else "Take the limits at the bounds"
    at = [antiderivative.subs(symbol, bound) for bound in (upper, lower)]
    if not all(one.is_finite for one in at) or not _vanishes(at[0] - at[1] - value):
        return Step(reason, printing.latex(value))
    return Step(reason, f"{printing.latex(at[0])} - {printing.as_factor(at[1])} = {printing.latex(value)}")


def _vanishes(difference: Expr) -> bool:
    about = sympy.N(difference)
    return bool(about.is_number and abs(about) < _CLOSE)
