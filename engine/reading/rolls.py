"""Dice in players' notation, `P(2d6 + d8 >= 12)`, `avg of 1d10+5`, `d20+7 vs AC 16`: the call that is asked for.

Besides the dice and what their sum is compared with nothing may stand there but the small words of a question.
"""

import re

from engine.messages import ToolCall
from engine.reading.prompts import clean

_Roll = tuple[list[tuple[int, int]], int]  # how many dice and the sides of each, and what is added

_DIE = r"(?:\d{1,2} ?)?[dD](?:100|20|12|10|8|6|4|3|2)(?!\w)"
_ADDED = r"\d{1,3}(?![\w.%/*^])"
_ROLL = re.compile(
    rf"(?<![\w.^*/])(?:{_DIE}|{_ADDED}(?=(?: ?[+-] ?\d+)* ?[+-] ?{_DIE}))(?: ?[+-] ?(?:{_DIE}|{_ADDED}(?! ?[dD]\d)))*"
)
_PIECE = re.compile(r"(?P<sign>[+-]?) ?(?:(?P<many>\d{1,2})? ?[dD](?P<sides>\d+)|(?P<added>\d+))")
_NUMBER = r"(?P<number>\d{1,3})(?![\w.%/^*+]| ?[*/-] ?\w)"
_CLASS = r"(?: an?| the)?(?: (?:AC|DC))?"
_COMPARED = tuple(
    (re.compile(pattern, re.IGNORECASE), sign)
    for pattern, sign in (
        (rf"(?:>=|at least|no less than|\bvs\b\.?|\bagainst|\bto hit|\bhits?){_CLASS} ?{_NUMBER}", ">="),
        (rf"(?:<=|at most|no more than|up to) ?{_NUMBER}", "<="),
        (rf"(?:>|(?:more|greater|higher) than|above|over) ?{_NUMBER}", ">"),
        (rf"(?:<|(?:less|lower) than|below|under) ?{_NUMBER}", "<"),
        (r"(?<![\d.])(?P<number>\d{1,3})(?: or (?:more|higher|better|above|greater|over|up)\b|\+(?! ?\d))", ">="),
        (r"(?<![\d.])(?P<number>\d{1,3}) or (?:less|lower|below|under|fewer)\b", "<="),
        (rf"(?:=|exactly|equals?(?: to)?|(?:sum|total)(?: of)?(?: is)?|sum(?:ming)? to) ?{_NUMBER}", "="),
    )
)
_BEATS = re.compile(
    r"\b(?:beats?|is (?:strictly )?(?:higher|more|greater|larger|bigger) than|rolls (?:higher|more) than)\b|>"
)
_MEAN = re.compile(r"\b(?:average|avg|mean|expected(?: value)?|expectation|ev)\b", re.IGNORECASE)
_SPREAD = re.compile(r"\b(?:(?P<variance>variance)|standard deviation|std\.?(?: ?dev)?|stdev|sd)\b", re.IGNORECASE)
_CHANCE = re.compile(r"\b(?:chances?|prob|probability|odds|likely|likelihood)\b|\bP ?(?=\()", re.IGNORECASE)
_SMALL_WORDS = re.compile(
    r"(?:\b(?:whats?|what's|is|are|the|an?|of|on|for|that|to|i|get|getting|roll|rolling|rolled|rolls|with|when|if|find"
    r"|calculate|compute|how|total|sum|result|value|damage|dmg|dice|die|score|please|pls|my|it|will|be|does|do|you|being"
    r"|shows?|gives?|comes?|in|single|one|strictly(?: higher)?)\b|[\s,.;:?()])*",
    re.IGNORECASE,
)


def stated_call(text: str) -> ToolCall | None:
    """The call for a mean, a spread or a chance of dice; None if the message does not just ask for one of these."""
    text = clean(text)
    rolls = [_read(roll) for roll in _ROLL.findall(text)]
    rest = " ".join(_ROLL.sub(" ", text).split())
    match rolls:
        case [roll]:
            return _of_spread(roll, rest) or _of_chance(roll, rest)
        case [one, other]:
            return _of_two(one, other, rest)
    return None


def _read(text: str) -> _Roll:
    """The dice of a roll in order, those that are taken away as less than none, and what is added."""
    dice, added = [], 0
    for piece in _PIECE.finditer(text):
        sign = -1 if piece["sign"] == "-" else 1
        if piece["sides"]:
            dice.append((sign * int(piece["many"] or 1), int(piece["sides"])))
        else:
            added += sign * int(piece["added"])
    return dice, added


def _numbers(roll: _Roll) -> tuple[str, ...]:
    """As the tools take them: how many dice and their sides, for each kind, then what is added."""
    dice, added = roll
    return (*(str(number) for kind in dice for number in kind), *([str(added)] if added else []))


def _of_spread(roll: _Roll, rest: str) -> ToolCall | None:
    if _are_small(rest, _MEAN):
        dice, added = roll
        terms = [*(f"{many}*({sides} + 1)/2" for many, sides in dice), *([str(added)] if added else [])]
        return ToolCall("calculate", (" + ".join(terms).replace("+ -", "- "),))
    if _are_small(rest, _SPREAD) and (asked := _SPREAD.search(rest)):
        return ToolCall("roll_variance" if asked["variance"] else "roll_deviation", _numbers(roll))
    return None


def _of_chance(roll: _Roll, rest: str) -> ToolCall | None:
    """The first reading in which only small words are left beside the comparison."""
    for pattern, sign in _COMPARED:
        if (match := pattern.search(rest)) and _are_small(rest.replace(match[0], " ", 1), _CHANCE):
            return ToolCall("roll_chance", (f"k {sign} {match['number']}", *_numbers(roll)))
    return None


def _of_two(one: _Roll, other: _Roll, rest: str) -> ToolCall | None:
    """The chance that one roll is ahead of the other."""
    if not _BEATS.search(rest) or not _are_small(_BEATS.sub(" ", rest, count=1), _CHANCE):
        return None
    behind = [(-many, sides) for many, sides in other[0]]
    return ToolCall("roll_chance", ("k > 0", *_numbers(([*one[0], *behind], one[1] - other[1]))))


def _are_small(rest: str, asked: re.Pattern[str]) -> bool:
    """Whether something is asked for, once, and nothing else is said."""
    bare, count = asked.subn(" ", rest)
    return count == 1 and _SMALL_WORDS.fullmatch(bare) is not None
