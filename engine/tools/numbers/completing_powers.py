"""By what least number a whole number is multiplied or divided to become a square, a cube or a higher power.

Method: in the prime factors of such a power each exponent is a multiple of the power's exponent.
"""

import math

import sympy
from sympy import Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import integer, of_number, small

MOST_DIGITS = 30  # of a number that is factored
MOST_EXPONENT = 20


def multiplied_to_power(given: Node, exponent: Node) -> Finding:
    """The least whole number that makes another one a power when it is multiplied by it: `multiplied_to_power(72, 2)` is 2.

    Checked by the root of the product. Raises ComputationError for numbers below 1 or of more than 30 digits.
    """
    value, power = _whole(given), small(exponent, 2, MOST_EXPONENT)
    missing = {prime: -often % power for prime, often in sympy.factorint(value).items()}
    return _of_factors(value, power, missing, sign=1)


def divided_to_power(given: Node, exponent: Node) -> Finding:
    """The least whole number that leaves a power when another one is divided by it: `divided_to_power(72, 2)` is 2.

    Checked by the root of the quotient. Raises ComputationError for numbers below 1 or of more than 30 digits.
    """
    value, power = _whole(given), small(exponent, 2, MOST_EXPONENT)
    beyond = {prime: often % power for prime, often in sympy.factorint(value).items()}
    return _of_factors(value, power, beyond, sign=-1)


def _whole(given: Node) -> int:
    value = int(integer(given))
    if value < 1:
        raise ComputationError(Failure.UNDEFINED, "it takes a whole number from 1 on")
    if len(str(value)) > MOST_DIGITS:
        raise ComputationError(Failure.TOO_LARGE)
    return value


def _of_factors(value: int, power: int, primes: dict[int, int], *, sign: int) -> Finding:
    """The product of primes, and what becomes of the value by it: multiplied where the sign is 1, divided where it is -1."""
    found = math.prod(prime**often for prime, often in primes.items())
    made = Rational(value) * Rational(found) ** sign
    root, is_exact = sympy.integer_nthroot(int(made), power)
    factored = r" \cdot ".join(f"{prime}^{{{often}}}" for prime, often in sympy.factorint(value).items()) or "1"
    sign_between = r"\cdot" if sign > 0 else ":"
    steps = (
        Step(f"The exponents of its primes must be multiples of {power}", f"{value} = {factored}"),
        Step("Then it is a power", rf"{value} {sign_between} {found} = {made} = {root}^{{{power}}}"),
    )
    shown = of_number(Integer(found), "k", steps=steps)
    return verified(shown, bool(made.is_Integer and is_exact))
