"""`nth_weekday` and `count_weekdays`: the Fridays of a month, and how many Sundays there are in a year."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date

import numpy as np

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.calendar.date_names import WEEK, WEEKDAYS, read_month, read_span, read_weekday, written
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import small

_LAST = -1
_FIVE = 5  # a month has no day of the week more often
_YEAR = re.compile(r"\d{4}")


def nth_weekday(name: str, which: Node, month: str) -> Finding:
    """The date of a day of the week in a month: `nth_weekday("Friday", 3, "May 2024")`; the last one is number -1.

    Raises ComputationError if it is no day of the week, no month with a year, or the month has not so many.
    """
    place, number = read_weekday(name), small(which, _LAST, _FIVE)
    first, last = _month(month)
    earliest = first.day + (place - first.weekday()) % WEEK
    latest = last.day - (last.weekday() - place) % WEEK
    day = latest if number == _LAST else earliest + WEEK * (number - 1)
    if not (earliest <= day <= latest):
        raise ComputationError(Failure.UNDEFINED, f"that month has no such {WEEKDAYS[place]}")
    found = first.replace(day=day)
    value = written(found, "day first")
    start = Step(f"The first {WEEKDAYS[place]} is {written(first.replace(day=earliest), 'day first')}")
    weeks = (day - earliest) // WEEK
    later = Step(f"${weeks}$ week{'' if weeks == 1 else 's'} later", rf"{earliest} + {weeks} \cdot {WEEK} = {day}")
    steps = (start, later) if weeks else (start,)
    text = f"{WEEKDAYS[place]}, {value}"
    return Finding(value, rf"\text{{{value}}}", text, steps=steps, checked=found.weekday() == place)


def count_weekdays(name: str, *period: str) -> Finding:
    """How often a day of the week comes in a month, a year, or from one date to another, both of them counted.

    `count_weekdays("Friday", "March 2025")`, `count_weekdays("Sunday", "2024")`, or with two dates. Raises ComputationError
    if it is no day of the week, or the period cannot be read.
    """
    place = read_weekday(name)
    first, last = _period(period)
    days = (last - first).days + 1
    wait = (place - first.weekday()) % WEEK
    count = (days - wait + WEEK - 1) // WEEK if wait < days else 0
    listed = np.busday_count(first, np.datetime64(last) + 1, weekmask=[day == place for day in range(WEEK)])
    steps = (
        Step(f"{written(first, 'day first')} is a {WEEKDAYS[first.weekday()]}"),
        Step(f"Days from the first {WEEKDAYS[place]} on", f"{days} - {wait} = {days - wait}"),
        Step("The first of every seven", rf"\left\lceil \frac{{{days - wait}}}{{{WEEK}}} \right\rceil = {count}"),
    )
    text = f"{count} {WEEKDAYS[place]}{'' if count == 1 else 's'}"
    return Finding(str(count), rf"\text{{{text}}}", text, steps=steps if count else (), checked=int(listed) == count)


def _period(given: tuple[str, ...]) -> tuple[date, date]:
    """The first and the last day. Raises ComputationError if they cannot be read."""
    match given:
        case (text,) if _YEAR.fullmatch(text.strip()) and 0 < int(text) <= MAXYEAR:
            return date(int(text), 1, 1), date(int(text), 12, 31)
        case (text,):
            return _month(text)
        case (one, other):
            first, last = sorted(found.day for found in read_span(one, other))
            return first, last
    raise ComputationError(Failure.NOT_UNDERSTOOD, "days are counted in a month, a year or between two dates")


def _month(text: str) -> tuple[date, date]:
    """The first and the last day of a month. Raises ComputationError if it is none, or has no year."""
    number, year = read_month(text)
    if not year:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "of which year?")
    first = date(year, number, 1)
    return first, first.replace(day=monthrange(year, number)[1])
