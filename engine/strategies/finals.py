r"""The final value in a model's text: after the last `####`, else in the last `\boxed{}`, else the last number.

It is tidied: no currency, unit, thousands' comma or LaTeX around a number. Nothing is computed.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from engine.errors import ExpressionError
from engine.tools.terms import latex_input

MOST_TEXT = 20_000  # characters at the end of a text in which the value is looked for
MOST_VALUE = 200  # characters

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+"
_NUMBER = re.compile(rf"(?<![\w.,])(?P<sign>[-+]?)[$€£]?(?P<digits>{_DIGITS})(?:/(?P<below>\d+))?")
_UNIT = re.compile(r"\s*%|\s+(?!pi\b|sqrt\b)[A-Za-z]{2,}(?:[ -][A-Za-z]+)*")
_NAMED = re.compile(r"[A-Za-z]\s*=\s*([^=]+)")
_MARK = re.compile(r"####[ \t]*([^\n]*)")
_BOX = "\\boxed{"
_WRAPPERS = (("**", "**"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]"), (r"\text{", "}"))
_FRACTION = re.compile(r"(-?)\\[dt]?frac\{(-?\d+)\}\{(\d+)\}")


def final_value(text: str) -> str | None:
    """The value that a text ends in, or None if there is none."""
    return marked_value(text) or _last_number(text[-MOST_TEXT:])


def marked_value(text: str) -> str | None:
    r"""The value that is marked as final by `####` or `\boxed{}`."""
    end = text[-MOST_TEXT:].rstrip()
    return next((value for value in _after_marks(end) if value), None) or next(_in_boxes(end), None)


def comparable(value: str) -> Fraction | str:
    """What is equal for equal values: a number (`0.5` and `1/2`), else the text without spaces and letter case."""
    number = _NUMBER.fullmatch(value)
    return _fraction(number) if number and len(value) <= MOST_VALUE else "".join(value.split()).casefold()


def _after_marks(end: str) -> Iterator[str | None]:
    """The values after `####`, the last first. It also begins Markdown headings: words count on the last line only."""
    for mark in reversed(list(_MARK.finditer(end))):
        value = next(_in_boxes(mark[1]), None) or _tidy(mark[1])
        if value and (mark.end() == len(end) or _NUMBER.fullmatch(value)):
            yield value


def _in_boxes(end: str) -> Iterator[str]:
    """The values in boxes, the last first. A box that is not closed is none."""
    start = len(end)
    while (start := end.rfind(_BOX, 0, start)) >= 0:
        if value := _tidy(_inside(end[start + len(_BOX) :][: 4 * MOST_VALUE])):
            yield value


def _inside(text: str) -> str:
    """What stands before the brace that closes what was opened before the text; "" if there is none."""
    depth = 1
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return text[:place]
    return ""


def _last_number(text: str) -> str | None:
    numbers = [number for number in _NUMBER.finditer(text) if len(number[0]) <= MOST_VALUE]
    return _plain_number(numbers[-1]) if numbers else None


def _tidy(written: str) -> str | None:
    """The value as plain text; None if it is empty or too long to be one."""
    if len(written) > 4 * MOST_VALUE:
        return None
    value = _unwrapped(written.replace("−", "-").replace(r"\$", "").replace(r"\%", "%").strip())
    if named := _NAMED.fullmatch(value):
        value = _unwrapped(named[1])
    number = _NUMBER.match(value)
    if number and (number.end() == len(value) or _UNIT.fullmatch(value, number.end())):
        return _plain_number(number)
    value = _without_latex(value)
    return value if 0 < len(value) <= MOST_VALUE else None


def _unwrapped(value: str) -> str:
    """The value without what only marks it: full stop, bold and code type, dollar signs."""
    before = None
    while value != before:
        before = value
        value = value.rstrip(". \t`").lstrip("` \t")
        for opening, closing in _WRAPPERS:
            if value.startswith(opening) and value.endswith(closing) and len(value) > len(opening) + len(closing):
                value = value[len(opening) : -len(closing)]
    return value


def _without_latex(value: str) -> str:
    if simple := _FRACTION.fullmatch(value):
        return f"{simple[1]}{simple[2]}/{simple[3]}".replace("--", "")
    if not latex_input.is_latex(value) or len(value) > MOST_VALUE:
        return value
    try:
        return latex_input.plain(value).strip()
    except ExpressionError:  # words, units: they stay as they are
        return value


def _plain_number(number: re.Match[str]) -> str:
    sign = number["sign"].replace("+", "")
    below = f"/{number['below']}" if number["below"] else ""
    return sign + number["digits"].replace(",", "") + below


def _fraction(number: re.Match[str]) -> Fraction | str:
    """The number's exact value; `1/0` stays a text."""
    below = int(number["below"] or 1)
    if below == 0:
        return number[0]
    value = Fraction(number["digits"].replace(",", "")) / below
    return -value if number["sign"] == "-" else value
