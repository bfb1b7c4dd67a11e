"""Divisors, multiples, primes, remainders, digits: asked about numbers, or about what a story defines."""

import math
from collections.abc import Mapping
from fractions import Fraction
from random import Random

from finetune.problems.formal.asking import Kind, Values, family

_MOST = (100, 2000, 10**6)
_PLACES = (
    "units", "tens", "hundreds", "thousands", "ten thousands", "hundred thousands", "millions", "ten millions",
    "hundred millions", "billions", "ten billions", "hundred billions",
)  # fmt: skip


def _number(rng: Random, stage: int, least: int = 2) -> int:
    return rng.randint(least, rng.choice((30, 200, _MOST[stage])))


def _pair(rng: Random, stage: int) -> Values:
    common = rng.choice((1, rng.randint(2, 60)))
    return {"a": common * _number(rng, min(stage, 1)), "b": common * _number(rng, 0)}


def _triple(rng: Random, stage: int) -> Values:
    return {**_pair(rng, stage), "c": _number(rng, min(stage, 1))}


def _one(rng: Random, stage: int) -> Values:
    return {"a": _number(rng, stage)}


def _modest(rng: Random, stage: int) -> Values:
    return {"a": _number(rng, min(stage, 1))}


def _divided(rng: Random, _: int) -> Values:
    by = rng.randint(2, rng.choice((12, 100, 400)))
    whole = rng.randint(by, rng.choice((200, 5000, 10**6)))
    return {"a": whole - whole % by if rng.random() < 0.4 else whole, "b": by}


def _fractions(rng: Random, _: int) -> Values:
    return {name: Fraction(rng.randint(-200, 200), rng.randint(2, rng.choice((12, 60, 400)))) for name in "ab"}


def _placed(rng: Random, _: int) -> Values:
    place = rng.randrange(len(_PLACES))
    digits = rng.randint(place + 1, place + 3)
    return {"a": rng.randint(10 ** (digits - 1), 10**digits - 1), "p": _PLACES[place]}


def _is_prime(value: int) -> bool:
    return value > 1 and all(value % divisor for divisor in range(2, math.isqrt(value) + 1))


def _primes(value: int) -> list[int]:
    return [divisor for divisor in range(2, value + 1) if value % divisor == 0 and _is_prime(divisor)]


def _divisors(value: int) -> list[int]:
    return [divisor for divisor in range(1, value + 1) if value % divisor == 0]


def _whole(values: Mapping[str, int | Fraction | str], name: str) -> int:
    return int(values[name])


def _truth(value: bool) -> str:
    return str(value)


def _listed(rng: Random, _: int) -> Values:
    step, times = rng.randint(2, rng.choice((12, 40))), rng.randint(3, 12)
    high = step * times + rng.randrange(step)
    low = rng.randint(2, high - 1)
    return {"a": step, "b": high, "c": low, "n": times}


def _multiples(step: int, low: int, high: int) -> str:
    return ", ".join(str(value) for value in range(low, high + 1) if value % step == 0) or "none"


def _factored(rng: Random, _: int) -> Values:
    return {"a": math.prod(rng.choice((2, 3, 5, 7, 11, 13)) for _place in range(rng.randint(2, 5)))}


def _digit(values: Values) -> str:
    return str(_whole(values, "a") // 10 ** _PLACES.index(str(values["p"])) % 10)


divisors = family(
    Kind(
        "gcd", _pair,
        """{ask} the (greatest|highest|largest|biggest) common (divisor|factor|divisor) of {a} and {b}
        {ask} the (gcd|hcf|gcf) of {a} and {b}
        (gcd|hcf|gcf) ({a}, {b}|{a} and {b}|of {a} and {b}|{a} {b})
        (greatest|highest|biggest|largest) (common factor|common divisor) (of|for|between) {a} and {b}
        (what|which) is the (largest|biggest|greatest) number that (divides|goes into) (both|) {a} and {b}
        {ask} the (largest|biggest) number (dividing|that divides evenly) (both|) {a} and {b}""",
        "gcd({a}, {b})", lambda v: str(math.gcd(_whole(v, "a"), _whole(v, "b"))), ("a", "b"),
    ),
    Kind(
        "gcd", _triple, "{ask} the (gcd|hcf|greatest common divisor|highest common factor) of {a}, {b} and {c}\ngcd of {a}, {b}, {c}",
        "gcd([{a}, {b}, {c}])", lambda v: str(math.gcd(*(_whole(v, n) for n in "abc"))),
    ),
    Kind(
        "lcm", _pair,
        """{ask} the (least|lowest|smallest) common multiple of {a} and {b}
        {ask} the lcm of {a} and {b}
        lcm ({a}, {b}|{a} and {b}|of {a} and {b}|{a} {b})
        (least|lowest|smallest) common multiple (of|for) {a} and {b}
        (what|which) is the (smallest|least|first) number that (both|) {a} and {b} (divide|go into)
        {ask} the (smallest|lowest) (number|multiple) (divisible by|shared by) (both|) {a} and {b}""",
        "lcm({a}, {b})", lambda v: str(math.lcm(_whole(v, "a"), _whole(v, "b"))), ("a", "b"),
    ),
    Kind(
        "lcm", _triple, "{ask} the (lcm|least common multiple|lowest common multiple) of {a}, {b} and {c}\nlcm of {a}, {b}, {c}",
        "lcm([{a}, {b}, {c}])", lambda v: str(math.lcm(*(_whole(v, n) for n in "abc"))),
    ),
    Kind(
        "common_denominator", _fractions,
        "{ask} the (least|lowest|) common denominator of {a} and {b}\n(common denominator|lcd) (of|for) {a} and {b}",
        "common_denominator({a}, {b})",
        lambda v: str(math.lcm(Fraction(v["a"]).denominator, Fraction(v["b"]).denominator)), ("a", "b"),
    ),
    Kind(
        "remainder", _divided,
        """{ask} the (remainder|rest) when {a} is divided by {b}
        {ask} the (remainder|rest) (of|when dividing|from|if you divide) {a} (divided by|by|over) {b}
        (remainder|rest) (when|if) {a} (is|gets) divided by {b}
        (what is left over|what's left over|what remains|whats left) (when|if|after) (you divide|dividing|i divide) {a} by {b}
        {a} divided by {b} (remainder|what is the remainder|rest|leaves what remainder)
        how much (is|remains) left over (when|if) {a} is (split into|divided into|divided by) {b}""",
        "remainder({a}, {b})", lambda v: str(_whole(v, "a") % _whole(v, "b")), ("a", "b"),
    ),
    Kind(
        "is_multiple", _divided,
        """{is} {b} a (factor|divisor) of {a}
        {is} {a} (a multiple of|divisible by|evenly divisible by) {b}
        (does|will) {b} (divide|go into|evenly divide|divide into|divide evenly into) {a}
        can {a} be divided (evenly|exactly) by {b}
        {is} {a} in the {b} times table""",
        "is_multiple({a}, {b})", lambda v: _truth(_whole(v, "a") % _whole(v, "b") == 0), ("a", "b"),
    ),
    Kind("even", _one, "{is} {a} (even|an even number)", "is_multiple({a}, 2)", lambda v: _truth(_whole(v, "a") % 2 == 0), ("a",)),
    Kind("odd", _one, "{is} {a} (odd|an odd number)", "compare({a} % 2 = 1)", lambda v: _truth(_whole(v, "a") % 2 == 1), ("a",)),
)  # fmt: skip
primes = family(
    Kind(
        "is_prime", _one,
        """{is} {a} (prime|a prime number|a prime)
        {a} (prime|is it prime|prime or not|is prime right)
        (check|test|see) (if|whether) {a} is (prime|a prime number)""",
        "is_prime({a})", lambda v: _truth(_is_prime(_whole(v, "a"))), ("a",),
    ),
    Kind(
        "is_composite", _one, "{is} {a} (composite|a composite number|composite or not)", "is_composite({a})",
        lambda v: _truth(_whole(v, "a") > 3 and not _is_prime(_whole(v, "a"))), ("a",),
    ),
    Kind(
        "prime_factors", _modest,
        """(list|what are|find|give me|give|name|tell me|show|which are) [all] the [distinct|different] prime (factors|divisors) of {a}
        [distinct] prime factors of {a}
        (which|what) primes (divide|go into) {a}""",
        "prime_factors({a})", lambda v: ", ".join(map(str, _primes(_whole(v, "a")))), ("a",),
    ),
    Kind(
        "divisors", _modest,
        """(list|what are|find|give me|give|name|tell me|show|which are) [all] the (factors|divisors|positive divisors) of {a}
        (all|) (factors|divisors) of {a}
        (which|what) numbers (divide|go into) {a}
        what can {a} be divided by""",
        "divisors({a})", lambda v: ", ".join(map(str, _divisors(_whole(v, "a")))),
    ),
    Kind(
        "count_divisors", _modest,
        """how many (factors|divisors|positive divisors|different factors) does {a} have
        {ask} (the number of|how many) (divisors|factors) (of {a}|{a} has)""",
        "count_divisors({a})", lambda v: str(len(_divisors(_whole(v, "a")))),
    ),
    Kind(
        "next_prime", _modest,
        "{ask} the (next|first|smallest) prime [number] (after|above|bigger than|greater than|larger than) {a}\nnext prime after {a}",
        "next_prime({a})", lambda v: str(next(n for n in range(_whole(v, "a") + 1, 10**9) if _is_prime(n))),
    ),
    Kind(
        "factorization", _modest,
        """{ask} the prime (factorization|factorisation|decomposition) of {a}
        prime (factorize|factorise|factor|factorization of|decompose) {a}
        (write|express) {a} as a product of [its] prime (factors|numbers)
        (factor|factorise|factorize) {a} (into primes|completely|)
        break {a} (down|) into primes""",
        "factor({a})", lambda v: str(_whole(v, "a")),
    ),
)  # fmt: skip
multiples = family(
    Kind(
        "multiples", _listed,
        """(list|what are|find|give me|name|write|show) [all] [the] multiples of {a} (up to|below or equal to|to|until|no more than|not above) {b}
        multiples of {a} up to {b}
        which numbers up to {b} are (multiples of|divisible by) {a}""",
        "multiples({a}, {b})", lambda v: _multiples(_whole(v, "a"), 1, _whole(v, "b")),
    ),
    Kind(
        "multiples", _listed,
        """(list|what are|find|give me|name|write|show) [all] [the] multiples of {a} (between|from) {c} (and|to) {b}
        multiples of {a} (between {c} and|from {c} to) {b}
        which numbers (between|from) {c} (and|to) {b} are (multiples of|divisible by) {a}""",
        "multiples({a}, {c}, {b})", lambda v: _multiples(_whole(v, "a"), _whole(v, "c"), _whole(v, "b")),
    ),
    Kind(
        "multiples", _listed,
        """(list|what are|find|give me|name|write|show) the first {n} multiples of {a}
        first {n} multiples of {a}""",
        "multiples({a}, {a}*{n})", lambda v: _multiples(_whole(v, "a"), 1, _whole(v, "a") * _whole(v, "n")),
    ),
    Kind(
        "largest_factor", _factored,
        """{ask} the (largest|biggest|greatest|highest) prime (factor|divisor) of {a}
        (largest|biggest|greatest|highest) prime (factor|divisor) of {a}
        (which|what) is the (largest|biggest|greatest) prime (that divides|dividing|in) {a}""",
        "A = prime_factors({a})\nlargest(A)", lambda v: str(max(_primes(_whole(v, "a")))),
    ),
    Kind(
        "smallest_factor", _factored,
        """{ask} the (smallest|least|lowest) prime (factor|divisor) of {a}
        (smallest|least|lowest) prime (factor|divisor) of {a}""",
        "A = prime_factors({a})\nsmallest(A)", lambda v: str(min(_primes(_whole(v, "a")))),
    ),
    Kind(
        "factor_sum", _factored,
        """{ask} the sum of [all] the [distinct|different] prime (factors|divisors) of {a}
        (add up|sum) the [distinct] prime factors of {a}""",
        "A = prime_factors({a})\ntotal(A)", lambda v: str(sum(_primes(_whole(v, "a")))),
    ),
)  # fmt: skip
digits = family(
    Kind(
        "digit", _placed,
        """{ask} the {p} digit (of|in) {a}
        (which|what) digit (is in|stands in|is at) the {p} place (of|in) {a}
        [the] {p} digit of {a}
        in {a} (which|what) digit is in the {p} place""",
        'digit({a}, "{p}")', _digit, ("a",),
    ),
)  # fmt: skip
