r"""Recurring decimals, `0.333...`, `0.1\overline{6}`, `0.(27)`, `0.3 recurring`: as fractions, before a text is read."""

import re
from fractions import Fraction

_START = r"(?<![\w.,])(?P<whole>\d*)\."
_MARKS = re.compile(r"(?<=\d|\.)\\(?:overline|bar|dot)\s*(?=\{?\d)")
_DOTS = re.compile(r"\\dot\s*\{?(\d)\}?(\d*)\\dot\s*\{?(\d)\}?")
_ABOVE = re.compile("((?:\\d[\u0304\u0305\u0307])+)")
# of one digit three, of two or three digits two periods are typed; 2.718281828... is none
_BLOCK = r"(?:(?P<digit>\d)(?P=digit){2,40}|(?P<block>\d{2,3}|\d{6})(?P=block){1,20})"
_SAID = r" (?:recurring|repeating)\b"
_PATTERNS = (
    re.compile(rf"{_START}(?P<fixed>\d*)\\overline\{{?(?P<period>\d+)\}}?"),
    re.compile(rf"{_START}(?P<fixed>)\((?P<period>\d+)\)"),  # `0.1(6)` may be a product
    re.compile(rf"{_START}(?P<fixed>\d{{0,6}}?){_BLOCK}\d{{0,2}}?(?:\.{{2,}}|…)"),
    # `0.1666 recurring` goes on with its sixes, `0.27 recurring` with both of its digits
    re.compile(rf"{_START}(?P<fixed>\d{{0,6}}?)(?P<digit>\d)(?P=digit)+(?P<block>){_SAID}", re.IGNORECASE),
    re.compile(rf"{_START}(?P<fixed>)(?P<period>\d{{1,6}}){_SAID}", re.IGNORECASE),
)
_SIGN_BEFORE = re.compile(r"[-+*/^×÷·] ?$")
_SIGN_AFTER = re.compile(r" ?[-+*/^×÷·%(]")


def as_fractions(text: str) -> str:
    """The text with `1/3` for `0.333...`, in brackets where signs beside it would tear it apart."""
    text = _ABOVE.sub(lambda match: rf"\overline{{{re.sub('[^0-9]', '', match[1])}}}", text)
    text = _MARKS.sub(r"\\overline", _DOTS.sub(r"\\overline{\1\2\3}", text))
    for pattern in _PATTERNS:
        text = pattern.sub(_fraction, text)
    return text


def _fraction(match: re.Match[str]) -> str:
    found = match.groupdict()
    period = found.get("period") or found["digit"] or found["block"]
    start = found["whole"] + found["fixed"]
    below = 10 ** len(found["fixed"]) * (10 ** len(period) - 1)
    written = str(Fraction(int(start + period) - int(start or 0), below))
    beside = _SIGN_BEFORE.search(match.string, 0, match.start()) or _SIGN_AFTER.match(match.string, match.end())
    return f"({written})" if beside and "/" in written else written
