"""Angles in degrees inside trigonometric functions, `sin 30°`, `cosine of 60 degrees`: written in radians, `sin(30*pi/180)`.

A degree elsewhere stays as it is: it may be one of a temperature, or be asked to be converted.
"""

import re

_FUNCTION = r"\\?(?<![A-Za-z])(?P<function>(?:co)?(?:sine|tangent|secant)|sin|cos|tan|cot|sec|csc)(?![A-Za-z])"
_ANGLE = r"(?P<angle>-?\d+(?:\.\d+)?)\s*(?:°|\^\s*\{?\s*\\circ\s*\}?|deg(?:rees?)?(?![A-Za-z]))"
_OPEN, _CLOSE = r"(?:of\s+)?(?:\\left)?(?P<open>\()?\s*", r"(?(open)\s*(?:\\right)?\))"
_IN_DEGREES = re.compile(rf"{_FUNCTION}\s*{_OPEN}{_ANGLE}{_CLOSE}", re.IGNORECASE)
_NAMES = {"sine": "sin", "cosine": "cos", "tangent": "tan", "cotangent": "cot", "secant": "sec", "cosecant": "csc"}


def in_radians(text: str) -> str:
    """The text with every such angle in radians."""
    return _IN_DEGREES.sub(_written, text)


def _written(match: re.Match[str]) -> str:
    function = match["function"].lower()
    return f"{_NAMES.get(function, function)}({match['angle']}*pi/180)"
