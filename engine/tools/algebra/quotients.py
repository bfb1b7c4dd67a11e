"""Quotients of polynomials: division with a remainder, partial fractions."""

import sympy

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, unknowns
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Binary, Node
from engine.tools.terms.sides import brought_over
from engine.tools.terms.tidy import same


def quotient(dividend: Node, divisor: Node) -> Finding:
    """The whole part of a division, of polynomials or of whole numbers; `remainder` gives what is left."""
    above, below = build(brought_over(dividend)), build(brought_over(divisor))
    whole, rest = divided(above, below)
    steps = (Step("Divide with a remainder", shown_division(above, below, whole, rest)),)
    latex = printing.equation(notation.latex(dividend), shown_division(above, below, whole, rest).partition(" = ")[2])
    return Finding(printing.plain(whole), latex, steps=steps, checked=same(above, whole * below + rest))


def divide(dividend: Node, divisor: Node | None = None) -> Finding:
    """A division with its remainder, of polynomials or of whole numbers: `divide(47, 5)` is `9 remainder 2`.

    The two may also stand in one quotient, `47/5`. Raises ComputationError for what has no such division.
    """
    if divisor is None:
        dividend, divisor = _sides(dividend)
    above, below = build(brought_over(dividend)), build(brought_over(divisor))
    whole, rest = divided(above, below)
    division = shown_division(above, below, whole, rest)
    value = f"{printing.plain(whole)} remainder {printing.plain(rest)}"
    steps = (Step("Divide with a remainder", division),)
    return Finding(value, division, steps=steps, checked=same(above, whole * below + rest))


def _sides(quotient: Node) -> tuple[Node, Node]:
    if isinstance(quotient, Binary) and quotient.sign == "/":
        return quotient.left, quotient.right
    raise ComputationError(Failure.NOT_UNDERSTOOD, "nothing says by what it is to be divided")


def divided(above: sympy.Expr, below: sympy.Expr) -> tuple[sympy.Expr, sympy.Expr]:
    """Quotient and remainder. Raises ComputationError for what are neither polynomials in one unknown nor whole numbers.

    Other letters of the dividend are taken for numbers: `x^3 + a*x` by `x - 2`.
    """
    symbols = unknowns(below) or unknowns(above)
    if below == 0:
        raise ComputationError(Failure.UNDEFINED, "division by zero")
    if not symbols and above.is_Integer and below.is_Integer:
        return above // below, above % below
    if len(symbols) != 1 or not (above.is_polynomial(*symbols) and below.is_polynomial(*symbols)):
        raise ComputationError(Failure.UNSUPPORTED, "only polynomials in one unknown can be divided with a remainder")
    whole, rest = sympy.div(above, below, *symbols)
    return whole, rest


def shown_division(above: sympy.Expr, below: sympy.Expr, whole: sympy.Expr, rest: sympy.Expr) -> str:
    """`above = below * whole + rest` in LaTeX."""
    product = rf"{printing.as_factor(below)} \cdot {printing.as_factor(whole)}"
    return (
        f"{printing.latex(above)} = {product} + {printing.as_factor(rest)}"
        if rest != 0
        else f"{printing.latex(above)} = {product}"
    )


def partial_fractions(expression: Node) -> Finding:
    """A quotient of polynomials as a sum of simple fractions."""
    built, symbol = _rational_function(expression)
    value = sympy.apart(built, symbol)
    steps = (
        Step("The denominator as a product", printing.latex(sympy.factor(sympy.fraction(sympy.together(built))[1]))),
    )
    latex = printing.equation(notation.latex(expression), printing.latex(value))
    return Finding(printing.plain(value), latex, steps=steps, checked=same(built, value))


def _rational_function(expression: Node) -> tuple[sympy.Expr, sympy.Symbol]:
    """A quotient of polynomials and its unknown. Raises ComputationError if it is none, or has several."""
    built = build(expression)
    symbols = unknowns(built)
    if len(symbols) != 1 or not built.is_rational_function(*symbols):
        raise ComputationError(Failure.UNSUPPORTED, "this is no quotient of polynomials in one unknown")
    return built, symbols[0]
