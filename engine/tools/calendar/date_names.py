"""Dates as people write them: `2024-03-01`, `March 1, 2024`, `1st of March 2024`, `3/1/2024`, always with a full year.

`3/1/2024` is read as in the US, month first, unless that is no month, or another date beside it says otherwise; `1.3.2024`
is read day first. The calendar is the Gregorian one, also before it was introduced.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from engine.errors import ComputationError
from engine.messages import Failure

MOST_CHARACTERS = 60
COMMON_YEAR = 2022  # as is the year after
_LAST_MONTH = 12

WEEK = 7  # days
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"^(?:{'|'.join(f'{day}|{day[:3]}' for day in WEEKDAYS)})[,.]?\s+", re.IGNORECASE)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_FOUR_DIGITS = re.compile(r"\d{4}")
_ISO = re.compile(rf"{_YEAR}([-/])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})")
_MONTH_FIRST = re.compile(rf"{_MONTH}\s+(?:the\s+)?{_DAY}(?:\s*,\s*|\s+)(?:(?:in|of)\s+)?{_YEAR}")
_DAY_FIRST = re.compile(rf"(?:the\s+)?{_DAY}[\s-]+(?:of\s+)?{_MONTH}[\s,-]+(?:(?:in|of)\s+)?{_YEAR}")
_MONTH_ALONE = re.compile(rf"{_MONTH}(?:(?:\s*,\s*|\s+)(?:(?:in|of)\s+)?{_YEAR})?")
_NUMBERS = re.compile(rf"(?P<one>\d{{1,2}})([-/.])(?P<two>\d{{1,2}})\2{_YEAR}")

Form = Literal["iso", "month first", "day first"]


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date and how it was written; `note` says how numbers were read that could be read otherwise."""

    day: date
    form: Form
    note: str = ""


def read_date(text: str, *, day_first: bool = False) -> WrittenDate:
    """The date of a text, one of numbers perhaps with its day first.

    Raises ComputationError if it is none, or one without a year of four digits.
    """
    stated = _WEEKDAY.sub("", text.strip())
    if len(stated) > MOST_CHARACTERS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "that is too long for a date")
    if match := _ISO.fullmatch(stated):
        return WrittenDate(_date(match["year"], match["month"], match["day"]), "iso")
    if match := _MONTH_FIRST.fullmatch(stated):
        return WrittenDate(_date(match["year"], _month(match["month"]), match["day"]), "month first")
    if match := _DAY_FIRST.fullmatch(stated):
        return WrittenDate(_date(match["year"], _month(match["month"]), match["day"]), "day first")
    if match := _NUMBERS.fullmatch(stated):
        return _numbers(match, day_first=day_first)
    raise ComputationError(Failure.NOT_UNDERSTOOD, f"`{stated[:30]}` is no date with a day, a month and a year")


def read_pair(first: str, second: str) -> tuple[WrittenDate, WrittenDate]:
    """Two dates; where one of them can only have its day first, `19/6/2026`, so has the other.

    Raises as `read_date` does.
    """
    day_first = any((found := _NUMBERS.search(text)) and int(found["one"]) > _LAST_MONTH for text in (first, second))
    return read_date(first, day_first=day_first), read_date(second, day_first=day_first)


def read_span(first: str, second: str, year: int | None = None) -> tuple[WrittenDate, WrittenDate]:
    """Two dates; one without a year has that of the other, or else `year`, and they come in this order.

    Raises ComputationError if one of them is no date, or nothing says its year.
    """
    years = [_FOUR_DIGITS.search(text) for text in (first, second)]
    known = next((int(found[0]) for found in years if found), year)
    one, other = read_pair(in_year(first, known), in_year(second, known))
    if not years[1] and one.day > other.day:
        other = read_date(in_year(second, one.day.year + 1))
    elif not years[0] and one.day > other.day:
        one = read_date(in_year(first, other.day.year - 1))
    return one if any(years) else replace(one, note="Without a year, February has 28 days"), other


def in_year(text: str, year: int | None) -> str:
    """The text of a date, with this year, if there is one, where it names a day and no year."""
    names_a_day = year is not None and any(character.isdigit() for character in text) and not _FOUR_DIGITS.search(text)
    return f"{text} {year}" if names_a_day else text


def read_month(text: str) -> tuple[int, int | None]:
    """The month of `February 2024` or `Feb`, and its year if one is named. Raises ComputationError if it is none."""
    match = _MONTH_ALONE.fullmatch(text.strip())
    if match is None:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"`{text.strip()[:30]}` is no month")
    return int(_month(match["month"])), int(match["year"]) if match["year"] else None


def read_weekday(name: str) -> int:
    """The place of a day in the week by its name, of one or several, or three or more letters of its beginning; Monday is 0.

    Raises ComputationError if it is none.
    """
    stated = name.strip().lower()
    for place, day in enumerate(WEEKDAYS):
        if len(stated) > 2 and f"{day.lower()}s".startswith(stated):
            return place
    raise ComputationError(Failure.NOT_UNDERSTOOD, f"`{name[:20]}` is no day of the week")


def written(day: date, form: Form) -> str:
    """The date in a form; `iso` is 2024-03-01."""
    name = MONTHS[day.month - 1]
    match form:
        case "iso":
            return day.isoformat()
        case "month first":
            return f"{name} {day.day}, {day.year}"
        case "day first":
            return f"{day.day} {name} {day.year}"


def _numbers(match: re.Match[str], *, day_first: bool) -> WrittenDate:
    one, two, year = match["one"], match["two"], match["year"]
    if match[2] == "." or int(one) > _LAST_MONTH or (day_first and int(two) <= _LAST_MONTH):
        return WrittenDate(_date(year, two, one), "day first")
    day = _date(year, one, two)
    ambiguous = int(two) <= _LAST_MONTH and one != two
    note = f"{match[0]} is read as {written(day, 'month first')}, month first" if ambiguous else ""
    return WrittenDate(day, "month first", note)


def _month(name: str) -> str:
    """The number of a month by its name or by three or more letters of its beginning (`Sept`)."""
    for number, month in enumerate(MONTHS, start=1):
        if month.lower().startswith(name.lower()):
            return str(number)
    raise ComputationError(Failure.NOT_UNDERSTOOD, f"`{name}` is no month")


def _date(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"there is no such day: {error}") from error
