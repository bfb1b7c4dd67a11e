"""`leap_year`, `next_leap_year`, `leap_years`: which years have a 29th of February, in the Gregorian calendar."""

from calendar import isleap, leapdays
from datetime import MAXYEAR, date, timedelta

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import integer, small

MOST_YEARS = 1000  # of a span whose leap years are listed
_LONGEST_WAIT = 8  # years from one to the next, where a full century is none


def leap_year(year: Node) -> Finding:
    """Whether a year has a 29th of February."""
    number = int(integer(year))
    return Finding(
        "True" if isleap(number) else "False",
        rf"\text{{{number} is {'' if isleap(number) else 'not '}a leap year}}",
        steps=(_rule(number),),
        checked=0 < number <= MAXYEAR and _has_leap_day(number) == isleap(number),
    )


def next_leap_year(year: Node) -> Finding:
    """The first leap year after a year: `next_leap_year(2097)` is `2104`. Raises ComputationError if it is no year."""
    start = small(year, 1, MAXYEAR - _LONGEST_WAIT)
    passed = [number for number in range(start + 1, start + _LONGEST_WAIT + 1) if number % 4 == 0]
    found = next(filter(isleap, passed))
    steps = tuple(map(_rule, passed[: passed.index(found) + 1]))
    only_one = leapdays(start + 1, found + 1) == 1 and _has_leap_day(found)
    return Finding(str(found), str(found), steps=steps, checked=only_one)


def leap_years(first: Node, last: Node) -> Finding:
    """The leap years from one year to another, both included: `leap_years(2019, 2030)` is `2020, 2024, 2028`.

    Raises ComputationError if one of them is no year, there is none between them, or too many are.
    """
    low, high = sorted(small(year, 1, MAXYEAR) for year in (first, last))
    if high - low > MOST_YEARS:
        raise ComputationError(Failure.TOO_LARGE)
    found = [number for number in range(low, high + 1) if isleap(number)]
    if not found:
        raise ComputationError(Failure.UNDEFINED, f"from {low} to {high} there is no leap year")
    listed = ", ".join(map(str, found))
    return Finding(listed, listed, checked=len(found) == leapdays(low, high + 1))


def _rule(year: int) -> Step:
    """The division that decides."""
    every = 4 if year % 100 else 400
    told = "Every fourth year, but of the full centuries only every fourth"
    return Step(told, rf"{year} \bmod {every} = {year % every}")


def _has_leap_day(year: int) -> bool:
    """Whether the day before the first of March is a 29th."""
    return (date(year, 3, 1) - timedelta(1)).day == 29
