"""Whole numbers: divisors, multiples, primes, remainders, digits."""

import math
from collections.abc import Callable
from functools import reduce

import sympy
from sympy import Expr, Integer

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools import notation, printing
from engine.tools.build import build
from engine.tools.finding import Finding
from engine.tools.nodes import Node
from engine.tools.quotients import divided
from engine.tools.scope import Entries, Text
from engine.tools.values import integer, of_number, of_truth, rational, small, spread_out

MOST_FACTORED = 10**40  # larger numbers may take minutes
MOST_DIVISORS = 500
MOST_SPAN = 100_000  # of numbers among which primes are listed
MOST_COUNTED = 10_000_000
MOST_PRIMES = 1_000_000  # the place of a prime among all
FIRST_PRIME = 2
PLACES = {
    "units": 0, "ones": 0, "tens": 1, "hundreds": 2, "thousands": 3, "ten thousands": 4, "hundred thousands": 5,
    "millions": 6, "ten millions": 7, "hundred millions": 8, "billions": 9, "ten billions": 10, "hundred billions": 11,
    "trillions": 12, "tenths": -1, "hundredths": -2, "thousandths": -3, "ten thousandths": -4, "hundred thousandths": -5,
    "millionths": -6,
}  # fmt: skip


def gcd(*given: Node | Entries) -> Finding:
    """The greatest whole number, or polynomial, that divides all."""
    if any(build(entry.node).free_symbols for entry in spread_out(given)):
        return _of_polynomials(sympy.gcd, r"\gcd", spread_out(given))
    numbers = [integer(entry.node) for entry in spread_out(given)]
    value = Integer(math.gcd(*map(int, numbers)))
    shown = ", ".join(map(str, numbers))
    checked = value == 0 or all(one % value == 0 for one in numbers)
    return of_number(value, rf"\gcd({shown})", steps=_euclid(numbers), checked=checked)


def lcm(*given: Node | Entries) -> Finding:
    """The least number, or polynomial, that all divide."""
    if any(build(entry.node).free_symbols for entry in spread_out(given)):
        return _of_polynomials(sympy.lcm, r"\operatorname{lcm}", spread_out(given))
    numbers = [integer(entry.node) for entry in spread_out(given)]
    value = Integer(math.lcm(*map(int, numbers)))
    shown = ", ".join(map(str, numbers))
    return of_number(
        value, rf"\operatorname{{lcm}}({shown})", checked=all(one != 0 and value % one == 0 for one in numbers)
    )


def _of_polynomials(combined: Callable[[Expr, Expr], Expr], name: str, entries: Entries) -> Finding:
    """What two polynomials at a time come to, as a product."""
    built = [build(entry.node) for entry in entries]
    value = sympy.factor(reduce(combined, built))
    shown = ", ".join(printing.latex(sympy.factor(one)) for one in built)
    return Finding(printing.plain(value), rf"{name}\left({shown}\right) = {printing.latex(value)}")


def common_denominator(*given: Node | Entries) -> Finding:
    """The least denominator with which all fractions can be written."""
    fractions = [rational(entry.node) for entry in spread_out(given)]
    value = reduce(sympy.ilcm, (one.q for one in fractions), Integer(1))
    shown = ", ".join(sympy.latex(one) for one in fractions)
    return of_number(Integer(value), rf"\text{{common denominator of }} {shown}", checked=True)


def remainder(dividend: Node, divisor: Node) -> Finding:
    """What is left when the first is divided by the second: of whole numbers or of polynomials."""
    if any(build(node).free_symbols for node in (dividend, divisor)):
        return _polynomial_remainder(dividend, divisor)
    left, right = integer(dividend), integer(divisor)
    if right == 0:
        raise ComputationError(Failure.UNDEFINED, "remainder of a division by zero")
    quotient, rest = left // right, left % right
    steps = (Step("Divide with a remainder", rf"{left} = {quotient} \cdot {right} + {rest}"),)
    return of_number(rest, rf"{left} \bmod {right}", steps=steps, checked=quotient * right + rest == left)


def _polynomial_remainder(dividend: Node, divisor: Node) -> Finding:
    whole, rest = divided(build(dividend), build(divisor))
    left = rf"{printing.latex(build(dividend))} \bmod \left({printing.latex(build(divisor))}\right)"
    steps = (Step("The whole part", printing.latex(whole)),)
    return Finding(printing.plain(rest), f"{left} = {printing.latex(rest)}", steps=steps, checked=True)


def is_prime(given: Node) -> Finding:
    """Whether a number is prime."""
    value = integer(given)
    return of_truth(bool(sympy.isprime(value)), rf"{value} \text{{ is prime}}", _smallest_factor(value))


def is_composite(given: Node) -> Finding:
    """Whether a number is a product of smaller ones."""
    value = integer(given)
    return of_truth(value > 3 and not sympy.isprime(value), rf"{value} \text{{ is composite}}", _smallest_factor(value))


def is_multiple(given: Node, divisor: Node) -> Finding:
    """Whether the second divides the first."""
    value, by = integer(given), integer(divisor)
    divides = value == 0 if by == 0 else value % by == 0
    return of_truth(bool(divides), rf"{by} \mid {value}")


def prime_factors(given: Node) -> Finding:
    """The different primes that divide a number."""
    value = _divisible(given)
    factors = sympy.factorint(value)
    product = r" \cdot ".join(f"{prime}^{{{power}}}" if power > 1 else str(prime) for prime, power in factors.items())
    listed = ", ".join(map(str, sorted(factors)))
    checked = sympy.prod(prime**power for prime, power in factors.items()) == value
    return Finding(listed or "none", f"{value} = {product or value}", checked=bool(checked))


def divisors(given: Node) -> Finding:
    """All positive divisors of a number."""
    value = _divisible(given)
    if sympy.divisor_count(value) > MOST_DIVISORS:
        raise ComputationError(Failure.TOO_LARGE)
    found = sympy.divisors(value)
    return Finding(
        ", ".join(map(str, found)), rf"\text{{divisors of }} {value}: {', '.join(map(str, found))}", checked=True
    )


def count_divisors(given: Node) -> Finding:
    """How many positive divisors a number has."""
    value = _divisible(given)
    return of_number(Integer(sympy.divisor_count(value)), rf"\tau({value})", checked=True)


def divisor_sum(given: Node) -> Finding:
    """The sum of all positive divisors of a number."""
    value = abs(_factorable(given))
    if value == 0:
        raise ComputationError(Failure.UNDEFINED, "every number divides zero")
    return of_number(Integer(sympy.divisor_sigma(value)), rf"\sigma({value})", checked=True)


def primes_between(low: Node, high: Node) -> Finding:
    """The primes from one number to another, both included."""
    found = list(sympy.primerange(integer(low), min(integer(high), integer(low) + MOST_SPAN) + 1))
    if integer(high) > integer(low) + MOST_SPAN or len(found) > MOST_DIVISORS:
        raise ComputationError(Failure.TOO_LARGE)
    listed = ", ".join(map(str, found))
    return Finding(listed or "none", listed or r"\text{none}", checked=True)


def multiples(given: Node, first: Node, last: Node | None = None) -> Finding:
    """The positive multiples of a number up to another one, or from one to another, both included."""
    step, low = integer(given), max(Integer(1), integer(first)) if last is not None else Integer(1)
    high = integer(last if last is not None else first)
    if step <= 0:
        raise ComputationError(Failure.UNDEFINED, "only multiples of a positive number are listed")
    begin = -(-low // step) * step
    if (high - begin) // step >= MOST_DIVISORS:
        raise ComputationError(Failure.TOO_LARGE)
    listed = ", ".join(str(value) for value in range(int(begin), int(high) + 1, int(step)))
    return Finding(listed or "none", listed or r"\text{none}", checked=True)


def count_primes(low: Node, high: Node) -> Finding:
    """How many primes there are from one number to another, in either order, both included."""
    below, upto = sorted((integer(low), integer(high)))
    if upto > MOST_COUNTED:
        raise ComputationError(Failure.TOO_LARGE)
    count = sympy.primepi(upto) - sympy.primepi(below - 1)
    return of_number(Integer(count), rf"\pi({upto}) - \pi({below - 1})", checked=True)


def digit_sum(given: Node) -> Finding:
    """The sum of the digits of a whole number."""
    value = abs(integer(given))
    return of_number(Integer(sum(map(int, str(value)))), " + ".join(str(value)), checked=True)


def fibonacci(place: Node) -> Finding:
    """The Fibonacci number at a place: 1, 1, 2, 3, 5, ..."""
    count = small(place, 1, 5000)
    return of_number(Integer(sympy.fibonacci(count)), f"F_{{{count}}}", checked=True)


def next_prime(given: Node) -> Finding:
    """The first prime above a number."""
    value = _factorable(given)
    return of_number(Integer(sympy.nextprime(value)), rf"\text{{first prime above }} {value}", checked=True)


def previous_prime(given: Node) -> Finding:
    """The last prime below a number. Raises ComputationError if there is none, or the number is too large."""
    value = _factorable(given)
    if value <= FIRST_PRIME:
        raise ComputationError(Failure.UNDEFINED, f"there is no prime below {value}")
    found = Integer(sympy.prevprime(value))
    return of_number(found, rf"\text{{last prime below }} {value}", checked=sympy.nextprime(found) >= value)


def nth_prime(place: Node) -> Finding:
    """The prime at a place: 2, 3, 5, 7, 11, ... Raises ComputationError if the place is not from 1 to a million."""
    count = small(place, 1, MOST_PRIMES)
    found = Integer(sympy.prime(count))
    return of_number(found, f"p_{{{count}}}", checked=bool(sympy.isprime(found) and sympy.primepi(found) == count))


def digit(given: Node, place: Text) -> Finding:
    """The digit of a number at a place that is named: `units`, `ten thousands`, `tenths`."""
    name = " ".join(place.text.lower().replace("-", " ").split())
    name = name if name in PLACES else f"{name}s"
    if name not in PLACES:
        raise ComputationError(Failure.UNSUPPORTED, f"there is no {place.text[:40]} digit")
    value = abs(rational(given))
    shown = value / sympy.Rational(10) ** PLACES[name]
    return of_number(sympy.floor(shown) % 10, rf"\text{{{name} digit of }} {notation.latex(given)}", checked=True)


def _factorable(given: Node) -> Integer:
    value = integer(given)
    if abs(value) > MOST_FACTORED:
        raise ComputationError(Failure.TOO_LARGE)
    return value


def _divisible(given: Node) -> Integer:
    """The size of a number that has finitely many divisors."""
    value = abs(_factorable(given))
    if value == 0:
        raise ComputationError(Failure.UNDEFINED, "every number divides zero")
    return value


def _euclid(numbers: list[Integer]) -> tuple[Step, ...]:
    """The divisions of Euclid's algorithm, for two numbers."""
    if len(numbers) != 2:
        return ()
    steps: list[Step] = []
    one, other = sorted(map(abs, numbers), reverse=True)
    while other and len(steps) < 12:
        steps.append(Step("Divide with a remainder", rf"{one} = {one // other} \cdot {other} + {one % other}"))
        one, other = other, one % other
    return tuple(steps)


def _smallest_factor(value: Integer) -> tuple[Step, ...]:
    if value < 4 or value > MOST_FACTORED or sympy.isprime(value):
        return ()
    found = next((prime for prime in sympy.primerange(10_000) if value % prime == 0), None)
    return (Step(f"It is divided by {found}", rf"{value} = {found} \cdot {value // found}"),) if found else ()
