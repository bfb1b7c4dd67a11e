"""Times of day, dates, and amounts in two units, such as hours and minutes."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from finetune.problems.chat import filled
from finetune.problems.formal.asking import Asked, worded
from finetune.problems.formal.unit_questions import measured
from finetune.problems.problem import Problem

_TWO_UNITS = "(convert|what is|) {a} {x} [and] {b} {y} (to|in|into) {z}"
_LATER = "(what time is it|what is|when is it|) {h} (hours|h) [and] {m} (minutes|min|mins) (after|from) {s}"
_EARLIER = "(what time is it|what is|when is it|) {h} (hours|h) [and] {m} (minutes|min|mins) before {s}"
_COMPOUNDS = (
    ("feet", "inches", "cm", "762/25", "127/50"), ("hours", "minutes", "minutes", "60", "1"), ("hours", "minutes", "seconds", "3600", "60"),
    ("feet", "inches", "inches", "12", "1"), ("meters", "centimeters", "centimeters", "100", "1"), ("days", "hours", "hours", "24", "1"),
    ("minutes", "seconds", "seconds", "60", "1"), ("weeks", "days", "days", "7", "1"), ("kilograms", "grams", "grams", "1000", "1"),
)  # fmt: skip
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


def compound(rng: Random, stage: int) -> Problem:
    """Quantities in two units, and times so many hours and minutes later."""
    return measured((_in_two_units if rng.random() < 0.5 else _hours_and_minutes)(rng), rng, stage)


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
        return measured(_clocks_in_words(rng), rng, stage)
    start, style = rng.randrange(1440), rng.choice((" AM", "am", " am", "", " a.m."))
    begin = _clock(start, style)
    if rng.random() < 0.4:
        later = rng.randint(1, 719)
        end = _clock(start + later, style)
        program = f'time_between("{begin}", "{end}")'
        return measured(Asked(worded(_BETWEEN, rng, s=begin, t=end), program, str(later), "clocks"), rng, stage)
    direction = rng.choice((1, -1))
    if rng.random() < 0.75:
        shift, templates, times = rng.randint(1, 600), _SHIFT, ""
    else:
        shift, templates, times = rng.randint(1, 23), _HOURS, "*60"
    question = worded(templates[direction], rng, s=begin, a=str(shift))
    program = f'time_shift("{begin}", {direction * shift}{times})'
    final = _clock(start + direction * shift * (60 if times else 1), " AM" if style else "")
    return measured(Asked(question, program, final, "clocks"), rng, stage)


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
    return measured(kind(start, style, rng), rng, stage)


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
