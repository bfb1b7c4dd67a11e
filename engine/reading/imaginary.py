"""The imaginary unit beside a root, `1 + √3i`, `√3 i`, `i√3`: a factor of the root, and not under it."""

import re

_ROOT = r"(?:√ ?|(?<![A-Za-z])sqrt ?)(?:(?P<bare>\d{1,9})|\((?P<held>\d{1,9})\))"
# `√9 i think` goes on in words
_ENDS = r"(?= ?(?:$|[-+*/^|)=,.;:?!−])| (?:in|to|into|as|is|and|by)\b)"
_UNIT_AFTER = re.compile(rf"{_ROOT}(?:i(?![\w(])| i{_ENDS})")
_UNIT_BEFORE = re.compile(r"(?<![A-Za-z])i ?√ ?(?:(?P<bare>\d{1,9})|\((?P<held>\d{1,9})\))")


def with_unit_apart(text: str) -> str:
    """The text with `sqrt(3)*i` for both."""
    return _UNIT_BEFORE.sub(_product, _UNIT_AFTER.sub(_product, text))


def _product(match: re.Match[str]) -> str:
    return f"sqrt({match['bare'] or match['held']})*i"
