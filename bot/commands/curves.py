"""What is to be plotted: the curves and the range that a command or a message states."""

import math
import re

from engine.errors import ExpressionError
from engine.reading.courtesy import without_courtesy
from engine.reading.exact import formula_call
from engine.tools.terms.splitting import split
from engine.tools.terms.syntax import parse

_BOUND = r"[-+−]?(?:[\d.]+\s*\*?\s*(?:pi\b|π)?|pi\b|π)(?:\s*/\s*\d+)?"
_RANGE = re.compile(
    rf"(?P<curves>.*?)(?:\s+for\s+[a-z])?[\s,]*\b(?:from|between|von|de|desde)\s+(?P<low>{_BOUND})\s*"
    rf"(?:to|and|bis|a|à|y|hasta|et)\s+(?P<high>{_BOUND})",
    re.IGNORECASE | re.DOTALL,
)
_INEQUALITY = re.compile(
    rf"(?P<curves>.*?)[\s,]+(?:(?:for|where|on|with)\s+)?(?P<low>{_BOUND})\s*(?:<=?|≤)\s*[a-z]\s*(?:<=?|≤)\s*(?P<high>{_BOUND})",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"(?P<sign>[-+]?)(?P<times>[\d.]*)\*?(?P<pi>pi|π)?(?:/(?P<by>\d+))?", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:plot|graph|draw|sketch|show me (?:the|an?) (?:graph|plot|curve)s? of)\s+(?:me\s+)?(?:the\s+)?"
    r"(?:(?:graph|curve|function|parabola|line)s?\s+(?:of\s+)?)?"
    r"(?P<curves>.+?)(?:[\s,]++for me)?[\s?.!]*+",
    re.IGNORECASE | re.DOTALL,
)
_DEFINED = re.compile(r"^[A-Za-z]\([A-Za-z]\)\s*=\s*")  # f(x) =
_AND = re.compile(rf"\s+and\s+(?!{_BOUND}\s*$)", re.IGNORECASE)  # but `between 0 and 5`
MOST_CHARACTERS = 500
LOW, HIGH = -10.0, 10.0


def plotted(text: str) -> tuple[list[str], float, float]:
    """The curves and the range that `x^2, sin(x) from -pi to 5` states. Raises ExpressionError if it states none."""
    if not text or len(text) > MOST_CHARACTERS:
        raise ExpressionError("")
    found = _RANGE.fullmatch(text) or _INEQUALITY.fullmatch(text)
    low, high = (_number(found["low"]), _number(found["high"])) if found else (LOW, HIGH)
    return [_DEFINED.sub("", curve) for curve in split(found["curves"] if found else text)], low, high


def asked_in_words(text: str) -> str:
    """The curves that a message asks for, `x^2 - 4` of `plot x^2 - 4`; empty where it asks for none that can be read."""
    text = text.strip()
    found = _ASKED.fullmatch(without_courtesy(text)) if len(text) <= MOST_CHARACTERS else None
    wanted = _AND.sub(", ", found["curves"]) if found else ""
    try:
        return wanted if wanted and all(map(_is_curve, plotted(wanted)[0])) else ""
    except ExpressionError:
        return ""


def _is_curve(text: str) -> bool:
    """True for an expression or `y = ...` that can be drawn as it is written; `5 cards` and `a house` are none."""
    parse(text)
    return text == "x" or formula_call(text) is not None


def _number(text: str) -> float:
    """A bound, `2.5`, `-pi/2` or `2π`. Raises ExpressionError for what is none."""
    found = _NUMBER.fullmatch("".join(text.replace("−", "-").split()))
    try:
        if found and (by := int(found["by"] or 1)):
            return float(found["sign"] + (found["times"] or "1")) * (math.pi if found["pi"] else 1) / by
    except ValueError as error:
        raise ExpressionError(f"{text} is no number") from error
    raise ExpressionError(f"{text} is no number")
