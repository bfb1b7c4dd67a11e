"""For which real numbers a function of one unknown has a value, which values it takes, and its symmetry."""

import sympy
from sympy import Expr, Symbol
from sympy.calculus.util import continuous_domain
from sympy.calculus.util import function_range as values_taken
from sympy.sets import Complement

from engine.messages import Step
from engine.tools.algebra.inequalities import written
from engine.tools.algebra.rows import Rows, index_beside, rows_of
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, one_unknown
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.tidy import refuted, same


def domain(expression: Node) -> Finding:
    """For which real numbers the function has a value: `domain(sqrt(x - 4))` is `x >= 4`, `domain(tan(x))` all but a row."""
    function, symbol = _of_one(expression)
    found = continuous_domain(function, symbol, sympy.S.Reals)
    if isinstance(found, Complement) and found.args[0] == sympy.S.Reals and (gaps := rows_of(found.args[1])):
        return _all_but(gaps, symbol, _stated(expression))
    return written(found, symbol, _stated(expression))


def _all_but(gaps: Rows, symbol: Symbol, steps: tuple[Step, ...]) -> Finding:
    index = index_beside(symbol)
    plain = " and ".join(f"{symbol.name} != {one}" for one in gaps.plain(symbol))
    latex = r",\; ".join(rf"{symbol.name} \ne {one}" for one in gaps.latex(symbol))
    text = f"{plain}, {index} any whole number"
    return Finding(plain, rf"{latex},\; {index} \in \mathbb{{Z}}", text, steps=steps)


def function_range(expression: Node) -> Finding:
    """Which values the function takes: `function_range(x**2 + 3)` is `y >= 3`."""
    function, symbol = _of_one(expression)
    return written(values_taken(function, symbol, sympy.S.Reals), Symbol("y"), _stated(expression))


def parity(expression: Node) -> Finding:
    """Whether a function is `even`, `odd` or `neither`: `parity(x**3 - x)` is `odd`."""
    function, symbol = _of_one(expression)
    mirrored = function.subs(symbol, -symbol)
    even, odd = same(mirrored, function), same(mirrored, -function)
    word = "both even and odd" if even and odd else "even" if even else "odd" if odd else "neither"
    sure = even or odd or (refuted(mirrored, function) and refuted(mirrored, -function))
    shown = rf"f(-{symbol.name}) = {printing.latex(sympy.expand(mirrored))}"
    reason = f"Put in -{symbol.name}"
    told = "neither even nor odd" if word == "neither" else word
    return Finding(word, rf"{shown} \quad \text{{{told}}}", told, steps=(Step(reason, shown),), checked=sure)


def _stated(expression: Node) -> tuple[Step, ...]:
    return (Step("The function", notation.latex(expression)),)


def _of_one(expression: Node) -> tuple[Expr, Symbol]:
    """The function, and its unknown as a real one. Raises ComputationError."""
    function = build(expression)
    symbol = one_unknown(function)
    real = Symbol(symbol.name, real=True)
    return function.subs(symbol, real), real
