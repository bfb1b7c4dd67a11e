"""Terms of a sequence by their index, `a_{n+1} = 3a_n - 1`, `a_n = 3n + 2`: told as functions of their place."""

import re

from engine.reading.based import LOWERED

_RECURRENT = re.compile(r"(?<![A-Za-z])(?![nk])([A-Za-z])(?:_\{|\()[nk] ?[-+] ?\d[})]")
_OF_PLACE = r" ?= ?(?:sqrt|[-+*/^(){}.!²³\d ])*n(?![A-Za-z])"  # a formula of n alone
_EXPLICIT = re.compile(rf"(?<![A-Za-z])([A-Za-z])_(?:n|\{{n\}}){_OF_PLACE}")
_LOWERED = re.compile(r"(?<=[A-Za-z])[₀-₉ₙₖ₊₋]+")
_LINE = LOWERED | str.maketrans("ₙₖ₊₋", "nk+-")
_FUSED_INDEX = re.compile(rf"(?<![A-Za-z])([atu])n(?={_OF_PLACE})")


def with_places(text: str) -> str:
    """The terms of a sequence, `a_{n+1}`, `a_n`, `a_1` and `a1`, as `a(n+1)`, ... where a rule makes them.

    The rule makes one from another, `a_{n+1} = 2a_n`, or each from its place, `a_n = 3n + 2` and `an = 3n + 2`. An index
    may be typed small, `aₙ₊₁`.
    """
    text = _FUSED_INDEX.sub(r"\1_n", text)
    told = _LOWERED.sub(lambda match: f"_{{{match[0].translate(_LINE)}}}", text)
    if "=" in told and (rule := _RECURRENT.search(told) or _explicit(told)):
        index = r"(?:_\{([^{}]{1,6})\}|_?(\d{1,4}|(?<=_)[nk])(?!\w))"
        return re.sub(rf"(?<![A-Za-z])({rule[1]}){index}", lambda match: f"{match[1]}({match[2] or match[3]})", told)
    return text


def _explicit(text: str) -> re.Match[str] | None:
    """`a_n = 3n + 2`; None where a term is given besides, from which such a rule would need none."""
    rule = _EXPLICIT.search(text)
    is_given = rule and re.search(rf"(?<![A-Za-z]){rule[1]}_?\{{?\d{{1,4}}\}}? ?= ?-?\d", text)
    return None if is_given else rule
