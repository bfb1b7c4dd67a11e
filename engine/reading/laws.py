"""Distributions and statistics in signs, `X ~ N(100, 15^2)`, `σ² = 16`: how they are written, and told in words."""

import re

NUMBER = r"-?(?:\d+(?:\.\d+)?|\.\d+)(?:/\d+)?"
_SHARE = r"(?:0?\.\d+|\d+/\d+)"
_TRIALS = r"(?P<trials>\d{1,4})"
NORMAL = rf"N ?\( ?(?P<mean>{NUMBER}) ?, ?(?P<spread>{NUMBER})(?P<squared> ?\^ ?2|²)? ?\)"
BINOMIAL = rf"(?:B|Bin|Binom) ?\( ?{_TRIALS} ?, ?(?P<chance>{NUMBER}) ?\)"
POISSON = rf"(?:Po|Poi|Pois|Poisson) ?\( ?(?:(?:λ|lambda) ?= ?)?(?P<rate>{NUMBER}) ?\)"
GEOMETRIC = rf"(?:Geo|Geom) ?\( ?(?P<first>{NUMBER}) ?\)"
_WITHIN = re.compile(rf"\( ?\|(?P<variable>[A-Z])\| ?(?P<sign><=?|≤) ?(?P<bound>{NUMBER}) ?\)")
_NORMAL = re.compile(rf"~ ?{NORMAL}")
_BINOMIAL = re.compile(rf"(?:~|\b(?:follows|distributed as)|(?<!\w)(?=Bin)) ?{BINOMIAL}")
_BARE_BINOMIAL = re.compile(rf"(?<![A-Za-z~])B\( ?{_TRIALS} ?, ?(?P<chance>{_SHARE}) ?\)")
_POISSON = re.compile(rf"(?<![A-Za-z]){POISSON}", re.IGNORECASE)
_GEOMETRIC = re.compile(rf"(?<![A-Za-z]){GEOMETRIC}", re.IGNORECASE)
_SUM_OF = re.compile(r"[Σ∑] ?(fx|x|f|y|xy)(²| ?\^ ?2)? ?= ?(?=[-\d.])")
_STATISTIC = re.compile(r"(?<![A-Za-zµμ])(μ|µ|σ(?:²| ?\^ ?2)?|x[\u0304\u0305]) ?= ?(?=[-\d.])")
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
    text = _BINOMIAL.sub(r"~ binomial with \g<trials> trials and probability \g<chance>", _NORMAL.sub(_normal, text))
    if not (names_points(text) or _OTHER_POINT.search(text)):
        text = _BARE_BINOMIAL.sub(r"binomial with \g<trials> trials and probability \g<chance>", text)
    text = _POISSON.sub(r"poisson with mean \g<rate>", text)
    text = _GEOMETRIC.sub(r"geometric with probability \g<first>", text)
    if not _ABOUT_FORCES.search(text):
        text = _STATISTIC.sub(_statistic, text)
    return with_both_bounds(_SUM_OF.sub(_sum_of, text))


def with_both_bounds(text: str) -> str:
    """`P(|Z| < 2)` as `P(-2 < Z < 2)`."""
    return _WITHIN.sub(r"(-\g<bound> \g<sign> \g<variable> \g<sign> \g<bound>)", text)


def _normal(match: re.Match[str]) -> str:
    """By convention the second parameter is the variance, which is often written as a square."""
    spread = "standard deviation" if match["squared"] else "variance"
    return f"~ normal with mean {match['mean']} and {spread} {match['spread']}"


def _sum_of(match: re.Match[str]) -> str:
    """`Σx² = 250` in words: no equation of an unknown x."""
    return f"sum of {match[1]}{' squared' if match[2] else ''} is "


def _statistic(match: re.Match[str]) -> str:
    """`μ = 58`, `σ² = 16`, `x̄ = 52`: by the names that the signs stand for."""
    is_squared = match[1][0] == "σ" and len(match[1]) > 1
    return f"{'variance' if is_squared else _STATISTICS[match[1][0]]} = "
