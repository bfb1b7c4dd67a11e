"""Prices and speeds with a slash, `9.99/mo`, `$20/h`, `6.5 l/100km`: the number is one, and what follows names its unit."""

import re

from engine.reading.decimals import DIGITS

_NAMED = (
    r"(?:mos?|mth|hrs?|yrs?|wks?|mins?|secs?|kgs?|mg|lbs?|oz|ml|km|cm|mm|mi|ft|sq ?m|sq ?ft|pcs?|ea|gal|[kmgt]b|pp|m\^?[23])"
    r"(?![\w^(])(?! ?=)"
)
_UNIT = re.compile(rf" ?/ ?{_NAMED}", re.IGNORECASE)
_LETTER = re.compile(r" ?/ ?([hdlgms])(?![\w^(])(?! ?[-+*/^=<>])", re.IGNORECASE)
_SPELLED = {
    "h": "hours?|hrs?", "d": "days?", "l": "lit(?:er|re)s?", "g": "grams?", "m": "met(?:er|re)s?", "s": "sec(?:ond)?s?",
}  # fmt: skip
_MONEY = re.compile(rf"[$€£] ?{DIGITS}$")
_PER = re.compile(
    r" ?/ ?(?!(?:the|an)\b)([a-z]{3,}|mos?|hrs?|yrs?|wks?|h|d|kgs?|lbs?|ea|pp|pcs?|m\^?[23])(?![\w/^(])", re.IGNORECASE
)
_NAMES = {
    "mo": "month", "mos": "month", "mth": "month", "h": "hour", "hr": "hour", "hrs": "hour", "yr": "year", "yrs": "year",
    "wk": "week", "wks": "week", "d": "day", "min": "minute", "sec": "second", "ea": "piece", "pc": "piece", "pcs": "piece",
    "pp": "person",
}  # fmt: skip
# no unknowns: a unit after a number's slash, and the litres of a car's consumption
NAMED_UNIT = rf"(?:(?<=\d/)|(?<=\d / )){_NAMED}|[lL](?= ?/ ?\d+ ?km\b)"


def is_rate(text: str, start: int, end: int) -> bool:
    """True if at `end` of a number that begins at `start` a slash and a unit follow.

    One letter is a unit only where its number is money or the text says the unit otherwise, as `5 h` or in words.
    """
    if text[end : end + 2].lstrip()[:1] != "/":
        return False
    if _UNIT.match(text, end):
        return True
    letter = _LETTER.match(text, end)
    if letter is None:
        return False
    if _MONEY.search(text, max(0, start - 2), end):
        return True
    rest = text[: letter.start()] + " " + text[letter.end() :]
    name = letter[1].lower()
    return re.search(rf"\b(?:{_SPELLED[name]})\b|\d ?{name}(?![\w^(])(?! ?[-+*/^=<>])", rest, re.IGNORECASE) is not None


def with_per(words: str) -> str:
    """The words after a number, their `/mo` as `per month`: the way experts know it."""
    match = _PER.match(words)
    return f" per {_NAMES.get(match[1].lower(), match[1])}{words[match.end() :]}" if match else words
