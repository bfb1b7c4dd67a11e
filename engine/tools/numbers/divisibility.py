"""Whole numbers: divisors, multiples, primes, remainders, digits."""

import math
from collections.abc import Callable
from functools import reduce

import sympy
from sympy import Expr, Integer, Rational
from sympy.ntheory import digits

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.quotients import divided
from engine.tools.terms import notation, printing
from engine.tools.terms.build import MOST_FACTORED, build, unknowns
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries, Text
from engine.tools.terms.tidy import same
from engine.tools.terms.values import integer, of_number, of_truth, rational, small, spread_out

MOST_DIVISORS = 500
MOST_SPAN = 100_000  # of numbers among which primes are listed
MOST_COUNTED = 10_000_000
MOST_PRIMES = 1_000_000  # the place of a prime among all
MOST_TRIED = 100_000  # that a number is divided by, one after the other
MOST_LISTED = 10_000  # numbers among which primes are looked for to check how many there are
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
    value = Integer(reduce(sympy.ilcm, (one.q for one in fractions), Integer(1)))
    shown = ", ".join(sympy.latex(one) for one in fractions)
    checked = _is_least_denominator(value, fractions)
    return of_number(value, rf"\text{{common denominator of }} {shown}", checked=checked)


def _is_least_denominator(value: Integer, fractions: list[Rational]) -> bool:
    """Whether it makes each of the fractions whole, and they and it have no divisor in common that could be left out."""
    numerators = [value * one for one in fractions]
    return all(one.is_Integer for one in numerators) and sympy.igcd(value, *numerators) == 1


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
    above, below = build(dividend), build(divisor)
    whole, rest = divided(above, below)
    left = rf"{printing.latex(above)} \bmod \left({printing.latex(below)}\right)"
    steps = (Step("The whole part", printing.latex(whole)),)
    checked = same(above, whole * below + rest)
    return Finding(printing.plain(rest), f"{left} = {printing.latex(rest)}", steps=steps, checked=checked)


def is_prime(given: Node) -> Finding:
    """Whether a number is prime."""
    value = integer(given)
    tried, found = _is_prime_by_trial(int(value)), bool(sympy.isprime(value))
    agrees = None if tried is None else tried == found
    return of_truth(found, rf"{value} \text{{ is prime}}", _smallest_factor(value), agrees=agrees)


def is_composite(given: Node) -> Finding:
    """Whether a number is a product of smaller ones."""
    value = integer(given)
    tried, found = _is_prime_by_trial(int(value)), bool(value > 3 and not sympy.isprime(value))
    agrees = None if tried is None else (value > 1 and not tried) == found
    return of_truth(found, rf"{value} \text{{ is composite}}", _smallest_factor(value), agrees=agrees)


def is_multiple(given: Node, divisor: Node) -> Finding:
    """Whether the second divides the first: of whole numbers, or of polynomials, `is_multiple(x**2 - 1, x - 1)`."""
    if any(build(node).free_symbols for node in (given, divisor)):
        return _is_polynomial_multiple(given, divisor)
    value, by = integer(given), integer(divisor)
    divides = value == 0 if by == 0 else value % by == 0
    return of_truth(bool(divides), rf"{by} \mid {value}", agrees=(sympy.igcd(value, by) == abs(by)) == divides)


def _is_polynomial_multiple(given: Node, divisor: Node) -> Finding:
    """Found by division; checked by cancelling the quotient. Raises ComputationError as `divided` does."""
    above, below = build(given), build(divisor)
    whole, rest = divided(above, below)
    if rest.free_symbols and sympy.Poly(rest, *unknowns(below)).is_ground:
        raise ComputationError(Failure.UNSUPPORTED, "that depends on the other letters")
    shown = rf"{printing.as_factor(below)} \mid {printing.as_factor(above)}"
    steps = (Step("The quotient", printing.latex(whole)), Step("The remainder", printing.latex(rest)))
    agrees = bool(sympy.cancel(above / below).is_polynomial()) == (rest == 0)
    return of_truth(bool(rest == 0), shown, steps, agrees=agrees)


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
    found, tried = sympy.divisors(value), _tried(int(value))
    listed = ", ".join(map(str, found))
    return verified(
        Finding(listed, rf"\text{{divisors of }} {value}: {listed}"), None if tried is None else tried == found
    )


def count_divisors(given: Node) -> Finding:
    """How many positive divisors a number has."""
    value = _divisible(given)
    found, tried = Integer(sympy.divisor_count(value)), _tried(int(value))
    return verified(of_number(found, rf"\tau({value})"), None if tried is None else len(tried) == found)


def divisor_sum(given: Node) -> Finding:
    """The sum of all positive divisors of a number."""
    value = _divisible(given)
    found, tried = Integer(sympy.divisor_sigma(value)), _tried(int(value))
    return verified(of_number(found, rf"\sigma({value})"), None if tried is None else sum(tried) == found)


def primes_between(low: Node, high: Node) -> Finding:
    """The primes from one number to another, both included."""
    found = list(sympy.primerange(integer(low), min(integer(high), integer(low) + MOST_SPAN) + 1))
    if integer(high) > integer(low) + MOST_SPAN or len(found) > MOST_DIVISORS:
        raise ComputationError(Failure.TOO_LARGE)
    listed = ", ".join(map(str, found))
    counted = None if integer(high) > MOST_COUNTED else _counted(integer(low), integer(high)) == len(found)
    return verified(Finding(listed or "none", listed or r"\text{none}"), counted)


def _counted(low: Integer, high: Integer) -> Integer:
    """How many primes there are from one number to another, without looking for them (Legendre's method)."""
    return Integer(sympy.primepi(high) - sympy.primepi(low - 1)) if low <= high else Integer(0)


def multiples(given: Node, first: Node, last: Node | None = None) -> Finding:
    """The positive multiples of a number up to another one, or from one to another, both included."""
    step, low = integer(given), max(Integer(1), integer(first)) if last is not None else Integer(1)
    high = integer(last if last is not None else first)
    if step <= 0:
        raise ComputationError(Failure.UNDEFINED, "only multiples of a positive number are listed")
    begin = -(-low // step) * step
    if (high - begin) // step >= MOST_DIVISORS:
        raise ComputationError(Failure.TOO_LARGE)
    found = range(int(begin), int(high) + 1, int(step))
    listed = ", ".join(map(str, found))
    checked = len(found) == max(0, high // step - (low - 1) // step) and all(value % step == 0 for value in found)
    return Finding(listed or "none", listed or r"\text{none}", checked=checked)


def count_primes(low: Node, high: Node) -> Finding:
    """How many primes there are from one number to another, in either order, both included."""
    below, upto = sorted((integer(low), integer(high)))
    if upto > MOST_COUNTED:
        raise ComputationError(Failure.TOO_LARGE)
    count = _counted(below, upto)
    listed = None if upto - below > MOST_LISTED else count == sum(1 for _ in sympy.primerange(below, upto + 1))
    return verified(of_number(count, rf"\pi({upto}) - \pi({below - 1})"), listed)


def digit_sum(given: Node) -> Finding:
    """The sum of the digits of a whole number."""
    value = abs(integer(given))
    found = Integer(sum(map(int, str(value))))
    return of_number(found, " + ".join(str(value)), checked=sum(digits(int(value))[1:]) == found)


def fibonacci(place: Node) -> Finding:
    """The Fibonacci number at a place: 1, 1, 2, 3, 5, ..."""
    count = small(place, 1, 5000)
    found = Integer(sympy.fibonacci(count))
    return of_number(found, f"F_{{{count}}}", checked=_fibonacci_by_adding(count) == found)


def _fibonacci_by_adding(count: int) -> int:
    one, other = 0, 1
    for _ in range(count):
        one, other = other, one + other
    return one


def next_prime(given: Node) -> Finding:
    """The first prime above a number."""
    value = _factorable(given)
    found = Integer(sympy.nextprime(value))
    checked = bool(value < found and (found == FIRST_PRIME or sympy.prevprime(found) <= value))
    return of_number(found, rf"\text{{first prime above }} {value}", checked=checked)


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
    found = sympy.floor(value / Rational(10) ** PLACES[name]) % 10
    shown = of_number(found, rf"\text{{{name} digit of }} {notation.latex(given)}")
    written = printing.terminating(value)
    return verified(shown, None if written is None else _figure(written, PLACES[name]) == str(found))


def _figure(written: str, place: int) -> str:
    """What stands at a place of a number that is written down: of `12.5` the 2 at 0, the 5 at -1, a 0 at 2."""
    whole, _, decimals = written.partition(".")
    figures, at = (whole[::-1], place) if place >= 0 else (decimals, -place - 1)
    return figures[at : at + 1] or "0"


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


def _tried(value: int) -> list[int] | None:
    """The divisors of a number above zero in order, found by dividing; None of one that is too large for that."""
    root = math.isqrt(value)
    if root > MOST_TRIED:
        return None
    low = [one for one in range(1, root + 1) if value % one == 0]
    return low + [value // one for one in reversed(low) if one * one != value]


def _is_prime_by_trial(value: int) -> bool | None:
    """Whether a number is prime, by dividing; None where no small number divides it, but a larger one may."""
    root = math.isqrt(max(value, 0))
    if any(value % one == 0 for one in range(2, min(root, MOST_TRIED) + 1)):
        return False
    return value > 1 if root <= MOST_TRIED else None


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
