"""`general_solution`: all solutions of an equation with sines or their like, which come again and again."""

import sympy
from sympy import Expr, Interval, Symbol
from sympy.functions.elementary.trigonometric import TrigonometricFunction

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.within import roots_within
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, unknowns
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.sides import brought_over


def general_solution(equation: Node) -> Finding:
    """All solutions, n being any whole number: of `general_solution(tan(x) = 1)` they are `pi/4 + pi*n`.

    Raises ComputationError if the equation has no period.
    """
    difference = brought_over(equation)
    function = build(difference)
    symbols = unknowns(function)
    if len(symbols) != 1 or not function.has(TrigonometricFunction):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes an equation with sines or their like, of one unknown")
    symbol = symbols[0]
    period = sympy.periodicity(function, symbol)
    if period is None:
        raise ComputationError(Failure.UNSUPPORTED, "its solutions do not come again and again")
    roots = roots_within(difference, symbol, Interval.Ropen(0, period))
    stated = Step("The equation", notation.latex(equation))
    if not roots:
        return Finding("no solution", r"\text{no solution}", steps=(stated,))
    return _written(symbol, *_merged(roots, period), stated, period)


def _merged(roots: list[Expr], period: Expr) -> tuple[list[Expr], Expr]:
    """The first roots, and after which part of the period they come again: those of `sin(x) = 0` after half of it."""
    for parts in range(len(roots), 1, -1):
        count, left = divmod(len(roots), parts)
        step = period / parts
        again = zip(roots[:-count], roots[count:], strict=True)
        if not left and all(sympy.simplify(later - one - step) == 0 for one, later in again):
            return roots[:count], step
    return roots, period


def _written(symbol: Symbol, roots: list[Expr], step: Expr, stated: Step, period: Expr) -> Finding:
    index = Symbol("n" if symbol.name != "n" else "k", integer=True)
    again = Step("The solutions of one period", ", ".join(printing.latex(root) for root in roots))
    plain = [_sum(printing.plain(root), printing.plain(step * index)) for root in roots]
    latex = [_sum(printing.latex(root), printing.latex(step * index)) for root in roots]
    number = f"{index.name} any whole number"
    return Finding(
        value=", ".join(plain),
        text=" or ".join(f"{symbol.name} = {one}" for one in plain) + f", {number}",
        latex=r" \quad\text{or}\quad ".join(f"{symbol.name} = {one}" for one in latex)
        + rf",\; {index.name} \in \mathbb{{Z}}",
        steps=(stated, Step("They come again after", printing.latex(period)), again),
        checked=not any(root.has(sympy.Float) for root in roots),
    )


def _sum(root: str, step: str) -> str:
    return step if root == "0" else f"{root} + {step}"
