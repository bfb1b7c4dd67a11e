"""Working hours, `9-5` and `7-15`: written out as `9 am to 5 pm` and `7:00 to 15:00`, since nothing is subtracted.

Hours times a wage, `$45/h × 8h`, are written out too: their h is no unknown.
"""

import re

from engine.reading.decimals import DIGITS

_ABOUT_WORK = re.compile(
    r"\b(?:works?|worked|working|shifts?|open|opens|opening|jobs?|office|store|shop|clock(?:ed)?)\b", re.I
)
_ABOUT_HOURS = re.compile(
    r"\b(?:hours?|hrs?|weeks?|weekdays?|days?|daily|mon|monday|lunch|breaks?|shifts?|wages?|paid|schedule|long)\b", re.I
)
_HOURS = re.compile(
    r"(?<![\w.,:/$€£-])(?<![-+*/=] )(?P<start>1[0-2]|[5-9])(?P<past>:[0-5]\d)? ?(?:[-–]|to) ?"
    r"(?P<end>2[0-4]|1\d|[1-9])(?P<until>:[0-5]\d)?"
    r"(?![\w:/%$€£]|[.,]\d| ?[-+*/^=]| ?(?:[ap]\.?m|hours?|hrs?|days?|weeks?|minutes?|mins?|people|percent|times)\b)"
)
_WAGE = re.compile(
    rf"(?P<wage>[$€£] ?{DIGITS}) ?(?:/|per) ?(?:h|hr|hour)(?P<times> ?[×x*] ?)(?P<hours>{DIGITS}) ?h(?![\w^(])",
    re.IGNORECASE,
)
_NOON = 12


def with_hours(text: str) -> str:
    """The text with such hours written out, where it is about work."""
    text = _WAGE.sub(r"\g<wage> per hour\g<times>\g<hours> hours", text)
    return _HOURS.sub(_hours, text) if _ABOUT_WORK.search(text) and _ABOUT_HOURS.search(text) else text


def _hours(match: re.Match[str]) -> str:
    """`9-5` as `9 am to 5 pm`, `9-17` as `9:00 to 17:00`; as it is where nothing says which half of the day it is."""
    start, end = int(match["start"]), int(match["end"])
    past, until = match["past"] or "", match["until"] or ""
    if past and until:
        return match[0]  # these are times as they stand
    if end > _NOON:
        return f"{start}{past or ':00'} to {end}{until or ':00'}"
    if start < end < _NOON or start == end:
        return match[0]
    return f"{start}{past} {'pm' if start == _NOON else 'am'} to {end}{until} pm"
