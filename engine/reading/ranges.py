"""Signs between numbers that nothing is computed with.

`numbers 1-20`, `1..20`, `0-10: 5`, `0<t≤10: 5`, `split 60/40`, a `50/50`.
"""

import re
from decimal import Decimal
from itertools import pairwise

_PARTED = re.compile(r"(?<![\w.,/:-])\d{1,2}(?: ?[-/] ?\d{1,2}){1,3}(?![\w/:%-]|[.,]\d| ?[-+*/=])")
_PARTING = re.compile(r"\b(?:split\w*|shar(?:e[sd]?|ing)|mix\w*|blend\w*)\b", re.IGNORECASE)
# the numbers 1-20, from 1-50: no difference
_SPAN = re.compile(
    r"(?i)\b(?P<of>(?:(?:number|integer|card|ticket|ball|page|section|seat|room|locker|door|question|chapter)s?"
    r"|numbered|labell?ed)(?: from| between)?"
    r"|from|between) (?P<low>\d{1,6}) ?[-–] ?(?P<high>\d{1,6})(?! ?[-–+*/^=!(%]|\w|[:,.]\d)"
)
# 20..120, -0.5..0.5
_DOTTED = re.compile(
    r"(?<![\w.])(?<![,;\d] )(?P<low>-?\d{1,6}(?:\.\d+)?)(?:\.{2,3}|…)(?P<high>-?\d{1,6}(?:\.\d+)?)(?![\w.^*/+!]|,\d)"
)
_CLASS = re.compile(r"(?<![\w.,/*^+-])(?<![-+*/^] )(?P<low>\d{1,6}) ?[-–] ?(?P<high>\d{1,6})(?![\w.^*/+%-]| ?[-+*/^=])")
# 0<t≤10
_BOUNDED = re.compile(
    r"(?<![\w.,])(?P<low>\d{1,6}) ?[<≤]=? ?[A-Za-z] ?[<≤]=? ?(?P<high>\d{1,6})(?![\w.^*/+-]| ?[-+*/^=])"
)
_EVEN = re.compile(r"(?<![\w.,/:-])50 ?[-/] ?50(?! ?[\d.%/*+:=-]| chances?\b)")
_CHANCES = re.compile(
    r"\b(?:prob\w*|chances?|odds|likel\w+|coins?|heads|tails|boys?|girls?|kids|child\w*)\b", re.IGNORECASE
)
_TRIANGLE = re.compile(
    r"(?<![\w.,/])(?<!\d-)(\d{1,3}) ?[-–] ?(\d{1,3}) ?[-–] ?(\d{1,3})(?= (?:right |special )?triangle)", re.IGNORECASE
)
# wins and losses, perhaps draws: `my record is 33-27`, `at 12-5-3, what win rate`; and the goals of games
_WINS = re.compile(
    r"\b(?:records?|win ?rates?|win(?:ning)? ?(?:%|pct|percent\w*)|w[-/]l|goals?|scorelines?|final scores?)(?!\w)",
    re.IGNORECASE,
)
_GAMES = re.compile(r"(?<![\w.,/*^+–-])(?<![-–+*/^] )(?:\d{1,3}[-–]){1,2}\d{1,3}(?![\w^*/+%–-]|[.,]\d| ?[-–+*/^=])")


def with_ranges(text: str) -> str:
    """`numbers 1-20` as `numbers 1 to 20`, `1..20` as `1 to 20`, a split of `60/40` as `60:40`.

    A `30-60-90 triangle` is a `30, 60, 90 triangle`, with no difference between its angles. A record of `33-27`
    games is `33 to 27`, and so is a score where goals are spoken of.
    Where chances are spoken of, `50/50` is no number, but says that two are equal.
    """
    text = _PARTED.sub(_parts_of_hundred, text) if _PARTING.search(text) else text
    text = _GAMES.sub(lambda match: re.sub("[-–]", " to ", match[0]), text) if _WINS.search(text) else text
    text = _EVEN.sub("equal chances", text) if _CHANCES.search(text) else text
    text = _DOTTED.sub(_dotted, text)
    return _SPAN.sub(_span, _TRIANGLE.sub(r"\1, \2, \3", _with_classes(_with_classes(text, _CLASS), _BOUNDED)))


def _with_classes(text: str, pattern: re.Pattern[str]) -> str:
    """`0 to 10: 5, 10 to 20: 8`: classes of a table, each of which begins where the one before it ends."""
    classes = [(int(match["low"]), int(match["high"])) for match in pattern.finditer(text)]
    rises = all(low < high for low, high in classes)
    joined = all(0 <= after[0] - before[1] <= 1 for before, after in pairwise(classes))
    return pattern.sub(r"\g<low> to \g<high>", text) if len(classes) > 1 and rises and joined else text


def _dotted(match: re.Match[str]) -> str:
    return f"{match['low']} to {match['high']}" if Decimal(match["low"]) < Decimal(match["high"]) else match[0]


def _span(match: re.Match[str]) -> str:
    """`numbers 1 to 20`; as it is where the second is no larger."""
    is_span = int(match["low"]) < int(match["high"])
    return f"{match['of']} {match['low']} to {match['high']}" if is_span else match[0]


def _parts_of_hundred(match: re.Match[str]) -> str:
    """The `60/40` of a split as `60:40`: two parts, or up to four, that make a hundred."""
    parts = re.findall(r"\d+", match[0])
    return ":".join(parts) if sum(map(int, parts)) == 100 else match[0]
