"""Vectors as sums of i, j and k, `6i - 3j + 2k`, and in angles, `<2, -1>`: written as their coordinates."""

import re

_UNITS = "ijk"
_FACTOR = r"(?:\d+(?:\.\d+)?(?: ?/ ?\d+)?)? ?\*? ?[ijk](?![\w^(*/])"
_SUM = re.compile(
    rf"(?<![\w.)*/^])(?P<open>\()?"
    rf"(?P<sum>(?=[-\dijk])(?:- ?)?{_FACTOR}(?: ?[-+] ?{_FACTOR}){{1,2}})(?(open)\))(?! ?[\^*/=]| ?\((?![a-z]{{3}}))"
)
_SUMMAND = re.compile(r"(?P<sign>[-+])? ?(?P<factor>[\d./ ]*?) ?\*? ?(?P<unit>[ijk])")
_ABOUT_VECTORS = re.compile(
    r"\b(?:vectors?|magnitudes?|modulus|dot|cross|scalar product|inner product|unit|forces?|velocity|displacement"
    r"|resultant|norm|perpendicular|orthogonal|angle)\b",
    re.IGNORECASE,
)
_TYPESET = str.maketrans({"−": "-", "–": "-", "î": "i", "ĵ": "j", "⟨": "<", "⟩": ">", "〈": "<", "〉": ">"})
_COORDINATE = r"(?:- ?)?(?:\d+(?:\.\d+)?(?: ?/ ?\d+)?|[a-z])"
# `x < 1, 2 > y` compares
_IN_ANGLES = re.compile(
    rf"(?<![\w)<])(?<![\d)] )(?<!\b[A-Za-z] )<( ?{_COORDINATE}(?: ?, ?{_COORDINATE}){{1,5}} ?)>(?! ?[\d(=>])"
)
_TOLD = re.compile(r"(?<![A-Za-z])[a-hl-z] ?= ?-? ?[\d./]*i ?[-+] ?[\d./]*j(?![A-Za-z])")
_IN_SPACE = re.compile(r"(?<![A-Za-z])k(?![A-Za-z])|\bcross\b|\bvector product\b", re.IGNORECASE)


def with_coordinates(text: str) -> str:
    """The text with such vectors as `(6, -3, 2)`; with two coordinates where nothing speaks of space."""
    plain = text.translate(_TYPESET)
    bracketed = _IN_ANGLES.sub(r"(\1)", plain)
    if not _ABOUT_VECTORS.search(text) and len(_TOLD.findall(plain)) < 2:  # `a = 3i + 4j` alone is an equation
        return text if bracketed == plain else bracketed
    units = _UNITS if _IN_SPACE.search(text) else _UNITS[:-1]
    return _SUM.sub(lambda match: _coordinates(match, units), bracketed)


def _coordinates(match: re.Match[str], units: str) -> str:
    """As it is where one of the letters comes twice: it is an unknown."""
    factors: dict[str, str] = {}
    for summand in _SUMMAND.finditer(match["sum"]):
        if summand["unit"] in factors:
            return match[0]
        sign = "-" if summand["sign"] == "-" else ""
        factors[summand["unit"]] = sign + (summand["factor"].replace(" ", "") or "1")
    return f"({', '.join(factors.get(unit, '0') for unit in units)})"
