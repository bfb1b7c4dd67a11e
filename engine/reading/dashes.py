"""Dashes that subtract nothing, in dates, working hours and triangles: `2025 - 03 - 01`, `9-5`, `30-60-90 triangle`.

What stands about them is written out: `2025-03-01`, `9 am to 5 pm`, `30, 60, 90 triangle`.
"""

import re

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_ALONE = r"(?<![\w.,/])(?<!\d-)"
_YEAR_FIRST = re.compile(rf"{_ALONE}{_YEAR} ?- ?{_MONTH} ?- ?{_DAY}(?![\w/]|[.,]\d)")
_YEAR_LAST = re.compile(
    rf"{_ALONE}(?P<one>\d{{1,2}}) ?(?P<sign>[-/.]) ?(?P<two>\d{{1,2}}) ?(?P=sign) ?{_YEAR}(?![\w/]|[.,]\d)"
)
_NAMED = re.compile(
    rf"{_ALONE}{_DAY} ?- ?(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*) ?- ?{_YEAR}(?!\w)", re.I
)
_ABOUT_DATES = re.compile(
    r"\b(?:dates?|days?|weekdays?|weeks?|months|years|born|birth\w*|old|age|ago|until|till|since|deadline|due)\b", re.I
)
_LEADING_ZERO = re.compile(r"(?<!\d)0\d")
_LAST_MONTH, _LAST_DAY = 12, 31

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
_NOON = 12
_TRIANGLE = re.compile(
    rf"{_ALONE}(\d{{1,3}}) ?[-–] ?(\d{{1,3}}) ?[-–] ?(\d{{1,3}})(?= (?:right |special )?triangle)", re.I
)


def without_dashes(text: str) -> str:
    """The text with such dashes written out."""
    text = _TRIANGLE.sub(r"\1, \2, \3", _NAMED.sub(r"\g<day> \g<month> \g<year>", text))
    about = _ABOUT_DATES.search(text) is not None
    text = _YEAR_FIRST.sub(lambda match: _year_first(match, about=about), text)
    text = _YEAR_LAST.sub(lambda match: _year_last(match, about=about), text)
    return _HOURS.sub(_hours, text) if _ABOUT_WORK.search(text) and _ABOUT_HOURS.search(text) else text


def _year_first(match: re.Match[str], *, about: bool) -> str:
    is_date = about or _LEADING_ZERO.search(match[0]) is not None
    return f"{match['year']}-{match['month']}-{match['day']}" if is_date else match[0]


def _year_last(match: re.Match[str], *, about: bool) -> str:
    """`01 - 03 - 2025` as `01/03/2025`; as it is where it is no day of any month."""
    one, two = int(match["one"]), int(match["two"])
    is_day = 0 < min(one, two) <= _LAST_MONTH and max(one, two) <= _LAST_DAY
    if not is_day or not (about or _LEADING_ZERO.search(match[0])):
        return match[0]
    sign = "." if match["sign"] == "." else "/"
    return sign.join((match["one"], match["two"], match["year"]))


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
