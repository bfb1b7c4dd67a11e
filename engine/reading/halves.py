"""`5 hours and a half`, `two miles and a quarter`: the part that follows its unit, as digits before it, `5.5 hours`."""

import re

from engine.tools.terms.number_names import ONES

_WORDS = {word: value for value, word in enumerate(ONES) if value > 1}
_UNIT = (
    r"(?:hours?|hrs?|days?|weeks?|months?|years?|min(?:ute)?s?|miles?|km|kilomet(?:er|re)s?|met(?:er|re)s?|feet|inche?s?"
    r"|yards?|pounds?|lbs?|kg|kilos?|cups?|tablespoons?|teaspoons?|gallons?|lit(?:er|re)s?|pints?|tons?)"
)
_PARTS = {"half": ".5", "quarter": ".25"}
_AFTER_UNIT = re.compile(
    rf"(?<![\w.,/:])(?P<count>\d{{1,4}}|{'|'.join(_WORDS)}) (?P<unit>{_UNIT}) and an? (?P<part>half|quarter)\b"
    rf"(?! (?:past|to|of|after|an?|{_UNIT})\b)",
    re.IGNORECASE,
)


def with_halves(text: str) -> str:
    """The text with the parts of units in digits."""
    return _AFTER_UNIT.sub(_in_digits, text)


def _in_digits(match: re.Match[str]) -> str:
    count = match["count"].lower()
    return f"{_WORDS.get(count, count)}{_PARTS[match['part'].lower()]} {match['unit']}"
