"""A sum that goes on, `3 + 7 + 11 + ... + 43`, tells the terms of a sequence; it is no sum of what is written out."""

import re

from engine.reading.kinds import Kind, Span

_TERM = r"(?:\d+(?:\.\d+)?|\.\d+)(?:\^\d+)?(?: ?/ ?\d+(?:\^\d+)?)?"
_TERMS = re.compile(rf"-? ?{_TERM}(?: ?[-+] ?{_TERM})+")
_SIGNED = re.compile(rf"([-+]?) ?({_TERM})")
_DOTS = r"(?:\.{2,}|…)"
_GOES_ON = re.compile(rf" ?[-+] ?{_DOTS}| ?{_DOTS} ?[-+]")  # `7 + 8...` trails off
_LAST = re.compile(rf"\+ ?({_TERM})")
_WENT_ON = re.compile(rf"{_DOTS} ?$")
LONGEST_GAP = 8  # characters
FEWEST = 3  # terms that make a list, as those of `4, 9, 14, ...` do


def with_series(text: str, spans: list[Span]) -> list[Span]:
    """The terms before the dots as a list, two of them as two numbers, and the last one as a number."""
    return [part for span in spans for part in _parts(text, span)]


def _parts(text: str, span: Span) -> list[Span]:
    if span.kind is not Kind.CLOSED:
        return [span]
    if _WENT_ON.search(text, max(0, span.start - LONGEST_GAP), span.start):
        last = _LAST.fullmatch(text, span.start, span.end)
        return [Span(Kind.NUMBER, *last.span(1), last[1])] if last else [span]
    if _TERMS.fullmatch(text, span.start, span.end) and _GOES_ON.match(text, span.end):
        return _terms(text, span)
    return [span]


def _terms(text: str, span: Span) -> list[Span]:
    found = [
        Span(Kind.NUMBER, match.start(2), match.end(2), match[1].replace("+", "") + match[2])
        for match in _SIGNED.finditer(text, span.start, span.end)
    ]
    if len(found) < FEWEST:
        return found
    return [Span(Kind.ITEMS, span.start, span.end, "[" + ", ".join(term.text for term in found) + "]")]
