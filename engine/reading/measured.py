"""Values in a row of which each has the same unit, `85%, 90%, 78%`: one list, where statistics of them are asked.

Elsewhere they stay apart, as the percents of discounts one after the other do.
"""

import re
from collections.abc import Sequence

from engine.reading.kinds import Kind, Span

_STATISTICS = re.compile(
    r"\b(?:means?|averages?|avg|medians?|modes?|range|sd|std|stdev|deviations?|variance|quartiles?|iqr|interquartile"
    r"|percentiles?|outliers?)\b",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?P<sign>[$€£]) ?$")
_UNIT = re.compile(r" ?(?P<unit>%|°[CF]?|(?!and\b|or\b|in\b|is\b)[A-Za-z]{1,12})(?!\w)")
_AND = re.compile(r"(?:,? (?:and|&) |, ?)[$€£]? ?")
_LONGEST_SIGN = 2  # characters
_SHORTEST = 3


def with_measured(text: str, spans: list[Span]) -> list[Span]:
    """The spans, each such row as one; the unit of its last value stays behind it, the sign of its first before it."""
    if not _STATISTICS.search(text):
        return spans
    found: list[Span] = []
    index = 0
    while index < len(spans):
        row = _row(text, spans, index)
        found += [_listed(row)] if len(row) >= _SHORTEST else row
        index += len(row)
    return found


def _row(text: str, spans: Sequence[Span], begin: int) -> list[Span]:
    """The span with those after it that have its sign of money, or else its unit; alone where it has neither."""
    row = [spans[begin]]
    measure = _measure(text, row[0])
    while measure and (index := begin + len(row)) < len(spans):
        gap = text[_end(text, row[-1]) : spans[index].start]
        if not _AND.fullmatch(gap) or _measure(text, spans[index]) != measure:
            break
        row.append(spans[index])
    return row


def _measure(text: str, span: Span) -> str:
    """The sign of money before a number, or the unit after it; "" if it has none."""
    if span.kind is not Kind.NUMBER:
        return ""
    before = _SIGN.search(text, max(0, span.start - _LONGEST_SIGN), span.start)
    unit = _UNIT.match(text, span.end)
    return before["sign"] if before else unit["unit"] if unit else ""


def _end(text: str, span: Span) -> int:
    """Where a value ends, with its unit."""
    unit = _UNIT.match(text, span.end)
    return unit.end() if unit else span.end


def _listed(row: Sequence[Span]) -> Span:
    return Span(Kind.ITEMS, row[0].start, row[-1].end, f"[{', '.join(one.text for one in row)}]")
