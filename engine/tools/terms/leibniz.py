"""Derivatives of an unknown function as people write them, `dy/dx`, `d^2y/dx^2`, `y''`: found, and written alike."""

import re

LEIBNIZ = re.compile(
    r"(?<![A-Za-z])d ?(?:\^?(?P<order>[23])|(?P<raised>[²³]))? ?(?P<of>[A-Za-z])(?:\([a-z]\))? ?/"
    r" ?d ?(?P<by>[a-z])(?:\^?[23]|[²³])?(?![A-Za-z\d])"
)
PRIMED = re.compile(r"(?<![A-Za-z'])(?P<of>[A-Za-z])(?P<marks>'{1,3})(?![A-Za-z'])")
_TYPED = str.maketrans({"’": "'", "′": "'", "″": "''", "‴": "'''"})
_MARKED = re.compile(r"(?<![A-Za-z])[A-Za-z][’′″‴]{1,3}(?![A-Za-z])")
_QUOTED = re.compile(r'(?<![A-Za-z"])([a-z])"(?= ?[-+=(])(?=[^"]*$)')  # y" + y = 0
_FRACTION = re.compile(r"\(\((d[^()/]{0,4}(?:\(\d\))?[^()/]{1,4})\)/\((d[^()/]{1,4}(?:\(\d\))?)\)\)")
_RAISED = {"²": 2, "³": 3}


def usual(text: str) -> str:
    """The text with each prime as it is on keyboards, and `dy/dx` for `((dy)/(dx))`."""
    text = _QUOTED.sub(r"\1''", _MARKED.sub(lambda match: match[0].translate(_TYPED), text))
    return _FRACTION.sub(lambda match: re.sub(r"[() ]", "", f"{match[1]}/{match[2]}"), text)


def order(match: re.Match[str]) -> int:
    """Of which order the derivative is that `LEIBNIZ` found."""
    return _RAISED.get(match["raised"] or "") or int(match["order"] or 1)


def applied(text: str, variable: str) -> str:
    """The text with `y''(x)` for each derivative."""
    text = LEIBNIZ.sub(lambda match: match["of"] + "'" * order(match), usual(text))
    return re.sub(r"(?<![A-Za-z'])([A-Za-z]'{1,3})(?!['(])", rf"\1({variable})", text)
