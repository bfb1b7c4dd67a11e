"""Tables of classes and how many are in each, `0-10: 4, 10-20: 6`: told as lists.

Where a mean or a spread is asked for, which take each value as the middle of its class, as the middles and the counts;
where a median, a quartile or the mode is, as the bounds of the classes and the counts.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

_ASKED = re.compile(r"\b(?:mean|average|avg|variance|deviation|std|sd)\b", re.IGNORECASE)
_ASKED_OF_A_CLASS = re.compile(r"\b(?:modal|mode|median|quartiles?|[ul]q|q[123])\b", re.IGNORECASE)
_CLASS_ITSELF = re.compile(r"\b(?:modal\b|(?:median|mode|quartile)s? (?:class|group|interval))", re.IGNORECASE)
_BOUND = r"\d{1,6}(?:\.\d{1,3})?"
_SIGN = r" ?(?:[<≤]=?|\\leq?\b) ?"
# 0-10, 0 to 10, 0≤x<10
_CLASS = re.compile(
    rf"(?<![\w.,/*^+-])(?<![-+*/^] )(?P<low>{_BOUND})(?: ?[-–—] ?| to |{_SIGN}[A-Za-z]{_SIGN})(?P<high>{_BOUND})"
    r"(?![\w^*/+%-]|\.\d| ?[-+*/^=]\d)"
)
_UNIT = r"(?: ?(?!(?:and|to|has|have|with|f)\b|freq)[A-Za-z]{1,8}\.?)?"
_COUNT = re.compile(
    rf"{_UNIT}(?: ?(?:[:=|(,]|[-–]?->|→)| ?\t| (?:has|have|with|freq\w*\.?|f)\b)* ?(?P<count>\d{{1,6}})(?![\w.]\d|\d)"
    r"(?: [A-Za-z]{3,10}(?=[,;|)\n]| and\b|$))?\)?"
)
_APART = re.compile(r"(?:[\s,;|.]|\band\b)*")
_NEXT_CLASS = re.compile(rf"{_UNIT}(?:[\s,;|]|\band\b)*")
_NUMBER = re.compile(r"\d+")
_FEWEST_CLASSES = 2
_Match = re.Match[str]


def with_classes(text: str) -> str:
    """`0-10: 4, 10-20: 6` as lists, which a tool takes; for a mean also classes alone, as their middles."""
    of_all, of_one = _ASKED.search(text), _ASKED_OF_A_CLASS.search(text)
    if bool(of_all) == bool(of_one) or _CLASS_ITSELF.search(text):
        return text
    classes = list(_CLASS.finditer(text))
    if len(classes) < _FEWEST_CLASSES or not _joined(classes):
        return text
    told = _middles(classes) if of_all else _bounds(classes)
    ends = [*(found.start() for found in classes[1:]), len(text)]
    if counts := _counts(text, classes, ends):
        named = f"{'midpoints ' if of_all else ''}{told}, frequencies {', '.join(found['count'] for found in counts)}"
        return text[: classes[0].start()] + named + text[counts[-1].end() :]
    before, after = text[: classes[0].start()], text[classes[-1].end() :]
    return f"{before}{told}{after}" if _stand_alone(text, classes, ends) else text


def _middles(classes: Sequence[_Match]) -> str:
    return ", ".join(f"({found['low']} + {found['high']})/2" for found in classes)


def _bounds(classes: Sequence[_Match]) -> str:
    lows, highs = (", ".join(found[name] for found in classes) for name in ("low", "high"))
    return f"lower bounds {lows}, upper bounds {highs}"


def _joined(classes: Sequence[_Match]) -> bool:
    """Whether each class rises, and begins where the one before it ends, or at the next whole number."""
    bounds = [(Decimal(found["low"]), Decimal(found["high"])) for found in classes]
    return all(low < high for low, high in bounds) and all(
        0 <= after[0] - one[1] <= 1 for one, after in pairwise(bounds)
    )


def _stand_alone(text: str, classes: Sequence[_Match], ends: Sequence[int]) -> bool:
    """Whether the classes stand in a row, and as many numbers, their counts, elsewhere."""
    others = _NUMBER.findall(text[: classes[0].start()] + " " + text[classes[-1].end() :])
    follows = zip(classes[:-1], ends, strict=False)
    in_a_row = all(_NEXT_CLASS.fullmatch(text, found.end(), end) for found, end in follows)
    return in_a_row and len(others) >= len(classes)


def _counts(text: str, classes: Sequence[_Match], ends: Sequence[int]) -> list[_Match]:
    """The count that follows each class, with nothing else before the next class; none unless each has one."""
    counts = [found for one, end in zip(classes, ends, strict=True) if (found := _COUNT.match(text, one.end(), end))]
    follows = zip(counts[:-1], ends, strict=False)
    is_whole = len(counts) == len(classes) and all(_APART.fullmatch(text, found.end(), end) for found, end in follows)
    return counts if is_whole else []
