"""`days_between`, `weekday`, `date_shift` and the like: whole days and months in the Gregorian calendar."""

from calendar import isleap, monthrange
from datetime import date, timedelta

from sympy import Integer

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.calendar.date_names import (
    COMMON_YEAR,
    MONTHS,
    WEEKDAYS,
    WrittenDate,
    read_date,
    read_month,
    read_span,
    read_weekday,
    written,
)
from engine.tools.terms.build import build
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node

MOST_YEARS_SHOWN = 6  # that a shift of a date goes through, one line each
YEAR = 12  # months
_FEBRUARY = 2
_ANCHOR = date(2000, 1, 1)


def days_between(first: str, second: str) -> Finding:
    """How many days lie between two dates: from the one to the other, the last day counted and the first not.

    One without a year has that of the other. Raises ComputationError if one of them is no date.
    """
    one, other = read_span(first, second, COMMON_YEAR)
    start, end = sorted((one.day, other.day))
    days = (end - start).days
    parts = _parts_of_years(start, end)
    return Finding(
        value=str(days),
        text="1 day" if days == 1 else f"{days} days",
        latex=rf"{days}\,\text{{{'day' if days == 1 else 'days'}}}",
        steps=(*notes(one, other), *parts),
        checked=start + timedelta(days) == end,
    )


def weekday(day: str) -> Finding:
    """The day of the week of a date: `Friday`. Raises ComputationError if it is no date."""
    given = read_date(day)
    name, start = WEEKDAYS[given.day.weekday()], WEEKDAYS[_ANCHOR.weekday()]
    days = (given.day - _ANCHOR).days
    counted = f"{abs(days)} days {'after' if days >= 0 else 'before'} {start}, {written(_ANCHOR, given.form)}"
    remainder = Step("Divide by the $7$ days of a week", rf"{days} \bmod 7 = {days % 7}")
    return Finding(
        value=name,
        text=f"{written(given.day, given.form)} is a {name}",
        latex=rf"\text{{{name}}}",
        steps=(*notes(given), Step(f"That is {counted}"), remainder, Step(f"${days % 7}$ days after {start}: {name}")),
        checked=_by_zeller(given.day) == given.day.weekday(),
    )


def weekday_shift(name: str, days: Node) -> Finding:
    """The day of the week some days later, or earlier if they are negative: `weekday_shift("Monday", 10)` is `Thursday`.

    Raises ComputationError if it is no day of the week or the days are not whole.
    """
    start, count = read_weekday(name), _whole(days)
    value = WEEKDAYS[(start + count) % 7]
    left = count % 7
    steps = (
        Step("Divide by the $7$ days of a week", rf"{count} \bmod 7 = {left}"),
        Step(f"${left}$ day{'' if left == 1 else 's'} after {WEEKDAYS[start]}: {value}"),
    )
    return Finding(value, rf"\text{{{value}}}", steps=steps, checked=(read_weekday(value) - start - count) % 7 == 0)


def date_shift(day: str, days: Node) -> Finding:
    """The date some days later, or earlier if they are negative; in the form in which it was given.

    Raises ComputationError if it is no date, the days are not whole, or the year would not have four digits.
    """
    given, count = read_date(day), _whole(days)
    try:
        shifted = given.day + timedelta(count)
    except OverflowError as error:
        raise ComputationError(Failure.TOO_LARGE, "the year would not have four digits") from error
    value = written(shifted, given.form)
    return Finding(
        value=value,
        text=f"{WEEKDAYS[shifted.weekday()]}, {value}",
        latex=rf"\text{{{value}}}",
        steps=(*notes(given), *_through_years(given, count)),
        checked=(shifted - given.day).days == count,
    )


def months_later(day: str, months: Node) -> Finding:
    """The same day some months later, or earlier if they are negative; a year is 12. In the form in which it was given.

    Where the month is too short, it is its last day. Raises ComputationError if it is no date, the months are not whole,
    or the year would not have four digits.
    """
    given, count = read_date(day), _whole(months)
    shifted = moved_by_months(given.day, count)
    value = written(shifted, given.form)
    return Finding(
        value=value,
        text=f"{WEEKDAYS[shifted.weekday()]}, {value}",
        latex=rf"\text{{{value}}}",
        steps=(*notes(given), *_through_months(given.day, count, shifted)),
        checked=_lies_months_later(given.day, count, shifted),
    )


def moved_by_months(day: date, months: int) -> date:
    """The same day some months later, or the last of a shorter month.

    Raises ComputationError if the year would not have four digits.
    """
    year, before = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    if not date.min.year <= year <= date.max.year:
        raise ComputationError(Failure.TOO_LARGE, "the year would not have four digits")
    return date(year, before + 1, min(day.day, monthrange(year, before + 1)[1]))


def days_in_month(month: str) -> Finding:
    """How many days a month has: of `February 2024`, or of `April`. A February without a year has 28.

    Raises ComputationError if it is no month.
    """
    number, year = read_month(month)
    start = date(year or COMMON_YEAR, number, 1)
    days = monthrange(start.year, number)[1]
    varies = number == _FEBRUARY and year is None
    rule = Step(f"{year} is {'' if isleap(start.year) else 'not '}a leap year")
    return Finding(
        value=str(days),
        text=f"{days} days" + (", 29 in a leap year" if varies else ""),
        latex=rf"{days}\,\text{{days}}",
        steps=(rule,) if number == _FEBRUARY and year else (),
        checked=(start + timedelta(days)).day == 1,
    )


def notes(*given: WrittenDate) -> tuple[Step, ...]:
    """What is to be said of how dates were read."""
    return tuple(Step(one.note) for one in given if one.note)


def _parts_of_years(start: date, end: date) -> tuple[Step, ...]:
    """What is left of the first year, the whole years between, and what has passed of the last."""
    first, last = _day_of_year(start), _day_of_year(end)
    if start.year == end.year:
        return (*_places(start, end), Step("Subtract", f"{last} - {first} = {last - first}"))
    rest = _length(start.year) - first
    between = sum(_length(year) for year in range(start.year + 1, end.year))
    steps = [*_places(start, end), Step(f"Days left in {start.year}", f"{_length(start.year)} - {first} = {rest}")]
    if between:
        years = f"{start.year + 1} to {end.year - 1}" if end.year - start.year > 2 else f"{start.year + 1}"
        leaps = sum(isleap(year) for year in range(start.year + 1, end.year))
        count = end.year - start.year - 1
        steps.append(Step(f"Days in {years}, with {leaps} leap years", rf"{count} \cdot 365 + {leaps} = {between}"))
    total = f"{rest} + {between} + {last}" if between else f"{rest} + {last}"
    return (*steps, Step("Add", f"{total} = {rest + between + last}"))


def _places(*days: date) -> tuple[Step, ...]:
    return tuple(_place(day) for day in days)


def _place(day: date) -> Step:
    leap = ", a leap year" if isleap(day.year) else ""
    return Step(f"{written(day, 'month first')} is day ${_day_of_year(day)}$ of {day.year}{leap}")


def _through_years(given: WrittenDate, count: int) -> tuple[Step, ...]:
    """The day's number in its year, the days added, and each year that is passed taken off again."""
    year, number = given.day.year, _day_of_year(given.day)
    sign = "+" if count >= 0 else "-"
    verb = "Add" if count >= 0 else "Subtract"
    steps = [_place(given.day), Step(f"{verb} ${abs(count)}$", f"{number} {sign} {abs(count)} = {number + count}")]
    number += count
    while not 1 <= number <= _length(year) and len(steps) <= MOST_YEARS_SHOWN:
        if number < 1:
            year -= 1
            steps.append(_passed(year, number, 1))
            number += _length(year)
        else:
            steps.append(_passed(year, number, -1))
            number -= _length(year)
            year += 1
    if not 1 <= number <= _length(year):
        return ()  # too many years to be shown one by one
    return (*steps, _place(date(year, 1, 1) + timedelta(number - 1)))


def _passed(year: int, number: int, sign: int) -> Step:
    length = _length(year)
    verb, shown = ("Add", "+") if sign > 0 else ("Subtract", "-")
    return Step(f"{verb} the ${length}$ days of {year}", f"{number} {shown} {length} = {number + sign * length}")


def _through_months(day: date, count: int, shifted: date) -> tuple[Step, ...]:
    """The months added to the month's number, the years that they fill, and the day if the month is too short for it."""
    verb, sign = ("Add", "+") if count >= 0 else ("Subtract", "-")
    month, years = day.month + count, shifted.year - day.year
    steps = [Step(f"{verb} the months", f"{day.month} {sign} {abs(count)} = {month}")]
    if years:
        passed = f"{'-' if years > 0 else '+'} {abs(years)} \\cdot {YEAR}"
        steps.append(Step(f"That is month ${shifted.month}$ of {shifted.year}", f"{month} {passed} = {shifted.month}"))
    if shifted.day != day.day:
        steps.append(Step(f"{MONTHS[shifted.month - 1]} {shifted.year} has only ${shifted.day}$ days"))
    return tuple(steps)


def _lies_months_later(day: date, count: int, shifted: date) -> bool:
    """True if so many months are between the two, on the same day of the month, or on the last of a shorter one."""
    months = (shifted.year - day.year) * YEAR + shifted.month - day.month
    is_cut = shifted.day < day.day and (shifted == date.max or (shifted + timedelta(1)).day == 1)
    return months == count and (shifted.day == day.day or is_cut)


def _day_of_year(day: date) -> int:
    return day.timetuple().tm_yday


def _length(year: int) -> int:
    return 366 if isleap(year) else 365


def _by_zeller(day: date) -> int:
    """The day of the week, Monday 0, by Zeller's congruence (1887), which knows nothing of counted days."""
    month, year = (day.month + 12, day.year - 1) if day.month < 3 else (day.month, day.year)
    century, rest = divmod(year, 100)
    saturday_zero = (day.day + 13 * (month + 1) // 5 + rest + rest // 4 + century // 4 + 5 * century) % 7
    return (saturday_zero + 5) % 7


def _whole(days: Node) -> int:
    value = build(days)
    if not isinstance(value, Integer):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "only a whole number will do here")
    if abs(value) > 10**7:
        raise ComputationError(Failure.TOO_LARGE)
    return int(value)
