"""Formulas in shorthand, `10C3`, `sinx`, `x2 - 5x`, `4,5 + 3,2`, `X ~ N(100, 15^2)`: written out before a text is read."""

import re
from collections.abc import Callable

from engine.reading.alike import as_sums
from engine.reading.based import LOWERED, with_bases
from engine.reading.composed import with_composed
from engine.reading.crossed import with_crossed
from engine.reading.dashed_dates import with_dates
from engine.reading.differential import with_known_values
from engine.reading.grouped import with_classes
from engine.reading.halves import with_halves
from engine.reading.holidays import as_dates
from engine.reading.imaginary import with_plain_names, with_unit_apart
from engine.reading.indexed import with_places
from engine.reading.laws import laws_in_words
from engine.reading.packs import with_packs
from engine.reading.ranges import with_ranges
from engine.reading.recurring import as_fractions
from engine.reading.rows import with_commas
from engine.reading.tables import with_rows
from engine.reading.telephones import with_telephones
from engine.reading.unit_commas import with_points
from engine.reading.unit_vectors import with_coordinates
from engine.reading.ways import with_ways
from engine.reading.working_hours import with_hours

_TOTIENT = re.compile(r"(?<![A-Za-z\\])(?:phi|[φϕ]) ?\((?=\d+\))")
_FUSED = re.compile(r"(?<![A-Za-z])((?:arc)?(?:sin|cos|tan)|cot|sec|csc|ln|sqrt)([xθϑαβφϕ])(?![A-Za-z])")
_POWER = re.compile(r"(?<![A-Za-z.])(\d*)([xyz])([23])(?= ?(?:[-+=<>]|$))")
_ROOT = re.compile(r"([³⁴⁵]) ?√ ?(\d+(?:\.\d+)?|\([^()]*\))")
_COMMA = r"\d+,\d{1,2}(?!\d)"
_DECIMAL_COMMAS = re.compile(rf"(?<![\d,.(])({_COMMA})( ?[-+*/×·÷:] ?)({_COMMA})(?![\d,)])")
_POSITIVE = r"\d+(?:,\d{3})*(?:\.\d+)?"
# as on a pocket calculator the percents are of what stands before; `10-20%` is a range, `5 + 3% of 80` says of what
_PRICE = rf"[$€£]?{_POSITIVE}"
_IN_BRACKETS = r"\([\d$€£.,+*/×xX -]{1,60}\)"
_PERCENT = rf" ?([-+]) ?({_POSITIVE}) ?(?:%|(?:per ?cent|pct)\b)"
_PAYING = r"(?:of us|people|ppl|persons|friends|guys|ways|diners|guests|each)\b"  # `45 + 10% / 3 people`
_PLUS_PERCENT = re.compile(
    rf"(?<![\w.,%)(^])(?<![-+*/×xX] )(?<![-+*/×])(?P<whole>{_IN_BRACKETS}|{_PRICE}(?: ?[-+*/×xX] ?{_PRICE}){{0,8}}?)"
    rf"(?P<percents>(?:{_PERCENT})+)(?! ?(?:[\d(*×^+-]|/(?! ?\d+ {_PAYING})|(?:of|on|more|less|to|and|or)\b))"
)
_OFF = re.compile(r" ?off\b", re.IGNORECASE)
_BLANK = re.compile(r"(?<=\d)( ?, ?)(?:_{1,5}|\?{1,3})(?= ?, ?-?[\d.])")
_ABOUT_ALL = re.compile(r"\b(?:mean|average|avg|sum|total|add(?:s|ed)? up)\b", re.IGNORECASE)
# 3x = 1 mod 7, x^2 ≡ 2 (mod 7), 3x \equiv 1 \pmod{7}
_CONGRUENCE = re.compile(
    r"(?P<left>[\w()^*+ -]{1,40}?) ?(?:≡|\\equiv|(?P<equal>=)) ?(?P<right>[\w^*+ -]{1,20}?),? ?"
    r"(?:\( ?mod(?:ulo)? (?P<inside>\d+) ?\)|\bmod(?:ulo)? (?P<modulus>\d+)(?!\.\d)|\\p?mod ?\{? ?(?P<latex>\d+) ?\}?)"
)
_UNKNOWN = re.compile(r"(?<![A-Za-z])[a-z](?![A-Za-z'])")
# remainder of 47 ÷ 5
_REMAINDER = re.compile(
    r"(?P<asked>\bremainder(?: (?:of|for|in|from|when))?:? )(?P<whole>\d+) ?[÷/] ?(?P<by>\d+)(?![\w.,^]\d|\d| ?[-+*/^÷])",
    re.IGNORECASE,
)
_TIMES_TEN = re.compile(r"(?<=\d) ?[xX] ?(?=10(?:\^|[⁻⁺⁰¹²³⁴-⁹]))")  # 6.4x10^8
# of two numbers in scientific notation the one is divided by the other: 3.2×10⁵ ÷ 8×10⁻²
_SCIENTIFIC = r"-?[1-9](?:\.\d+)? ?[×*·] ?10(?:[⁻⁺]?[⁰¹²³⁴-⁹]+|\^(?:[-−]?\d+|\([-−]?\d+\)|\{[-−]?\d+\}))"
_SCIENTIFIC_QUOTIENT = re.compile(rf"(?<![\w.*^/×-])({_SCIENTIFIC}) ?([÷/]) ?({_SCIENTIFIC})(?![\w.^])")


def written_out(text: str) -> str:
    """The text with its shorthand in full: `binomial(10, 3)`, `sin x`, `x^2 - 5x`, `4.5 + 3.2`."""
    for written in _READINGS:
        text = written(text)
    if _ABOUT_ALL.search(text):
        text = _BLANK.sub(r"\1x", text)
    text = with_bases(text)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return with_places(_POWER.sub(lambda match: _power(match, text), text))


def _power(match: re.Match[str], text: str) -> str:
    """`x2` as a square where x stands elsewhere without an index, so that it is no second unknown."""
    letter = match[2]
    alone = re.search(rf"(?<![A-Za-z]){letter}(?![\w^])", text) is not None
    numbered = re.search(rf"(?<![A-Za-z]){letter}_?1(?!\d)", text) is not None
    return f"{match[1]}{letter}^{match[3]}" if alone and not numbered else match[0]


def _root(match: re.Match[str]) -> str:
    return f"root({match[2]}, {match[1].translate(LOWERED)})"


def _with_points(match: re.Match[str]) -> str:
    return f"{match[1].replace(',', '.')}{match[2]}{match[3].replace(',', '.')}"


def _congruence(match: re.Match[str]) -> str:
    """`3x = 1 modulo 7`; `9 = 30 mod 7` and `f(x) = x mod 3` as they are: the remainder is that of their right side."""
    if match["equal"] and (_UNKNOWN.search(match["right"]) or not _UNKNOWN.search(match["left"])):
        return match[0]
    return f"{match['left']} = {match['right']} modulo {match['inside'] or match['modulus'] or match['latex']}"


def _remainder(match: re.Match[str]) -> str:
    """`remainder of 47 divided by 5`; of a fraction, `the remainder of 3/4`, there is none."""
    if int(match["whole"]) < int(match["by"]):
        return match[0]
    return f"{match['asked']}{match['whole']} divided by {match['by']}"


def _plus_percent(match: re.Match[str]) -> str:
    """`45 + 8%` as `45*(1 + 8/100)`, `$5 + $4 - 10% + 8%` as `(5 + 4)*(1 - 10/100)*(1 + 8/100)`."""
    whole, percents = match["whole"], re.findall(_PERCENT, match["percents"])
    if percents[-1][0] == "+" and _OFF.match(match.string, match.end()):
        return match[0]  # what is off is not added
    factors = "".join(f"*(1 {sign} {percent}/100)" for sign, percent in percents)
    if not re.fullmatch(_PRICE, whole):
        return f"({re.sub(r'[$€£()]', '', whole)}){factors}"
    sign, percent = percents[0]
    if sign == "-" and float(whole.strip("$€£").replace(",", "")) < float(percent.replace(",", "")):
        return match[0]
    return f"{whole}{factors}"


_READINGS = (
    with_rows, with_classes, with_telephones, as_fractions, with_dates, with_hours, as_dates, with_coordinates, with_crossed,
    with_composed, with_ways, with_halves, laws_in_words, with_ranges, as_sums, with_commas, with_unit_apart,
    with_plain_names, with_known_values, with_points, with_packs,
)  # fmt: skip
_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_TOTIENT, "totient("),
    (_FUSED, r"\1 \2"),
    (_ROOT, _root),
    (_DECIMAL_COMMAS, _with_points),
    (_CONGRUENCE, _congruence),
    (_PLUS_PERCENT, _plus_percent),
    (_REMAINDER, _remainder),
    (_TIMES_TEN, "*"),
    (_SCIENTIFIC_QUOTIENT, r"(\1) \2 (\3)"),
)
