"""The slope of a curve that is given by an equation in x and y."""

import sympy
from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.build import build, defined, unknowns
from engine.tools.terms.coordinates import X, Y
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.tidy import same, tidy


def implicit(equation: Relation, given: tuple[Node, ...]) -> Finding:
    """dy/dx of an equation that holds y without saying what it is. Raises ComputationError for other unknowns."""
    difference = build(equation.left) - build(equation.right)
    if unknowns(difference) != [X, Y] or given not in ((), (Name("x"),)):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes an expression, or an equation in x and y")
    by_x, by_y = sympy.diff(difference, X), sympy.diff(difference, Y)
    value = tidy(defined(-by_x / by_y))
    steps = (
        Step("Differentiate both sides, where y is a function of x", rf"{_sum_of(by_x, by_y)} = 0"),
        Step(r"Solve for $\frac{dy}{dx}$", printing.latex(value)),
    )
    latex = rf"\frac{{dy}}{{dx}} = {printing.latex(value)}"
    return Finding(printing.plain(value), latex, steps=steps, checked=same(by_x + by_y * value, sympy.S.Zero))


def _sum_of(by_x: Expr, by_y: Expr) -> str:
    return rf"{printing.latex(by_x)} + \left({printing.latex(by_y)}\right) \frac{{dy}}{{dx}}"
