"""Expected values and variances in their notation, `Var(X) = 9, find Var(2X + 3)`: the call that they state.

Besides the notation nothing may stand there but the small words of a question; a variable's mean may be told in words.
"""

import re

from engine.errors import ExpressionError
from engine.messages import ToolCall
from engine.reading.laws import NUMBER
from engine.reading.prompts import clean
from engine.tools.terms.nodes import Name
from engine.tools.terms.syntax import parse
from engine.tools.terms.trees import walk

_KINDS = {"E": "E", "V": "Var", "VAR": "Var", "SD": "SD", "STD": "SD", "STDEV": "SD"}
_LETTER = "[A-Zx-z]"
_EQUALS = r"(?: ?(?:=|is|equals|of|:) ?| )"
_VALUE = rf"(?P<value>{NUMBER})(?![\w^/*+]|\.\d| ?[-+*^] ?\w)"
_QUANTITY = re.compile(
    r"(?<![A-Za-z])(?P<kind>E|V|Var|VAR|SD|Sd|sd|std|stdev) ?"
    rf"(?:\((?P<round>(?:[^()]|\([^()]*\))+)\)|\[(?P<square>[^\[\]]+)\])(?:{_EQUALS}{_VALUE})?"
)
_TOLD = re.compile(
    r"\b(?:an? |the |its )?(?:(?P<mean>mean|expected value|expectation)|(?P<variance>variance)"
    rf"|(?:standard deviation|std\.? ?dev|stdev|sd))\b(?: of (?P<letter>{_LETTER})\b)?{_EQUALS}{_VALUE}"
)
_INDEPENDENT = re.compile(r"\bindependent\b", re.IGNORECASE)
_SMALL_WORDS = re.compile(
    r"(?:\b(?:[A-Z]|if|given|that|such|and|with|where|when|for|let|suppose|assume|an?|two|random|variables?|rv|rvs|are|be|has"
    r"|have|find|calculate|compute|determine|evaluate|whats?|what's|is|the|value|of|then|so|hence|please|pls)\b"
    r"|->|[\s,.;:?=])*",
    re.IGNORECASE,
)
_LEFT_OUT = str.maketrans("", "", "$\\{}")


def stated_call(text: str) -> ToolCall | None:
    """The call for the one quantity of which no value is given; None if the message is not just such quantities."""
    text = clean(text).translate(_LEFT_OUT)
    quantities = list(_QUANTITY.finditer(text))
    wanted = [said for match in quantities if match["value"] is None and (said := _said(match))]
    stated = {said: match["value"] for match in quantities if match["value"] and (said := _said(match))}
    rest = _QUANTITY.sub(" ", text)
    if len(wanted) != 1 or len(wanted) + len(stated) < len(quantities):
        return None
    stated |= _told(rest, wanted[0])
    rest = _TOLD.sub(" ", rest)
    if not stated or not _SMALL_WORDS.fullmatch(_INDEPENDENT.sub(" ", rest)):
        return None
    shares = ", ".join(f"{said}: {value}" for said, value in stated.items())
    relation = ["independent"] if _INDEPENDENT.search(rest) else []
    return ToolCall("moment", (f'"{wanted[0]}"', f"{{{shares}}}", *relation))


def _said(match: re.Match[str]) -> str:
    """`Var(2X + 3)`; "" if there is no expression of variables in it."""
    inner = match["round"] or match["square"]
    try:
        letters = [node.name for node in walk(parse(inner)) if isinstance(node, Name)]
    except ExpressionError:
        return ""
    fits = letters and all(re.fullmatch(_LETTER, name) for name in letters)
    return f"{_KINDS[match['kind'].upper()]}({inner})" if fits else ""


def _told(text: str, wanted: str) -> dict[str, str]:
    """What is told in words, of the only letter that is asked for where none is named."""
    letters = sorted(set(re.findall(_LETTER, wanted.partition("(")[2])))
    found = {}
    for match in _TOLD.finditer(text):
        letter = match["letter"] or (letters[0] if len(letters) == 1 else "?")
        kind = "E" if match["mean"] else "Var" if match["variance"] else "SD"
        found[f"{kind}({letter})"] = match["value"]
    return {} if any("?" in said for said in found) else found
