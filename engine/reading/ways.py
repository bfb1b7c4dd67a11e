"""What is counted, in shorthand: `10C3`, `¹⁰C₃`, `P(9, 4)`, `nC2 = 45`, `10!/7!3!`; told as functions."""

import re

from engine.reading.based import LOWERED
from engine.reading.laws import names_points

_WHOLE = r"\d{1,4}"
_WAYS = {"C": "binomial", "P": "permutations", "choose": "binomial", "comb": "binomial", "perm": "permutations"}
_CHOSEN = re.compile(rf"(?<![\w.])(?P<all>{_WHOLE})(?: ?n(?P<many>[CP])r ?|(?P<sign>[CP]))(?P<some>{_WHOLE})(?![\w.])")
_CHOSEN_OF = re.compile(
    r"(?<!\w)(?:n(?P<many>[CP])r|(?P<sign>[CP])|(?P<word>choose|comb|perm)) ?"
    rf"\( ?(?P<all>{_WHOLE}) ?, ?(?P<some>{_WHOLE}) ?\)"
)
# ¹⁰C₄, 10C₄, ^{10}C_4, {}^{10}C_{4}
_SET_OFF = re.compile(
    r"(?<![\w.^])(?:(?:\{ ?\})?\^(?:\{(?P<braced>\d{1,4})\}|(?P<raised>\d{1,4}))|(?P<all>[⁰¹²³⁴-⁹₀-₉]{1,4}|\d{1,4}))"
    r" ?(?P<sign>[CP]) ?(?:(?P<low>[₀-₉]{1,4})|_(?:\{(?P<held>\d{1,4})\}|(?P<some>\d{1,4})))(?![\w.])"
)
# nC2 = 45, n choose 3 = 56, P(n, 2) = 30
_OF_UNKNOWN = re.compile(
    rf"(?<![\w.])(?:n ?(?P<sign>[CP]) ?(?P<some>{_WHOLE})|n (?P<word>choose) (?P<chosen>{_WHOLE})"
    rf"|(?P<before>[CP]) ?\( ?n ?, ?(?P<taken>{_WHOLE}) ?\))(?= ?=)"
)
_FACTORIALS = re.compile(rf"(?<![\w.!])(?:{_WHOLE}!){{2,}}(?![\w=!])|(?<=\()(?:{_WHOLE}! ){{1,9}}{_WHOLE}!(?=\))")
_FACTORIAL_STATED = re.compile(r"(?<![\w.])(\d{1,4}|n)!=(?= ?[\d(])")  # 5!=120


def with_ways(text: str) -> str:
    """`10C3` as `binomial(10, 3)`, and `7!3!` as one product."""
    text = _SET_OFF.sub(_in_a_line, text)
    if not names_points(text):
        text = _CHOSEN_OF.sub(_ways, _CHOSEN.sub(_ways, text))
    return _FACTORIAL_STATED.sub(r"\1! = ", _FACTORIALS.sub(_factorials, _OF_UNKNOWN.sub(_ways_of_unknown, text)))


def _in_a_line(match: re.Match[str]) -> str:
    """`¹⁰C₄` as `10C4`."""
    everything = match["braced"] or match["raised"] or match["all"]
    some = match["low"] or match["held"] or match["some"]
    return f"{everything}{match['sign']}{some}".translate(LOWERED)


def _ways(match: re.Match[str]) -> str:
    """`10C3`; as it is where more are taken than there are."""
    if int(match["some"]) > int(match["all"]):
        return match[0]
    said = match.groupdict("")
    return f"{_WAYS[said['many'] or said['sign'] or said.get('word', '')]}({said['all']}, {said['some']})"


def _ways_of_unknown(match: re.Match[str]) -> str:
    how = match["sign"] or match["word"] or match["before"]
    return f"{_WAYS[how]}(n, {match['some'] or match['chosen'] or match['taken']})"


def _factorials(match: re.Match[str]) -> str:
    """`7!3!` as one product, so that `10!/7!3!` divides by all of it."""
    return f"({match[0].replace(' ', '').rstrip('!').replace('!', '!*')}!)"
