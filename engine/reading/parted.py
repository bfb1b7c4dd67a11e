"""Two values with a comma between them that are no list: `0.35, 9 trials`, `equals 512, k?`, `out of 40, 9 were late`."""

import re

from engine.reading.kinds import Kind, Span

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
    r"|batch(?:es)?|samples?|lots?|crates?|trays?|polls?|surveys?|decks?) of $",
    re.IGNORECASE,
)
# `4 for 3.40, 6 for 4.80`: two offers, whose word is the same
_OFFERED = re.compile(r" (for|at|@) ?[$€£]? ?$")
_ALSO_OFFERED = re.compile(r" (for|at|@) ?[$€£]? ?\d")
_ARE = re.compile(r" (?:are|were|is|was|have|has|had) ", re.IGNORECASE)
_ARE_VALUES = re.compile(r" (?:are|were) [-\d]")
_CLASS_BEFORE = re.compile(r"\d to \d+ ?[a-z]* ?[:(]? ?$", re.IGNORECASE)
_TO = re.compile(r" to \d")
_SAME_WORDS = re.compile(r" ?(?::|(?!and\b|or\b|vs\b|then\b)[a-z]+(?: [a-z]+)?) ?", re.IGNORECASE)
_COMMA = re.compile(r" ?,(?P<and> and)? ?", re.IGNORECASE)
_ENDS = re.compile(r" ?(?:= ?)?[?.!]* ?$")
_OF_SEVERAL = re.compile(
    r"(?:\b(?:of|from|sort|arrange|order|rank|among|amongst|between|values?|numbers?|list|put|multiply|add|which|larg\w+|small\w+"
    r"|big\w+|great\w+|low\w+|high\w+|closest|nearest|less\w*)|:|^),? ?$",
    re.IGNORECASE,
)
LONGEST_BEGINNING = 12  # characters
_LONGEST_SAYING = 20  # characters
_PAIR = 2


def is_told_apart(text: str, items: list[Span]) -> bool:
    """True of two things that a comma parts: a question and its unknown, or numbers of which each has its own words."""
    if len(items) != _PAIR or not (gap := _COMMA.fullmatch(text, items[0].end, items[1].start)):
        return False
    first, second = items
    if gap["and"]:  # `240, and 10% off`, but `3, and v`
        return _is_bare(text, first) and second.kind is Kind.NUMBER and _has_own_words(text, first, second)
    if is_letter(second):
        return (_holds(first, second.text) or _is_bare(text, first)) and _is_asked_for(text, first, second)
    if not _is_bare(text, first):
        return False
    if second.kind is Kind.CLOSED:  # `a fifty, 4 x 8.25`
        return _is_in_words(text, first, second)
    return second.kind is Kind.NUMBER and any(is_apart(text, first, second) for is_apart in _APART)


def _is_bare(text: str, first: Span) -> bool:
    """True of a number after which no list that began goes on."""
    return first.kind is Kind.NUMBER and text[first.start - 1 : first.start] not in ("[", "{")


def is_paired(text: str, near: list[Span], items: list[Span]) -> bool:
    """`90 with weight 2, 80 with weight 3`, `0-10: 5, 10-20: 8`: what the comma parts are pairs told with the same words.

    `near` are the items with the spans before and after them.
    """
    if len(items) != _PAIR or len(near) != _PAIR + 2 or near[1:3] != items:
        return False
    words = _SAME_WORDS.fullmatch(text, near[0].end, items[0].start)
    return words is not None and words[0].strip() == text[items[1].end : near[3].start].strip()


def _is_counted_off(text: str, first: Span, _: Span) -> bool:
    """`in row 1, 34 in row 2`."""
    return _COUNTED_OFF.search(text, max(0, first.start - LONGEST_BEGINNING), first.start) is not None


def _has_own_words(text: str, _: Span, second: Span) -> bool:
    """`0.35, 9 trials`: what comes after the second number is said of it alone."""
    return any(words.match(text, second.end) for words in (_ARE_VALUES, _OWN_WORD, _OF_THEM))


def _is_of_classes(text: str, first: Span, second: Span) -> bool:
    """`0 to 10: 5, 10 to 20: 8`: how many are in a class, and where the next one begins."""
    before = text[max(0, first.start - _LONGEST_SAYING) : first.start]
    return _CLASS_BEFORE.search(before) is not None and _TO.match(text, second.end) is not None


def _is_in_words(text: str, first: Span, second: Span) -> bool:
    """`31.60, four of us`, `a fifty, 4 x 8.25`: one number in digits, the other in words."""
    return {text[item.end - 1].isalpha() for item in (first, second)} == {True, False}


def _is_part_of(text: str, first: Span, second: Span) -> bool:
    """`out of 40, 9 were late`: the second number tells of some of the first."""
    before = text[max(0, first.start - LONGEST_BEGINNING) : first.start]
    return _WHOLE_OF.search(before) is not None and _ARE.match(text, second.end) is not None


def _is_next_offer(text: str, first: Span, second: Span) -> bool:
    """`4 for 3.40, 6 for 4.80`: the second number is of the next offer."""
    offered = _OFFERED.search(text, max(0, first.start - LONGEST_BEGINNING), first.start)
    also = _ALSO_OFFERED.match(text, second.end)
    return offered is not None and also is not None and offered[1] == also[1]


def _is_asked_for(text: str, first: Span, second: Span) -> bool:
    """True if the text ends in the letter, and no word before the number speaks of several values."""
    before = text[max(0, first.start - _LONGEST_SAYING) : first.start]
    return _ENDS.match(text, second.end) is not None and _OF_SEVERAL.search(before) is None


def is_letter(span: Span) -> bool:
    """True of an unknown that stands alone."""
    return span.kind is Kind.OPEN and len(span.text) == 1


def _holds(span: Span, letter: str) -> bool:
    return len(span.text) > 1 and re.search(rf"(?<![A-Za-z]){letter}(?![A-Za-z])", span.text) is not None


_APART = (_is_counted_off, _has_own_words, _is_in_words, _is_of_classes, _is_part_of, _is_next_offer)
