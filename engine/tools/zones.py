"""`in_zone`: a time of the day in another time zone. The zones are those of `engine.tools.zone_names`."""

from dataclasses import replace

from engine.messages import Step
from engine.tools.finding import Finding
from engine.tools.nodes import Number
from engine.tools.times import time_shift
from engine.tools.zone_names import HOUR, ZONES, minutes_ahead


def in_zone(time: str, from_zone: str, to_zone: str) -> Finding:
    """The time of the day in one zone when it is a time in another: `in_zone("3 pm", "EST", "CET")` is `9:00 PM`.

    Raises ComputationError if it is no time of the day, or a zone is unknown or may be one of two.
    """
    source, target = minutes_ahead(from_zone), minutes_ahead(to_zone)
    finding = time_shift(time, Number(str(target - source)))
    zones = ((from_zone, source), (to_zone, target))
    steps = tuple(
        Step(f"{zone.upper()} is {_written(ahead)}") for zone, ahead in zones if zone.strip().upper() in ZONES
    )
    when, _, day = finding.text.partition(", ")
    return replace(
        finding, text=", ".join(filter(None, (f"{when} {to_zone.upper()}", day))), steps=(*steps, *finding.steps)
    )


def _written(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), HOUR)
    return f"UTC{'+' if minutes >= 0 else '-'}{hours}" + (f":{rest:02}" if rest else "")
