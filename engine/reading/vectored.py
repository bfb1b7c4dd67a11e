"""Messages that are nothing but vectors in coordinates, `2(1, 3) - (0, 4)`, `(1, 2, 3) x (4, 5, 6)`, as a tool call."""

import re

from engine.messages import ToolCall
from engine.reading.courtesy import CALCULATE, without_courtesy, without_end
from engine.reading.decimals import NUMBER
from engine.reading.formulas import COORDINATES

_LIKELY = re.compile(COORDINATES)
_LEAD = re.compile(rf"{CALCULATE}\s+", re.IGNORECASE)
_TERM = rf"(?:{NUMBER}(?: ?/ ?\d+)? ?\*? ?)?{COORDINATES}"
_SUM = re.compile(rf"-? ?{_TERM}(?: ?[-+] ?{_TERM})*")
_PRODUCT = re.compile(rf"({COORDINATES}) ?([x×·⋅.]) ?({COORDINATES})")
_PARTS = re.compile(rf"(?P<sign>[-+])? ?(?P<factor>{NUMBER}(?: ?/ ?\d+)?)? ?\*? ?(?P<vector>{COORDINATES})")


def recognise_vectors(text: str) -> ToolCall | None:
    """The call for a sum or a product of vectors; None if the message is neither, or a point alone."""
    if not _LIKELY.search(text):
        return None
    stated = without_end(without_courtesy(text))
    lead = _LEAD.match(stated)
    stated = stated[lead.end() :] if lead else stated
    if match := _PRODUCT.fullmatch(stated):
        return ToolCall("cross_product" if match[2] in "x×" else "dot_product", (match[1], match[3]))
    if not _SUM.fullmatch(stated):
        return None
    terms = tuple(part for term in _PARTS.finditer(stated) for part in _scaled(term))
    return ToolCall("vector_sum", terms) if len(terms) > 1 else None


def _scaled(term: re.Match[str]) -> tuple[str, ...]:
    """The vector, after its factor if it has one."""
    factor = ("-" if term["sign"] == "-" else "") + (term["factor"] or "1")
    return (term["vector"],) if factor == "1" else (factor, term["vector"])
