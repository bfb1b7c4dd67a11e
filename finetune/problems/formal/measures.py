"""Units, times of day and dates."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from finetune.problems.chat import filled
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
_TWO_UNITS = "(convert|what is|) {a} {x} [and] {b} {y} (to|in|into) {z}"
_LATER = "(what time is it|what is|when is it|) {h} (hours|h) [and] {m} (minutes|min|mins) (after|from) {s}"
_EARLIER = "(what time is it|what is|when is it|) {h} (hours|h) [and] {m} (minutes|min|mins) before {s}"
_COMPOUNDS = (
    ("feet", "inches", "cm", "762/25", "127/50"), ("hours", "minutes", "minutes", "60", "1"), ("hours", "minutes", "seconds", "3600", "60"),
    ("feet", "inches", "inches", "12", "1"), ("meters", "centimeters", "centimeters", "100", "1"), ("days", "hours", "hours", "24", "1"),
    ("minutes", "seconds", "seconds", "60", "1"), ("weeks", "days", "days", "7", "1"), ("kilograms", "grams", "grams", "1000", "1"),
)  # fmt: skip
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
_BETWEEN = """how many minutes are there between {s} and {t}
    (how many minutes|how long in minutes) (is it |)(from|between) {s} (to|until|till|and) {t}
    minutes (from|between) {s} (to|and|until) {t}
    how long is it from {s} (to|until|till) {t}"""
_SHIFT = {
    1: """what is {a} minutes after {s}
    what time is it {a} (minutes|mins) after {s}
    (what time|when) (is it|will it be) {a} minutes (after|from) {s}
    {s} plus {a} minutes
    {a} (minutes|mins) (after|from|past) {s}""",
    -1: """what is {a} minutes before {s}
    what time (is it|was it) {a} (minutes|mins) before {s}
    {s} minus {a} minutes
    {a} (minutes|mins) before {s}""",
}
_HOURS = {
    1: """what time is it {a} hours (after|from) {s}
    {a} hours after {s}
    if it is {s} now, what time (is it|will it be) in {a} hours""",
    -1: """what time (is|was) it {a} hours before {s}
    {a} hours before {s}
    (what time was it|when was) {a} hours before {s}""",
}
_DAYS = """how many days (are there |)(from|between) {s} (to|and|until|till) {t}
    (days|number of days) (from|between) {s} (to|and|until) {t}
    how many days is it from {s} (to|until|till) {t}"""
_WEEKDAY = """(what|which) (day of the week|weekday) (is|was|will be|) {s}
    what day (is|was) {s}
    what weekday does {s} fall on
    on (what|which) (day|weekday) (is|was|does) {s}"""
_DATE_SHIFT = {
    1: """what (date|day) is {a} days after {s}
    {a} days after {s}
    {s} plus {a} days""",
    -1: """what (date|day) (is|was) {a} days before {s}
    {a} days before {s}
    {s} minus {a} days""",
}
_MONTHS = "January February March April May June July August September October November December".split()
_NOON = 12
_SPOKEN_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_SPOKEN_PARTS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("half past {h}",), 30), (("quarter past {h}", "a quarter past {h}"), 15), (("quarter to {h}", "a quarter to {h}"), -15),
    (("ten past {h}", "10 past {h}"), 10), (("twenty past {h}", "20 past {h}"), 20), (("{h} o'clock",), 0),
)  # fmt: skip
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
        return _problem(_converted_part(olds[0], y, factor, rng), rng, stage)
    if draw < 0.3 and factor > 1:
        asked = _conversion(worded(_IN_ONE, rng, x=olds[0], y=y), "1", (olds[0], y), factor)
        return _problem(asked, rng, stage)
    value = Fraction(rng.randint(1, 10 ** rng.randint(1, 7)), 10 ** rng.randint(0, 5) if rng.random() < 0.5 else 1)
    typed = decimal(value)
    question = worded(_CONVERT, rng, a=typed, x=x, y=y)
    if rng.random() < 0.15 and " " not in x and len(x) < 4:
        question = question.replace(f"{typed} {x}", f"{typed}{x}")
    return _problem(_conversion(question, typed, (x, y), value * factor), rng, stage)


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
    return _problem(Asked(question, program, str(final), "temperatures"), rng, stage)


def compound(rng: Random, stage: int) -> Problem:
    """Quantities in two units, and times so many hours and minutes later."""
    return _problem((_in_two_units if rng.random() < 0.5 else _hours_and_minutes)(rng), rng, stage)


def _in_two_units(rng: Random) -> Asked:
    big, small, target, per, left = rng.choice(_COMPOUNDS)
    one, other = rng.randint(1, 12), rng.randint(1, 11)
    question = worded(_TWO_UNITS, rng, a=str(one), b=str(other), x=big, y=small, z=target)
    steps = (
        f'A = convert({one}, "{big}", "{target}")',
        f'B = convert({other}, "{small}", "{target}")',
        "calculate(A + B)",
    )
    return Asked(question, "\n".join(steps), str(one * Fraction(per) + other * Fraction(left)), "compound")


def _hours_and_minutes(rng: Random) -> Asked:
    start, hours, minutes = rng.randrange(1440), rng.randint(1, 11), rng.randint(1, 59)
    clock, sign = _clock(start, " AM"), rng.choice((1, -1))
    question = worded(_LATER if sign > 0 else _EARLIER, rng, h=str(hours), m=str(minutes), s=clock)
    shift = f"{hours}*60 + {minutes}" if sign > 0 else f"-({hours}*60 + {minutes})"
    final = _clock(start + sign * (60 * hours + minutes), " AM")
    return Asked(question, f'time_shift("{clock}", {shift})', final, "compound")


def clocks(rng: Random, stage: int) -> Problem:
    """Minutes between two times, and times so much later or earlier."""
    if rng.random() < 0.25:
        return _problem(_clocks_in_words(rng), rng, stage)
    start, style = rng.randrange(1440), rng.choice((" AM", "am", " am", "", " a.m."))
    begin = _clock(start, style)
    if rng.random() < 0.4:
        later = rng.randint(1, 719)
        end = _clock(start + later, style)
        program = f'time_between("{begin}", "{end}")'
        return _problem(Asked(worded(_BETWEEN, rng, s=begin, t=end), program, str(later), "clocks"), rng, stage)
    direction = rng.choice((1, -1))
    if rng.random() < 0.75:
        shift, templates, times = rng.randint(1, 600), _SHIFT, ""
    else:
        shift, templates, times = rng.randint(1, 23), _HOURS, "*60"
    question = worded(templates[direction], rng, s=begin, a=str(shift))
    program = f'time_shift("{begin}", {direction * shift}{times})'
    final = _clock(start + direction * shift * (60 if times else 1), " AM" if style else "")
    return _problem(Asked(question, program, final, "clocks"), rng, stage)


def _clocks_in_words(rng: Random) -> Asked:
    """From half past seven to quarter past three, or so many minutes before noon."""
    (start, begin), (stop, end) = _spoken_clock(rng), _spoken_clock(rng)
    if rng.random() < 0.4:
        return Asked(
            worded(_BETWEEN, rng, s=begin, t=end),
            f'time_between("{begin}", "{end}")',
            str((stop - start) % 720),
            "clocks",
        )
    if rng.random() < 0.3:
        start, begin = rng.choice(((720, "noon"), (0, "midnight"), (720, "midday")))
    minutes, sign = rng.randint(1, 300), rng.choice((1, -1))
    question = worded(_SHIFT[sign], rng, s=begin, a=str(minutes))
    named = begin in ("noon", "midnight", "midday")
    final = _clock(start + sign * minutes, " AM") if named else _clock((start + sign * minutes) % 720, " AM")[:-3]
    return Asked(question, f'time_shift("{begin}", {sign * minutes})', final, "clocks")


def _spoken_clock(rng: Random) -> tuple[int, str]:
    """Minutes after twelve, and the time in words."""
    hour = rng.randint(1, 12)
    said = rng.choice((_SPOKEN_HOURS[hour - 1], str(hour)))
    part, minutes = rng.choice(_SPOKEN_PARTS)
    return (hour * 60 + minutes) % 720, filled(rng.choice(part), h=said)


def dates(rng: Random, stage: int) -> Problem:
    """Days between dates, weekdays, dates so many days away."""
    start = date(rng.randint(1950, 2030), rng.randint(1, 12), rng.randint(1, 28))
    style = rng.randrange(3)
    kind = (_days_between, _weekday, _date_shift)[rng.randrange(3)]
    return _problem(kind(start, style, rng), rng, stage)


def _days_between(start: date, style: int, rng: Random) -> Asked:
    days = rng.randint(1, 900)
    one, other = _dated(start, style), _dated(start + timedelta(days), style)
    return Asked(worded(_DAYS, rng, s=one, t=other), f'days_between("{one}", "{other}")', str(days), "dates")


def _weekday(day: date, style: int, rng: Random) -> Asked:
    dated = _dated(day, style)
    return Asked(worded(_WEEKDAY, rng, s=dated), f'weekday("{dated}")', day.strftime("%A"), "dates")


def _date_shift(start: date, style: int, rng: Random) -> Asked:
    days, direction = rng.randint(1, 400), rng.choice((1, -1))
    dated, final = _dated(start, style), _dated(start + timedelta(direction * days), style)
    question = worded(_DATE_SHIFT[direction], rng, s=dated, a=str(days))
    return Asked(question, f'date_shift("{dated}", {direction * days})', final, "dates")


def _named(names: tuple[str, ...], rng: Random) -> str:
    """One of a unit's names, most often in the plural."""
    name = rng.choice(names)
    is_sign = len(name) <= 3 or "/" in name or "^" in name or name.startswith("sq ") or " per " in name
    if is_sign or rng.random() < 0.15 or name.endswith("s"):
        return name
    return _PLURALS.get(name, f"{name}s")


def _clock(minutes: int, style: str) -> str:
    hours, rest = divmod(minutes % 1440, 60)
    if not style:
        return f"{hours}:{rest:02d}"
    half = style if hours < _NOON else style.replace("a", "p").replace("A", "P")
    return f"{hours % _NOON or _NOON}:{rest:02d}{half}"


def _dated(day: date, style: int) -> str:
    if style == 0:
        return day.isoformat()
    month = _MONTHS[day.month - 1]
    return f"{month} {day.day}, {day.year}" if style == 1 else f"{day.day} {month} {day.year}"


def _unit(name: str) -> str:
    """A unit as a sketch shows it: words in lower case, single letters as they are."""
    return " ".join(word if len(word) == 1 else word.lower() for word in name.split())


def _problem(asked: Asked, rng: Random, stage: int) -> Problem:
    return said(asked, rng, stage, lambda question: "?" if question.startswith(("how", "what")) else ".")
