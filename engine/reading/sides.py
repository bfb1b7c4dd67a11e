"""The sides of a thing with a sign between them, `a 3×4×12 box`, `50cm × 40cm`: numbers of their own, no product yet.

What is asked of a box is seldom the product of its sides alone: they also make its surface, its diagonal, its edges.
"""

import re

_LENGTH = r"(?:cm|mm|km|m|ft|feet|foot|in|inch|inches|yd|yards?|met(?:er|re)s?)(?![A-Za-z^])"
_SIDE = rf"\d+(?:\.\d+)?(?: ?{_LENGTH})?"
# no part of a longer formula, `2*3 + 4`, and no power of ten
_SIDES = re.compile(
    rf"(?<![\w.,*/+^(=-])(?<![*/+^(=-] )(?<!rt ){_SIDE}(?: ?[xX*] ?{_SIDE}){{1,2}}"
    r"(?! ?[*/+^=!)<>(-]|[\w.]*\d|[xX]\b| ?x ?\d)"
)
_AFTER_UNIT = re.compile(r"(?<=[a-z]) ?[xX*] ?(?=\d)")
_AFTER_NUMBER = re.compile(r"(?<=\d) ?[xX*] ?(?=\d)")
_THING = re.compile(
    r"\b(?:rectang\w*|box(?:es)?|cuboids?|prisms?|rooms?|bedroom|kitchen|garden|lawn|yard|field|plot|slabs?|bricks?|blocks?"
    r"|tanks?|aquarium|pool|tiles?|walls?|floor|carpet|rug|canvas|frame|photo|picture|screen|sheet|perimeter|diagonal"
    r"|surface|footprint|crates?|containers?|parcels?|packages?|cartons?)\b"
    rf"|\d ?{_LENGTH}\b",
    re.IGNORECASE,
)


def with_sides(text: str) -> str:
    """The text with `3x4x12` and `50cm x 40cm` for such sides, where a thing or a length is named and nothing is equal."""
    if "=" in text or not _THING.search(text):
        return text
    return _SIDES.sub(lambda match: _apart(match[0]), text)


def _apart(sides: str) -> str:
    """An x for each sign; with spaces after a unit, so that it stays a word, and none after a number, as in `3x4`."""
    return _AFTER_NUMBER.sub("x", _AFTER_UNIT.sub(" x ", sides))
