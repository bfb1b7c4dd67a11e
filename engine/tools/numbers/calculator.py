"""`calculate`: the exact value of an expression, its decimals, the order in which it is worked out, and a check."""

from sympy import Expr, Rational

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.numbers.arithmetic_steps import arithmetic_steps
from engine.tools.numbers.percentage_steps import percent_steps
from engine.tools.terms import notation
from engine.tools.terms.build import build, has_decimal
from engine.tools.terms.coordinates import of_coordinates
from engine.tools.terms.decimals import agrees_in_decimals, first_digits
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.tidy import tidy
from engine.tools.terms.values import in_decimals, of_number


def calculate(expression: Node | Point | Entries) -> Finding:
    """The exact value of an expression. Decimals give decimals where they end; unknowns stay as they are.

    What is too large to be written out is given by its first digits: `(1 - 1/4096)^3000`. Of vectors that have names it may
    be a vector, too: `2*a - b`.
    """
    if isinstance(expression, Point | tuple):
        return _of_vectors(expression)
    try:
        value = build(expression)
    except ComputationError as error:
        if error.failure is not Failure.TOO_LARGE:
            raise
        return _in_first_digits(expression, error)
    return _exactly(expression, value)


def _exactly(expression: Node, value: Expr) -> Finding:
    decimals = has_decimal(expression)
    if not isinstance(value, Rational):
        value = tidy(value)
    steps = percent_steps(expression) or arithmetic_steps(expression, decimals=decimals)
    found = of_number(value, notation.latex(expression), decimals=decimals, steps=steps)
    return verified(found, agrees_in_decimals(expression, value))


def _in_first_digits(expression: Node, too_large: ComputationError) -> Finding:
    """Raises `too_large` if these are not known either."""
    try:
        value = first_digits(expression)
    except ArithmeticError as error:
        raise too_large from error
    return in_decimals(value, notation.latex(expression), checked=True)


def _of_vectors(found: Point | Entries) -> Finding:
    """A point, or a vector of more coordinates. Raises ComputationError for a list that was typed."""
    if isinstance(found, Point):
        return of_coordinates([tidy(build(found.x)), tidy(build(found.y))])
    if any(entry.label for entry in found):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes one expression")
    return of_coordinates([tidy(build(entry.node)) for entry in found])
