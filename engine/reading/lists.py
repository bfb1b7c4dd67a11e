"""Spans that stand in a row become one: values between commas a list, the options of a choice a table."""

import re
from collections.abc import Iterator
from itertools import pairwise

from engine.reading.kinds import Kind, Span

_OPTION = re.compile(r"(?<![\w)])\(([a-j])\) +|(?<![\w(])([a-j])\) +")
_LIST_BEGINS = re.compile(
    r"(?:\b(?:of|from|sort|arrange|order|rank|among|amongst|between|in|to|by|or|and|is|are|values?|numbers?|list|put|which|largest"
    r"|smallest|biggest|closest|nearest)|:|,|^|[.?]) $",
    re.IGNORECASE,
)
_JOINS_LISTS = re.compile(r" +(?:and|&) +", re.IGNORECASE)
_AND = re.compile(r",? +(?:and|or|&) +|, *", re.IGNORECASE)

LONGEST_BEGINNING = 12  # characters
_PAIR = 2
_SHORTEST_ROW = 4
_SHORTEST_PARTED = 3
_SEMICOLON = re.compile(r" ?; ?")
_OWN_WORD = re.compile(
    r" ?%| ?(?!(?:and|or|in|is|are|the|to|by|as|for|at|of|on|from|with|when|if|then|than|that|how|what|whats|which|who|where"
    r"|find|give|get|got|tell|please|pls|plz|thx|thanks|ty|calculate|compute|work|put|sort|order|ordered|ascending|descending"
    r"|largest|smallest|it|its|it's|this|these|lol|respectively|i|you|u|so|but|now|here|there|can|could|was|were|has|have|be"
    r"|mean|median|mode|range|average|sum|total|gcd|lcm|hcf|gcf|equals?|help|hey|emmy|together|combined|altogether|each)\b)"
    r"[A-Za-z]+",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r" (?:of|from|among) (?:them|us|you|these|those|which|whom)\b", re.IGNORECASE)
_COUNTED_OFF = re.compile(
    r"\b(?:row|week|day|month|year|hour|minute|round|stage|step|level|layer|lap|game|figure) $", re.IGNORECASE
)
_WHOLE_OF = re.compile(
    r"\b(?:out|teams?|groups?|class(?:es)?|famil(?:y|ies)|crews?|squads?|staff|part(?:y|ies)|box(?:es)?|bags?|packs?"
    r"|batch(?:es)?) of $",
    re.IGNORECASE,
)
# `4 for 3.40, 6 for 4.80`: two offers, whose word is the same
_OFFERED = re.compile(r" (for|at|@) ?[$€£]? ?$")
_ALSO_OFFERED = re.compile(r" (for|at|@) ?[$€£]? ?\d")
_ARE = re.compile(r" (?:are|were|is|was|have|has|had) ", re.IGNORECASE)
_ARE_VALUES = re.compile(r" (?:are|were) [-\d]")
_CLASS_BEFORE = re.compile(r"\d to \d+ ?(?:[:(]|[a-z]+)? ?$", re.IGNORECASE)
_TO = re.compile(r" to \d")
_SAME_WORDS = re.compile(r" ?(?::|(?!and\b|or\b|vs\b|then\b)[a-z]+(?: [a-z]+)?) ?", re.IGNORECASE)
_ENDS = re.compile(r" ?(?:= ?)?[?.!]* ?$")
_OF_SEVERAL = re.compile(
    r"(?:\b(?:of|from|sort|arrange|order|rank|among|amongst|between|values?|numbers?|list|put|multiply|add|which|larg\w+|small\w+"
    r"|big\w+|great\w+|low\w+|high\w+|closest|nearest|less\w*)|:|^),? ?$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:find|solve(?: for)?|determine) $", re.IGNORECASE)  # `find k, 2^k equals 128`
_ORDERED = re.compile(
    r"\b(?:order\w*|sort\w*|arrange|rank|ascending|descending|larg\w+|small\w+|big\w+|great\w+|least|lowest|highest|less)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r" ?%(?!\w| ?[\d(]| (?:of|off|more|less|tax|tip|discount|interest|chance|faster|slower)\b)")
LONGEST_SAYING = 20  # characters
LONGEST_OPTION = 60  # characters
_LISTED = frozenset({Kind.NUMBER, Kind.CLOSED, Kind.OPEN, Kind.APPLICATION})


def with_items(text: str, spans: list[Span]) -> list[Span]:
    """Values side by side between commas become one span: `3, -5, t and 0.2`."""
    spans = _with_percents(text, spans) if "%" in text and _ORDERED.search(text) else spans
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
    items = list(_letters_before(text, spans, index)) if spans[index].kind in _LISTED else []
    commas = bool(items)  # what stands before the first span ends in one
    while index < len(spans) and spans[index].kind in _LISTED:
        items.append(spans[index])
        index += 1
        items.extend(_letters_after(text, items[-1].end, last=_begins_at(spans, index)))
        gap = text[items[-1].end : spans[index].start] if index < len(spans) else ""
        if not _AND.fullmatch(gap) or ("," not in gap and not commas):
            break
        commas = commas or "," in gap
    if _is_told_apart(text, items) or _is_paired(text, spans[max(0, begin - 1) : index + 1], items):
        return items[:1], begin + 1
    if commas and (cut := _second_list(text, items)):
        return items[:cut], index - (len(items) - cut)
    return (items if commas or any(map(_is_letter, items)) else items[:1]), index


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
    return row if len(row) >= _SHORTEST_ROW and gap.strip() != "," else []


def _parted(text: str, spans: list[Span], index: int) -> list[Span]:
    """Three numbers or more with semicolons between, `2; 4; 6`; of two each may belong to its own words."""
    row: list[Span] = []
    while index < len(spans) and spans[index].kind is Kind.NUMBER:
        row.append(spans[index])
        index += 1
        if index == len(spans) or not _SEMICOLON.fullmatch(text, row[-1].end, spans[index].start):
            break
    return row if len(row) >= _SHORTEST_PARTED else []


def _is_paired(text: str, near: list[Span], items: list[Span]) -> bool:
    """`90 with weight 2, 80 with weight 3`, `0-10: 5, 10-20: 8`: what the comma parts are pairs told with the same words.

    `near` are the items with the spans before and after them.
    """
    if len(items) != _PAIR or len(near) != _PAIR + 2 or near[1:3] != items:
        return False
    words = _SAME_WORDS.fullmatch(text, near[0].end, items[0].start)
    return words is not None and words[0].strip() == text[items[1].end : near[3].start].strip()


def _second_list(text: str, items: list[Span]) -> int:
    """Where `1, 2, 3 and 2, 4, 5` becomes a second list: an "and" ends a list, with one more value; 0 if there is none."""
    if any(item.kind is not Kind.NUMBER for item in items):
        return 0
    gaps = [text[one.end : other.start] for one, other in pairwise(items)]
    for place, gap in enumerate(gaps[:-1], 1):
        if place >= _PAIR and _JOINS_LISTS.fullmatch(gap) and "," in gaps[place]:
            return place
    return 0


def _is_told_apart(text: str, items: list[Span]) -> bool:
    """`0.35, 9 trials`, `equals 512, k?`, `5x - 60, x?`, `in row 1, 34 in row 2`: two things parted by a comma, no list."""
    if len(items) != _PAIR or text[items[0].end : items[1].start].strip() != ",":
        return False
    if _is_letter(items[1]) and _holds(items[0], items[1].text):
        return _is_asked_for(text, items)
    if items[0].kind is not Kind.NUMBER or text[items[0].start - 1 : items[0].start] in ("[", "{"):
        return False
    if _COUNTED_OFF.search(text, max(0, items[0].start - LONGEST_BEGINNING), items[0].start):
        return True
    if _is_letter(items[1]):
        return _is_asked_for(text, items)
    return items[1].kind is Kind.NUMBER and (
        _is_in_words(text, items)
        or _is_of_classes(text, items)
        or _ARE_VALUES.match(text, items[1].end) is not None
        or _OWN_WORD.match(text, items[1].end) is not None
        or _OF_THEM.match(text, items[1].end) is not None
        or _is_part_of(text, items)
        or _is_next_offer(text, items)
    )


def _is_of_classes(text: str, items: list[Span]) -> bool:
    """`0 to 10: 5, 10 to 20: 8`: how many are in a class, and where the next one begins."""
    before = text[max(0, items[0].start - LONGEST_SAYING) : items[0].start]
    return _CLASS_BEFORE.search(before) is not None and _TO.match(text, items[1].end) is not None


def _is_in_words(text: str, items: list[Span]) -> bool:
    """`31.60, four of us`: one number in digits, the next in words."""
    digits, letters = (text[item.start : item.end] for item in items)
    return digits[-1].isdigit() and letters[-1].isalpha()


def _is_part_of(text: str, items: list[Span]) -> bool:
    """`out of 40, 9 were late`: the second number tells of some of the first."""
    before = text[max(0, items[0].start - LONGEST_BEGINNING) : items[0].start]
    return _WHOLE_OF.search(before) is not None and _ARE.match(text, items[1].end) is not None


def _is_next_offer(text: str, items: list[Span]) -> bool:
    """`4 for 3.40, 6 for 4.80`: the second number is of the next offer."""
    offered = _OFFERED.search(text, max(0, items[0].start - LONGEST_BEGINNING), items[0].start)
    also = _ALSO_OFFERED.match(text, items[1].end)
    return offered is not None and also is not None and offered[1] == also[1]


def _is_asked_for(text: str, items: list[Span]) -> bool:
    """True if the text ends in the letter, and no word before the number speaks of several values."""
    before = text[max(0, items[0].start - LONGEST_SAYING) : items[0].start]
    return _ENDS.match(text, items[1].end) is not None and _OF_SEVERAL.search(before) is None


def _is_letter(span: Span) -> bool:
    return span.kind is Kind.OPEN and len(span.text) == 1


def _holds(span: Span, letter: str) -> bool:
    return len(span.text) > 1 and re.search(rf"(?<![A-Za-z]){letter}(?![A-Za-z])", span.text) is not None


def _begins_at(spans: list[Span], index: int) -> int:
    return spans[index].start if index < len(spans) else 1 << 30


def _letters_before(text: str, spans: list[Span], index: int) -> Iterator[Span]:
    """`t, h, 3`: names that stand before the first span of a list."""
    begin = max(0, spans[index - 1].end - 2) if index else 0
    before = re.search(r"(?<![\w(/])(?<!\d )((?:[a-z], )+)$", text[begin : spans[index].start])
    if before and _may_be_items(text, before[1], begin + before.start(1), spans):
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
