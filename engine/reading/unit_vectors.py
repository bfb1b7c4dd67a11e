"""Vectors as sums of i, j and k, `6i - 3j + 2k`: written as their coordinates where a text is about vectors."""

import re

_UNITS = "ijk"
_FACTOR = r"(?:\d+(?:\.\d+)?(?: ?/ ?\d+)?)? ?\*? ?[ijk](?![\w^(*/])"
_SUM = re.compile(
    rf"(?<![\w.)*/^])(?P<open>\()?"
    rf"(?P<sum>(?=[-\dijk])(?:- ?)?{_FACTOR}(?: ?[-+] ?{_FACTOR}){{1,2}})(?(open)\))(?! ?[\^*/=(])"
)
_SUMMAND = re.compile(r"(?P<sign>[-+])? ?(?P<factor>[\d./ ]*?) ?\*? ?(?P<unit>[ijk])")
_ABOUT_VECTORS = re.compile(
    r"\b(?:vectors?|magnitudes?|modulus|dot|cross|scalar product|inner product|unit|forces?|velocity|displacement"
    r"|resultant|norm|perpendicular|orthogonal|angle)\b",
    re.IGNORECASE,
)
_IN_SPACE = re.compile(r"(?<![A-Za-z])k(?![A-Za-z])|\bcross\b|\bvector product\b", re.IGNORECASE)


def with_coordinates(text: str) -> str:
    """The text with such vectors as `(6, -3, 2)`; with two coordinates where nothing speaks of space."""
    if not _ABOUT_VECTORS.search(text):
        return text
    units = _UNITS if _IN_SPACE.search(text) else _UNITS[:-1]
    return _SUM.sub(lambda match: _coordinates(match, units), text)


def _coordinates(match: re.Match[str], units: str) -> str:
    """As it is where one of the letters comes twice: it is an unknown."""
    factors: dict[str, str] = {}
    for summand in _SUMMAND.finditer(match["sum"]):
        if summand["unit"] in factors:
            return match[0]
        sign = "-" if summand["sign"] == "-" else ""
        factors[summand["unit"]] = sign + (summand["factor"].replace(" ", "") or "1")
    return f"({', '.join(factors.get(unit, '0') for unit in units)})"
