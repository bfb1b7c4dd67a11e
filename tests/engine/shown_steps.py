"""Reads the LaTeX of steps back to SymPy, by the reader for what users paste and nothing of what wrote it."""

import re

import sympy

from engine.tools.terms.build import build
from engine.tools.terms.latex_input import plain
from engine.tools.terms.nodes import Relation
from engine.tools.terms.syntax import parse


def expression(latex: str) -> sympy.Expr:
    """The value of an expression in LaTeX."""
    text = latex.replace(r"\%", "/100")
    return build(parse(plain(re.sub(r"\\(d?frac) ", r"\\\1", text))))


def sides(latex: str) -> tuple[sympy.Expr, sympy.Expr]:
    """Both sides of an equation in LaTeX."""
    node = parse(plain(latex))
    assert isinstance(node, Relation)
    return build(node.left), build(node.right)


def same(one: sympy.Expr, other: sympy.Expr) -> bool:
    """True if two expressions have the same value at places where both have one, to ten digits."""
    difference = one - other
    symbols = sorted(difference.free_symbols, key=str)
    values = [
        sympy.N(
            difference.subs({symbol: sympy.Rational(place + 3 * index, 17) for index, symbol in enumerate(symbols)})
        )
        for place in (23, 31)
    ]
    return all(abs(value) < 1e-9 for value in values)
