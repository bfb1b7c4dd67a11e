"""Plain sums as textbooks word them, numbers or names of a story: "What is 3 minus a?", "Total of 0.3 and 12."."""

import math
from fractions import Fraction
from random import Random

from finetune.problems.formal.asking import Kind, Values, family
from finetune.problems.formal.writing import decimal


class _Typed(Fraction):
    """A fraction written as a decimal."""

    def __str__(self) -> str:
        return decimal(self)


def _number(rng: Random) -> Fraction:
    digits = rng.randint(1, rng.choice((2, 4, 12)))
    value = Fraction(rng.randint(-(10**digits), 10**digits))
    return _Typed(value / 10 ** rng.choice((0, 0, 1, 2, 4)))


def _two(rng: Random, _: int) -> Values:
    return {"a": _number(rng), "b": _number(rng)}


def _divisible(rng: Random, _: int) -> Values:
    a, b = (rng.choice((1, 1, -1)) * rng.randint(1, 10 ** rng.randint(1, 8)) for _ in range(2))
    return {"a": a * b if rng.random() < 0.3 else a, "b": b}


def _several(rng: Random, most: int) -> tuple[list[Fraction], Values]:
    """The numbers, how a message lists them, and how a program does."""
    small: list[Fraction] = [
        _Typed(Fraction(rng.randint(1, 99), rng.choice((1, 1, 1, 10, 100)))) for _ in range(rng.randint(3, most))
    ]
    numbers = small if rng.random() < 0.7 else [_number(rng) for _ in small]
    texts = [str(number) for number in numbers]
    last = rng.choice((" and ", " and ", ", and ", ", ", " & "))
    return numbers, {"l": ", ".join(texts[:-1]) + last + texts[-1], "p": ", ".join(texts)}


def _added(rng: Random, _: int) -> Values:
    numbers, values = _several(rng, 8)
    return {**values, "t": sum(numbers, Fraction(0))}


def _multiplied(rng: Random, _: int) -> Values:
    numbers, values = _several(rng, 4)
    return {**values, "t": math.prod(numbers, start=Fraction(1))}


def _value(values: Values, name: str) -> Fraction:
    return Fraction(values[name])


sums = family(
    Kind(
        "sums", _two,
        """what is {a} plus {b}
        what is {a} + {b}
        (total|sum) of {a} and {b}
        {ask} the (sum|total) of {a} and {b}
        (add|add together|sum|put together) {a} and {b}
        (add) {b} to {a}
        {a} plus {b}
        {a} added to {b}""",
        "calculate({a} + {b})", lambda v: str(_value(v, "a") + _value(v, "b")), ("a", "b"),
    ),
    Kind(
        "sums_of_lists", _added,
        """{ask} the (sum|total) of [the numbers|these|these numbers|all of|] {l}
        (sum|total) [of] {l}
        (add|add up|add together|sum|sum up|total|total up|put together|plus together|tally up|count up) [all of|these|] {l}
        add [all] these [numbers] [up] for me: {l}
        {l} (added up|added together|in total|altogether|all together|summed up|total)
        (what do|how much do|how much is|what is) {l} (make|add up to|come to|altogether|in all|combined|all added up)
        what do i get (when|if) i add [up] {l}
        i (bought|paid|spent|scored|have|got) {l}(, what is the total| so what's the total|. how much is that altogether|, whats that in total|, add it up pls)""",
        "total([{p}])", lambda v: str(v["t"]),
    ),
    Kind(
        "products_of_lists", _multiplied,
        """{ask} the product of [the numbers|these|] {l}
        product [of] {l}
        (multiply|multiply together|multiply out|times) [all of|these|] {l} [together|]
        {l} (multiplied together|multiplied|all multiplied|times each other)
        what do i get (when|if) i multiply {l}""",
        "product([{p}])", lambda v: str(v["t"]),
    ),
    Kind(
        "differences", _two,
        """what is {a} minus {b}
        what is {a} take away {b}
        what is {b} less than {a}
        subtract {b} from {a}
        take {b} [away] from {a}
        {a} take away {b}
        {a} minus {b}
        {ask} {a} (minus|take away|less) {b}
        (deduct) {b} from {a}""",
        "calculate({a} - {b})", lambda v: str(_value(v, "a") - _value(v, "b")), ("a", "b"),
    ),
    Kind(
        "distances", _two,
        """what is the (distance|difference) between {a} and {b}
        {ask} the (distance|difference) between {a} and {b}
        how far (is|apart are) {a} (from|and) {b}""",
        "calculate(abs({a} - {b}))", lambda v: str(abs(_value(v, "a") - _value(v, "b"))), ("a", "b"),
    ),
    Kind(
        "products", _two,
        """what is {a} times {b}
        what is the product of {a} and {b}
        (product|multiplication) of {a} and {b}
        multiply {a} (and|by|with) {b}
        {a} times {b}
        {a} (multiplied by|lots of) {b}
        {ask} the product of {a} and {b}""",
        "calculate({a}*{b})", lambda v: str(_value(v, "a") * _value(v, "b")), ("a", "b"),
    ),
    Kind(
        "quotients", _divisible,
        """what is {a} divided by {b}
        divide {a} by {b}
        {a} divided by {b}
        {a} (over|shared by|shared between|split between) {b}
        {ask} {a} (divided by|over) {b}
        share {a} (between|among) {b}""",
        "calculate({a}/{b})", lambda v: str(_value(v, "a") / _value(v, "b")), ("a", "b"),
    ),
)  # fmt: skip
