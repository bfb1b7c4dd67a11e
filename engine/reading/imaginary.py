"""Complex numbers as people type them: i beside a root, `1 + √3i`, `i√3`, is its factor; `z₁` and `z₂` are z and w."""

import re

from engine.reading.based import LOWERED

_ROOT = r"(?:√ ?|(?<![A-Za-z])sqrt ?)(?:(?P<bare>\d{1,9})|\((?P<held>\d{1,9})\))"
# `√9 i think` goes on in words
_ENDS = r"(?= ?(?:$|[-+*/^|)=,.;:?!−])| (?:in|to|into|as|is|and|by)\b)"
_UNIT_AFTER = re.compile(rf"{_ROOT}(?:i(?![\w(])| i{_ENDS})")
_UNIT_BEFORE = re.compile(r"(?<![A-Za-z])i ?√ ?(?:(?P<bare>\d{1,9})|\((?P<held>\d{1,9})\))")
_INDEXED = re.compile(r"(?<![A-Za-z])(?P<beside>z_?\{?[1₁]\}?\*? ?(?=z))?z_?\{?(?P<index>[12₁₂])\}?(?![A-Za-z\d])")
_BOTH_TOLD = tuple(re.compile(rf"(?<![A-Za-z])z_?\{{?{index}\}}? ?= ?[^=,;]*i") for index in ("[1₁]", "[2₂]"))
_NAMES = {"1": "z", "2": "w"}
_OTHER_NAMES = re.compile(r"(?<![A-Za-z])(?:z(?![_\d₁₂{z])|w)(?![A-Za-z])")


def with_unit_apart(text: str) -> str:
    """The text with `sqrt(3)*i` for a root with i at its side."""
    return _UNIT_BEFORE.sub(_product, _UNIT_AFTER.sub(_product, text))


def _product(match: re.Match[str]) -> str:
    return f"sqrt({match['bare'] or match['held']})*i"


def with_plain_names(text: str) -> str:
    """The text with z for `z₁` and w for `z₂`, where both are told and neither letter stands for something else."""
    if not all(told.search(text) for told in _BOTH_TOLD) or _OTHER_NAMES.search(text):
        return text
    return _INDEXED.sub(_plain_name, text)


def _plain_name(match: re.Match[str]) -> str:
    name = _NAMES[match["index"].translate(LOWERED)]
    return f"z*{name}" if match["beside"] else name
