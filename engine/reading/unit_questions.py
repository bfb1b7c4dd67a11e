"""Questions of nothing but units, `how many feet are in a mile`, `a mile is how many feet`, `lbs to kg: 180`, as a call.

They are stated as amounts, `1 mile in feet`, and those are read.
"""

import re

from engine.messages import ToolCall
from engine.reading.amounts import recognise_amounts
from engine.reading.courtesy import without_courtesy, without_end
from engine.reading.number_words import match_number

MOST_CHARACTERS = 80
_HOW_MANY = r"how many (?P<unit>[^\W\d_]+[²³]?(?: [^\W\d_]+[²³]?){0,2}?)"
_IN = r"(?:(?:are|is)(?: there)? )?in"
_IS = r"are|is|equals?|(?:is|are) equal to|makes?(?: up)?|does it take to make"
_UNIT_FIRST = re.compile(rf"{_HOW_MANY} (?:{_IN}|{_IS}) (?P<amount>.+)", re.IGNORECASE)
_UNIT_LAST = re.compile(rf"(?P<amount>.+?) (?:is|are|equals?|=|in) {_HOW_MANY}", re.IGNORECASE)
_NAME = r"°?[^\W\d][^\d:,]{0,20}"
# knots to km/h: 25, cm -> inches, 172 cm
_PAIR_FIRST = re.compile(
    rf"(?:convert )?(?P<source>{_NAME}?) ?(?:\b(?:in)?to\b|\bin\b|->|→) ?(?P<target>{_NAME}?) ?[:,=] ?"
    rf"(?P<number>-?\d[\d.,/ ]*?) ?(?P<unit>{_NAME})?",
    re.IGNORECASE,
)
_ONE = r"(?:an?|one|each|every)"
# how an amount begins that has no figures, and what stands for it
_IN_FIGURES = tuple(
    (re.compile(pattern, re.IGNORECASE), figures)
    for pattern, figures in (
        (rf"{_ONE} (.+) and an? half$", r"1.5 \1"),
        (rf"{_ONE} (.+) and an? quarter$", r"1.25 \1"),
        (rf"(?:{_ONE} )?half (?:of )?(?:an? )?(?=\w)", "1/2 "),
        (rf"{_ONE} quarter (?:of )?(?:an? )?(?=\w)", "1/4 "),
        (rf"{_ONE} third (?:of )?(?:an? )?(?=\w)", "1/3 "),
        (rf"{_ONE} ", "1 "),
        (r"(\d+/\d+) of an? ", r"\1 "),
    )
)


def recognise_unit_question(text: str) -> ToolCall | None:
    """The call for an amount in the unit that is asked for; None if the message is not wholly such a question."""
    if len(text) > MOST_CHARACTERS:
        return None
    stated = without_end(without_courtesy(text))
    if pair := _PAIR_FIRST.fullmatch(stated):
        return recognise_amounts(f"{pair['number']} {pair['unit'] or pair['source']} in {pair['target']}")
    match = _UNIT_FIRST.fullmatch(stated) or _UNIT_LAST.fullmatch(stated)
    return recognise_amounts(f"{_in_figures(match['amount'])} in {match['unit']}") if match else None


def _in_figures(amount: str) -> str:
    """`an hour and a half` as `1.5 hour`, `three quarters of a mile` as `3/4 mile`; figures as they are."""
    if number := match_number(amount, 0):
        amount = number[1] + amount[number[0] :]
    for pattern, figures in _IN_FIGURES:
        if pattern.match(amount):
            return pattern.sub(figures, amount, count=1)
    return amount
