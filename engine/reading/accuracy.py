"""How exact an answer is to be, where the end of a question says it: `to 2 dp`, `Round to the nearest tenth`.

Where there is much to compute, an expert takes that number for one to compute with. So the question is read without it,
and the value is rounded afterwards. It is the end that is left out, so that the numbers before it keep their slots.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from engine.errors import ComputationError
from engine.messages import ToolCall
from engine.reading.courtesy import POLITE
from engine.tools.measures.unit_registry import TIME, Dimensions, in_base_units, unit_of

_COUNTS = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_STEPS = {
    "10": "ten", "100": "hundred", "1000": "thousand", "1/10": "tenth", "1/100": "hundredth|cent|penny|pence",
    "1/1000": "thousandth", "1": "whole(?: number| percent| degree)?|integer|unit|degree|percent|%|dollar|euro",
}  # fmt: skip
_COUNT = rf"(?P<count>\d|{'|'.join(_COUNTS)})"
_PLACES = r"(?P<places>d\.? ?p\b\.?|dec(?:imal)?s?\b\.?(?: (?:places?|points?|digits?)\b)?)"
_FIGURES = r"(?P<figures>s\.? ?f\b\.?|sig(?:nificant)?\.? ?(?:fig(?:ure)?s?|digits?)\b\.?)"
_NEAREST = rf"(?:the )?nearest (?:(?P<step>{'|'.join(_STEPS.values())})|(?P<unit>[^\W\d_]{{1,12}}))(?!\w)"
# round to cents, rounded to tenths
_MULTIPLE = (
    r"(?:(?<=round to )|(?<=rounded to )|(?<=correct to )|(?<=accurate to ))(?:the )?(?:full |whole )?"
    rf"(?P<multiple>{'|'.join(_STEPS.values())})s?(?!\w)"
)
_TOLD = (  # `giving your answers correct to`, `Round to`, or a bracket
    r"(?:(?:and|then|please|pls) )?(?:(?:giv(?:e|ing)|stat(?:e|ing)|leav(?:e|ing)|answer) )?(?:(?:your|ur|the|all|my) )?"
    r"(?:(?:final )?answers? )?(?:(?:correct|accurate|round(?:ed|ing)?(?: off| it| them)?"
    r"(?: (?:your|ur|the)(?: final)? answers?)?) )?(?:(?:to|with) |(?<=\())"
)
# after a comma, or before the letters of `2dp`, nothing needs to tell what they are for
_BARE = r"[,;?:]\s+|\s+(?=\d ?[ds]\.? ?[pf]\b)"
_REQUEST = re.compile(
    rf"(?:(?:[,;.?:]?\s+\(?|\(){_TOLD}|{_BARE})(?:{_COUNT} ?(?:{_PLACES}|{_FIGURES})|{_NEAREST}|{_MULTIPLE})\)?[\s.,!?]*"
    rf"(?:(?:{POLITE})[\s.,!?]*)*",
    re.IGNORECASE,
)
# these say more of rounding than an end can
_ABOUT_ROUNDING = re.compile(
    r"\b(?:round\w*|nearest|truncat\w*|estimat\w*|approximat\w*|bounds?|(?<!margin of )(?<!standard )errors?"
    r"|scientific|standard form|places|dp|sf)\b"
    r"|\bsig(?:nificant|s|\b)",
    re.IGNORECASE,
)
# one number, as in `the meter reads 218.7`, may be the very one that is to be rounded; of these there is more to find
_NUMBER = re.compile(r"\d[\d.,/]*")
_UNIT = re.compile(r"(?<=\d) ?([^\W\d_]{1,12})")
_OF_ONE_NUMBER = re.compile(
    r"\b(?:areas?|volume|circumference|perimeter|diameter|radius|diagonal|surface|percentage|convert"
    r"|in [^\W\d]+(?:/[^\W\d]+)?$)"
    r"|^how (?:many|much) (?:[^\W\d]+ ){1,3}(?:is|are|in|equals?) [\d.,/]+ ?[^\W\d]"
    r"|\b(?:prob\w*|chances?|P ?\()",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The tool that rounds, and what it takes beside the value."""

    tool: str
    measure: str

    def of(self, value: str) -> ToolCall:
        """The call that rounds a value."""
        return ToolCall(self.tool, (value, self.measure))


@lru_cache(maxsize=64)  # route, expert and rounding ask of the same question
def without_accuracy(question: str) -> tuple[str, Accuracy | None]:
    """The question without that end, and what it asks for; as it is, with None, if it says nothing of it, or more."""
    match = next((one for one in _REQUEST.finditer(question) if one.end() == len(question)), None)
    before = question[: match.start()] if match else ""
    if match is None or _ABOUT_ROUNDING.search(before) or not _is_computed(before):
        return question, None
    accuracy = _accuracy(match, before)
    return (before, accuracy) if accuracy else (question, None)


def _is_computed(before: str) -> bool:
    """True if the value is still to be found."""
    return len(_NUMBER.findall(before)) > 1 or _OF_ONE_NUMBER.search(before) is not None


def _accuracy(match: re.Match[str], before: str) -> Accuracy | None:
    if named := match["step"] or match["multiple"]:
        return Accuracy("nearest", next(step for step, names in _STEPS.items() if re.fullmatch(names, named, re.I)))
    if unit := match["unit"]:
        return Accuracy("nearest", "1") if _is_told_in(unit, before) else None
    count = match["count"].lower()
    return Accuracy("significant_figures" if match["figures"] else "decimal_places", str(_COUNTS.get(count, count)))


def _is_told_in(unit: str, before: str) -> bool:
    """True if amounts are told in that unit, so that the answer is in it too; a time is often wanted in another."""
    wanted = _measure(unit)
    return wanted is not None and wanted[1] != TIME and wanted in map(_measure, _UNIT.findall(before))


def _measure(unit: str) -> tuple[Fraction, Dimensions] | None:
    """How many base units one is, and of what; None of a word that is no unit."""
    try:
        return in_base_units(unit_of(unit))
    except ComputationError:
        return None
