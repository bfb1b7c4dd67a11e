"""Which words of a text are strings of letters to draw, to arrange or to count, and no words."""

import re

from engine.reading.formulas import NO_UNKNOWNS
from engine.reading.kinds import Kind, Span

_COMMON_WORDS = NO_UNKNOWNS | frozenset(
    "a and are the for from with when what if then that this two three four five six ten one not all his her she get got "
    "give gives find prob how many letter letters pick picked draw drawn order sequence chance out prize price here see "
    "there their them they than can will who was were has have had you your our its let set put sum mean time times "
    "words word ways way arranged arrange different number numbers without replacement exactly each after other".split()
)
_REPEATED = 0.6  # of the letters of a string, at most, are different ones
_TWO = 2  # letters
_SAID_SO = re.compile(
    r"\b(?:from|letters(?: (?:of|in))?|sequence|order|word|string|spell|arrange|anagrams of|arrangements of|permutations of"
    r"|can|getting|of picking) [\"']?$",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"\b(?:letters (?:of|in)(?: the word)?|the word|anagrams of(?: the word)?) [\"']?"
    r"(?!(?:the|a|an|my|his|her|their|all|this|that|is|was|for|of|in|each|any|some|problem|alphabetical)\b)([A-Za-z]{3,})(?![\w'])",
    re.IGNORECASE,
)

# `how many vowels in mississippi`, `how often is the letter r in strawberry`; a lone `g in pound` may be a unit
_THEY = (
    r"\b(?:(?:how many|number of|count(?: the)?) (?:(?:vowels|consonants|letters)|(?:letter )?(?P<several>[a-z])['’]s"
    r"|(?P<bare>[abeinopqrtuvxz]))|letter [\"']?(?P<named>[a-z])[\"']?)"
)
_THE_WORD = (
    r" (?:(?:the )?(?:word|name) )?[\"']?(?!(?:the|my|his|her|their|our|your|all|this|that|these|each|any|some|total|common"
    r"|alphabetical|order|english|german|french|spanish|word|name|which|there|they|one|you)\b)(?P<word>[a-z]{3,})"
)
_COUNTED = (
    re.compile(
        rf"{_THEY}(?: (?:are|is|there|appears?|occurs?|comes?|up|used|found))* in{_THE_WORD}(?![\w'])", re.IGNORECASE
    ),
    re.compile(rf"{_THEY} does{_THE_WORD}[\"']? (?:have|contain)\b", re.IGNORECASE),
)
_IN_CAPITALS = re.compile(r"(?<![\w'])(?!(?:VOWEL|LETTER|CONSONANT)S?\b)([A-Z]{4,})(?![\w'])")
_ABOUT_ORDERS = re.compile(
    r"\b(?:(?:re)?arrang|anagram|scrambl|permutation|(?:letter|vowel|consonant)s?\b)", re.IGNORECASE
)

# `HTH` of flips; `th` may also be the end of an ordinal number
_FLIPPED = re.compile(r"(?<![\w'])(?:[HT]{2,12}|(?!th\b)[ht]{2,12})(?![\w'])")
_ABOUT_FLIPS = re.compile(r"\b(?:flip|toss|coin|heads?\b|penney)", re.IGNORECASE)

_NOWHERE = (-1, -1)  # of a group that is not there
LONGEST_SAYING = 20  # characters
SHORTEST_LETTERS = 6
LONG_LETTERS = 8


def with_letters(text: str, spans: list[Span]) -> list[Span]:
    """Where letters are drawn from a table or a string, a word made of those letters alone is a string of letters too."""
    alphabet = {letter for span in spans for letter in _drawn_from(span)}
    if not alphabet:
        return spans
    found = list(spans)
    for match in re.finditer(r"(?<![\w'])[a-z]{2,}(?![\w'])", text):
        inside = any(span.start < match.end() and match.start() < span.end for span in spans)
        if not inside and set(match[0]) <= alphabet and match[0] not in _COMMON_WORDS:
            found.append(Span(Kind.LETTERS, match.start(), match.end(), f'"{match[0]}"'))
    return sorted(found, key=lambda span: span.start)


def _drawn_from(span: Span) -> set[str]:
    if span.kind is Kind.LETTERS:
        return set(span.text.strip('"').lower())
    labels = re.findall(r"(\w+):", span.text) if span.kind is Kind.TABLE else []
    return set(labels) if all(len(label) == 1 for label in labels) else set()


def with_words(text: str, spans: list[Span]) -> list[Span]:
    """The word of "the letters of banana", or of "arrange BANANA", is a string of letters, like any other.

    And so are the word and the letter of "how many r's are in strawberry", and the `HTH` of flips.
    """
    said = [*_SPELLED.finditer(text), *(_IN_CAPITALS.finditer(text) if _ABOUT_ORDERS.search(text) else ())]
    flipped = {match.span() for match in (_FLIPPED.finditer(text) if _ABOUT_FLIPS.search(text) else ())}
    counted = [match for way in _COUNTED for match in way.finditer(text)]
    named = {match.span(name) for match in counted for name in match.re.groupindex}
    places = {match.span(1) for match in said} | named | flipped
    found = [
        Span(Kind.LETTERS, start, end, f'"{text[start:end]}"')
        for start, end in places - {_NOWHERE}
        if not any(span.start < end and start < span.end for span in spans)
    ]
    return sorted([*spans, *found], key=lambda span: span.start)


def is_letter_string(text: str, word: re.Match[str]) -> bool:
    """`ppppppwpp`: letters in a row rather than a word; one that could be a word only where the text says so."""
    letters = word[0].lower()
    if len(letters) < SHORTEST_LETTERS or len(set(letters)) > _REPEATED * len(letters):
        return False
    if _unlike_words(letters):
        return True
    few = len(letters) >= LONG_LETTERS and len(set(letters)) <= len(letters) / 2.2
    return few and (
        _is_capital(text, word)
        or _SAID_SO.search(text, max(0, word.start() - LONGEST_SAYING), word.start()) is not None
    )


def _unlike_words(letters: str) -> bool:
    """A letter three times in a row, no vowel at all, or two different letters."""
    return bool(re.search(r"(.)\1\1", letters)) or not re.search("[aeiouy]", letters) or len(set(letters)) <= _TWO


def _is_capital(text: str, word: re.Match[str]) -> bool:
    return word[0].isupper() and not text.isupper()
