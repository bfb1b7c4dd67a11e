"""`in_zone`, `zone_difference`: times of the day in other time zones, and how far those are apart.

The zones are those of `engine.tools.calendar.zone_names`.
"""

from dataclasses import replace
from datetime import UTC, datetime

from sympy import Integer

from engine.messages import Step
from engine.tools.calendar.date_names import in_year, read_date, written
from engine.tools.calendar.times import time_shift
from engine.tools.calendar.zone_names import HOUR, ZONES, minutes_ahead
from engine.tools.calendar.zone_places import is_place
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Number

_NOON = 12
_WINTER, _SUMMER = 1, 7  # months; south of the equator it is the other way round


def in_zone(time: str, from_zone: str, to_zone: str, day: str = "") -> Finding:
    """The time of the day in one zone when it is a time in another: `in_zone("3 pm", "EST", "CET")` is `9:00 PM`.

    A zone may be a city's, as it is today, or at noon of a date, `in_zone("3 pm", "new york", "tokyo", "4 July 2025")`;
    a date without a year is one of this year. Raises ComputationError if it is no time of the day or no date, or a zone
    is unknown or may be one of two.
    """
    moment, when_said = _moment(day)
    source, target = minutes_ahead(from_zone, moment), minutes_ahead(to_zone, moment)
    finding = time_shift(time, Number(str(target - source)))
    when, _, day = finding.text.partition(", ")
    where = f"in {_named(to_zone)}" if is_place(to_zone) else _named(to_zone)
    return replace(
        finding,
        text=", ".join(filter(None, (f"{when} {where}", day))),
        steps=(*_told(from_zone, source, when_said), *_told(to_zone, target, when_said), *finding.steps),
    )


def zone_difference(from_zone: str, to_zone: str) -> Finding:
    """How many hours ahead of a zone or a city another one is today: `zone_difference("UTC", "tokyo")` is `9`.

    Raises ComputationError if a zone is unknown or may be one of two.
    """
    source, target = minutes_ahead(from_zone), minutes_ahead(to_zone)
    hours = _hours(target - source)
    return Finding(
        value=printing.plain(hours),
        text=f"{_apart(from_zone, to_zone, target - source)}{_in_other_seasons(from_zone, to_zone)}",
        latex=rf"{printing.latex(hours)}\,\text{{h}}",
        steps=(*_told(from_zone, source), *_told(to_zone, target)),
    )


def _apart(from_zone: str, to_zone: str, minutes: int) -> str:
    one, other = _named(from_zone), _named(to_zone)
    if not minutes:
        return f"{other} has the same time as {one}"
    return f"{other} is {_counted(abs(minutes))} {'ahead of' if minutes > 0 else 'behind'} {one}"


def _in_other_seasons(from_zone: str, to_zone: str) -> str:
    """What it is in winter and in summer, where that is not the same."""
    days = (datetime(datetime.now(UTC).year, month, 15, tzinfo=UTC) for month in (_WINTER, _SUMMER))
    winter, summer = (minutes_ahead(to_zone, day) - minutes_ahead(from_zone, day) for day in days)
    if winter == summer:
        return ""
    return f" today; {_counted(abs(winter))} in January, {_counted(abs(summer))} in July"


def _counted(minutes: int) -> str:
    hours = printing.plain(_hours(minutes), decimals=True)
    return f"{hours} hour{'' if hours == '1' else 's'}"


def _hours(minutes: int) -> Integer:
    return Integer(minutes) / HOUR


def _moment(day: str) -> tuple[datetime, str]:
    """Noon of a day, and how the day is called; now, and `today`, if none is given."""
    if not day:
        return datetime.now(UTC), "today"
    found = read_date(in_year(day, datetime.now(UTC).year)).day
    return datetime(found.year, found.month, found.day, _NOON, tzinfo=UTC), f"on {written(found, 'day first')}"


def _told(zone: str, minutes: int, when: str = "today") -> tuple[Step, ...]:
    """A step for a zone whose name does not say its distance."""
    if is_place(zone):
        return (Step(f"{_named(zone)} is {_written(minutes)} {when}"),)
    return (Step(f"{_named(zone)} is {_written(minutes)}"),) if zone.strip().upper() in ZONES else ()


def _named(zone: str) -> str:
    return zone.title() if is_place(zone) and len(zone) > len("NYC") else zone.upper()


def _written(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), HOUR)
    return f"UTC{'+' if minutes >= 0 else '-'}{hours}" + (f":{rest:02}" if rest else "")
