"""When two people mean the same value: one form of what they typed, `$0.50$` and `1/2`, `x = 7` and `7`. Pure, and bounded.

Values are compared as text and as numbers; no algebra is done, so other forms of one expression stay different.
"""

import re
from fractions import Fraction

_DRESSING = re.compile(r"[$`\s]|\\[,;:! ]|\\(?:left|right)(?![a-z])")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_FRACTION = re.compile(r"\\[dt]?frac\{(-?\d+)\}\{(\d+)\}")
_NAMED = re.compile(r"^[a-z]=(?=[^=]+$)")
_NUMBER = re.compile(r"[-+]?(?:\d{1,60}(?:\.\d{0,60})?|\.\d{1,60})(?:/\d{1,60})?")
_BETWEEN = re.compile(r",|\bor\b|\band\b")


def canonical(value: str) -> str:
    """The value in one form; several (`-2, 5`, `x = 5 or x = -2`) in the order of their texts."""
    joined = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), value.casefold())
    parts = [_undressed(part) for part in _BETWEEN.split(joined)]
    one_unknown = len({found[0] for part in parts if (found := _NAMED.match(part))}) == 1
    return ",".join(sorted(_number(_NAMED.sub("", part)) if one_unknown else _equated(part) for part in parts))


def _undressed(part: str) -> str:
    return _FRACTION.sub(r"\1/\2", _DRESSING.sub("", part).replace("−", "-").rstrip("."))


def _equated(part: str) -> str:
    """The value with its name, if it has one: in `x = 1, y = 2` it matters which is which."""
    name = _NAMED.match(part)
    return (name[0] if name else "") + _number(_NAMED.sub("", part))


def _number(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        return text
    over, _, under = text.partition("/")
    try:
        return str(Fraction(over) / Fraction(under or 1))
    except ZeroDivisionError:
        return text
