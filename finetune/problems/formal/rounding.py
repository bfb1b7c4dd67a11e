"""Rounding to a place, to decimal places, to significant figures; roots to the nearest whole number."""

import math
from fractions import Fraction
from random import Random

from finetune.problems.formal.asking import Kind, Values, family
from finetune.problems.formal.writing import decimal

_STEPS: dict[str, int | Fraction] = {
    "integer": 1, "whole number": 1, "unit": 1, "one": 1, "ten": 10, "10": 10, "hundred": 100, "one hundred": 100,
    "100": 100, "thousand": 1000, "one thousand": 1000, "1000": 1000, "ten thousand": 10**4, "10000": 10**4,
    "one hundred thousand": 10**5, "hundred thousand": 10**5, "100000": 10**5, "million": 10**6, "one million": 10**6,
    "1000000": 10**6, "5": 5, "50": 50, "25": 25, "0.5": Fraction(1, 2), "0.1": Fraction(1, 10), "20": 20,
    "tenth": Fraction(1, 10), "hundredth": Fraction(1, 100), "thousandth": Fraction(1, 1000),
}  # fmt: skip
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ROOTS = {
    "square": 2, "cube": 3, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_SPOKEN_STEPS = {
    "integer": "1", "whole number": "1", "unit": "1", "one": "1", "hundred": "100", "thousand": "1000", "million": "1000000", "ten": "10",
    "one hundred": "100", "one thousand": "1000", "ten thousand": "10000", "one hundred thousand": "100000",
    "hundred thousand": "100000", "one million": "1000000", "tenth": "1/10", "hundredth": "1/100", "thousandth": "1/1000",
}  # fmt: skip


def _value(rng: Random) -> Fraction:
    if rng.random() < 0.4:
        return Fraction(rng.randint(-(10 ** rng.randint(1, 10)), 10 ** rng.randint(1, 10)))
    places = rng.randint(1, 9)
    return Fraction(rng.randint(-(10 ** (places + 3)), 10 ** (places + 3)), 10**places)


def _to_step(rng: Random, _: int) -> Values:
    step = rng.choice(tuple(_STEPS))
    return {"a": _Decimal(_value(rng)), "s": step, "k": _SPOKEN_STEPS.get(step, step)}


def _to_places(rng: Random, _: int) -> Values:
    places = rng.randint(0, 8)
    said = str(places) if rng.random() < 0.5 else _WORDS[places]
    return {"a": _Decimal(_value(rng)), "p": said, "k": str(places)}


def _one_place(rng: Random, _: int) -> Values:
    return {"a": _Decimal(_value(rng))}


def _figures(rng: Random, _: int) -> Values:
    figures = rng.randint(1, 6)
    return {"a": _Decimal(_value(rng)), "p": str(figures) if rng.random() < 0.6 else _WORDS[figures], "k": str(figures)}


def _root(rng: Random, _: int) -> Values:
    name = rng.choice(tuple(_ROOTS))
    return {"a": rng.randint(2, 10 ** rng.randint(2, 10)), "r": name, "k": str(_ROOTS[name])}


def _power(rng: Random, _: int) -> Values:
    return {"a": rng.randint(2, 10 ** rng.randint(2, 10)), "k": str(rng.randint(2, 10))}


def _sum_at_hand(rng: Random, _: int) -> Values:
    """A product, sum, difference or quotient, and its value once each number is rounded to its first digit."""
    a, b = (rng.randint(11, 10 ** rng.randint(2, 5)) for _ in range(2))
    sign = rng.choice("+-**")
    one, other = (Fraction(_significant(Fraction(number), 1)) for number in (a, b))
    final = {"+": one + other, "-": one - other, "*": one * other}[sign]
    said = {"+": ("+", "plus"), "-": ("-", "minus"), "*": ("*", "x", "times")}[sign]
    return {"e": f"{a} {rng.choice(said)} {b}", "p": f"{a} {sign} {b}", "t": str(final)}


class _Decimal(Fraction):
    """A fraction that is written as a decimal."""

    def __str__(self) -> str:
        return decimal(self)


def _nearest(values: Values) -> str:
    return _rounded(Fraction(values["a"]), Fraction(_STEPS[str(values["s"])]))


def _rounded(value: Fraction, step: Fraction) -> str:
    result = math.floor(abs(value) / step + Fraction(1, 2)) * step  # halves go up, away from zero
    return decimal(-result if value < 0 else result)


def _nearest_root(values: Values) -> str:
    value, degree = int(values["a"]), int(values["k"])
    low = round(value ** (1 / degree)) - 2
    return str(min(range(max(low, 0), low + 5), key=lambda one: abs(one - value ** (1 / degree))))


_STEPPED = """round {a} [off] to the nearest {s}
    {ask} {a} rounded [off] to the nearest {s}
    {a} rounded to the nearest {s}
    {a} to the nearest {s}
    (approximate|give|round off) {a} to the nearest {s}"""
rounding = family(
    Kind(
        "estimate", _sum_at_hand,
        """estimate {e}
        (estimate|give an estimate of|give me an estimate for|make an estimate of|roughly estimate) {e} [by rounding|by rounding each number|]
        [what is] a (good|rough) estimate (of|for) {e}
        (round each number and|round the numbers to) (estimate|work out an estimate of) {e}
        by rounding, estimate {e}""",
        "estimate({p})", lambda v: str(v["t"]),
    ),
    Kind("nearest", _to_step, _STEPPED, "nearest({a}, {k})", _nearest, ("a",)),
    Kind("nearest", _to_step, _STEPPED, "nearest({a}, {k})", _nearest, ("a",)),
    Kind(
        "decimal_places", _to_places,
        """round {a} [off] to {p} (decimal places|dps|dp|decimals|decimal digits|places)
        {ask} {a} (rounded|) to {p} (decimal places|dps|dp|decimals|places)
        {a} to {p} (decimal places|dps|dp|d.p.|decimals)
        {a} (with|rounded to) {p} (decimals|decimal places|digits after the point)""",
        "decimal_places({a}, {k})", lambda v: _rounded(Fraction(v["a"]), Fraction(1, 10 ** int(v["k"]))), ("a",),
    ),
    Kind(
        "decimal_places", _one_place, "round {a} to (one|1) (decimal|decimal place|dp|place)\n{a} to one decimal [place]",
        "decimal_places({a}, 1)", lambda v: _rounded(Fraction(v["a"]), Fraction(1, 10)), ("a",),
    ),
    Kind(
        "significant_figures", _figures,
        """round {a} to {p} (significant figures|sig figs|s.f.|sf|significant digits)
        {a} (to|rounded to|in) {p} (significant figures|sig figs|sf|sig fig)
        {ask} {a} (rounded|correct|) to {p} (significant figures|significant digits|sig figs)""",
        "significant_figures({a}, {k})", lambda v: _significant(Fraction(v["a"]), int(v["k"])),
    ),
    Kind(
        "nearest_root", _root,
        """{ask} the {r} root of {a} (to the nearest|rounded to the nearest|to the closest) (integer|whole number)
        (to the nearest integer|to the nearest whole number), {ask} the {r} root of {a}
        {r} root of {a} to the nearest (integer|whole number)""",
        "nearest(root({a}, {k}), 1)", _nearest_root,
    ),
    Kind(
        "nearest_root", _power,
        """{ask} {a} to the power of 1/{k}, to the nearest (integer|whole number)
        {a} to the (power of 1/{k}|power 1/{k}) rounded to the nearest (integer|whole number)""",
        "nearest({a}**(1/{k}), 1)", _nearest_root,
    ),
)  # fmt: skip


def _significant(value: Fraction, figures: int) -> str:
    if value == 0:
        return "0"
    leading = 0
    while abs(value) >= Fraction(10) ** (leading + 1):
        leading += 1
    while abs(value) < Fraction(10) ** leading:
        leading -= 1
    return _rounded(value, Fraction(10) ** (leading - figures + 1))
