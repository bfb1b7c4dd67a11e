"""Thousands set apart by spaces, `250 000`, `€12 500`, `1 200 a month`: the digits of one number, side by side.

Two numbers may stand side by side too, `mean of 100 200 300`, `5 330 ml cans`: so groups that are not `000` are joined
only beside money, or before what is counted in such numbers.
"""

import re

_ALONE = r"(?<![\d.,/] )(?<![\w.,/])"
_ENDS = r"(?![\w/]|[.,]\d| \d)"
_GROUPS = r"[1-9]\d{0,2}(?: \d{3})+(?:\.\d{1,2})?"
_COUNTED = (
    r"euros|dollars|pounds|bucks|quid|usd|eur|gbp|people|inhabitants|residents|users|followers|subscribers|views|likes"
    r"|votes|visitors|fans|copies|downloads|steps"
)
_AGAIN = r"(?: (?:a|per|each|every) |/)(?:year|yr|month|mo|week|day)"  # what is paid or done again and again
_ROUND = re.compile(rf"{_ALONE}\d{{1,3}}(?: 000)+{_ENDS}")
_PRICED = re.compile(rf"(?:(?<=[$€£])|(?<=[$€£] )){_GROUPS}(?!\d|[.,/]\d| ?(?:\d|[kmc]?[gl]|ml|oz|lb|pcs|pieces)\b)")
_NAMED = re.compile(rf"{_ALONE}{_GROUPS}(?= ?[€£$](?! ?\d)| (?:{_COUNTED})\b|{_AGAIN}\b)", re.IGNORECASE)


def with_digits_joined(text: str) -> str:
    """The text with such numbers in one piece."""
    for pattern in (_ROUND, _PRICED, _NAMED):
        text = pattern.sub(lambda match: match[0].replace(" ", ""), text)
    return text
