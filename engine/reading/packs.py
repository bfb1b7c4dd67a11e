"""Packs of one size, `8 x 330ml`, `3x 500g`: a number times an amount, whose unit is no unknown."""

import re

from engine.reading.decimals import NUMBER

_SIZED = r"(?:k?g|mg|[mcd]?l|oz|lbs?|[mgt]b|kwh|h)(?!\w| ?[-+*/^=(])"
_PACKS = re.compile(rf"(?<![\w.,/^*+-])(?<![-+*/^=] )(\d{{1,4}} ?[x×*] ?{NUMBER})(?={_SIZED})", re.IGNORECASE)
_UNKNOWNS = re.compile(r"=|\b(?:solve|simplif\w*|expand|factor\w*|terms?|deriv\w*|integra\w*)\b", re.IGNORECASE)


def with_packs(text: str) -> str:
    """The text with such a unit apart from its number, `8 x 330 ml`, where nothing speaks of unknowns."""
    return text if _UNKNOWNS.search(text) else _PACKS.sub(r"\1 ", text)
