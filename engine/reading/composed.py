"""Functions of functions, `(f∘g)(3)`, `g o f`, and `fg(2)` where both are told: one inside the other, `f(g(3))`."""

import re

_NAME = "([fghpq])"
_HELD = r"\(([^()]{1,40})\)"
_WITH_PLACE = re.compile(rf"(?:(?<![\w)])\( ?)?(?<![A-Za-z]){_NAME} ?(?:∘|\\circ| o ) ?{_NAME} ?\)? ?{_HELD}")
_WITHOUT = re.compile(rf"(?:\( ?)?(?<![A-Za-z]){_NAME} ?(?:∘|\\circ) ?{_NAME}(?!\w| ?[(∘])(?: ?\))?")
_SIDE_BY_SIDE = re.compile(rf"(?<![A-Za-z]){_NAME}{_NAME} ?{_HELD}")
_TOLD = re.compile(rf"(?<![A-Za-z]){_NAME} ?\([a-z]\) ?=|(?<![A-Za-z]){_NAME} ?: ?[a-z] ?(?:->|→|↦)")


def with_composed(text: str) -> str:
    """The text with one function inside the other; without a place it is x, `f(g(x))`."""
    text = _WITHOUT.sub(r"\1(\2(x))", _WITH_PLACE.sub(r"\1(\2(\3))", text))
    told = {name for names in _TOLD.findall(text) for name in names}
    return _SIDE_BY_SIDE.sub(lambda match: _inside(match) if {match[1], match[2]} <= told else match[0], text)


def _inside(match: re.Match[str]) -> str:
    return f"{match[1]}({match[2]}({match[3]}))"
