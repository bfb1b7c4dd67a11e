"""Numerals and logarithms with their base below, `1011₂`, `(1011)_2`, `log₂ 8`: told in a line."""

import re

_BASE = re.compile(r"\blog ?([₀-₉]+)")
_BASE_IN_WORDS = re.compile(
    r"\blog(?:arithm)? (?:to )?(?:the )?base (\d+) of ([a-z]|\([^()]{1,40}\))(?= ?[-+=]| (?:plus|minus) log)"
)
_JOINED = re.compile(r"(?<=\)) (plus|minus) (?=log_\d)")
_SIGNS = {"plus": "+", "minus": "-"}
_NUMERAL = (
    r"(?:\((?P<held>\d[\da-fA-F]{0,39})\)|(?P<bare>\d[\da-fA-F]{0,39}))"
    r"(?:(?P<low>[₀-₉]{1,2})|_(?:\{(?P<braced>\d{1,2})\}|(?P<base>\d{1,2})))(?!\w|\.\d)"
)
_BASED = re.compile(rf"(?<![\w.]){_NUMERAL}")
_NEXT_BASED = re.compile(rf" ?[-+*×·] ?{_NUMERAL}")
LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789")


def with_bases(text: str) -> str:
    """`1011₂` as `1011 base 2`, `log₂ 8` as `log_2 8`, `log base 2 of x = 6` as `log_2(x) = 6`."""
    text = _BASE.sub(lambda match: f"log_{match[1].translate(LOWERED)}", _BASED.sub(_based, text))
    text = _BASE_IN_WORDS.sub(lambda match: f"log_{match[1]}({match[2].strip('()')})", text)
    return _JOINED.sub(lambda match: f" {_SIGNS[match[1]]} ", text)


def _based(match: re.Match[str]) -> str:
    """`1011₂`, `(1011)_2`: a numeral and its base, which in a sum stands after the last."""
    base = match["low"] or match["braced"] or match["base"]
    numeral = match["held"] or match["bare"]
    goes_on = _NEXT_BASED.match(match.string, match.end())
    if goes_on and (goes_on["low"] or goes_on["braced"] or goes_on["base"]) == base:
        return numeral
    return f"{numeral} base {base.translate(LOWERED)}"
