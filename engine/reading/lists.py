"""Spans that stand in a row become one: values between commas a list, the options of a choice a table."""

import re
from collections.abc import Iterator
from itertools import pairwise

from engine.reading.kinds import Kind, Span
from engine.reading.measured import with_measured
from engine.reading.parted import LONGEST_BEGINNING, is_letter, is_paired, is_told_apart

_OPTION = re.compile(r"(?<![\w)])\(([a-j])\) +|(?<![\w(])([a-j])\) +")
_LIST_BEGINS = re.compile(
    r"(?:\b(?:of|from|sort|arrange|order|rank|among|amongst|between|in|to|by|or|and|is|are|values?|numbers?|list|put|which|largest"
    r"|smallest|biggest|closest|nearest)|:|,|^|[.?]) $",
    re.IGNORECASE,
)
_JOINS_LISTS = re.compile(r" +(?:and|&) +", re.IGNORECASE)
_AND = re.compile(r",? +(?:and|or|&) +|, *", re.IGNORECASE)

_PAIR = 2
_SHORTEST_ROW = 4
_SHORTEST_PARTED = 3
_SEMICOLON = re.compile(r" ?; ?")
_ASKS = re.compile(r"\b(?:find|solve(?: for)?|determine) $", re.IGNORECASE)  # `find k, 2^k equals 128`
_ORDERED = re.compile(
    r"\b(?:order\w*|sort\w*|arrange|rank|ascending|descending|larg\w+|small\w+|big\w+|great\w+|least|lowest|highest|less)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r" ?%(?!\w| ?[\d(]| (?:of|off|more|less|tax|tip|discount|interest|chance|faster|slower)\b)")
LONGEST_OPTION = 60  # characters
_LISTED = frozenset({Kind.NUMBER, Kind.CLOSED, Kind.OPEN, Kind.APPLICATION})
_OF_A_VARIABLE = re.compile(r"(?:E|V|P|Var|SD)\([A-Z]\)")  # in `3, 4, 5, E(X)?` it is what is asked for


def with_items(text: str, spans: list[Span]) -> list[Span]:
    """Values side by side between commas become one span: `3, -5, t and 0.2`."""
    spans = _with_percents(text, spans) if "%" in text and _ORDERED.search(text) else spans
    spans = with_measured(text, spans)
    found: list[Span] = []
    index = 0
    while index < len(spans):
        items, after = _items_from(text, spans, index)
        if len(items) > 1:
            start, end = _braced(text, items[0].start, items[-1].end)
            found.append(Span(Kind.ITEMS, start, end, "[" + ", ".join(item.text for item in items) + "]"))
        else:
            found.append(spans[index])
        index = max(after, index + 1)
    return found


def _with_percents(text: str, spans: list[Span]) -> list[Span]:
    """Where numbers are put in order and some of them are percents, `0.6, 5/8, 62%`, these are values as `62%`."""
    widened = [_with_percent(text, span) for span in spans]
    found: list[Span] = []
    while (begin := len(found)) < len(spans):
        end = begin + 1
        while end < len(spans) and _is_beside(text, *widened[end - 1 : end + 1]):
            end += 1
        found += (widened if _is_mixed(text, widened[begin:end]) else spans)[begin:end]
    return found


def _is_beside(text: str, one: Span, other: Span) -> bool:
    both = one.kind is other.kind is Kind.NUMBER
    return both and _AND.fullmatch(text[one.end : other.start]) is not None


def _is_mixed(text: str, run: list[Span]) -> bool:
    """True of three values or more, or of two with a word between, of which some are percents: `45%, 6.6 GB` is no pair."""
    paired = len(run) > _PAIR or (len(run) == _PAIR and "," not in text[run[0].end : run[1].start])
    return paired and len({span.text.endswith("%") for span in run}) > 1


def _with_percent(text: str, span: Span) -> Span:
    match = _PERCENT.match(text, span.end)
    return Span(span.kind, span.start, match.end(), f"{span.text}%") if match else span


def _items_from(text: str, spans: list[Span], index: int) -> tuple[list[Span], int]:
    """The items of the list that begins at a span, and the index of the first span after it."""
    if row := _row(text, spans, index) or _parted(text, spans, index):
        return row, index + len(row)
    begin = index
    items = list(_letters_before(text, spans, index)) if _is_value(spans[index]) else []
    commas = bool(items)  # what stands before the first span ends in one
    while index < len(spans) and _is_value(spans[index]):
        items.append(spans[index])
        index += 1
        items.extend(_letters_after(text, items[-1].end, last=_begins_at(spans, index)))
        gap = text[items[-1].end : spans[index].start] if index < len(spans) else ""
        if not _AND.fullmatch(gap) or ("," not in gap and not commas):
            break
        commas = commas or "," in gap
    if is_told_apart(text, items) or is_paired(text, spans[max(0, begin - 1) : index + 1], items):
        return items[:1], begin + 1
    if commas and (cut := _second_list(text, items)):
        return items[:cut], index - (len(items) - cut)
    return (items if commas or any(map(is_letter, items)) else items[:1]), index


def _is_value(span: Span) -> bool:
    return span.kind in _LISTED and not _OF_A_VARIABLE.fullmatch(span.text)


def _row(text: str, spans: list[Span], index: int) -> list[Span]:
    """Four numbers or more with nothing but a space between, `6 7 8 9` or `6 7 8 and 9`; fewer may be anything."""
    row: list[Span] = []
    gap = " "
    while gap == " " and index < len(spans) and spans[index].kind is Kind.NUMBER:
        row.append(spans[index])
        index += 1
        gap = text[row[-1].end : spans[index].start] if index < len(spans) else ""
    if len(row) > _PAIR and _JOINS_LISTS.fullmatch(gap) and spans[index].kind is Kind.NUMBER:
        row.append(spans[index])
        gap = ""
    goes_on = gap.strip() == "," and _is_value(spans[index])
    return row if len(row) >= _SHORTEST_ROW and not goes_on else []


def _parted(text: str, spans: list[Span], index: int) -> list[Span]:
    """Three numbers or more with semicolons between, `2; 4; 6`; of two each may belong to its own words."""
    row: list[Span] = []
    while index < len(spans) and spans[index].kind is Kind.NUMBER:
        row.append(spans[index])
        index += 1
        if index == len(spans) or not _SEMICOLON.fullmatch(text, row[-1].end, spans[index].start):
            break
    return row if len(row) >= _SHORTEST_PARTED else []


def _second_list(text: str, items: list[Span]) -> int:
    """Where `1, 2, 3 and 2, 4, 5` becomes a second list: an "and" ends a list, with one more value; 0 if there is none."""
    if any(item.kind is not Kind.NUMBER for item in items):
        return 0
    gaps = [text[one.end : other.start] for one, other in pairwise(items)]
    for place, gap in enumerate(gaps[:-1], 1):
        if place >= _PAIR and _JOINS_LISTS.fullmatch(gap) and "," in gaps[place]:
            return place
    return 0


def _begins_at(spans: list[Span], index: int) -> int:
    return spans[index].start if index < len(spans) else 1 << 30


def _letters_before(text: str, spans: list[Span], index: int) -> Iterator[Span]:
    """`t, h, 3`: names that stand before the first span of a list."""
    after = spans[index - 1].end if index else 0
    begin = max(0, after - 2)
    before = re.search(r"(?<![\w(/])(?<!\d )((?:[a-z], )+)$", text[begin : spans[index].start])
    if before and begin + before.start(1) >= after and _may_be_items(text, before[1], begin + before.start(1), spans):
        for match in re.finditer("[a-z]", before[1]):
            at = begin + before.start(1) + match.start()
            yield Span(Kind.OPEN, at, at + 1, match[0])


def _may_be_items(text: str, letters: str, at: int, spans: list[Span]) -> bool:
    """Several letters, or one that a formula of the text holds or that stands where a list begins: no `quick q, 40`."""
    if letters.count(",") == 1 and _ASKS.search(text[max(0, at - LONGEST_BEGINNING) : at]):
        return False
    if letters.count(",") > 1 or _LIST_BEGINS.search(text[max(0, at - LONGEST_BEGINNING) : at]):
        return True
    return any(re.search(rf"(?<![A-Za-z]){letters[0]}(?![A-Za-z])", span.text) for span in spans)


def _letters_after(text: str, end: int, last: int) -> Iterator[Span]:
    """`3, t, v` and `3 and v`: names that follow after a comma, or an `and` that a comma came before."""
    pattern = re.compile(r"(?:, and |, or |, )(?!i\. ?e\b|e\. ?g\b)([a-z])(?=,|\.|\?| in\b| and\b| or\b|$)")
    while (match := pattern.match(text, end)) and match.end() <= last:
        yield Span(Kind.OPEN, match.start(1), match.end(1), match[1])
        end = match.end()


def _braced(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the brackets that stand around a list."""
    if start and text[start - 1] + text[end : end + 1] in ("{}", "[]"):
        return start - 1, end + 1
    return start, end


def with_choices(text: str, spans: list[Span]) -> list[Span]:
    """`(a) 3 (b) t (c) 1/2`: the options of a choice become one table."""
    marks = list(_OPTION.finditer(text))
    labels = [mark[1] or mark[2] for mark in marks]
    if len(labels) < 2 or labels != list("abcdefghij"[: len(labels)]):
        return spans
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    values = [text[mark.end() : end].rstrip(" .?;,") for mark, end in zip(marks, ends, strict=True)]
    if not all(0 < len(value) <= LONGEST_OPTION for value in values):
        return spans
    start, end = marks[0].start(), marks[-1].end() + len(values[-1])
    table = "{" + ", ".join(f"{label}: {value}" for label, value in zip(labels, values, strict=True)) + "}"
    before = [span for span in spans if span.end <= start]
    return [*before, Span(Kind.TABLE, start, end, table), *(span for span in spans if span.start >= end)]
