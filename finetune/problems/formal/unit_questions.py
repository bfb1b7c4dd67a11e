"""How many of one unit another is, and temperatures."""

from fractions import Fraction
from random import Random

from finetune.problems.formal.asking import Asked, said, worded
from finetune.problems.formal.writing import decimal
from finetune.problems.problem import Problem

_UNITS: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "length": (
        (("nanometer", "nanometre", "nm"), "1/1000000000"), (("micrometer", "micrometre", "um"), "1/1000000"),
        (("millimeter", "millimetre", "mm"), "1/1000"), (("centimeter", "centimetre", "cm", "cms"), "1/100"),
        (("meter", "metre", "m"), "1"), (("kilometer", "kilometre", "km", "kms"), "1000"), (("inch", "inch", "in"), "127/5000"),
        (("foot", "foot", "ft"), "381/1250"), (("yard", "yard", "yd"), "1143/1250"), (("mile", "mile", "mi"), "201168/125"),
    ),
    "mass": (
        (("nanogram", "ng"), "1/1000000000"), (("microgram", "ug"), "1/1000000"), (("milligram", "mg"), "1/1000"),
        (("gram", "g"), "1"), (("kilogram", "kg", "kilo", "kgs", "kilos"), "1000"), (("tonne", "t"), "1000000"),
        (("pound", "lb", "lbs"), "45359237/100000"), (("ounce", "oz"), "45359237/1600000"),
    ),
    "volume": (
        (("nanolitre", "nanoliter"), "1/1000000000"), (("microlitre", "microliter"), "1/1000000"),
        (("millilitre", "milliliter", "ml"), "1/1000"), (("centilitre", "cl"), "1/100"), (("litre", "liter", "l"), "1"),
    ),
    "time": (
        (("nanosecond", "ns"), "1/1000000000"), (("microsecond", "us"), "1/1000000"), (("millisecond", "ms"), "1/1000"),
        (("second", "sec", "secs", "s"), "1"), (("minute", "min", "mins"), "60"), (("hour", "hr", "hrs", "h"), "3600"), (("day",), "86400"),
        (("week",), "604800"),
    ),
    "long time": (
        (("month",), "1/12"), (("year",), "1"), (("decade",), "10"), (("century",), "100"), (("millennium",), "1000"),
    ),
    "area": (
        (("square metre", "square meter", "m^2", "sq m"), "1"), (("square centimetre", "cm^2", "square centimeter"), "1/10000"),
        (("square kilometre", "km^2", "square kilometer"), "1000000"), (("hectare", "ha"), "10000"), (("square foot", "sq ft"), "145161/1562500"),
    ),
    "speed": ((("km/h", "kph", "kilometers per hour"), "5/18"), (("m/s", "meters per second", "metres per second"), "1"), (("mph", "miles per hour"), "1397/3125")),
    "bytes": ((("byte", "bytes"), "1"), (("kilobyte", "kB", "KB"), "1000"), (("megabyte", "MB", "megs"), "1000000"), (("gigabyte", "GB", "gigs", "gig"), "1000000000")),
}  # fmt: skip
_PLURALS = {
    "inch": "inches",
    "foot": "feet",
    "century": "centuries",
    "millennium": "millennia",
    "square foot": "square feet",
}
_CONVERT = """how many {y} are (there|) in {a} {x}
    convert {a} {x} (to|into) {y}
    what is {a} {x} in {y}
    {ask} {a} {x} (in|to|into|as) {y}
    {a} {x} (in|to|into|as|=|is how many) {y}
    how (many|much) {y} (is|make|in|are|equal) {a} {x}
    (change|turn) {a} {x} (to|into) {y}"""
_CONVERT_PART = """how many {y} are there in {a} of a {x}
    what is {a} of a {x} in {y}
    {ask} {a} of (a|an) {x} in {y}
    {a} of a {x} in {y}"""
_IN_ONE = """how many {y} (are|are there|) in (a|an|one) {x}
    (a|one) {x} in {y}
    how many {y} does (a|an|one) {x} have
    how (many|much) {y} is (a|an|one) {x}"""
_DEGREES = {
    "C": ("celsius", "degrees celsius", "C", "°C"),
    "F": ("fahrenheit", "degrees fahrenheit", "F", "°F"),
    "K": ("kelvin", "K"),
}


def conversions(rng: Random, stage: int) -> Problem:
    """From one unit to another."""
    units = rng.choice(tuple(_UNITS.values()))
    (olds, old), (news, new) = rng.sample(units, 2)
    x, y = _named(olds, rng), _named(news, rng)
    factor = Fraction(old) / Fraction(new)
    draw = rng.random()
    if draw < 0.2 and len(olds[0]) > 3:
        return measured(_converted_part(olds[0], y, factor, rng), rng, stage)
    if draw < 0.3 and factor > 1:
        asked = _conversion(worded(_IN_ONE, rng, x=olds[0], y=y), "1", (olds[0], y), factor)
        return measured(asked, rng, stage)
    value = Fraction(rng.randint(1, 10 ** rng.randint(1, 7)), 10 ** rng.randint(0, 5) if rng.random() < 0.5 else 1)
    typed = decimal(value)
    question = worded(_CONVERT, rng, a=typed, x=x, y=y)
    if rng.random() < 0.15 and " " not in x and len(x) < 4:
        question = question.replace(f"{typed} {x}", f"{typed}{x}")
    return measured(_conversion(question, typed, (x, y), value * factor), rng, stage)


def _converted_part(x: str, y: str, factor: Fraction, rng: Random) -> Asked:
    """How many minutes there are in 3/4 of an hour."""
    part = Fraction(rng.randint(1, 19), rng.choice((2, 4, 5, 8, 10, 20, 3, 7)))
    question = worded(_CONVERT_PART, rng, a=str(part), x=x, y=y)
    return _conversion(question, str(part), (x, y), part * factor)


def _conversion(question: str, typed: str, units: tuple[str, str], value: Fraction) -> Asked:
    old, new = map(_unit, units)
    return Asked(question, f'convert({typed}, "{old}", "{new}")', str(value), "conversions")


def temperatures(rng: Random, stage: int) -> Problem:
    """Celsius, Fahrenheit, Kelvin."""
    old, new = rng.sample(sorted(_DEGREES), 2)
    value = Fraction(rng.randint(-40, 300))
    if old == "K" and value < 0:
        raise ValueError("nothing is colder")
    kelvin = {"C": value + Fraction(27315, 100), "F": (value + Fraction(45967, 100)) * 5 / 9, "K": value}[old]
    final = {"C": kelvin - Fraction(27315, 100), "F": kelvin * 9 / 5 - Fraction(45967, 100), "K": kelvin}[new]
    x, y = rng.choice(_DEGREES[old]), rng.choice(_DEGREES[new])
    program = f'convert({value}, "{_DEGREES[old][0]}", "{_DEGREES[new][0]}")'
    question = worded(_CONVERT, rng, a=str(value), x=x, y=y)
    return measured(Asked(question, program, str(final), "temperatures"), rng, stage)


def _named(names: tuple[str, ...], rng: Random) -> str:
    """One of a unit's names, most often in the plural."""
    name = rng.choice(names)
    is_sign = len(name) <= 3 or "/" in name or "^" in name or name.startswith("sq ") or " per " in name
    if is_sign or rng.random() < 0.15 or name.endswith("s"):
        return name
    return _PLURALS.get(name, f"{name}s")


def _unit(name: str) -> str:
    """A unit as a sketch shows it: words in lower case, single letters as they are."""
    return " ".join(word if len(word) == 1 else word.lower() for word in name.split())


def measured(asked: Asked, rng: Random, stage: int) -> Problem:
    """The problem as someone puts it in a chat, with the mark that its first word asks for."""
    return said(asked, rng, stage, lambda question: "?" if question.startswith(("how", "what")) else ".")
