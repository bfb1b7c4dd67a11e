"""`of_roots`: what an expression in all roots of an equation is, by the coefficients alone (Vieta's formulas)."""

from dataclasses import replace

import sympy
from sympy import Expr, Poly
from sympy.polys.polyfuncs import symmetrize

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.build import build, defined, one_unknown
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.sides import brought_over, height
from engine.tools.terms.tidy import agree, tidy
from engine.tools.terms.values import of_number

MOST_ROOTS = 4
MOST_EXPRESSIONS = 2  # the sum and the product
_MOST_POWER = 12
_UNLIKE = "it is not said which root is which"


def of_roots(equation: Node, *expressions: Node) -> Finding:
    """Expressions in the roots of an equation: `of_roots(2*x**2 - 6*x + 3 = 0, a**2 + b**2)` is `6`.

    Their letters stand for all roots, in any order. Raises ComputationError where the order would matter.
    """
    polynomial = _polynomial(equation)
    if not 0 < len(expressions) <= MOST_EXPRESSIONS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes one or two expressions in the roots")
    found = [_value(polynomial, build(expression)) for expression in expressions]
    return replace(
        found[0],
        value=", ".join(one.value for one in found),
        latex=r",\; ".join(one.latex for one in found),
        approximation=found[0].approximation if len(found) == 1 else "",
        checked=all(one.checked for one in found),
        doubtful=any(one.doubtful for one in found),
    )


def _value(polynomial: Poly, expression: Expr) -> Finding:
    wanted = sympy.together(expression)
    letters = sorted(wanted.free_symbols, key=str)
    if len(letters) != polynomial.degree():
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"the equation has {polynomial.degree()} roots")
    sums = _sums(polynomial)
    above, below = (_by_coefficients(part, letters, sums) for part in sympy.fraction(wanted))
    value = tidy(defined(above / below))
    steps = tuple(Step(how, printing.latex(sum_)) for how, sum_ in zip(_NAMES[len(letters)], sums, strict=True))
    found = of_number(value, printing.latex(expression), steps=steps)
    return verified(found, agree(value, wanted.subs(dict(zip(letters, polynomial.nroots(), strict=True)))))


_NAMES = {
    2: ("The sum of the roots", "Their product"),
    3: ("The sum of the roots", "The sum of their products in pairs", "Their product"),
    4: ("The sum of the roots", "Of their products in pairs", "Of their products in threes", "Their product"),
}


def _polynomial(equation: Node) -> Poly:
    """Raises ComputationError if it is none, or of another degree than from 2 to 4."""
    difference = build(brought_over(height(equation)))
    symbol = one_unknown(difference)
    if not difference.is_polynomial(symbol):
        raise ComputationError(Failure.UNSUPPORTED, "it takes a polynomial equation")
    polynomial = Poly(difference, symbol)
    if polynomial.degree() not in _NAMES:
        raise ComputationError(Failure.UNSUPPORTED, f"it takes an equation of degree 2 to {MOST_ROOTS}")
    return polynomial


def _sums(polynomial: Poly) -> list[Expr]:
    """The sum of the roots, of their products in pairs, and so on: the coefficients over the first, with changing signs."""
    first, *others = polynomial.all_coeffs()
    return [(-1) ** place * one / first for place, one in enumerate(others, 1)]


def _by_coefficients(part: Expr, letters: list[sympy.Symbol], sums: list[Expr]) -> Expr:
    """The value of a symmetric polynomial of the roots. Raises ComputationError if it is none."""
    if not part.is_polynomial(*letters):
        raise ComputationError(Failure.UNSUPPORTED, "it takes sums, products and powers of the roots")
    if Poly(part, *letters).total_degree() > _MOST_POWER:
        raise ComputationError(Failure.TOO_LARGE)
    if not part.free_symbols:
        return part
    inside, rest, meant = symmetrize(part, *letters, formal=True)
    if rest != 0:
        raise ComputationError(Failure.NOT_UNDERSTOOD, _UNLIKE)
    return inside.subs({name: value for (name, _), value in zip(meant, sums, strict=True)})
