"""Angles in degrees inside trigonometric functions, `sin 30°`, `cosine of 60 degrees`: written in radians, `sin(30*pi/180)`.

A bare number, `cos(60)`, is one in degrees where the text tells an angle in degrees besides. A degree elsewhere stays as
it is: it may be one of a temperature, or be asked to be converted.
"""

import re

_FUNCTION = r"\\?(?<![A-Za-z])(?P<function>(?:co)?(?:sine|tangent|secant)|sin|cos|tan|cot|sec|csc)(?![A-Za-z])"
_ANGLE = r"(?P<angle>-?\d+(?:\.\d+)?)\s*(?:°|\^\s*\{?\s*\\circ\s*\}?|deg(?:rees?)?(?![A-Za-z]))"
_OPEN, _CLOSE = r"(?:of\s+)?(?:\\left)?(?P<open>\()?\s*", r"(?(open)\s*(?:\\right)?\))"
_IN_DEGREES = re.compile(rf"{_FUNCTION}\s*{_OPEN}{_ANGLE}{_CLOSE}", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![A-Za-z\\])(?<!inverse )(?<!arc )(?P<function>sin|cos|tan|cot|sec|csc)(?: ?\( ?(?P<held>\d+(?:\.\d+)?) ?\)"
    r"| (?P<angle>\d+(?:\.\d+)?)(?![\w.(^/]))"
)
_DEGREES = re.compile(r"\d ?°|\bdeg(?:rees?)?\b", re.IGNORECASE)
_OTHERWISE = re.compile(r"\brad(?:ians?)?\b|\bpi\b|π|\bconvert", re.IGNORECASE)
# `0° ≤ x < 360°` bounds an angle that is counted in degrees, as it is without the sign
_BETWEEN = re.compile(r"(-?\d+) ?°? ?((?:<=?|≤|⩽) ?\d?[A-Za-zθαβφ] ?(?:<=?|≤|⩽)) ?(\d+) ?°")
_NAMES = {"sine": "sin", "cosine": "cos", "tangent": "tan", "cotangent": "cot", "secant": "sec", "cosecant": "csc"}


def in_radians(text: str) -> str:
    """The text with every such angle in radians."""
    text = _BETWEEN.sub(r"\1 \2 \3", text)
    written = _IN_DEGREES.sub(_written, text)
    if written != text or not _DEGREES.search(text) or _OTHERWISE.search(text):
        return written
    return _BARE.sub(lambda match: f"{match['function']}({match['held'] or match['angle']}*pi/180)", text)


def _written(match: re.Match[str]) -> str:
    function = match["function"].lower()
    return f"{_NAMES.get(function, function)}({match['angle']}*pi/180)"
