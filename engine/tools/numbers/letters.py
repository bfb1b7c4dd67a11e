"""The letters of a word: how many there are, how often one of them comes, and how many are vowels."""

import re
from collections.abc import Sequence

from sympy import Integer

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms.finding import Finding
from engine.tools.terms.scope import Text
from engine.tools.terms.values import of_number

MOST_LETTERS = 200
VOWELS = frozenset("aeiou")


def letter_count(word: Text, *which: Text) -> Finding:
    """How many letters a word has, or how often one is among them: `letter_count("banana", "a")` is 3.

    Raises ComputationError for a word that has no letter, and for more than one letter to be counted.
    """
    letters = letters_of(word)
    if not which:
        return _of_places(letters, range(len(letters)), "letters", checked=len(letters) == _count(word, r"[^\W\d_]"))
    wanted = which[0].text.lower()
    if len(which) > 1 or len(wanted) != 1 or not wanted.isalpha():
        raise ComputationError(Failure.NOT_UNDERSTOOD, "one letter is counted at a time")
    places = [place for place, letter in enumerate(letters) if letter == wanted]
    return _of_places(letters, places, wanted, checked=len(places) == _count(word, re.escape(wanted)))


def vowel_count(word: Text) -> Finding:
    """How many letters of a word are a, e, i, o or u: `vowel_count("banana")` is 3."""
    letters = letters_of(word)
    places = [place for place, letter in enumerate(letters) if letter in VOWELS]
    return _of_places(letters, places, "vowels", checked=len(places) == _count(word, "[aeiou]"))


def letters_of(word: Text) -> list[str]:
    """Raises ComputationError for a text that is too long, or has none."""
    letters = [letter for letter in word.text.lower() if letter.isalpha()]
    if not 1 <= len(letters) <= MOST_LETTERS:
        raise ComputationError(Failure.UNSUPPORTED, f"a word of 1 to {MOST_LETTERS} letters is needed")
    return letters


def _count(word: Text, pattern: str) -> int:
    return len(re.findall(pattern, word.text, re.IGNORECASE))


def _of_places(letters: Sequence[str], places: Sequence[int], name: str, *, checked: bool) -> Finding:
    """How many places there are, with the word in which they are underlined where they are not all of it."""
    told = "".join(
        rf"\underline{{\text{{{letter}}}}}" if place in places else rf"\text{{{letter}}}"
        for place, letter in enumerate(letters)
    )
    steps = (Step("Where they stand", told),) if 0 < len(places) < len(letters) else ()
    return of_number(Integer(len(places)), rf"\text{{{name} in {''.join(letters)}}}", steps=steps, checked=checked)
