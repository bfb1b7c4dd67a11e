"""A sum of terms that are written alike and go on, `1^2 + 2^2 + ... + 25^2`: told by the sign of summation."""

import re
from collections.abc import Sequence
from itertools import pairwise

from engine.reading.based import LOWERED

_SIGN = r"(?:\*|×|·|⋅|/|\^|\\cdot|\\times)"
_TERM = rf"\(?\d{{1,4}}[!⁰¹²³⁴-⁹]?\)?(?: ?{_SIGN} ?\(?\d{{1,4}}[!⁰¹²³⁴-⁹]?\)?){{0,5}}"
_GOES_ON = re.compile(
    rf"(?<![\w.,*/^+-])(?P<terms>{_TERM}(?: ?\+ ?{_TERM}){{1,5}}) ?\+ ?(?:\.{{2,}}|…|⋯|\\[lc]?dots) ?\+ ?"
    rf"(?P<last>{_TERM})(?! ?[-+*/×·^!]|\w|[.,]\d)"
)
_TIMES = re.compile(r"×|·|⋅|\\cdot|\\times")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]")
_NUMERAL = re.compile(r"\d+")


def as_sums(text: str) -> str:
    """`1*2 + 2*3 + ... + 20*21` as `sum_{k=1}^{20} (k*(k + 1))`; plain numbers, `3 + 7 + ... + 43`, as they are."""
    return _GOES_ON.sub(_as_sum, text)


def _as_sum(match: re.Match[str]) -> str:
    """The sum by its sign; as it is where the terms do not go in equal steps to the last."""
    terms = [_plain(term) for term in (*match["terms"].split("+"), match["last"])]
    shapes = {_NUMERAL.sub("#", term) for term in terms}
    columns = list(zip(*([int(number) for number in _NUMERAL.findall(term)] for term in terms), strict=False))
    counts = {_count(column) for column in columns if len(set(column)) > 1}
    if len(shapes) > 1 or shapes == {"#"} or len(counts) != 1 or (count := counts.pop()) < len(terms):
        return match[0]
    first = next((column[0] for column in columns if column[1] - column[0] == 1), 1)
    places = iter([_of_place(column, first) for column in columns])
    return f"sum_{{k={first}}}^{{{first + count - 1}}} ({_NUMERAL.sub(lambda _: next(places), terms[0])})"


def _plain(term: str) -> str:
    """A term without spaces, `2²×3` as `2^2*3`."""
    raised = _RAISED.sub(lambda match: f"^{match[0].translate(LOWERED)}", term)
    return _TIMES.sub("*", raised).replace(" ", "")


def _count(column: Sequence[int]) -> int:
    """How many terms there are from the first to the last of a column's numbers in equal steps; 0 if they are not such."""
    *told, last = column
    steps = {later - earlier for earlier, later in pairwise(told)}
    step = steps.pop()
    return 0 if steps or step == 0 or (last - told[0]) % step else (last - told[0]) // step + 1


def _of_place(column: Sequence[int], first: int) -> str:
    """What stands in a term at the place k, if the first one is at the place `first`."""
    step = column[1] - column[0]
    if step == 0:
        return str(column[0])
    factor = "k" if step == 1 else f"{step}*k"
    rest = column[0] - step * first
    return f"({factor} {'+' if rest > 0 else '-'} {abs(rest)})" if rest else factor if step == 1 else f"({factor})"
