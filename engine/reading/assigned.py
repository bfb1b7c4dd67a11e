"""A quantity that is only told, `r = 6` of a circle, is words and a number; one that a formula asks for is an equation."""

import re
from itertools import pairwise

from engine.reading.kinds import Kind, Span

_VALUE = re.compile(r"\d+ \d+/\d+|-? ?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?: ?/ ?\d+)?")
# also by the short names of statistics, which are no products
_ASSIGNED = re.compile(rf"([A-Za-z]|sd|se|df|cv|mu)(\([A-Za-z]\))? ?= ?({_VALUE.pattern})(?: ?[a-zA-Z]{{1,2}})?")
_SIDE = re.compile(rf"([A-Z]{{2}}) ?= ?({_VALUE.pattern})(?: ?[a-zA-Z]{{1,2}})?")  # AB = 7 of a triangle
_INDEXED = re.compile(rf"(\d{{1,4}}) ?= ?({_VALUE.pattern})")  # of `a1 = 5` and `a_1 = 5`
_NAME_BEFORE = re.compile(r"(?<![A-Za-z])[A-Za-z]_?$")
_MORE_VALUES = re.compile(rf"(?:(?:, ?| )(?:{_VALUE.pattern})){{2}}(?! ?[-+*/^=])")
_BETWEEN_LISTS = re.compile(r"(-?\d+(?:\.\d+)?) [a-z] ?= ?(-?\d+(?:\.\d+)?)", re.IGNORECASE)
_VALUE_BEFORE = re.compile(r"\d, ?$")
# the unknowns of equations, and what is asked about an equation as such
_UNKNOWNS = frozenset("xy")
_ABOUT_EQUATIONS = re.compile(
    r"\b(?:sol\w+|plot|graph|lines?|equations?|slope|intercepts?|roots?|parallel|perpendicular|function|curve|verify|check|let"
    r"|suppose)\b",
    re.IGNORECASE,
)
_ABOUT_FIGURES = re.compile(
    r"\b(?:(?:tri|rect|quadr)?angles?|quadrilaterals?|squares?|parallelograms?|trapez\w+|rhombus|kites?|segments?|circles?"
    r"|chords?|midpoints?|[A-Z]{3,4}(?= (?:is|has)))\b|[△∆∠]"
)
_ABOUT_DISTRIBUTIONS = re.compile(
    r"\bz[ -]?(?:scores?|values?|test)\b|\bstandard (?:deviations?|scores?)\b|\b(?:sd|std|stdev|normal\w*)\b",
    re.IGNORECASE,
)
_CHANCE = re.compile(r"0?\.\d+|[01]|\d+/\d+")
_ABOUT_CHANCE = re.compile(
    r"\b(?:prob\w*|chances?|independent|events?|disjoint|exclusive|union|intersection)\b", re.IGNORECASE
)
_NO_TEST = r"(?![ -](?:tests?|stat\w*|scores?|values?|interval)\b)"
_EVENT_BEFORE = re.compile(r"(?<![A-Za-z])P\( ?$")  # the event of `P(X = 7)`
_SETS = re.compile(r"[∩∪]|\b(?:sets?|union|intersection|venn)\b", re.IGNORECASE)
_SIZE = re.compile(r"\| ?[A-Z] ?\| ?= ?(\d+)")  # |A| = 20
_EVENTS = re.compile(r"p\(([a-z])\) ?=")


def with_assigned(text: str, spans: list[Span]) -> list[Span]:
    """`r = 6` as the words `r =` and a number, where nothing else in the text uses its letter."""
    spans = [part for span in spans for part in _of_lists(text, span)]
    spans = [part for span in spans for part in _of_index(text, span)]
    if _ABOUT_FIGURES.search(text):
        spans = [_of_side(text, span, spans) for span in spans]
    if _ABOUT_EQUATIONS.search(text):
        return spans
    return [_told(text, span, spans) for span in spans]


def _of_lists(text: str, span: Span) -> list[Span]:
    """Of `x = 2, 4, 6` the number 2, which begins a list; of `1, 3, 8 y = 2, 4, 6` the 8 and the 2."""
    match = (
        _ASSIGNED.fullmatch(span.text) if span.kind is Kind.EQUATION and _MORE_VALUES.match(text, span.end) else None
    )
    if match:
        return [span if match[2] else _number(text, span, match)]
    between = _BETWEEN_LISTS.fullmatch(text, span.start, span.end)
    if between and _MORE_VALUES.match(text, span.end) and _VALUE_BEFORE.search(text, 0, span.start):
        return [Span(Kind.NUMBER, *between.span(group), between[group]) for group in (1, 2)]
    return [span]


def _of_index(text: str, span: Span) -> list[Span]:
    """Of `a1 = 5`, whose a is a word, the numbers 1 and 5: the value of a term at a place."""
    match = _INDEXED.fullmatch(text, span.start, span.end) if span.kind is Kind.EQUATION else None
    if match is None or not _NAME_BEFORE.search(text, 0, span.start):
        return [span]
    return [Span(Kind.NUMBER, *match.span(group), match[group].replace(",", "")) for group in (1, 2)]


def _of_side(text: str, span: Span, spans: list[Span]) -> Span:
    """Of `AB = 7`, where no formula has that side, the number alone: its two letters are no product."""
    match = _SIDE.fullmatch(span.text) if span.kind is Kind.EQUATION else None
    if match is None or any(match[1] in other.text for other in spans if other is not span):
        return span
    number = _VALUE.search(text, text.index("=", span.start))
    return Span(Kind.NUMBER, number.start(), number.end(), match[2]) if number else span


def _told(text: str, span: Span, spans: list[Span]) -> Span:
    if (size := _SIZE.fullmatch(text, span.start, span.end)) and _SETS.search(text):
        return Span(Kind.NUMBER, *size.span(1), size[1])
    match = _ASSIGNED.fullmatch(span.text) if span.kind in (Kind.EQUATION, Kind.DEFINITION) else None
    if match is None or text.strip(" ?.!") == text[span.start : span.end] or _is_unknown(text, match[1]):
        return span
    if _EVENT_BEFORE.search(text, 0, span.start):
        return span
    if match[2]:
        return _number(text, span, match) if _is_chance(text, match) or _is_size(text, match) else span
    told = [other for other in spans if other is span or _tells(other, match[1])]
    used = any(_uses(other.text, match[1]) for other in spans if other not in told) or _is_said(text, told, match[1])
    return span if used else _number(text, span, match)


def _tells(span: Span, letter: str) -> bool:
    """True of another value of the letter: each of two samples has its `n = 15`."""
    match = _ASSIGNED.fullmatch(span.text) if span.kind is Kind.EQUATION else None
    return match is not None and match[1] == letter and not match[2]


def _is_unknown(text: str, letter: str) -> bool:
    """True of x and y, but where a value x of a distribution is told."""
    return letter in _UNKNOWNS and _ABOUT_DISTRIBUTIONS.search(text) is None


def _number(text: str, span: Span, match: re.Match[str]) -> Span:
    """The number of `r = 6` alone; it is looked for in the text, as a span has lost the commas of thousands."""
    number = _VALUE.search(text, text.index("=", span.start))
    return Span(Kind.NUMBER, number.start(), number.end(), match[3]) if number else span


def _is_chance(text: str, match: re.Match[str]) -> bool:
    """`P(A) = 0.62` is no function; `p(a) = 0.62` is none where the text is about chances or names several events."""
    if match[1] not in ("p", "P") or not _CHANCE.fullmatch(match[3].strip()):
        return False
    return match[2].isupper() or _ABOUT_CHANCE.search(text) is not None or len(set(_EVENTS.findall(text))) > 1


def _is_size(text: str, match: re.Match[str]) -> bool:
    """`n(A) = 20` says how many are in a set, where the text is about sets."""
    return match[1] in "nN" and match[2].isupper() and match[3].strip().isdigit() and _SETS.search(text) is not None


def _uses(written: str, letter: str) -> bool:
    """True if a formula has the letter, alone or in a product of two."""
    return any(letter in word and len(word) <= len("ab") for word in re.findall("[A-Za-z]+", written))


def _is_said(text: str, told: list[Span], letter: str) -> bool:
    """True if the words have the letter on its own; an `a` before a word is an article, `i` a pronoun, a `t test` no t."""
    gaps = pairwise([0, *(place for span in told for place in (span.start, span.end)), len(text)])
    words = " = ".join(text[start:end] for start, end in list(gaps)[::2])
    article = r"(?! [A-Za-z])" if letter in "ai" else _NO_TEST
    return re.search(rf"(?<![A-Za-z']){letter}(?![\w']){article}", words) is not None
