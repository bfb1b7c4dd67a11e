"""Arithmetic on remainders: congruences such as `3x = 1 (mod 7)`, and inverses."""

import sympy
from sympy import Integer
from sympy.ntheory.residue_ntheory import polynomial_congruence

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools import notation, printing
from engine.tools.build import build, unknowns
from engine.tools.equations import NO_SOLUTION
from engine.tools.finding import Finding
from engine.tools.nodes import Binary, Call, Node, Relation
from engine.tools.values import integer, of_number, of_truth

LEAST_MODULUS = 2
LARGEST_MODULUS = 10**6  # SymPy may try all remainders
MOST_DEGREE = 10


def congruence(statement: Node, modulus: Node) -> Finding:
    """The remainders that solve an equation: `congruence(3*x = 1, 7)` is `5`; without an unknown, whether it holds.

    Raises ComputationError if the modulus is too large, or the equation is none of a polynomial with whole coefficients.
    """
    by = _modulus(modulus)
    if by > LARGEST_MODULUS:
        raise ComputationError(Failure.TOO_LARGE)
    if not isinstance(statement, Relation) or statement.sign != "=":
        raise ComputationError(Failure.NOT_UNDERSTOOD, "there is no equation")
    difference = sympy.expand(build(statement.left) - build(statement.right))
    stated = rf"{notation.latex(statement.left)} \equiv {notation.latex(statement.right)} \pmod{{{by}}}"
    if isinstance(difference, Integer):
        return of_truth(difference % by == 0, stated)
    name = _unknown(difference)
    found = sorted(int(root) for root in polynomial_congruence(difference, int(by)))
    if not found:
        return Finding(NO_SOLUTION, stated + r" \quad \text{has no solution}", checked=True)
    steps = tuple(Step(f"Check {name} = {root}", _checked(statement, name, root, by)) for root in found[:2])
    listed = ", ".join(map(str, found))
    checked = all(difference.subs(name, root) % by == 0 for root in found)
    return Finding(
        listed, rf"{name} \equiv {listed} \pmod{{{by}}}", f"{name} = {listed} (mod {by})", steps=steps, checked=checked
    )


def modular_inverse(given: Node, modulus: Node | None = None) -> Finding:
    """The number whose product with another leaves the remainder 1: `modular_inverse(3, 11)`, or `modular_inverse(3 % 11)`.

    Raises ComputationError if there is none.
    """
    if modulus is None:
        given, modulus = _sides(given)
    value, by = integer(given), _modulus(modulus)
    common = sympy.igcd(value, by)
    if common != 1:
        raise ComputationError(Failure.UNDEFINED, f"{value} and {by} have the common divisor {common}")
    found = Integer(pow(int(value), -1, int(by)))
    steps = (
        Step("Its product leaves the remainder 1", rf"{value} \cdot {found} = {value * found} \equiv 1 \pmod{{{by}}}"),
    )
    return of_number(found, rf"{value}^{{-1}} \bmod {by}", steps=steps, checked=value * found % by == 1)


def _sides(remainder: Node) -> tuple[Node, Node]:
    match remainder:
        case Binary("%", left, right) | Call("mod", (left, right)):
            return left, right
        case _:
            raise ComputationError(Failure.NOT_UNDERSTOOD, "there is no modulus")


def _modulus(node: Node) -> Integer:
    value = integer(node)
    if value < LEAST_MODULUS:
        raise ComputationError(Failure.UNDEFINED, "a modulus is a whole number from 2 on")
    return value


def _unknown(difference: sympy.Expr) -> sympy.Symbol:
    """The one unknown of a polynomial with whole coefficients."""
    names = unknowns(difference)
    polynomial = difference.as_poly(*names) if len(names) == 1 else None
    if (
        polynomial is None
        or polynomial.degree() > MOST_DEGREE
        or not all(one.is_Integer for one in polynomial.coeffs())
    ):
        raise ComputationError(
            Failure.UNSUPPORTED, "only a polynomial with whole coefficients and one unknown will do here"
        )
    return names[0]


def _checked(statement: Relation, name: sympy.Symbol, root: int, by: Integer) -> str:
    left, right = (build(side).subs(name, root) for side in (statement.left, statement.right))
    return rf"{printing.latex(left)} - {printing.latex(right)} = {(left - right) // by} \cdot {by}"
