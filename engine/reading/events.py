"""Chances of events in their notation, `P(A) = 0.4, P(B) = 0.5, P(A ∩ B) = 0.2, find P(A ∪ B)`: the call that they state.

Besides the notation nothing may stand there but how the events go together and the small words of a question.
"""

import re
import unicodedata

from engine.messages import ToolCall
from engine.reading.prompts import clean

_SHARE = r"(?:0?\.\d+|[01]\.0+|\d+ ?/ ?\d+|\d+(?:\.\d+)? ?%|[01])(?![\w/%]|\.\d)"
_CHANCE = re.compile(
    r"(?<![A-Za-z])(?:P|p|Pr) ?(?:\((?P<round>(?:[^()]|\([^()]*\))*)\)|\[(?P<square>[^\[\]]*)\])"
    rf"(?: ?(?:=|:|is|was|equals|being|of) ?(?P<share>{_SHARE}))?"
)
_EVENT = re.compile(r"(?:[A-Z]|[()|]|\b(?:and|or|not)\b| )+")
_COMPLEMENT = re.compile(r"([A-Z]|\([^()]*\))(?:['’′`]|ᶜ| ?\^ ?\{?[cC]\}?|[\u0304\u0305])")
_BARRED = re.compile(r"\\(?:overline|bar) ?\{?([A-Z])\}?")
_NO_MATHEMATICS = re.compile(r"\$|\\(?:left|right|,|;|!)")
_BETWEEN = r"(?<=[A-Z)]) *{} *(?=[A-Z(]|not\b)"
_SAID: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\\?\b(?:mid|given)\b|∣|\\vert|\\\|"), "|"),
    (re.compile(r"¬|~|\\(?:neg|lnot)\b"), " not "),
    (re.compile(r"\bneither ([A-Z]) nor (?=[A-Z])"), r"not \1 and not "),
    (re.compile(r"\b(?:both|either)\b"), " "),
    (re.compile(_BETWEEN.format(r"(?:∪|\\cup\b|∨|[Uu]|OR)")), " or "),
    (re.compile(_BETWEEN.format(r"(?:∩|\\cap\b|∧|[n,&]|AND|but)")), " and "),
    (re.compile(_BETWEEN.format("")), " and "),  # P(AB)
)
_RELATION = re.compile(r"\b(?:(?P<independent>independent)|(?:mutually )?(?:exclusive|disjoint))\b", re.IGNORECASE)
_SMALL_WORDS = re.compile(
    r"(?:\b(?:[A-Z]|if|given|that|such|and|with|where|when|for|let|suppose|assume|two|three|events?|are|be|find|calculate|compute"
    r"|determine|evaluate|whats?|what's|what is|is|the|value|probability|chance|of|then|so|hence|please|pls|also"
    r"|they(?:['’]re)?|we|i|need|know|known|say|give|tell|me|hey|hi|thanks|thx)\b"
    r"|->|→|[\s,.;:?=])*",
    re.IGNORECASE,
)


def stated_call(text: str) -> ToolCall | None:
    """The call for the one chance of which no value is given; None if the message is not just chances of events."""
    text = _with_complements(text)
    chances = [(_said(match), match["share"]) for match in _CHANCE.finditer(text)]
    wanted = [said for said, share in chances if not share]
    stated = {said: _in_hundredths(share) for said, share in chances if share}
    rest = _CHANCE.sub(" ", text)
    relations = list(_RELATION.finditer(rest))
    if len(wanted) != 1 or not stated or len(relations) > 1 or not _SMALL_WORDS.fullmatch(_RELATION.sub(" ", rest)):
        return None
    if not all(_EVENT.fullmatch(said) and re.search("[A-Z]", said) for said, _ in chances):
        return None
    shares = ", ".join(f"{said}: {share}" for said, share in stated.items())
    relation = ["independent" if match["independent"] else "exclusive" for match in relations]
    return ToolCall("event_chance", (f'"{wanted[0]}"', f"{{{shares}}}", *relation))


def _with_complements(text: str) -> str:
    """`A'`, `A^c` and `A` with a bar over it as `not A`; the other signs in ASCII."""
    bare = _BARRED.sub(r" not \1", _NO_MATHEMATICS.sub("", unicodedata.normalize("NFD", text)))
    return clean(_COMPLEMENT.sub(r" not \1", bare))


def _said(chance: re.Match[str]) -> str:
    """The event in letters, `and`, `or`, `not`, brackets and a bar."""
    said = chance["round"] if chance["round"] is not None else chance["square"]
    for sign, word in _SAID:
        said = sign.sub(word, said)
    return " ".join(said.split())


def _in_hundredths(share: str) -> str:
    """`40%` as 40/100."""
    return share.replace(" ", "").replace("%", "/100")
