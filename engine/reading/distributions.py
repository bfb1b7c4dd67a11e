"""Chances of a distribution in its notation, `P(Z < 1.96)`, `X ~ B(15, 0.2), P(X <= 3)`: the call that they state.

Besides the notation nothing may stand there but the small words of a question; what tells more is a sentence.
"""

import re

from engine.messages import ToolCall
from engine.reading.laws import BINOMIAL, EXPONENTIAL, GEOMETRIC, NORMAL, NUMBER, POISSON, UNIFORM, with_both_bounds

_LAW = re.compile(
    r"(?<![A-Za-z])(?P<variable>[A-Z]) ?(?:~|∼|\\sim) ?"
    rf"(?:{NORMAL}|{BINOMIAL}|{POISSON}|{GEOMETRIC}|{UNIFORM}|{EXPONENTIAL})"
)
_SIGN = r"(?:<=|>=|≤|≥|<|>|=)"
_EVENT = re.compile(
    rf"(?<![A-Za-z])(?:P|p|Pr) ?\( ?(?P<said>(?:{NUMBER} ?{_SIGN} ?)?(?P<variable>[A-Za-z]) ?{_SIGN} ?{NUMBER}) ?\)"
)
_STANDARD = re.compile(
    r"\b(?:(?:[A-Za-z] )?(?:is|be|has|follows|on|in|under|from|using) )?(?:an? |the )?standard normal(?:ly distributed"
    r"|(?: random)? variable| distribution| curve| table)?\b",
    re.IGNORECASE,
)
_SMALL_WORDS = re.compile(
    r"(?:\b(?:where|let|if|given|when|for|with|and|that|then|let|find|calculate|compute|determine|evaluate|whats?|what's|is|the"
    r"|value|probability|chance|of|please|pls|has)\b|[\s,.;:?=])*",
    re.IGNORECASE,
)
_USUAL = str.maketrans(
    {
        "≤": "<=",
        "≥": ">=",
        "½": "1/2",
        "⅓": "1/3",
        "⅔": "2/3",
        "¼": "1/4",
        "¾": "3/4",
        "⅕": "1/5",
        "⅙": "1/6",
        "⅛": "1/8",
    }
)


def stated_call(text: str) -> ToolCall | None:
    """The call for one event and its distribution, for Z the standard normal one; None if the message is not just these."""
    text, is_standard = _STANDARD.subn(" ", with_both_bounds(text).translate(_USUAL))
    events, laws = list(_EVENT.finditer(text)), list(_LAW.finditer(text))
    if len(events) != 1 or len(laws) > 1 or _SMALL_WORDS.fullmatch(_LAW.sub(" ", _EVENT.sub(" ", text))) is None:
        return None
    event = events[0]["said"]
    if not laws:
        standard = (is_standard or events[0]["variable"] in "Zz") and re.search("[<>]", event)
        return ToolCall("normal_chance", (event,)) if standard else None
    return _of_law(event, laws[0]) if laws[0]["variable"] == events[0]["variable"] else None


def _of_law(event: str, law: re.Match[str]) -> ToolCall | None:
    """By convention the second parameter of `N` is the variance, which is often written as a square."""
    if law["trials"]:
        return ToolCall("binomial_chance", (event, law["trials"], law["chance"]))
    if law["rate"]:
        return ToolCall("poisson_chance", (event, law["rate"]))
    if law["first"]:
        return ToolCall("geometric_chance", (event, law["first"]))
    if law["pace"]:
        return ToolCall("exponential_chance", (event, law["pace"]))
    if law["least"]:
        return ToolCall("uniform_chance", (event, law["least"], law["most"]))
    deviation = law["spread"] if law["squared"] else f"sqrt({law['spread']})"
    return ToolCall("normal_chance", (event, law["mean"], deviation)) if re.search("[<>]", event) else None
