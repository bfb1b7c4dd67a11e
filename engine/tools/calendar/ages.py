"""`age` and `calendar_span`: how many years, months and days have passed from one date to another."""

from datetime import date

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.calendar.date_names import COMMON_YEAR, MONTHS, read_pair, read_span
from engine.tools.calendar.dates import YEAR, moved_by_months, notes
from engine.tools.terms.finding import Finding


def age(birth: str, day: str) -> Finding:
    """The whole years from a birthday to a date: `age("12 May 1988", "3 January 2026")` is `37`.

    Raises ComputationError if one of them is no date, or the birth is later than the date.
    """
    born, today = read_pair(birth, day)
    if born.day > today.day:
        raise ComputationError(Failure.UNDEFINED, "the birth is later than the date")
    years, left = divmod(_whole_months(born.day, today.day), YEAR)
    subtracted = rf"{today.day.year} - {born.day.year}" + (" - 1" if years < today.day.year - born.day.year else "")
    return Finding(
        value=str(years),
        text=" and ".join(_counted((years, "year"), (left, "month"))) or "less than a month",
        latex=rf"{years}\,\text{{{'year' if years == 1 else 'years'}}}",
        steps=(*notes(born, today), Step("Whole years, the last birthday counted", f"{subtracted} = {years}")),
        checked=_is_between(born.day, years, today.day),
    )


def calendar_span(first: str, second: str) -> Finding:
    """The years, months and days from one date to another: `calendar_span("1 May 2020", "3 July 2024")`.

    One without a year has that of the other. Raises ComputationError if one of them is no date.
    """
    one, other = read_span(first, second, COMMON_YEAR)
    start, end = sorted((one.day, other.day))
    months = _whole_months(start, end)
    last = moved_by_months(start, months)
    days = (end - last).days
    parts = _counted((months // YEAR, "year"), (months % YEAR, "month"), (days, "day"))
    steps = (
        Step(f"{months} whole months, up to {last.day} {MONTHS[last.month - 1]} {last.year}"),
        Step("The days left after them", str(days)),
    )
    value = " ".join(parts) or "0 days"
    is_short = end < moved_by_months(start, months + 1)
    return Finding(value, rf"\text{{{value}}}", steps=(*notes(one, other), *steps), checked=days >= 0 and is_short)


def _whole_months(start: date, end: date) -> int:
    """How many times a month has passed on the start's day of the month."""
    return (end.year - start.year) * YEAR + end.month - start.month - (end.day < start.day)


def _counted(*parts: tuple[int, str]) -> list[str]:
    """`2 years`, `1 month`; what there is none of is left out."""
    return [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]


def _is_between(birth: date, years: int, day: date) -> bool:
    """True if the birthday of that many years has been and the next has not."""
    last, following = ((birth.year + count, birth.month, birth.day) for count in (years, years + 1))
    return last <= (day.year, day.month, day.day) < following
