"""`per_hour`: how far something goes in an hour, by a duration that is written as a clock is, `24:30` or `3:45:10`."""

from sympy import Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.calendar.durations import SIXTY, count_of, counted
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import rational

FASTEST = 120  # kilometres or miles an hour, of whoever is timed in minutes and seconds


def per_hour(distance: Node, duration: str) -> Finding:
    """How far it is in an hour: `per_hour(5, "24:30")` is `600/49`, of kilometres if 5 are kilometres.

    Two numbers are minutes and seconds, or if that would be faster than 120 they are hours and minutes. Raises
    ComputationError if it is no duration, or the distance or the duration is not above zero.
    """
    length, count = rational(distance), count_of(duration)
    if length <= 0 or not count:
        raise ComputationError(Failure.UNDEFINED, "a speed is of a distance and a duration above zero")
    an_hour = _counts_an_hour(length, count, duration)
    speed = length * an_hour / count
    unit = "seconds" if an_hour > SIXTY else "minutes"
    shown = [printing.latex(number, decimals=True) for number in (length, speed)]
    worked = Step(f"An hour has {an_hour} {unit}", rf"{shown[0]} : {count} \cdot {an_hour} = {shown[1]}")
    return Finding(
        printing.plain(speed),
        shown[1],
        approximation=printing.approximation(speed),
        steps=(counted(duration, count), worked),
        checked=speed * count == length * an_hour,
    )


def _counts_an_hour(length: Rational, count: int, duration: str) -> int:
    """How many of what a duration counts an hour has: seconds, or minutes."""
    in_seconds = SIXTY * SIXTY
    is_too_fast = length * in_seconds > FASTEST * count
    return SIXTY if duration.count(":") == 1 and is_too_fast else in_seconds
