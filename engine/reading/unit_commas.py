"""Decimal commas before a unit, `1,5 kg at 3 €`, `12,5% off`: points, as much of Europe means them.

A text that has points too, `I'm 30,75 kg and 1.80 m`, or speaks of several sizes, `sides 3,5 cm`, sets numbers apart.
"""

import re

_UNIT = r"(?:[kcm]?m|k?g|mg|[mcd]?l|kwh|h|hrs?|hours?|kilos?|lit(?:er|re)s?|kilomet(?:er|re)s?|percent)(?!\w)|%"
_COMMA = re.compile(rf"(?<![\w.,(/-])(\d{{1,3}}),(\d{{1,2}})(?= ?(?:{_UNIT}))", re.IGNORECASE)
_POINT = re.compile(r"\d\.\d")
_SEVERAL = re.compile(
    r"\b(?:sides|legs|edges|lengths|weights|heights|distances|times|sizes|dimensions|measur\w*|values|numbers|aged?"
    r"|mean|average|avg|median)\b",
    re.IGNORECASE,
)


def with_points(text: str) -> str:
    """The text with points for such commas."""
    return text if _POINT.search(text) or _SEVERAL.search(text) else _COMMA.sub(r"\1.\2", text)
