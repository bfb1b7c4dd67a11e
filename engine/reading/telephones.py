"""Telephone numbers, `555-0134`, `1-800-555-0199`: said in words, since nothing is subtracted in them."""

import re

# three digits and four, of which a difference would have no zero in front; or more groups
_TELEPHONE = re.compile(
    r"(?<![\w.,+*/^()=-])(?<![-+*/^=] )(?:\d{3}-0\d{3}|(?:\+?\d{1,3}-)?(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4})"
    r"(?![\w*/^()=+-]|[.,]\d| ?[-+*/^=×÷])"
)
_COMPUTES = re.compile(
    r"=|\b(?:calculate|compute|evaluate|work out|what(?:'?s| is)|how much|solve|simplify)\b", re.IGNORECASE
)


def with_telephones(text: str) -> str:
    """The text with such numbers in words, where it does not ask to compute."""
    return text if _COMPUTES.search(text) else _TELEPHONE.sub("a telephone number", text)
