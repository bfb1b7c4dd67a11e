"""`diff`: derivatives, rule by rule."""

import sympy
from sympy import Expr, Symbol

from engine.messages import Step
from engine.tools.calculus.derivative_steps import derivative_steps
from engine.tools.calculus.implicit import implicit
from engine.tools.calculus.unknowns import among_reals
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.tidy import same, school_form
from engine.tools.terms.values import small

MOST_TIMES = 10  # that a derivative is taken


def diff(expression: Node, *given: Node) -> Finding:
    """The derivative: `diff(p)`, `diff(p, x)`, `diff(p, 2)` for the second, `diff(p, x, 2)`.

    Of an equation in x and y it is dy/dx: `diff(x**2 + y**2 = 25)`.
    """
    if isinstance(expression, Relation):
        return implicit(expression, given)
    unknown = next((node for node in given[:1] if isinstance(node, Name)), None)
    order = next(iter(given[1:] if unknown else given), None)
    function, symbol = among_reals(build(expression), unknown)
    times = small(order, 1, MOST_TIMES) if order else 1
    found = sympy.diff(function, symbol, times).replace(sympy.sign, lambda part: part / sympy.Abs(part))
    derivative = school_form(found)
    steps = derivative_steps(function, symbol, derivative) if times == 1 else _repeated(function, symbol, times)
    sign = rf"\frac{{d}}{{d {symbol.name}}}" if times == 1 else rf"\frac{{d^{times}}}{{d {symbol.name}^{times}}}"
    return Finding(
        value=printing.plain(derivative),
        latex=rf"{sign} \left({notation.latex(expression)}\right) = {printing.latex(derivative)}",
        steps=steps,
        checked=same(found, derivative),
    )


def _repeated(function: Expr, symbol: Symbol, times: int) -> tuple[Step, ...]:
    """One line for each time that the derivative is taken."""
    steps = []
    for number in range(1, times + 1):
        function = school_form(sympy.diff(function, symbol))
        steps.append(Step(f"Derivative {number}", printing.latex(function)))
    return tuple(steps)
