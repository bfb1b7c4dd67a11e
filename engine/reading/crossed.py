"""Products of vectors by their letters, `a = (2, 1, 3), b = (1, 0, 4), a × b`: with the word "cross" for the sign."""

import re

_TOLD = re.compile(r"(?<![A-Za-z])([A-Za-z])(?: ?=| is) ?(?:\(|\[|<)(?= ?-? ?[\d.]+[^()\[\]<>]*,)")
_CROSSED = re.compile(r"(?<![A-Za-z])([A-Za-z]) ?(?:×|(?<= )x(?= )|\\times\b) ?([A-Za-z])(?![A-Za-z])")


def with_crossed(text: str) -> str:
    """The text with `a cross b` where both letters are told as vectors; a product of other letters stays one."""
    told = set(_TOLD.findall(text))
    return _CROSSED.sub(
        lambda match: f"{match[1]} cross {match[2]}" if {match[1], match[2]} <= told else match[0], text
    )
