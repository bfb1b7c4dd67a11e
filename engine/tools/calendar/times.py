"""`time_between`, `time_shift`, `clock_form`, `clock_angle`: times of the day, to the minute.

They are read as `4:15 PM`, `16:15`, `noon`, `half past four`.
"""

import re
from dataclasses import dataclass

from sympy import Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.calendar.date_names import WEEK, WEEKDAYS, read_weekday
from engine.tools.terms import printing
from engine.tools.terms.build import build
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node

HOUR = 60
DAY = 24 * HOUR
HALF = 12 * HOUR
MOST_MINUTES = 10_000 * DAY

_TWELVE = re.compile(r"(\d{1,2})(?:[:.]([0-5]\d))?\s*([ap])\.?\s?m\.?", re.IGNORECASE)
_TWENTY_FOUR = re.compile(r"(\d{1,2})[:.]([0-5]\d)")
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_PARTS = {"half": 30, "a quarter": 15, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_SPOKEN = re.compile(
    r"(?:(?P<part>half|(?:a )?quarter|five|ten|twenty(?:[- ]five)?|\d{1,2})(?: (?:minutes?|mins?))?"
    r" (?P<side>past|to|till?) )?"
    r"(?P<hour>\d{1,2}|[a-z]+)(?: ?o ?'? ?clock)?"
    r"(?: ?(?P<half>[ap])\.?m\.?| in the (?P<day>morning|afternoon|evening)| at (?P<night>night))?",
    re.IGNORECASE,
)
_DAY = rf"(?P<day>(?:{'|'.join(day[:3] for day in WEEKDAYS)})[a-z]*)\.?"
_DAY_FIRST = re.compile(rf"{_DAY},?(?: at)? (?P<time>\S.*)", re.IGNORECASE)
_DAY_LAST = re.compile(rf"(?P<time>.*?\S),?(?: on)? {_DAY}", re.IGNORECASE)
_LATE = frozenset({"p", "afternoon", "evening"})
_NAMED = {"noon": 12 * HOUR, "midday": 12 * HOUR, "midnight": 0}


@dataclass(frozen=True, slots=True)
class _Clock:
    """Minutes after midnight, and whether they are written with AM and PM or with an hour of two digits.

    With `dial` nothing says which half of the day it is: `half past seven`.
    """

    minutes: int
    halves: bool
    padded: bool = False
    dial: bool = False

    def __str__(self) -> str:
        hour, minute = divmod(self.minutes, HOUR)
        if self.halves:
            return f"{(hour - 1) % 12 + 1}:{minute:02} {'AM' if hour < 12 else 'PM'}"
        if self.dial:
            return f"{(hour - 1) % 12 + 1}:{minute:02}"
        return f"{hour:0{2 if self.padded else 1}}:{minute:02}"


def time_between(first: str, second: str) -> Finding:
    """The minutes from a time of the day to the next time that it is the other: from 5:33 PM to 4:50 AM they are 677.

    Both may have a day of the week, `time_between("Monday 9 am", "Thursday 5 pm")` is 4800. Raises ComputationError if one
    of them is no time of the day.
    """
    (first_day, start), (second_day, end) = _of_week(first), _of_week(second)
    turn = HALF if start.dial and end.dial else DAY
    if first_day is None or second_day is None:
        later = end.minutes + (turn if end.minutes < start.minutes else 0)
    else:
        later = end.minutes + (second_day - first_day) % WEEK * DAY
        later += WEEK * DAY if later < start.minutes else 0
    minutes = later - start.minutes
    steps = [_after_midnight(start), _after_midnight(end)]
    if later != end.minutes:
        steps.append(_step_later(end, later - end.minutes))
    steps.append(Step("Subtract", f"{later} - {start.minutes} = {minutes}"))
    if minutes >= HOUR:
        steps.append(Step(f"That is {_duration(minutes)}"))
    return Finding(
        value=str(minutes),
        text=f"{_counted(minutes, 'minute')}" + (f" ({_duration(minutes)})" if minutes >= HOUR else ""),
        latex=rf"{minutes}\,\text{{{'minute' if minutes == 1 else 'minutes'}}}",
        steps=tuple(steps),
        checked=(start.minutes + minutes) % turn == end.minutes % turn,
    )


def time_shift(start: str, minutes: Node) -> Finding:
    """The time of the day some minutes later, or earlier if they are negative; in the form in which it was given.

    Raises ComputationError if it is no time of the day or the minutes are not whole.
    """
    clock, moved = _read(start), _whole(minutes)
    total, turn = clock.minutes + moved, HALF if clock.dial else DAY
    days, left = divmod(total, turn)
    shifted = _Clock(left, clock.halves, clock.padded, clock.dial)
    sign = "+" if moved >= 0 else "-"
    steps = [
        _after_midnight(clock),
        Step(
            "Add the minutes" if moved >= 0 else "Subtract the minutes",
            f"{clock.minutes} {sign} {abs(moved)} = {total}",
        ),
    ]
    if days:
        reason = "After twelve the hours begin again" if clock.dial else f"It is {_passed(days)}"
        steps.append(Step(reason, f"{total} {'-' if days > 0 else '+'} {abs(days) * turn} = {left}"))
    steps.append(
        Step(f"${left}$ minutes after midnight it is {shifted}", rf"{left} = {left // HOUR} \cdot 60 + {left % HOUR}")
    )
    return Finding(
        value=str(shifted),
        text=f"{shifted}, {_passed(days)}" if days and not clock.dial else str(shifted),
        latex=rf"\text{{{shifted}}}",
        steps=tuple(steps),
        checked=_read(str(shifted)).minutes % turn == total % turn,
    )


def clock_form(time: str, hours: Node) -> Finding:
    """A time of the day on the clock with 12 hours or with 24: `clock_form("7:20 pm", 24)` is `19:20`.

    Raises ComputationError if it is no time of the day, or there is no such clock.
    """
    clock, wanted = _read(time), build(hours)
    if wanted not in (12, 24):
        raise ComputationError(Failure.UNSUPPORTED, "a clock has 12 hours or 24")
    if clock.dial:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "nothing says which half of the day it is")
    value = str(_Clock(clock.minutes, halves=wanted == HALF // HOUR, padded=True))
    return Finding(value, rf"\text{{{value}}}", text=value, checked=_read(value).minutes == clock.minutes)


def clock_angle(time: str) -> Finding:
    """The smaller angle in degrees between the hands of a clock: `clock_angle("3:30")` is `75`.

    Raises ComputationError if it is no time of the day.
    """
    hour, minute = divmod(_read(time).minutes % HALF, HOUR)
    small, large = Rational(60 * hour + minute, 2), Integer(6 * minute)
    apart = abs(small - large)
    angle = min(apart, 360 - apart)
    gained = Rational(11 * (60 * hour + minute), 2)  # by the minute hand since twelve
    steps = [
        Step("The hour hand", rf"30 \cdot {hour} + \frac{{{minute}}}{{2}} = {printing.latex(small)}"),
        Step("The minute hand", rf"6 \cdot {minute} = {large}"),
        Step("Between them", rf"\left|{printing.latex(small)} - {large}\right| = {printing.latex(apart)}"),
    ]
    if angle != apart:
        steps.append(Step("The other way round", rf"360 - {printing.latex(apart)} = {printing.latex(angle)}"))
    shown = printing.plain(angle, decimals=True)
    return Finding(
        shown,
        rf"{shown}^{{\circ}}",
        text=f"{shown}°",
        steps=tuple(steps),
        checked=angle in (gained % 360, -gained % 360),
    )


def _read(text: str) -> _Clock:
    """A time of the day. Raises ComputationError."""
    text = text.strip()
    if text.lower() in _NAMED:
        return _Clock(_NAMED[text.lower()], halves=True)
    if match := _TWELVE.fullmatch(text):
        hour = int(match[1])
        if 1 <= hour <= 12:
            half = 12 if match[3] in "pP" else 0
            return _Clock((hour % 12 + half) * HOUR + int(match[2] or 0), halves=True)
    if match := _TWENTY_FOUR.fullmatch(text):
        hour = int(match[1])
        if hour < 24:
            return _Clock(hour * HOUR + int(match[2]), halves=False, padded=len(match[1]) == 2)
    if spoken := _spoken(text):
        return spoken
    raise ComputationError(Failure.NOT_UNDERSTOOD, f"`{text[:20]}` is no time of the day")


def _spoken(text: str) -> _Clock | None:
    """`half past seven`, `a quarter to 5 pm`, `seven o'clock`; None if it is no such time."""
    match = _SPOKEN.fullmatch(text)
    if match is None or not (match["side"] or "clock" in text.lower()):
        return None
    hour, part = _dial_hour(match["hour"].lower()), _part((match["part"] or "0").lower())
    if hour is None or part >= HOUR:
        return None
    half = (match["half"] or match["day"] or match["night"] or "").lower()
    is_late = half in _LATE or (half == "night" and hour != len(_HOURS))
    minutes = (hour % 12 + (12 if is_late else 0)) * HOUR
    minutes += part if match["side"] == "past" else -part
    return _Clock(minutes % DAY, halves=bool(half), dial=not half)


def _dial_hour(word: str) -> int | None:
    """The number of an hour from one to twelve."""
    hour = _HOURS.index(word) + 1 if word in _HOURS else int(word) if word.isdecimal() else 0
    return hour if 1 <= hour <= len(_HOURS) else None


def _part(word: str) -> int:
    return int(word) if word.isdecimal() else _PARTS[word.replace("twenty five", "twenty-five")]


def _whole(minutes: Node) -> int:
    value = build(minutes)
    if not isinstance(value, Integer):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a time is shifted by whole minutes")
    if abs(value) > MOST_MINUTES:
        raise ComputationError(Failure.TOO_LARGE)
    return int(value)


def _of_week(text: str) -> tuple[int | None, _Clock]:
    """The place of a day in the week, Monday is 0, None if none is named, and the time. Raises ComputationError."""
    if match := _DAY_FIRST.fullmatch(text.strip()) or _DAY_LAST.fullmatch(text.strip()):
        return read_weekday(match["day"]), _read(match["time"])
    return None, _read(text)


def _step_later(end: _Clock, added: int) -> Step:
    """Why the time that is meant comes so many minutes after it first is that time."""
    days = added // DAY
    when = "in the other half of the day" if added < DAY else "on the next day" if days == 1 else f"{days} days later"
    return Step(f"{end} is {when}: add ${added}$", f"{end.minutes} + {added} = {end.minutes + added}")


def _after_midnight(clock: _Clock) -> Step:
    hour, minute = divmod(clock.minutes, HOUR)
    return Step(f"{clock} in minutes after midnight", rf"{hour} \cdot 60 + {minute} = {clock.minutes}")


def _passed(days: int) -> str:
    if abs(days) == 1:
        return "the next day" if days > 0 else "the day before"
    return f"{abs(days)} days {'later' if days > 0 else 'earlier'}"


def _duration(minutes: int) -> str:
    hours, left = divmod(minutes, HOUR)
    return _counted(hours, "hour") + (f" and {_counted(left, 'minute')}" if left else "")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
