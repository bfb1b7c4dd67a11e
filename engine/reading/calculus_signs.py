r"""Signs of calculus as people type and paste them, `\int_0^2 x^2 dx`, `d²/dx² x^3`, `sum_{k=1}^{10} k^2`: their parts.

They become words, for an expert to read, or a call, where a whole message is such a formula.
"""

import re
from dataclasses import dataclass

from engine.messages import ToolCall
from engine.reading.based import LOWERED

_GROUP = r"(?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|-?\\?[A-Za-z]+|-?\d+|[^\s\\{}_^])"
# possessive, so that a long row of spaces is read once
_BODY = r"\s*+(?P<body>[^=$\n]{1,300}?)(?:\\[,;!]|\s|\*)*+"
_INTEGRAL = re.compile(
    rf"(?:\\int(?:\\limits)?|∫|\bint(?=_))(?![A-Za-z])(?:\s*_(?P<low>{_GROUP})\s*\^(?P<high>{_GROUP}))?"
    rf"{_BODY}(?:\\mathrm\{{d\}}|d)\s?(?P<by>[a-z])(?![A-Za-z])"
)
_SUM = re.compile(
    rf"(?:\\sum(?:\\limits)?|∑|Σ|\bsum(?=_))\s*_\{{?\(?\s*(?P<index>[a-z])\s*=\s*(?P<low>-?\w+)\s*\)?\}}?\s*\^(?P<high>{_GROUP})"
)
_LIMIT = re.compile(
    rf"(?:\\lim|\blim)(?:\\limits)?\s*_\s*[{{(]\s*(?P<by>[a-z])\s*(?:\\to|\\rightarrow|->|→)\s*+(?P<to>[^{{}}()]*[^{{}}()\s]|{_GROUP})\s*+[}})]"
)
_DERIVATIVE = re.compile(
    r"(?:\\d?frac\s*\{\s*d\s*(?:\^\s*\{?(?P<high>\d)\}?)?\s*\}\s*\{\s*d\s*(?P<by>[a-z])\s*(?:\^\s*\{?\d\}?)?\s*\}"
    r"|(?<![A-Za-z])d(?:\^?(?P<order>\d)|(?P<raised>[²³]))/d(?P<unknown>[a-z])(?:\^?\d|[²³]))(?![A-Za-z])"
)
SIDES = {"+": "right", "-": "left", "⁺": "right", "⁻": "left"}
_POINT = r"(-?(?:\d+(?:\.\d+)?(?:/\d+)?|[a-z]|pi|π))(?: ?\^ ?)? ?([-+⁺⁻])"
_RAISED_SIGN = re.compile(r"\^\s*(?:\{\s*([-+])\s*\}|\(([-+])\))")  # 0^{-}
_SIDED = re.compile(_POINT)
_GOES_TO = re.compile(rf"((?<![A-Za-z])[a-z] ?(?:->|→|goes to|approaches|tends to) ?){_POINT}(?=[\s,.?)}}]|$)")
_SUPERSCRIPTS = {"²": "2", "³": "3"}
_ORDERS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_OF = re.compile(r"\s*(?:of\b)?\s*")
_BRACKETED = re.compile(r"\(\s*(d[a-z]?/d[a-z])\s*\)\s*|(?<![\w/])(d/d[a-z])\s*(?=\[)")
_RAISED_BOUNDS = re.compile(r"∫ ?([₀-₉]+) ?([⁰¹²³⁴-⁹]+)")
_LOWERED_BOUND = re.compile(r"∫ ?([₀-₉]+)(?= ?\^)")
_RANGE = r"\(?(?P<index>[a-z]) ?= ?(?P<low>-?\d+) ?(?:\.{2,3}|…|to|->|→) ?(?P<high>-?\d+|[nN∞]|oo|infinity)\)?(?!\w)"
# Σ k^2 for k = 1..10, Σ (k = 1 to 10) k^2
_SUMS_IN_RANGES = (
    re.compile(rf"[∑Σ]\s*(?P<body>[^\s_=$\n][^=$\n]{{0,80}}?)[\s,;]+(?:(?:for|from|with|where) )?{_RANGE}"),
    re.compile(rf"[∑Σ]\s*(?:from )?{_RANGE}(?: of)?(?P<body>)(?= ?\S)"),
)
_GOAL = r"-?\d+(?:\.\d+)?(?:/\d+)?|[+-]?(?:∞|oo|inf(?:inity|ty)?)|pi|π|[a-z](?![a-z])"
_BARE_LIMIT = re.compile(
    rf"\blim(?:it)?(?: as)? ?\(?([a-z]) ?(?:->|→|-->) ?({_GOAL})(\^?[-+⁺⁻](?=[ )]))?\)? (?:of )?(?=[\w(√|-])"
)
_SIDE = (
    rf"(?P<by>[a-z]) ?(?:->|→|-->|goes to|approaches|tends to) ?(?P<to>{_GOAL})"
    r"(?: ?\^? ?(?P<sign>[-+⁺⁻])(?!\S)| from (?:the )?(?P<side>left|right|above|below)(?: side)?\b)"
)
_ONE_SIDED = (
    re.compile(rf"(?:\bthe )?\blim(?:it)? of (?P<body>[^,;?=]{{1,100}}?),? (?:as|when) {_SIDE}"),
    re.compile(rf"(?:\bthe )?\blim(?:it)?,?(?: as| when)? {_SIDE},? of (?P<body>(?=[\w(√|-]))"),
)
_SIGNS = {"left": "-", "below": "-", "right": "+", "above": "+"}
_INTEGRATED = re.compile(
    r"\b(integra(?:l|te) from [^\s:,]{1,12} to [^\s:,]{1,12}) (?=[\d(]|[a-z]\^|(?:sin|cos|tan|sqrt|ln|exp)\b|e\^)"
)
_WRAPPED = re.compile(r"^(?:\$\$?|\\\(|\\\[)|(?:\$\$?|\\\)|\\\])$")


@dataclass(frozen=True, slots=True)
class _Read:
    """What such a sign says: as words before its body, and as the arguments of a tool after it."""

    words: str
    tool: str
    arguments: tuple[str, ...]


def in_words(text: str) -> str:
    r"""The text with such signs in words: `the integral from 0 to 2 of x^2`, `limit as x -> 0 of`, `0 from the right`."""
    text = _usual(text)
    text = _INTEGRAL.sub(lambda match: f" {_integral(match).words} {match['body'].strip()} ", text)
    for pattern, read in ((_SUM, _sum), (_LIMIT, _limit), (_DERIVATIVE, _derivative)):
        text = pattern.sub(lambda match, read=read: f" {read(match).words} ", text)  # type: ignore[misc]
    text = _GOES_TO.sub(lambda match: f"{match[1]}{match[2]} from the {SIDES[match[3]]}", text)
    return re.sub(r"\bof\s+of\b", "of", text)


def _usual(text: str) -> str:
    """`(d/dx)[x^2]` as `d/dx (x^2)`, `0^{+}` as `0^+`, `lim x→0 sin x` as `lim_{x -> 0} sin x`, `∫₀²` as `∫_0^2`."""
    text = _BRACKETED.sub(lambda match: f"{match[1] or match[2]} ", text)
    text = re.sub(r"(?<=d/d[a-z] )\[([^\[\]]*)\]", r"(\1)", text)
    text = _RAISED_SIGN.sub(lambda match: f"^{match[1] or match[2]}", text)
    text = _BARE_LIMIT.sub(r"lim_{\1 -> \2\3} ", text)
    text = _RAISED_BOUNDS.sub(lambda match: f"∫_{match[1]}^{match[2]}".translate(LOWERED), text)
    text = _LOWERED_BOUND.sub(lambda match: f"∫_{match[1].translate(LOWERED)}", text)
    for pattern in _SUMS_IN_RANGES:
        text = pattern.sub(_with_bounds, text)
    return _INTEGRATED.sub(r"\1 of ", text)


def _with_bounds(match: re.Match[str]) -> str:
    """`Σ k^2, k = 1..10` as `Σ_{k=1}^{10} k^2`."""
    return f"Σ_{{{match['index']}={match['low']}}}^{{{match['high']}}} {match['body']}"


def _one_sided(match: re.Match[str]) -> str:
    """`limit of 1/x as x goes to 0 from the left` as `lim_{x -> 0^-} 1/x`."""
    sign = _SIGNS[match["side"]] if match["side"] else match["sign"]
    return f"lim_{{{match['by']} -> {match['to']}^{sign}}} {match['body']}"


def stated_call(text: str) -> ToolCall | None:
    """The call for a text that is one such formula and nothing else; its parts may still be LaTeX."""
    text = _usual(_WRAPPED.sub("", text.strip()).strip())
    for pattern in _ONE_SIDED:
        text = pattern.sub(_one_sided, text)
    if match := _INTEGRAL.fullmatch(text):
        read, body = _integral(match), match["body"]
    else:
        for pattern, reader in ((_SUM, _sum), (_LIMIT, _limit), (_DERIVATIVE, _derivative)):
            if match := pattern.match(text):
                read, body = reader(match), text[_end_of_of(text, match.end()) :]
                break
        else:
            return None
    return ToolCall(read.tool, (body.strip(), *read.arguments)) if body.strip() else None


def _end_of_of(text: str, start: int) -> int:
    match = _OF.match(text, start)
    return match.end() if match else start


def _integral(match: re.Match[str]) -> _Read:
    if match["low"] is None:
        return _Read("the integral of", "integrate", (match["by"],))
    low, high = _bare(match["low"]), _bare(match["high"])
    return _Read(f"the integral from {low} to {high} of", "integrate", (match["by"], low, high))


def _sum(match: re.Match[str]) -> _Read:
    start, high = f"{match['index']} = {match['low']}", _bare(match["high"])
    return _Read(f"the sum from {start} to {high} of", "summation", (start, high))


def _limit(match: re.Match[str]) -> _Read:
    to, by = _bare(match["to"]), match["by"]
    if sided := _SIDED.fullmatch(to):
        to, side = sided[1], SIDES[sided[2]]
        return _Read(f"lim {by} -> {to} from the {side} of", "limit", (by, to, side))
    return _Read(f"lim {by} -> {to} of", "limit", (by, to))


def _derivative(match: re.Match[str]) -> _Read:
    raised = _SUPERSCRIPTS.get(match["raised"] or "")
    order, by = int(match["high"] or match["order"] or raised or 1), match["by"] or match["unknown"]
    if order <= 1 or order > len(_ORDERS):
        return _Read(f"d/d{by} of", "diff", (by,))
    return _Read(f"the {_ORDERS[order - 1]} derivative with respect to {by} of", "diff", (by, str(order)))


def _bare(group: str) -> str:
    return group[1:-1].strip() if group.startswith("{") and group.endswith("}") else group
