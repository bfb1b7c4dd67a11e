"""Formulas in shorthand, `10C3`, `sinx`, `x2 - 5x`, `4,5 + 3,2`, `X ~ N(100, 15^2)`: written out before a text is read."""

import re
from collections.abc import Callable
from itertools import pairwise

from engine.reading.dashed_dates import with_dates
from engine.reading.holidays import as_dates
from engine.reading.laws import laws_in_words, names_points
from engine.reading.recurring import as_fractions
from engine.reading.unit_vectors import with_coordinates
from engine.reading.working_hours import with_hours

_WHOLE = r"\d{1,4}"
_WAYS = {"C": "binomial", "P": "permutations", "choose": "binomial", "comb": "binomial", "perm": "permutations"}
_CHOSEN = re.compile(rf"(?<![\w.])(?P<all>{_WHOLE})(?: ?n(?P<many>[CP])r ?|(?P<sign>[CP]))(?P<some>{_WHOLE})(?![\w.])")
_CHOSEN_OF = re.compile(
    r"(?<!\w)(?:n(?P<many>[CP])r|(?P<sign>[CP])|(?P<word>choose|comb|perm)) ?"
    rf"\( ?(?P<all>{_WHOLE}) ?, ?(?P<some>{_WHOLE}) ?\)"
)
# nC2 = 45, n choose 3 = 56, P(n, 2) = 30
_OF_UNKNOWN = re.compile(
    rf"(?<![\w.])(?:n ?(?P<sign>[CP]) ?(?P<some>{_WHOLE})|n (?P<word>choose) (?P<chosen>{_WHOLE})"
    rf"|(?P<before>[CP]) ?\( ?n ?, ?(?P<taken>{_WHOLE}) ?\))(?= ?=)"
)
_FACTORIALS = re.compile(rf"(?<![\w.!])(?:{_WHOLE}!){{2,}}(?![\w=!])|(?<=\()(?:{_WHOLE}! ){{1,9}}{_WHOLE}!(?=\))")
_FACTORIAL_STATED = re.compile(r"(?<![\w.])(\d{1,4}|n)!=(?= ?[\d(])")  # 5!=120
_TOTIENT = re.compile(r"(?<![A-Za-z\\])(?:phi|[φϕ]) ?\((?=\d+\))")
_FUSED = re.compile(r"(?<![A-Za-z])((?:arc)?(?:sin|cos|tan)|cot|sec|csc|ln|sqrt)([xθ])(?![A-Za-z])")
_POWER = re.compile(r"(?<![A-Za-z.])(\d*)([xyz])([23])(?= ?(?:[-+=<>]|$))")
_COMPOSED = re.compile(r"\(? ?([fghpq]) ?(?:∘| o ) ?([fghpq]) ?\)? ?\(([^()]{1,40})\)")
_ROOT = re.compile(r"([³⁴⁵]) ?√ ?(\d+(?:\.\d+)?|\([^()]*\))")
_BASE = re.compile(r"\blog ?([₀-₉]+)")
_BASE_IN_WORDS = re.compile(
    r"\blog(?:arithm)? (?:to )?(?:the )?base (\d+) of ([a-z]|\([^()]{1,40}\))(?= ?=)"
)  # = 6 follows
_NUMERAL = (
    r"(?:\((?P<held>\d[\da-fA-F]{0,39})\)|(?P<bare>\d[\da-fA-F]{0,39}))"
    r"(?:(?P<low>[₀-₉]{1,2})|_(?:\{(?P<braced>\d{1,2})\}|(?P<base>\d{1,2})))(?!\w|\.\d)"
)
_BASED = re.compile(rf"(?<![\w.]){_NUMERAL}")
_NEXT_BASED = re.compile(rf" ?[-+] ?{_NUMERAL}")
_COMMA = r"\d+,\d{1,2}(?!\d)"
_DECIMAL_COMMAS = re.compile(rf"(?<![\d,.(])({_COMMA})( ?[-+*/×·÷:] ?)({_COMMA})(?![\d,)])")
_POSITIVE = r"\d+(?:,\d{3})*(?:\.\d+)?"
# as on a pocket calculator the percents are of what stands before; `10-20%` is a range, `5 + 3% of 80` says of what
_PLUS_PERCENT = re.compile(
    rf"(?<![\w.,%)(^])(?<![-+*/×xX] )(?<![-+*/×])(?P<whole>{_POSITIVE}(?: ?[-+*/×xX] ?{_POSITIVE}){{0,8}}?)"
    rf" ?(?P<sign>[-+]) ?(?P<percent>{_POSITIVE}) ?%(?! ?(?:[\d(*/×^+-]|(?:of|off|on|more|less|to|and|or)\b))"
)
_PARTED = re.compile(r"(?<![\w.,/:-])(\d{1,2}) ?[-/] ?(\d{1,2})(?![\w/:%-]|[.,]\d| ?[-+*/=])")
_PARTING = re.compile(r"\b(?:split\w*|shar(?:e[sd]?|ing)|mix\w*|blend\w*)\b", re.IGNORECASE)
_BLANK = re.compile(r"(?<=\d)( ?, ?)(?:_{1,5}|\?{1,3})(?= ?, ?-?[\d.])")
_ABOUT_ALL = re.compile(r"\b(?:mean|average|avg|sum|total|add(?:s|ed)? up)\b", re.IGNORECASE)
# the numbers 1-20, from 1-50: no difference
_SPAN = re.compile(
    r"(?i)\b(?P<of>(?:(?:number|integer|card|ticket|ball|page|section)s?|numbered|labell?ed)(?: from| between)?"
    r"|from|between) (?P<low>\d{1,6}) ?[-–] ?(?P<high>\d{1,6})(?! ?[-–+*/^=!(%]|\w|[:,.]\d)"
)
_CLASS = re.compile(r"(?<![\w.,/*^+-])(?<![-+*/^] )(\d{1,6}) ?[-–] ?(\d{1,6})(?![\w.^*/+%-]| ?[-+*/^=])")
# 3x = 1 mod 7, x^2 ≡ 2 (mod 7), 3x \equiv 1 \pmod{7}
_CONGRUENCE = re.compile(
    r"(?P<left>[\w()^*+ -]{1,40}?) ?(?:≡|\\equiv|(?P<equal>=)) ?(?P<right>[\w^*+ -]{1,20}?),? ?"
    r"(?:\( ?mod(?:ulo)? (?P<inside>\d+) ?\)|\bmod(?:ulo)? (?P<modulus>\d+)(?!\.\d)|\\p?mod ?\{? ?(?P<latex>\d+) ?\}?)"
)
_UNKNOWN = re.compile(r"(?<![A-Za-z])[a-z](?![A-Za-z'])")
_RECURRENT = re.compile(r"(?<![A-Za-z])(?![nk])([A-Za-z])(?:_\{|\()[nk] ?[-+] ?\d[})]")
_OF_PLACE = r" ?= ?(?:sqrt|[-+*/^(){}.!²³\d ])*n(?![A-Za-z])"  # a formula of n alone
_EXPLICIT = re.compile(rf"(?<![A-Za-z])([A-Za-z])_(?:n|\{{n\}}){_OF_PLACE}")
_FUSED_INDEX = re.compile(rf"(?<![A-Za-z])([atu])n(?={_OF_PLACE})")
_TRIANGLE = re.compile(
    r"(?<![\w.,/])(?<!\d-)(\d{1,3}) ?[-–] ?(\d{1,3}) ?[-–] ?(\d{1,3})(?= (?:right |special )?triangle)", re.IGNORECASE
)
LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789")


def written_out(text: str) -> str:
    """The text with its shorthand in full: `binomial(10, 3)`, `sin x`, `x^2 - 5x`, `4.5 + 3.2`."""
    text = with_coordinates(as_dates(with_hours(with_dates(as_fractions(text)))))
    if not names_points(text):
        text = _CHOSEN_OF.sub(_ways, _CHOSEN.sub(_ways, text))
    text = laws_in_words(text)
    if _ABOUT_ALL.search(text):
        text = _BLANK.sub(r"\1x", text)
    if _PARTING.search(text):
        text = _PARTED.sub(_parts_of_hundred, text)
    text = _with_classes(text)
    for pattern, written in _RULES:
        text = pattern.sub(written, text)
    return _with_places(_POWER.sub(lambda match: _power(match, text), text))


def _with_places(text: str) -> str:
    """The terms of a sequence, `a_{n+1}`, `a_n`, `a_1` and `a1`, as `a(n+1)`, ... where a rule makes them.

    The rule makes one from another, `a_{n+1} = 2a_n`, or each from its place, `a_n = 3n + 2` and `an = 3n + 2`.
    """
    text = _FUSED_INDEX.sub(r"\1_n", text)
    if "=" in text and (rule := _RECURRENT.search(text) or _explicit(text)):
        index = r"(?:_\{([^{}]{1,6})\}|_?(\d{1,4}|(?<=_)[nk])(?!\w))"
        return re.sub(rf"(?<![A-Za-z])({rule[1]}){index}", lambda match: f"{match[1]}({match[2] or match[3]})", text)
    return text


def _explicit(text: str) -> re.Match[str] | None:
    """`a_n = 3n + 2`; None where a term is given besides, from which such a rule would need none."""
    rule = _EXPLICIT.search(text)
    is_given = rule and re.search(rf"(?<![A-Za-z]){rule[1]}_?\d{{1,4}} ?= ?-?\d", text)
    return None if is_given else rule


def _with_classes(text: str) -> str:
    """`0 to 10: 5, 10 to 20: 8`: classes of a table, each of which begins where the one before it ends."""
    classes = [(int(low), int(high)) for low, high in _CLASS.findall(text)]
    rises = all(low < high for low, high in classes)
    joined = all(0 <= after[0] - before[1] <= 1 for before, after in pairwise(classes))
    return _CLASS.sub(r"\1 to \2", text) if len(classes) > 1 and rises and joined else text


def _ways(match: re.Match[str]) -> str:
    """`10C3`; as it is where more are taken than there are."""
    if int(match["some"]) > int(match["all"]):
        return match[0]
    said = match.groupdict("")
    return f"{_WAYS[said['many'] or said['sign'] or said.get('word', '')]}({said['all']}, {said['some']})"


def _ways_of_unknown(match: re.Match[str]) -> str:
    how = match["sign"] or match["word"] or match["before"]
    return f"{_WAYS[how]}(n, {match['some'] or match['chosen'] or match['taken']})"


def _power(match: re.Match[str], text: str) -> str:
    """`x2` as a square where x stands elsewhere without an index, so that it is no second unknown."""
    letter = match[2]
    alone = re.search(rf"(?<![A-Za-z]){letter}(?![\w^])", text) is not None
    numbered = re.search(rf"(?<![A-Za-z]){letter}_?1(?!\d)", text) is not None
    return f"{match[1]}{letter}^{match[3]}" if alone and not numbered else match[0]


def _factorials(match: re.Match[str]) -> str:
    """`7!3!` as one product, so that `10!/7!3!` divides by all of it."""
    return f"({match[0].replace(' ', '').rstrip('!').replace('!', '!*')}!)"


def _root(match: re.Match[str]) -> str:
    return f"root({match[2]}, {match[1].translate(LOWERED)})"


def _with_points(match: re.Match[str]) -> str:
    return f"{match[1].replace(',', '.')}{match[2]}{match[3].replace(',', '.')}"


def _congruence(match: re.Match[str]) -> str:
    """`3x = 1 modulo 7`; `9 = 30 mod 7` and `f(x) = x mod 3` as they are: the remainder is that of their right side."""
    if match["equal"] and (_UNKNOWN.search(match["right"]) or not _UNKNOWN.search(match["left"])):
        return match[0]
    return f"{match['left']} = {match['right']} modulo {match['inside'] or match['modulus'] or match['latex']}"


def _span(match: re.Match[str]) -> str:
    """`numbers 1 to 20`; as it is where the second is no larger."""
    is_span = int(match["low"]) < int(match["high"])
    return f"{match['of']} {match['low']} to {match['high']}" if is_span else match[0]


def _plus_percent(match: re.Match[str]) -> str:
    """`45 + 8%` as `45*(1 + 8/100)`."""
    whole, sign, percent = match["whole"], match["sign"], match["percent"]
    alone = re.fullmatch(_POSITIVE, whole) is not None
    if alone and sign == "-" and float(whole.replace(",", "")) < float(percent.replace(",", "")):
        return match[0]
    return f"{whole if alone else f'({whole})'}*(1 {sign} {percent}/100)"


def _parts_of_hundred(match: re.Match[str]) -> str:
    """The `60/40` of a split as `60:40`: two parts that make a hundred."""
    return f"{match[1]}:{match[2]}" if int(match[1]) + int(match[2]) == 100 else match[0]


def _based(match: re.Match[str]) -> str:
    """`1011₂`, `(1011)_2`: a numeral and its base, which in a sum stands after the last."""
    base = match["low"] or match["braced"] or match["base"]
    numeral = match["held"] or match["bare"]
    goes_on = _NEXT_BASED.match(match.string, match.end())
    if goes_on and (goes_on["low"] or goes_on["braced"] or goes_on["base"]) == base:
        return numeral
    return f"{numeral} base {base.translate(LOWERED)}"


_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_TRIANGLE, r"\1, \2, \3"),
    (_OF_UNKNOWN, _ways_of_unknown),
    (_FACTORIALS, _factorials),
    (_FACTORIAL_STATED, r"\1! = "),
    (_TOTIENT, "totient("),
    (_FUSED, r"\1 \2"),
    (_COMPOSED, r"\1(\2(\3))"),
    (_ROOT, _root),
    (_BASED, _based),
    (_BASE, lambda match: f"log_{match[1].translate(LOWERED)}"),
    (_BASE_IN_WORDS, lambda match: f"log_{match[1]}({match[2].strip('()')})"),
    (_DECIMAL_COMMAS, _with_points),
    (_CONGRUENCE, _congruence),
    (_PLUS_PERCENT, _plus_percent),
    (_SPAN, _span),
)
