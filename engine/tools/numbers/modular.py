"""Arithmetic on remainders: congruences, several at once, inverses, and how many there are (Euler's totient)."""

import math
from functools import reduce

import sympy
from sympy import Integer
from sympy.ntheory.modular import solve_congruence
from sympy.ntheory.residue_ntheory import polynomial_congruence

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.equations import NO_SOLUTION
from engine.tools.terms import notation, printing
from engine.tools.terms.bounds import in_order
from engine.tools.terms.build import MOST_FACTORED, build, unknowns
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Binary, Call, Negation, Node, Relation
from engine.tools.terms.scope import Entries
from engine.tools.terms.values import integer, of_number, of_truth

LEAST_MODULUS = 2
LARGEST_MODULUS = 10**6  # SymPy may try all remainders
LARGEST_TRIED = 10**4  # of which all remainders are tried to check what was found
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
        holds = difference % by == 0
        return of_truth(holds, stated, agrees=_agrees(build(statement.left), build(statement.right), by, holds=holds))
    name = _unknown(difference)
    found = sorted(int(root) for root in polynomial_congruence(difference, int(by)))
    tried = _tried(difference, name, int(by))
    if not found:
        none = Finding(NO_SOLUTION, stated + r" \quad \text{has no solution}")
        return verified(none, None if tried is None else not tried)
    steps = tuple(Step(f"Check {name} = {root}", _checked(statement, name, root, by)) for root in found[:2])
    listed = ", ".join(map(str, found))
    put_back = all(difference.subs(name, root) % by == 0 for root in found)
    agrees = put_back if tried is None else tried == found
    shown = Finding(listed, rf"{name} \equiv {listed} \pmod{{{by}}}", f"{name} = {listed} (mod {by})", steps=steps)
    return verified(shown, agrees)


def modular_inverse(given: Node, modulus: Node | None = None) -> Finding:
    """The number whose product with another leaves the remainder 1: `modular_inverse(3, 11)`, or `modular_inverse(3 % 11)`.

    Raises ComputationError if there is none.
    """
    if modulus is None:
        given, modulus = _sides(given)
    value, by = integer(_turned_over(given)), _modulus(modulus)
    common = sympy.igcd(value, by)
    if common != 1:
        raise ComputationError(Failure.UNDEFINED, f"{value} and {by} have the common divisor {common}")
    found = Integer(pow(int(value), -1, int(by)))
    steps = (
        Step("Its product leaves the remainder 1", rf"{value} \cdot {found} = {value * found} \equiv 1 \pmod{{{by}}}"),
    )
    return of_number(found, rf"{value}^{{-1}} \bmod {by}", steps=steps, checked=value * found % by == 1)


def chinese_remainder(remainders: Entries, moduli: Entries) -> Finding:
    """The least whole number from 0 on that leaves these remainders: `chinese_remainder([2, 3], [3, 5])` is `8`.

    The remainders also as they are stated: `chinese_remainder([x = 2, x = 3], [3, 5])`.

    Raises ComputationError where there are not as many remainders as moduli.
    """
    left = [integer(node) for node in in_order(tuple(entry.node for entry in remainders))]
    by = [_modulus(entry.node) for entry in moduli]
    if len(left) != len(by):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes two lists that are equally long")
    pairs = [(int(rest), int(modulus)) for rest, modulus in zip(left, by, strict=True)]
    stated = r",\; ".join(rf"x \equiv {rest} \pmod{{{modulus}}}" for rest, modulus in pairs)
    if (found := solve_congruence(*pairs)) is None:
        return Finding(NO_SOLUTION, stated + r" \quad \text{has no solution}")
    value, every = Integer(found[0]), Integer(found[1])
    steps = (Step("What it must leave", stated), Step(f"Then again after every {every}", f"{value} + {every} k"))
    leaves = all((value - rest) % modulus == 0 for rest, modulus in pairs)
    return of_number(value, "x", steps=steps, checked=0 <= value < every == math.lcm(*map(int, by)) and leaves)


def totient(given: Node) -> Finding:
    """How many of the numbers from 1 to a number have no divisor in common with it: `totient(36)` is `12`."""
    value = integer(given)
    if not 0 < value <= MOST_FACTORED:
        raise ComputationError(Failure.UNSUPPORTED, "only a positive number of at most 40 digits has one here")
    found, primes = Integer(sympy.totient(value)), sympy.primefactors(value)
    factors = "".join(rf" \left(1 - \frac{{1}}{{{prime}}}\right)" for prime in primes)
    steps = (Step("Take away the share of each prime factor", f"{value}{factors} = {found}"),)
    counted = (
        sum(math.gcd(int(value), one) == 1 for one in range(1, int(value) + 1)) if value <= LARGEST_TRIED else None
    )
    return verified(of_number(found, rf"\varphi({value})", steps=steps), None if counted is None else counted == found)


def _agrees(left: sympy.Expr, right: sympy.Expr, by: Integer, *, holds: bool) -> bool | None:
    """Whether the remainders of two whole numbers say the same; None of others."""
    if not isinstance(left, Integer) or not isinstance(right, Integer):
        return None
    return bool(left % by == right % by) == holds


def _tried(difference: sympy.Expr, name: sympy.Symbol, by: int) -> list[int] | None:
    """The remainders at which a polynomial is a multiple of the modulus; None where there are too many to try all."""
    if by > LARGEST_TRIED:
        return None
    coefficients = [int(one) % by for one in difference.as_poly(name).all_coeffs()]
    return [root for root in range(by) if reduce(lambda value, one: (value * root + one) % by, coefficients) == 0]


def _turned_over(power: Node) -> Node:
    """Of `3^-1` the 3, whose inverse it says."""
    match power:
        case Binary("^", base, Negation(exponent)):
            return Binary("^", base, exponent)
        case _:
            return power


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
