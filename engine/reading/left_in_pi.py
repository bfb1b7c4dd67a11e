"""`in terms of π`, `leave π in your answer`: a wish that every exact answer grants, so the question is read without it.

To an expert that π would be one more number to compute with.
"""

import re

_ANSWER = r"(?:(?:your |ur |the |my )?(?:final )?answers?)"  # patterns, of a text in ASCII
_GIVE = r"(?:giv(?:e|ing)|leav(?:e|ing)|keep(?:ing)?|express(?:ed|ing)?|stat(?:e|ing)|writ(?:e|ing))"
_TERMS = rf"(?:{_GIVE} )?(?:(?:it|{_ANSWER}) )?(?:in terms of|as (?:a )?multiples? of) pi"
_LEFT = rf"{_GIVE} (?:the )?pi in(?: it| {_ANSWER})?"
_WISH = re.compile(rf"(?:[\s,;.?:-]+\(?|\()(?:{_TERMS}|{_LEFT})(?!\w| ?[*/^]| (?:and|or)\b)\)?", re.IGNORECASE)
# of an angle in degrees the wish may be all that is asked
_MEASURED = re.compile(
    r"\b(?:areas?|volumes?|circumferences?|perimeters?|lengths?|distances?|surfaces?|arcs?)\b", re.IGNORECASE
)


def without_pi(text: str) -> str:
    """The text, in ASCII, without the wish that pi stay in the answer; one that asks for no measure stays as it is."""
    return _WISH.sub("", text) if _MEASURED.search(text) else text
