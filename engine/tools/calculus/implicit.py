"""The slope of a curve that is given by an equation in x and y."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class ImplicitCurve:
    """The curve of an equation: the difference of its sides, which is zero on it, and that by x and by y."""

    difference: Expr
    slopes: tuple[Expr, Expr]


def implicit_curve(equation: Relation) -> ImplicitCurve:
    """The curve of an equation. Raises ComputationError if its unknowns are not x and y, or it is an inequality."""
    difference = build(equation.left) - build(equation.right)
    if equation.sign != "=" or unknowns(difference) != [X, Y]:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes a function of one unknown, or an equation in x and y")
    return ImplicitCurve(difference, (difference.diff(X), difference.diff(Y)))


def implicit(equation: Relation, given: tuple[Node, ...]) -> Finding:
    """dy/dx of an equation that holds y without saying what it is. Raises ComputationError for other unknowns."""
    if given not in ((), (Name("x"),)):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "an equation in x and y is differentiated by x")
    by_x, by_y = implicit_curve(equation).slopes
    value = tidy(defined(-by_x / by_y))
    steps = (
        Step("Differentiate both sides, where y is a function of x", rf"{_sum_of(by_x, by_y)} = 0"),
        Step(r"Solve for $\frac{dy}{dx}$", printing.latex(value)),
    )
    latex = rf"\frac{{dy}}{{dx}} = {printing.latex(value)}"
    return Finding(printing.plain(value), latex, steps=steps, checked=same(by_x + by_y * value, sympy.S.Zero))


def _sum_of(by_x: Expr, by_y: Expr) -> str:
    return rf"{printing.latex(by_x)} + \left({printing.latex(by_y)}\right) \frac{{dy}}{{dx}}"
