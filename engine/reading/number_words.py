"""Numbers in English words: "three hundred and fifty-three", "half a dozen", "2.5 million", "five fourteenths"."""

import math
import re
from decimal import Decimal
from fractions import Fraction

from engine.reading.decimals import DIGITS, EXACT, plain
from engine.tools.terms.number_names import ONES, SCALES, TENS

# in figures, with commas before three digits: `1,2` may be two numbers or a decimal
FIGURES = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?![\d,]*,?\d)(?:\.\d+)?|\.\d+"

_SMALL = {word: value for value, word in enumerate(ONES)}
_TENS = {word: 10 * value for value, word in enumerate(TENS, 2)}
_TENS["fourty"] = 40  # as it is often written
_SCALES = {"dozen": 12, **SCALES}
_ORDINALS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "hundredth": 100,
    "thousandth": 1000,
}  # fmt: skip
_WORD = "|".join((*_SMALL, *_TENS, *_SCALES))
_ONE_WORD = re.compile(rf"(?:{_WORD})\b")
_RUN = re.compile(rf"(?:a (?=(?:{'|'.join(_SCALES)})\b))?(?:{_WORD})\b(?:(?:[ -]| and )(?:{_WORD})\b)*", re.IGNORECASE)
_HALF = re.compile(rf"half (?:an? )?({'|'.join(_SCALES)})\b", re.IGNORECASE)
_SCALED = re.compile(rf"({DIGITS}) ?((?:{'|'.join(_SCALES)})\b(?:[ -](?:{'|'.join(_SCALES)})\b)*)", re.IGNORECASE)
_REST = re.compile(rf" and (\d{{1,3}})(?![\w.,:%/])(?! ?[-+*/^])(?! (?:{'|'.join(_SCALES)})\b)")
_SEVERAL = re.compile(r"\b(?:of|between|add|multiply|sum|both|plus|times|or)\b[^.?!]*$", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:[ -]?(?:ten|hundred|thousand|million|billion|trillion)(?:'?s|ths?)?)+[ -](?:digits?|place|column|position)\b"
    r"|(?:[ -]?(?:ten|hundred)[ -])(?:thousand|million|billion)(?:s|ths?)\b",
    re.IGNORECASE,
)
_POINT = re.compile(rf" point((?: (?:{'|'.join(ONES[:10])})\b)+| \d+(?![\d.,:]))", re.IGNORECASE)
_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_PARTS = {
    "half": "0.5",
    "quarter": "0.25",
    "three quarters": "0.75",
    "third": "1/3",
    "two thirds": "2/3",
}
_AND_PART = re.compile(
    r" and (?:an? |one )?(half|quarter|three[ -]quarters|third|two thirds)\b(?! (?:past|to|of|after|an?)\b)"
    rf"(?: ({'|'.join(_SCALES)})\b)?",
    re.IGNORECASE,
)
_TAILED = re.compile(r"two[ -](?:tail(?:s|ed)?|sided)\b(?! (?:coin|card|dic?e))", re.IGNORECASE)
_IN_WHICH = re.compile(r"(?:dozen|million|billion|trillion)(?!\w)$", re.IGNORECASE)
_COUPLE = re.compile(  # two people are no number: `a couple has 3 kids`
    r"a couple(?: of)?(?= (?!(?:questions?|things?|problems?|ideas?|tips?|times|of|more|ha[sd]|have|is|are|was|were|who|with"
    r"|and|wants?|wanted|plans?|gets?|got|buys?|bought|earns?|spen[dt]s?)\b)[a-z]{3,})",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"[ -]({'|'.join(_ORDINALS)})s?\b(?! *(?:power|root|derivative|term|of \d+(?:st|nd|rd|th)))", re.IGNORECASE
)
_ONE = 1
FARTHEST = 60  # characters before a number in which a word may say that there are several


def match_number(text: str, position: int) -> tuple[int, str] | None:
    """Where the number in words at a position ends, and its digits: `12`, `5/14`; None if none begins there.

    "one" alone is as often a pronoun, "ten thousands" a place of digits, "two-tailed" a test: all are left as words.
    """
    if _PLACE.match(text, position) or _TAILED.match(text, position):
        return None
    if match := _SCALED.match(text, position):
        return _scaled_digits(text, match)
    if match := _HALF.match(text, position):
        return match.end(), str(_SCALES[match[1].lower()] // 2)
    if (match := _COUPLE.match(text, position)) and re.search(r"\d", text):
        return match.end(), "2"
    if match := _WHOLE.match(text, position):
        return _going_on(text, match.end(), int(match[0].replace(",", "")))
    return _in_words(text, position)


def _in_words(text: str, position: int) -> tuple[int, str] | None:
    match = _RUN.match(text, position)
    if match is None:
        return None
    end, value = _value(match[0].lower())
    end += position
    if _PLACE.match(text, end):
        return None
    if found := _going_on_in_scale(text, end, value) or _going_on(text, end, value):
        return found
    if part := _PART.match(text, end):
        return (part.end(), f"{value}/{_ORDINALS[part[1].lower()]}") if _is_fraction(value, part) else None
    return None if value == _ONE and text[position:end].lower() == "one" else (end, str(value))


def _going_on(text: str, end: int, value: int) -> tuple[int, str] | None:
    """A whole number that goes on in words: `twelve point five`, `2 and a half`, `two and a half million`."""
    if match := _POINT.match(text, end):
        places = "".join(str(_SMALL.get(word, word)) for word in match[1].lower().split())
        return match.end(), f"{value}.{places}"
    if match := _AND_PART.match(text, end):
        return match.end(), _written((value + _part_named(match)) * _SCALES.get((match[2] or "").lower(), 1))
    return None


def _going_on_in_scale(text: str, end: int, value: int) -> tuple[int, str] | None:
    """`a dozen and a half`, `two million and a quarter`: the part is of the scale, unless it names another."""
    scale, part = _IN_WHICH.search(text, 0, end), _AND_PART.match(text, end)
    if scale is None or part is None or part[2]:
        return None
    return part.end(), _written(value + _part_named(part) * _SCALES[scale[0].lower()])


def _part_named(part: re.Match[str]) -> Fraction:
    return Fraction(_PARTS[part[1].lower().replace("-", " ")])


def _written(value: Fraction) -> str:
    """A decimal where it is short, else a fraction."""
    return str(value) if value.denominator % 3 == 0 else plain(Decimal(value.numerator) / value.denominator)


def _scaled_digits(text: str, match: re.Match[str]) -> tuple[int, str]:
    """`2.5 million`, and `4 thousand and 7` where no two numbers are spoken of."""
    scale = math.prod(_SCALES[word] for word in re.split("[ -]", match[2].lower()))
    value = EXACT.multiply(Decimal(match[1].replace(",", "")), Decimal(scale))
    rest = _REST.match(text, match.end())
    if (
        rest
        and scale > int(rest[1])
        and scale % 10 == 0
        and not _SEVERAL.search(text, max(0, match.start() - FARTHEST), match.start())
    ):
        return rest.end(), plain(EXACT.add(value, Decimal(rest[1])))
    return match.end(), plain(value)


def _is_fraction(value: int, part: re.Match[str]) -> bool:
    """`two thirds` is one; `twenty third` counts a place."""
    return part[0].endswith("s") or value == _ONE


def in_figures(text: str) -> str:
    """The figures of a number in words; "" if the text is none, or more."""
    number = match_number(text, 0)
    return number[1] if number and number[0] == len(text) and "/" not in number[1] else ""


def _value(words: str) -> tuple[int, int]:
    """Where the longest sensible number ends, and its value: of "two three" that is "two"."""
    total = group = end = 0
    last = 10**15
    for match in _ONE_WORD.finditer(words):
        if scale := _SCALES.get(match[0]):
            total, group = _scaled(total, group or 1, scale)
            last = scale
        else:
            worth = _SMALL.get(match[0], _TENS.get(match[0], 0))
            if end and not _fits(worth, last):
                break
            group += worth
            last = worth
        end = match.end()
    return end, total + group


def _scaled(total: int, group: int, scale: int) -> tuple[int, int]:
    """Hundreds and dozens stay in the group that a thousand may still multiply."""
    return (total + group * scale, 0) if scale > 100 else (total, group * scale)


def _fits(worth: int, last: int) -> bool:
    """Whether a word may follow: after tens only ones, after a scale anything below it."""
    if last in _TENS.values():
        return 0 < worth < 10
    return last >= 100 and worth < last
