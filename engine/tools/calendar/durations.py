"""`add_durations` and `scale_duration`: how long something takes, `1:45` or `1:23:45`, added, multiplied and divided.

Two numbers are hours and minutes or minutes and seconds: both count in sixties. Beside three they are minutes and seconds.
"""

import re
from collections.abc import Sequence

from sympy import Integer, Rational, floor

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import rational

SIXTY = 60
MOST_DURATIONS = 50
MOST = 10**9
_DURATION = re.compile(r"(?:(\d{1,6}):(?=[0-5]\d:))?(\d{1,8}):([0-5]\d)")


def add_durations(*durations: str) -> Finding:
    """The sum of durations: `add_durations("1:45", "2:35")` is `4:20`. Raises ComputationError if one is none."""
    if not 1 < len(durations) <= MOST_DURATIONS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"two to {MOST_DURATIONS} durations are added")
    counts = [count_of(duration) for duration in durations]
    total = sum(counts)
    steps = (*map(counted, durations, counts), Step("Add", f"{' + '.join(map(str, counts))} = {total}"))
    return _finding(Integer(total), durations, steps)


def scale_duration(duration: str, factor: Node) -> Finding:
    """A duration times a number: `scale_duration("5:15", 10)` is `52:30`. What is not whole is rounded.

    Raises ComputationError if it is no duration, or the number is negative.
    """
    count, times = count_of(duration), rational(factor)
    if times < 0:
        raise ComputationError(Failure.UNDEFINED, "no duration is negative")
    total = count * times
    shown = [printing.latex(number, decimals=True) for number in (times, total)]
    steps = (counted(duration, count), Step("Multiply", rf"{count} \cdot {shown[0]} = {shown[1]}"))
    return _finding(total, (duration,), steps)


def count_of(duration: str) -> int:
    """Seconds, or minutes if these are hours and minutes. Raises ComputationError if it is no duration."""
    match = _DURATION.fullmatch(duration.strip())
    if match is None:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"`{duration[:20]}` is no duration")
    return (int(match[1] or 0) * SIXTY + int(match[2])) * SIXTY + int(match[3])


def counted(duration: str, count: int) -> Step:
    """The step from a duration to its count."""
    first, *others = (int(number) for number in duration.split(":"))
    rest = " + ".join(map(str, others)) if len(others) == 1 else rf"{others[0]} \cdot 60 + {others[1]}"
    return Step(f"{duration} in the smaller unit", rf"{first} \cdot {SIXTY ** len(others)} + {rest} = {count}")


def _finding(total: Rational, given: Sequence[str], steps: tuple[Step, ...]) -> Finding:
    if total > MOST:
        raise ComputationError(Failure.TOO_LARGE)
    whole = int(floor(total + Rational(1, 2)))
    value = _written(whole, in_hours=any(duration.count(":") > 1 for duration in given))
    text = value if whole == total else f"about {value}"
    longer = f", as minutes and seconds {_written(whole, in_hours=True)}" if _is_long(value) else ""
    return Finding(value, rf"\text{{{value}}}", text=text + longer, steps=steps, checked=count_of(value) == whole)


def _written(count: int, *, in_hours: bool) -> str:
    larger, smaller = divmod(count, SIXTY)
    if not in_hours:
        return f"{larger}:{smaller:02}"
    hours, minutes = divmod(larger, SIXTY)
    return f"{hours}:{minutes:02}:{smaller:02}"


def _is_long(value: str) -> bool:
    """True of two numbers of which the first would make an hour."""
    first, *others = value.split(":")
    return len(others) == 1 and int(first) >= SIXTY
