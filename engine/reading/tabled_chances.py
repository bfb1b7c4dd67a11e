"""A variable with the chance of each of its values, `x: 0 1 2, P(x): 0.5 0.3 0.2`, `P(X=1) = k, P(X=2) = 3k`: what is asked.

Besides the values and their chances nothing may stand there but the small words of a question.
"""

import re
from fractions import Fraction

from engine.messages import ToolCall
from engine.reading.laws import NUMBER
from engine.reading.prompts import clean

_NUMBER = rf"(?:{NUMBER}%?)"
_GAP = r"(?: ?[,;|] ?(?:and )?| and | )"
_ROW = rf"[\[{{(|]? ?{_NUMBER}(?:{_GAP}{_NUMBER}){{1,20}}(?![\w^*/(]| ?[=<>]|\.\d)[\]}})]?"
_TABLE = re.compile(
    rf"(?<![A-Za-z])(?P<name>[A-Za-z]) ?[:=|]? ?(?P<values>{_ROW}) ?\|?[\s,;.]*(?:with |and )?"
    rf"(?:P|p|Pr) ?\( ?(?:[A-Za-z] ?= ?)?(?P=name) ?\) ?[:=|]? ?(?P<chances>{_ROW}) ?\|?",
    re.IGNORECASE,
)
_CHANCE = re.compile(
    rf"(?<![A-Za-z])(?:P|Pr) ?\( ?(?P<name>[A-Za-z]) ?= ?(?P<value>{_NUMBER}) ?\) ?(?:=|is) ?"
    rf"(?:(?P<chance>{_NUMBER})(?![\w^*/(]|\.\d| ?[b-z]\b)|(?P<times>\d*(?:\.\d+)?) ?\*? ?(?P<letter>[a-z])(?![\w^(]))"
)
_ASKED = re.compile(
    r"(?:(?P<mean>(?<![A-Za-z])E ?[(\[] ?[A-Za-z] ?[)\]]|\b(?:expected value|expectation|mean)\b)"
    r"|(?P<variance>(?<![A-Za-z])(?:Var|V) ?[(\[] ?[A-Za-z] ?[)\]]|\bvariance\b))(?: of [A-Za-z]\b)?",
    re.IGNORECASE,
)
_LETTER_ASKED = re.compile(
    r"\b(?:find|what is|whats|what's|determine|calculate)(?: the)?(?: value of)? (?P<letter>[a-z])\b"
)
_SMALL_WORDS = re.compile(
    r"(?:\b(?:find|calculate|compute|determine|whats?|what's|is|the|of|for|let|be|a|an|its|has|have|and|with|where|if|given|by"
    r"|discrete|random|variable|rv|probability|distribution|table|this|as|follows|then|please|pls|following)\b|[\s,.;:?=|])*",
    re.IGNORECASE,
)


def stated_call(text: str) -> ToolCall | None:
    """The call for a mean, a variance or an unknown of chances; None if the message is not just a variable like that."""
    text = clean(text)
    chances = list(_CHANCE.finditer(text))
    if any(match["letter"] for match in chances):
        return _of_unknown(chances, _CHANCE.sub(" ", text))
    if table := _TABLE.search(text):
        values, shares = (re.findall(_NUMBER, table[row]) for row in ("values", "chances"))
        return _of_table(values, shares, text.replace(table[0], " "))
    values, shares = [match["value"] for match in chances], [match["chance"] for match in chances]
    return _of_table(values, shares, _CHANCE.sub(" ", text))


def _of_table(values: list[str], shares: list[str], rest: str) -> ToolCall | None:
    """Where the chances come to one."""
    asked = list(_ASKED.finditer(rest))
    is_whole = len(values) == len(shares) and sum(map(_fraction, shares)) == 1
    if len(asked) != 1 or not is_whole or not _is_small(_ASKED.sub(" ", rest)):
        return None
    tool = "weighted_mean" if asked[0]["mean"] else "weighted_variance"
    return ToolCall(tool, (_listed(values), _listed(shares)))


def _of_unknown(chances: list[re.Match[str]], rest: str) -> ToolCall | None:
    """The equation that all chances come to one, for the one letter in them."""
    letters = {match["letter"] for match in chances if match["letter"]}
    asked = _LETTER_ASKED.search(rest)
    if asked is None or letters != {asked["letter"]} or not _is_small(_LETTER_ASKED.sub(" ", rest)):
        return None
    terms = [match["chance"] or f"{match['times']}{match['letter']}" for match in chances]
    return ToolCall("solve", (f"{' + '.join(terms)} = 1", asked["letter"]))


def _is_small(rest: str) -> bool:
    return _SMALL_WORDS.fullmatch(re.sub(r"(?<![A-Za-z])[A-Z](?![A-Za-z])", " ", rest)) is not None


def _fraction(share: str) -> Fraction:
    """`1/4` and `25%` as a number; what stands over a zero is not divided."""
    value, _, below = share.removesuffix("%").partition("/")
    return Fraction(value) / (Fraction(below) if below.strip("0") else 1) / (100 if share.endswith("%") else 1)


def _listed(numbers: list[str]) -> str:
    return f"[{', '.join(number.replace('%', '/100') for number in numbers)}]"
