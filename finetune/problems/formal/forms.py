"""Numbers in other forms and what else is asked of one or two numbers: as a decimal, a percent, a ratio; digits, primes, logs."""

import math
from fractions import Fraction
from random import Random

from finetune.problems.formal.asking import Kind, Values, family
from finetune.problems.formal.writing import decimal


class _Typed(Fraction):
    """A fraction written as a decimal."""

    def __str__(self) -> str:
        return decimal(self)


def _fraction(rng: Random, _: int) -> Values:
    return {"a": Fraction(rng.randint(1, 60), rng.choice((2, 3, 4, 5, 6, 8, 10, 20, 25, 7, 9, 11, 12, 16, 40)))}


def _ending(rng: Random, _: int) -> Values:
    return {"a": Fraction(rng.randint(1, 199), rng.choice((2, 4, 5, 8, 10, 20, 25, 40)))}


def _decimal(rng: Random, _: int) -> Values:
    return {"a": _Typed(Fraction(rng.randint(1, 999), rng.choice((10, 100, 1000))))}


def _improper(rng: Random, _: int) -> Values:
    bottom = rng.randint(2, 15)
    return {"a": Fraction(rng.randint(bottom + 1, 12 * bottom) * 2 + 1, bottom * 2)}


def _whole(rng: Random, _: int) -> Values:
    return {"a": rng.randint(2, 10 ** rng.randint(1, 6))}


def _small(rng: Random, _: int) -> Values:
    return {"a": rng.randint(3, 60)}


def _two(rng: Random, _: int) -> Values:
    common = rng.randint(1, 20)
    a, b = rng.sample(range(1, 40), 2)
    return {"a": common * a, "b": common * b}


def _span(rng: Random, _: int) -> Values:
    low = rng.randint(2, 100)
    return {"a": low, "b": low + rng.randint(5, 60)}


def _log(rng: Random, _: int) -> Values:
    base, power = rng.randint(2, 10), rng.randint(1, 6)
    return {"b": base, "a": base**power, "k": power}


def _prices(rng: Random, _: int) -> Values:
    a = rng.choice((10, 20, 25, 40, 50, 80, 100, 120, 200, 250, 400, rng.randint(10, 999)))
    return {"a": a, "b": a + rng.choice((-1, 1)) * rng.randint(1, a - 1)}


def _year(rng: Random, _: int) -> Values:
    return {"a": rng.randint(1800, 2100)}


def _lowest_terms(values: Values) -> str:
    quotient = Fraction(values["a"]) / Fraction(values["b"])
    return f"{quotient.numerator}:{quotient.denominator}"


def _primes(low: int, high: int) -> list[int]:
    return [n for n in range(max(low, 2), high + 1) if all(n % d for d in range(2, math.isqrt(n) + 1))]


forms = family(
    Kind("decimal", _ending, "{ask} {a} as a decimal\n(convert|write|express|turn|change) {a} (as|to|into) a decimal\n{a} (as|in|to) [a] decimal", "decimal({a})", lambda v: str(v["a"])),
    Kind("fraction", _decimal, "{ask} {a} as a [simplified|] fraction\n(convert|write|express|turn|change) {a} (as|to|into) a fraction [in lowest terms|]\n{a} (as|to) [a] fraction", "fraction({a})", lambda v: str(Fraction(v["a"]))),
    Kind("percent_form", _decimal, "{ask} {a} as a (percent|percentage)\n(convert|write|express|turn|change) {a} (as|to|into) (a percent|a percentage|percent)\n{a} (in|as) (percent|%)", "calculate({a}*100)", lambda v: str(Fraction(v["a"]) * 100)),
    Kind("percent_form", _ending, "{ask} {a} as a (percent|percentage)\n(convert|write|express|turn|change) {a} (as|to|into) (a percent|a percentage|percent)\n{a} (in|as) (percent|%)", "calculate(({a})*100)", lambda v: str(Fraction(v["a"]) * 100)),
    Kind("mixed_number", _improper, "{ask} {a} as a mixed number\n(convert|write|express|turn|change) {a} (as|to|into) a mixed (number|fraction)", "mixed_number({a})", lambda v: str(v["a"])),
    Kind("scientific", _whole, "{ask} {a} in (scientific notation|standard form)\n(convert|write|express) {a} (in|to) (scientific notation|standard form)", "scientific({a})", lambda v: str(v["a"])),
    Kind("reciprocal", _fraction, "{ask} the reciprocal of {a}\n(reciprocal|multiplicative inverse) of {a}", "calculate(1/({a}))", lambda v: str(1 / Fraction(v["a"]))),
    Kind("simplify_fraction", _fraction, "(simplify|reduce) [the fraction] {a}[ to lowest terms]\n{ask} {a} in (lowest|simplest) (terms|form)", "calculate({a})", lambda v: str(v["a"])),
    Kind("ceiling", _decimal, "round {a} up [to (a|the next) whole number]\n{ask} the ceiling of {a}\n{a} rounded up", "calculate(ceil({a}))", lambda v: str(math.ceil(Fraction(v["a"])))),
    Kind("floor", _decimal, "round {a} down [to (a|the next) whole number]\n{ask} the floor of {a}\n{a} rounded down", "calculate(floor({a}))", lambda v: str(math.floor(Fraction(v["a"])))),
    Kind("absolute", lambda rng, _: {"a": -rng.randint(1, 900)}, "{ask} the absolute value of {a}\nabsolute value of {a}", "calculate(abs({a}))", lambda v: str(abs(Fraction(v["a"])))),
)  # fmt: skip
relations = family(
    Kind("ratio", _two, "simplify the ratio ({a} : {b}|{a}:{b})\n(simplify|reduce|write) [the ratio] {a} to {b} [in lowest terms|in simplest form]\n{ask} the ratio of {a} to {b} [in simplest form|]\nratio ({a} : {b}|{a}:{b}) (simplified|in lowest terms)", "ratio({a}, {b})", _lowest_terms),
    Kind("log", _log, "{ask} (log|the log|the logarithm) base {b} of {a}\nlog base {b} of {a}\nlog of {a} (to base|base|in base) {b}\nlog_{b} ({a}|of {a})", "calculate(log({a}, {b}))", lambda v: str(v["k"])),
    Kind("percent_change", _prices, "{ask} the (percent|percentage) (change|increase|decrease|difference) from {a} to {b}\n(percent|percentage|%) (change|increase|decrease) from {a} to {b}\n(something|a price|it|the price) (went|goes|changed|rose|fell) from {a} to {b}, (what percent change is that|by what percent|what is the percentage change)", "calculate(({b} - {a})/{a}*100)", lambda v: str(Fraction((int(v["b"]) - int(v["a"])) * 100, int(v["a"])))),
    Kind("primes_between", _span, "(list|what are|find|give me|which are|name) [all] the (primes|prime numbers) between {a} and {b}\n(primes|prime numbers) (between|from) {a} (and|to) {b}", "primes_between({a}, {b})", lambda v: ", ".join(map(str, _primes(int(v["a"]), int(v["b"]))))),
    Kind("primes_below", _small, "(list|what are|find|give me|which are|name) [all] the (primes|prime numbers) (below|under|less than|smaller than|up to) {a}\n(all|) primes (below|under|up to) {a}", "primes_between(2, {a})", lambda v: ", ".join(map(str, _primes(2, int(v["a"]))))),
    Kind("count_primes", _span, "how many (primes|prime numbers) are there between {a} and {b}\n(number of|count the) primes (between|from) {a} (and|to) {b}", "count_primes({a}, {b})", lambda v: str(len(_primes(int(v["a"]), int(v["b"]))))),
    Kind("count_primes", _small, "how many (primes|prime numbers) are there (below|under|less than|up to) {a}\nhow many (primes|prime numbers) are (below|less than|under) {a}", "count_primes(2, {a})", lambda v: str(len(_primes(2, int(v["a"]))))),
    Kind("divisor_sum", _small, "{ask} the sum of [all] [the] (divisors|factors) of {a}\nsum of (divisors|factors) of {a}", "divisor_sum({a})", lambda v: str(sum(d for d in range(1, int(v["a"]) + 1) if int(v["a"]) % d == 0))),
    Kind("digit_sum", _whole, "{ask} the (sum of [the] digits|digit sum|cross sum) of {a}\n(digit sum|sum of [the] digits) (of|in) {a}", "digit_sum({a})", lambda v: str(sum(map(int, str(v["a"]))))),
    Kind("leap_year", _year, "{is} {a} a leap year\nwas {a} a leap year\nwill {a} be a leap year", "leap_year({a})", lambda v: str(int(v["a"]) % 4 == 0 and (int(v["a"]) % 100 != 0 or int(v["a"]) % 400 == 0))),
    Kind("fibonacci", _small, "{ask} the {a}th fibonacci number\n{a}th (fibonacci number|number of the fibonacci sequence|term of the fibonacci sequence)", "fibonacci({a})", lambda v: str(_fibonacci(int(v["a"])))),
)  # fmt: skip


def _fibonacci(place: int) -> int:
    one, other = 0, 1
    for _ in range(place):
        one, other = other, one + other
    return one
