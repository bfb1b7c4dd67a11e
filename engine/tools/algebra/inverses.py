"""`inverse`: the inverse of a function of one unknown, with the steps to it."""

import sympy

from engine.messages import Step
from engine.tools.algebra.polynomial_steps import polynomial_steps
from engine.tools.terms import printing
from engine.tools.terms.build import build, one_unknown
from engine.tools.terms.finding import Finding
from engine.tools.terms.inversion import solved_for
from engine.tools.terms.nodes import Node
from engine.tools.terms.tidy import same

_HEIGHT = "y"


def inverse(expression: Node) -> Finding:
    """The inverse of a function of one unknown, where it is one to one."""
    function = build(expression)
    symbol = one_unknown(function)
    height = sympy.Symbol(_HEIGHT if symbol.name != _HEIGHT else "x")
    value = solved_for(function, symbol, height)
    stated = Step("The function", f"{height.name} = {printing.latex(function)}")
    steps = (stated, *polynomial_steps(height, function, symbol, decimals=False)[1:])
    solved = Step("Solve for the unknown", f"{symbol.name} = {printing.latex(value)}")
    turned = value.subs(height, symbol)
    latex = rf"f^{{-1}}({symbol.name}) = {printing.latex(turned)}"
    return Finding(
        printing.plain(turned), latex, steps=(*steps, solved), checked=same(function.subs(symbol, turned), symbol)
    )
