"""Which words of a text are Roman numerals: `MCMXCIV` anywhere, `XIV`, `xiv` where the text names or computes with them."""

import re

from engine.tools.numbers.roman_signs import worth

_ROMAN = re.compile(
    r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\w'])", re.IGNORECASE
)
_SPOKEN_OF = re.compile(r"\b(?:roman|arabic)\b", re.IGNORECASE)
# XLII + XVII; in `CD + DX = 20` segments are added
_COMPUTED_WITH = re.compile(
    r"(?<![\w.])[MDCLXVI]{2,15} ?(?:[-+*/×÷]|plus|minus|times|divided by) ?[MDCLXVI]{1,15}(?! ?= ?\d)(?![\w'])"
)
_WORDS = frozenset({"mix", "mi", "di", "li"})
_NOT_I = re.compile(r"(?<!numeral )I(?= [a-z])")  # a pronoun
_SUM = re.compile(r"\(*[MDCLXVI]{1,15}\)*(?: ?[-+*/×÷·−–] ?\(*[MDCLXVI]{1,15}\)*){1,12}")
_NUMERAL_BEFORE = re.compile(r"(?<!\w)[MDCLXVI]{2,15} ?$")
LONGEST = 16  # characters
LONG = 4  # letters of a numeral, or of two, that can be nothing else


def match_roman(text: str, position: int) -> re.Match[str] | None:
    """The Roman numeral that is the word at a position; None if there is none, or it may be a word or an unknown."""
    match = _ROMAN.match(text, position)
    if match is None or not (match[0].isupper() or match[0].islower()):
        return None
    if _SPOKEN_OF.search(text) or _COMPUTED_WITH.search(text):
        return None if _is_other(match) else match
    return match if match[0].isupper() and len(match[0]) >= LONG else None


def in_digits(stated: str) -> str:
    """`XLII + XVII` as `42 + 17`; as it is if more than numerals and signs stand in it, or `MX + C` may be of unknowns."""
    numerals = re.findall("[A-Z]+", stated)
    letters = sum(sorted(map(len, numerals))[-2:])
    if not _SUM.fullmatch(stated) or letters < LONG or not all(map(_ROMAN.fullmatch, numerals)):
        return stated
    return re.sub("[A-Z]+", lambda match: str(worth(match[0])), stated)


def joins_numerals(text: str, position: int) -> bool:
    """`MCMXC + X`: a sign between numerals, of which the second would be an unknown with it."""
    return _NUMERAL_BEFORE.search(text, max(0, position - LONGEST), position) is not None and (
        match_roman(text, position + 1 + text[position + 1 :].startswith(" ")) is not None
    )


def all_roman(text: str) -> bool:
    """True if every word of a text is a Roman numeral, as of `XIV + XXIX`, which is not shouted."""
    return all(map(_ROMAN.fullmatch, re.findall(r"[^\W\d_]+", text)))


def _is_other(match: re.Match[str]) -> bool:
    """True of a word in small letters, a lone small letter and the pronoun."""
    if match[0].isupper():
        return _NOT_I.match(match.string, match.start()) is not None and len(match[0]) == 1
    return match[0] in _WORDS or len(match[0]) == 1
