"""Distributions and statistics in signs, `X ~ N(100, 15^2)`, `σ² = 16`: how they are written, and told in words."""

import re
from collections.abc import Callable

NUMBER = r"(?:-?(?:\d+(?:\.\d+)?|\.\d+)(?:/\d+)?|[½⅓⅔¼¾⅕⅙⅛])"
_SHARE = r"(?:0?\.\d+|\d+/\d+)"
_TRIALS = r"(?P<trials>\d{1,4})"
NORMAL = rf"N ?\( ?(?P<mean>{NUMBER}) ?, ?(?P<spread>{NUMBER})(?P<squared> ?\^ ?2|²)? ?\)"
BINOMIAL = rf"(?:B|Bin|Binom) ?\( ?{_TRIALS} ?, ?(?P<chance>{NUMBER}) ?\)"
POISSON = rf"(?:Po|Poi|Pois|Poisson) ?\( ?(?:(?:λ|lambda) ?= ?)?(?P<rate>{NUMBER}) ?\)"
GEOMETRIC = rf"(?:Geo|Geom) ?\( ?(?P<first>{NUMBER}) ?\)"
UNIFORM = rf"(?:U|Unif|Uniform) ?[(\[] ?(?P<least>{NUMBER}) ?, ?(?P<most>{NUMBER}) ?[)\]]"
EXPONENTIAL = rf"(?:Exp|Expo|Exponential) ?\( ?(?:(?:λ|lambda|rate) ?= ?)?(?P<pace>{NUMBER}) ?\)"
_WITHIN = re.compile(rf"\( ?\|(?P<variable>[A-Z])\| ?(?P<sign><=?|≤) ?(?P<bound>{NUMBER}) ?\)")
_FOLLOWS = r"(?:~|∼|\b(?:follows|distributed as)) ?"
_NORMAL = re.compile(rf"~ ?{NORMAL}")
_BARE_NORMAL = re.compile(rf"(?<![A-Za-z~])(?<!~ ){NORMAL}")
_UNIFORM = re.compile(rf"{_FOLLOWS}{UNIFORM}")
_EXPONENTIAL = re.compile(rf"{_FOLLOWS}{EXPONENTIAL}")
_ON_INTERVAL = re.compile(
    rf"(?i)(?P<law>\buniform(?:ly)?(?: distribut\w+)?) (?:on|over|in|between)(?: the)?(?: interval)? ?"
    rf"[(\[] ?(?P<least>{NUMBER}) ?, ?(?P<most>{NUMBER}) ?[)\]]"
)
_BINOMIAL = re.compile(rf"(?:~|\b(?:follows|distributed as)|(?<!\w)(?=Bin)) ?{BINOMIAL}")
_BARE_BINOMIAL = re.compile(rf"(?<![A-Za-z~])B\( ?{_TRIALS} ?, ?(?P<chance>{_SHARE}) ?\)")
_POISSON = re.compile(rf"(?<![A-Za-z]){POISSON}", re.IGNORECASE)
_GEOMETRIC = re.compile(rf"(?<![A-Za-z]){GEOMETRIC}", re.IGNORECASE)
_DEVIATION = r"standard deviation|std\.? ?dev|stdev|std|sd|s\.d\.|σ|sigma"
# the chance of heads, of tails or of a success, which would be a function of h, t or s otherwise
_CHANCE = re.compile(rf"(?<![A-Za-z])p ?\((?P<event>[hst])\)(?= ?= ?(?:{_SHARE}|\d+ ?%)(?! ?[-+*/^(]|[\w.]))")
_SUM_OF = re.compile(r"[Σ∑] ?(fx|x|f|y|xy)(²| ?\^ ?2)? ?= ?(?=[-\d.])")
_STATISTIC = re.compile(r"(?<![A-Za-zµμ])(μ|µ|σ(?:²| ?\^ ?2)?|x[\u0304\u0305]) ?= ?(?=[-\d.])")
_SAMPLE_VARIANCE = re.compile(r"(?<![A-Za-z])[sS](?:²| ?\^ ?\{?2\}?) ?= ?(?=[\d.])")
_OF_SAMPLES = re.compile(
    r"\b(?:sampl\w+|standard error|variance|deviations?|confidence|mean|t[ -]test|pooled)\b|(?<![A-Za-z])n ?= ?\d",
    re.IGNORECASE,
)
_STATISTICS = {"μ": "mean", "µ": "mean", "σ": "standard deviation", "x": "sample mean"}
_ABOUT_FORCES = re.compile(r"\b(?:friction|forces?|stress\w*)\b", re.IGNORECASE)  # where μ and σ are no statistics
# where functions are stated, or points are spoken of, `P(9, 4)` counts nothing, and `B(4, 1/2)` is a point
_NAMES_POINTS = re.compile(
    r"(?<![A-Za-z])[CP] ?(?:\([a-z]|=)"
    r"|(?i:\b(?:points?|distance|slope|midpoint|lines?|circle|triangle|plane|coordinates?"
    r"|reflect\w*|rotate[ds]?|translat\w*|mirror\w*|axis|origin|(?:anti|counter)?-?clockwise|vectors?)\b)"
)
_OTHER_POINT = re.compile(rf"(?<![A-Za-z])[AC-MO-Z]\( ?{NUMBER} ?,")


def names_points(text: str) -> bool:
    """True of a text in which a capital letter with two numbers is a point, most likely."""
    return _NAMES_POINTS.search(text) is not None


def laws_in_words(text: str) -> str:
    """`X ~ B(15, 0.2)` as `X ~ binomial with 15 trials and probability 0.2`, `σ = 3` as `standard deviation = 3`, ..."""
    laws = _LAWS if names_points(text) or _OTHER_POINT.search(text) else (*_LAWS, *_BARE_LAWS)
    for pattern, told in laws:
        text = pattern.sub(told, text)
    text = _CHANCE.sub(lambda match: f"P({match['event'].upper()})", text)
    if not _ABOUT_FORCES.search(text):
        text = _STATISTIC.sub(_statistic, text)
    if _OF_SAMPLES.search(text):
        text = _SAMPLE_VARIANCE.sub("sample variance = ", text)
    return with_both_bounds(_SUM_OF.sub(_sum_of, text))


def with_both_bounds(text: str) -> str:
    """`P(|Z| < 2)` as `P(-2 < Z < 2)`."""
    return _WITHIN.sub(r"(-\g<bound> \g<sign> \g<variable> \g<sign> \g<bound>)", text)


def _bare_normal(match: re.Match[str]) -> str:
    """`N(0, 1)` is the standard one."""
    return "standard normal" if (match["mean"], match["spread"]) == ("0", "1") else _normal(match)


def _normal(match: re.Match[str]) -> str:
    """By convention the second parameter is the variance, often written as a square; a text may say that it is none."""
    number = rf"(?<![\d.]){re.escape(match['spread'])}(?![\d.])"
    before, after = r"(?:(?:is|=|being|as) )?(?:the |its |their )?", " ?(?:is|=|of)? ?"
    said = rf"{number} {before}(?:{_DEVIATION})|\b(?:{_DEVIATION}){after}{number}"
    is_deviation = match["squared"] or re.search(said, match.string, re.IGNORECASE)
    spread = "standard deviation" if is_deviation else "variance"
    return f"normal with mean {match['mean']} and {spread} {match['spread']}"


def _sum_of(match: re.Match[str]) -> str:
    """`Σx² = 250` in words: no equation of an unknown x."""
    return f"sum of {match[1]}{' squared' if match[2] else ''} is "


def _statistic(match: re.Match[str]) -> str:
    """`μ = 58`, `σ² = 16`, `x̄ = 52`: by the names that the signs stand for."""
    is_squared = match[1][0] == "σ" and len(match[1]) > 1
    return f"{'variance' if is_squared else _STATISTICS[match[1][0]]} = "


_Told = str | Callable[[re.Match[str]], str]
_LAWS: tuple[tuple[re.Pattern[str], _Told], ...] = (
    (_NORMAL, lambda match: f"~ {_normal(match)}"),
    (_BINOMIAL, r"~ binomial with \g<trials> trials and probability \g<chance>"),
    (_POISSON, r"poisson with mean \g<rate>"),
    (_UNIFORM, r"~ uniform from \g<least> to \g<most>"),
    (_ON_INTERVAL, r"\g<law> from \g<least> to \g<most>"),
    (_EXPONENTIAL, r"~ exponential with rate \g<pace>"),
    (_GEOMETRIC, r"geometric with probability \g<first>"),
)
_BARE_LAWS: tuple[tuple[re.Pattern[str], _Told], ...] = (
    (_BARE_NORMAL, _bare_normal),
    (_BARE_BINOMIAL, r"binomial with \g<trials> trials and probability \g<chance>"),
)
