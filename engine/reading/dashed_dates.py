"""Dates with gaps about their dashes, `2025 - 03 - 01`: written out as `2025-03-01`, since nothing is subtracted."""

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


def with_dates(text: str) -> str:
    """The text with such dates written out."""
    text = _NAMED.sub(r"\g<day> \g<month> \g<year>", text)
    about = _ABOUT_DATES.search(text) is not None
    text = _YEAR_FIRST.sub(lambda match: _year_first(match, about=about), text)
    return _YEAR_LAST.sub(lambda match: _year_last(match, about=about), text)


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
