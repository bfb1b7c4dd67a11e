"""`workdays` and `workday_shift`: days from Monday to Friday. No holiday is known here, so none is left out."""

from datetime import date, timedelta

import numpy as np

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.calendar.date_names import WEEK, WEEKDAYS, read_date, read_span, written
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import small

MOST_DAYS = 100_000
_WORKING = 5  # days of a week
_HOLIDAYS = Step("Monday to Friday; holidays are counted too")


def workdays(first: str, second: str) -> Finding:
    """How many days from Monday to Friday there are from one date to another, both counted.

    Raises ComputationError if one of them is no date, or none has a year.
    """
    start, end = sorted(one.day for one in read_span(first, second))
    count = int(np.busday_count(start, end)) + (end.weekday() < _WORKING)
    weeks, rest = divmod((end - start).days + 1, WEEK)
    others = sum((start + timedelta(day)).weekday() < _WORKING for day in range(rest))
    total = rf"{weeks} \cdot {_WORKING} + {others} = {weeks * _WORKING + others}"
    return Finding(
        value=str(count),
        text=f"{count} working day{'' if count == 1 else 's'}, the first and the last day counted",
        latex=rf"{count}\,\text{{working day{'' if count == 1 else 's'}}}",
        steps=(_HOLIDAYS, Step(f"${weeks}$ whole weeks and ${others}$ more working days", total)),
        checked=weeks * _WORKING + others == count,
    )


def workday_shift(day: str, days: Node) -> Finding:
    """The date some working days later, or earlier if they are negative; in the form in which it was given.

    Raises ComputationError if it is no date, the days are not whole or too many, or the year would not have four digits.
    """
    given, count = read_date(day), small(days, -MOST_DAYS, MOST_DAYS)
    shifted = np.busday_offset(given.day, count, roll="backward" if count > 0 else "forward").item()
    if not isinstance(shifted, date):
        raise ComputationError(Failure.TOO_LARGE, "the year would not have four digits")
    value = written(shifted, given.form)
    return Finding(
        value=value,
        text=f"{WEEKDAYS[shifted.weekday()]}, {value}",
        latex=rf"\text{{{value}}}",
        steps=(_HOLIDAYS,),
        checked=shifted.weekday() < _WORKING and _counted(given.day, shifted) == (count or shifted > given.day),
    )


def _counted(first: date, last: date) -> int:
    """How many working days after a date another one is, counted one by one; below zero if it is before it."""
    if last < first:
        return -sum((last + timedelta(day)).weekday() < _WORKING for day in range((first - last).days))
    return sum((first + timedelta(day)).weekday() < _WORKING for day in range(1, (last - first).days + 1))
