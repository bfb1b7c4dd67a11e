"""Messages that are nothing but times, `9:00 london in tokyo`, `5 pm in 24 h format`, `23:40 + 95 min`, as a tool call.

A zone may be asked for in a sentence: `if it's noon in paris, what time is it in lima`.
"""

import re

from engine.messages import ToolCall
from engine.reading.courtesy import CALCULATE, without_courtesy, without_end
from engine.tools.calendar.zone_names import is_zone

_LIKELY = re.compile(r"\d(?::\d\d| ?[ap]\.?m)|noon|midnight", re.IGNORECASE)
_LEAD = re.compile(rf"(?:{CALCULATE}|convert|change)\s+", re.IGNORECASE)
_TIME = r"(?P<time>\d{1,2}(?::[0-5]\d)? ?[ap]\.?m\b\.?|\d{1,2}:[0-5]\d|noon|midnight)"
_TO = r"\s+(?:in|to|into|as)\s+"
_ZONE = r"(?:(?:utc|gmt) ?[-+−] ?\d{1,2}(?::[0-5]\d)?|[a-z]{2,}(?: [a-z]{2,}){0,2}?)"
_ZONED = re.compile(rf"{_TIME} (?:in )?(?P<source>{_ZONE})(?: time)?{_TO}(?P<target>{_ZONE})(?: time)?", re.IGNORECASE)
_IT_IS = rf"it(?:['’]?s| is) {_TIME} (?:in )?(?P<source>{_ZONE})(?: time)?"
_WHAT_TIME = rf"what(?:['’]?s| is| would be)? (?:the )?time(?: is it| would it be| will it be)? in (?P<target>{_ZONE})"
_ASKED = (
    re.compile(rf"(?:(?:if|when) )?{_IT_IS},? (?:then )?{_WHAT_TIME}", re.IGNORECASE),
    re.compile(rf"{_WHAT_TIME},? (?:if|when) {_IT_IS}", re.IGNORECASE),
)
_FORMED = re.compile(
    rf"{_TIME}{_TO}(?:(?P<hours>12|24)[- ]?(?:hours?|hrs?|h)|(?P<military>military))(?: (?:time|clock|format))*",
    re.IGNORECASE,
)
_DURATION = r"\d{1,4}:[0-5]\d(?::[0-5]\d)?"
_ADDED = re.compile(
    rf"(?:(?:add|sum)(?: up)?(?: of)? )?{_DURATION}(?:(?: ?\+ ?|,? and | plus |, ?){_DURATION})+", re.IGNORECASE
)
_ADDS = re.compile(r"\+|plus|add|sum", re.IGNORECASE)
_MINUTES = r"(?:minutes?|mins?|m)"
_LONG = (
    r"(?:(?P<hours>\d{1,3}(?:\.(?:25|5|75))?) ?(?:hours?|hrs?|h)"
    rf"(?:(?: and)? ?(?P<rest>[0-5]?\d) ?{_MINUTES}?)?|(?P<minutes>\d{{1,4}}) ?{_MINUTES})"
)
_SHIFTED = re.compile(rf"(?:what time is )?{_TIME} ?(?P<sign>\+|[-−–]|plus|minus) ?{_LONG}", re.IGNORECASE)


def recognise_times(text: str) -> ToolCall | None:
    """The call for a time in another zone or form, or later or earlier, or for a sum of durations; None if it is none."""
    if not _LIKELY.search(text):
        return None
    asked = without_end(without_courtesy(text))
    lead = _LEAD.match(asked)
    stated = asked[lead.end() :] if lead else asked
    if call := _in_zone(_ZONED.fullmatch(stated) or _ASKED[0].fullmatch(asked) or _ASKED[1].fullmatch(asked)):
        return call
    if match := _FORMED.fullmatch(stated):
        return ToolCall("clock_form", (f'"{match["time"]}"', match["hours"] or "24"))
    if match := _SHIFTED.fullmatch(stated):
        return _shifted(match)
    if _ADDED.fullmatch(stated) and _ADDS.search(stated):
        return ToolCall("add_durations", tuple(f'"{duration}"' for duration in re.findall(_DURATION, stated)))
    return None


def _in_zone(match: re.Match[str] | None) -> ToolCall | None:
    """The call for a time in another zone; None if one of the two is unknown."""
    if match is None or not (is_zone(match["source"]) and is_zone(match["target"])):
        return None
    return ToolCall("in_zone", tuple(f'"{match[part]}"' for part in ("time", "source", "target")))


def _shifted(match: re.Match[str]) -> ToolCall:
    """The call for a time so many minutes later; with a minus, earlier."""
    minutes = match["minutes"] or f"{match['hours']}*60" + (f" + {match['rest']}" if match["rest"] else "")
    is_later = match["sign"].lower() in {"+", "plus"}
    earlier = f"-({minutes})" if "+" in minutes else f"-{minutes}"
    return ToolCall("time_shift", (f'"{match["time"]}"', minutes if is_later else earlier))
