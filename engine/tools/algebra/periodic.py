"""`general_solution`: all solutions of an equation with sines or their like, which come again and again."""

import sympy
from sympy import Interval, Symbol
from sympy.functions.elementary.trigonometric import TrigonometricFunction

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.rows import Rows, index_beside, merged
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
    again = Step("The solutions of one period", ", ".join(printing.latex(root) for root in roots))
    steps = (stated, Step("They come again after", printing.latex(period)), again)
    return _written(symbol, merged(roots, period), steps)


def _written(symbol: Symbol, rows: Rows, steps: tuple[Step, ...]) -> Finding:
    index, plain = index_beside(symbol), rows.plain(symbol)
    return Finding(
        value=", ".join(plain),
        text=" or ".join(f"{symbol.name} = {one}" for one in plain) + f", {index} any whole number",
        latex=r" \quad\text{or}\quad ".join(f"{symbol.name} = {one}" for one in rows.latex(symbol))
        + rf",\; {index} \in \mathbb{{Z}}",
        steps=steps,
        checked=not any(first.has(sympy.Float) for first in rows.firsts),
    )
