"""Finds the mathematics in a sentence: each span of it, with its kind. Lexical rules only; nothing is evaluated.

A span is what stands for a value however the sentence around it is worded: a number, an expression, an equation, a
list, a time of day, a date, a numeral with letters (`3b33`), a table (`{z: 6, g: 2}`), the options of a choice.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from engine.reading.assigned import with_assigned
from engine.reading.clock import match_time
from engine.reading.decimals import NUMBER
from engine.reading.differential import MARK, in_marks
from engine.reading.formulas import COORDINATES, NO_FORMULA, SIMPLE, WORD, formula_end
from engine.reading.greek import has_greek, in_latin
from engine.reading.kinds import Kind, Span
from engine.reading.letters import is_letter_string, with_letters, with_words
from engine.reading.lists import with_choices, with_items
from engine.reading.matrices import match_matrix
from engine.reading.money import is_about_money
from engine.reading.number_words import match_number
from engine.reading.roman_numerals import joins_numerals, match_roman
from engine.reading.series import with_series
from engine.tools.terms.splitting import closes_at_end
from engine.tools.terms.tokens import FUNCTION_NAMES, OF_SEVERAL

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
# in a numeral letters stand between digits, or many beside them: `3b` is 3 times b
_DEFINITE = r"(?:\d+[a-f]+\d[0-9a-f]*|\d+[a-f]{2,}\d*|[a-f]+\d+[a-f][0-9a-f]*|[a-f]+\d{2,}|[a-f]{2,}\d+|\d{4,}[a-f])"
_SUM = r"(?:-?[0-9a-f]+ ?[-+] ?){0,12}"
_YEAR = r"(?:,? (?:(?:in|of) )?\d{4})?(?!\w)"
# `apr 5.5%` is the annual percentage rate, `in june 29 cm` an amount of that month
_NO_AMOUNT = (
    r"(?!\.\d| ?%| ?(?:[kcm]m|k?g|ml|lbs?|oz|ft|k?wh|litres?|liters?|met(?:er|re)s?|[km]?mph|°|degrees?)(?!\w))"
)
_QUOTED = (
    (Kind.DATE, re.compile(r"\d{4}([-/])\d{1,2}\1\d{1,2}(?![\w/-])|\d{1,2}([./])\d{1,2}\2\d{4}(?![\w/])")),
    (Kind.DATE, re.compile(rf"{_MONTH}\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?{_YEAR}{_NO_AMOUNT}", re.I)),
    (Kind.DATE, re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\.?{_YEAR}", re.I)),
    (Kind.NUMERAL, re.compile(rf"(?={_SUM}?-?{_DEFINITE}(?!\w)){_SUM}-?[0-9a-f]+(?!\w)")),
)
# figures of months, no days: `jan 48, feb 36`
_NO_DAY = re.compile(
    rf"(?<!\w){_MONTH}\.? (?:3[2-9]|[4-9]\d)(?![\w./:])|(?<!\d)(?:3[2-9]|[4-9]\d) {_MONTH}(?!\w)", re.I
)
# `apr 22` where money is lent
_RATE_OF_LOAN = re.compile(r"apr\.? \d{1,2}$", re.IGNORECASE)
_OTHER_MONTH = re.compile(rf"(?<!\w)(?!apr){_MONTH}\.? \d|\d (?!apr){_MONTH}", re.IGNORECASE)
_ABOUT_LOANS = re.compile(
    r"\b(?:loans?|borrow\w*|interest|balance|credit|mortgage|debt|overdraft|lender|repay\w*)\b", re.IGNORECASE
)
_DIVIDED = re.compile(rf"({NUMBER}) ?/ ?\d+")
_MONEY_BEFORE = re.compile(r"[$€£] ?$")
_RATE = re.compile(rf"({NUMBER}) ?= ?{NUMBER}")  # of `$1 = 0.92 euro`
_YEARED = re.compile(r"\d{4}$")
_DATE_BEFORE = re.compile(rf"(?:\d(?:st|nd|rd|th)?|{_MONTH}\.?) ?$", re.I)
_NUMBERED_NAME = re.compile(r"(?![atu]_?\d)[A-Za-z]{1,2}_?\{?\d{1,2}\}?(?= ?=(?!=))")  # a, t and u are sequences
_SHORTENED = re.compile(r"[A-Za-z]{2,}'s(?!\w)")  # of `what's cos x` the s is no unknown
_BRACKETED_DATE = re.compile(r"\((?=\d{4}-\d{1,2}-\d{1,2}\))")
# where a base is named, digits with one letter among them are no product: `7f hex`, `1A plus 2F in base 16`
_OF_BASES = re.compile(r"\bbase (?:1[1-6]|eleven|twelve|sixteen)\b|\bhex(?:a?decimal)?\b", re.IGNORECASE)
_ABOUT_BASES = re.compile(r"\b(?:bases?|hex\w*|binary|octal|digits?|numerals?|radix)\b", re.IGNORECASE)
_LETTERS_LAST = re.compile(r"(?:-?\d{0,3}[a-f]{0,2} ?[-+] ?){0,12}-?\d{1,3}[a-f]{0,2}")
_TERM = re.compile(r"([a-f])\d{1,4}")
_BASED = r"-?[0-9a-f]+(?!\w)"
_ADDED = r" ?(?:[-+]|plus|minus) ?"
_BASED_SUM = re.compile(
    rf"(?=(?:{_BASED}{_ADDED}){{0,12}}-?(?:\d+[a-f]|[a-f]+\d)[0-9a-f]*(?!\w)){_BASED}(?:{_ADDED}{_BASED}){{0,12}}",
    re.IGNORECASE,
)
_OF_LETTERS = re.compile(r"[A-F]{2,8}(?!\w)")
_SIGNS = {"plus": "+", "minus": "-"}
_TABLE = re.compile(r"\{[^{}:]{1,20}:[^{}]{1,200}\}")
_NAMES_IN_A_ROW = re.compile(r"(?<!\w)[a-z](?:, [a-z]){2,}(?!\w)")
_SIGN = re.compile(r"[-+*/^=<>!(|]|mod|(?:sin|cos|tan|cot|sec|csc|ln|log|exp|sqrt) [b-hj-z]$")
_BEFORE_VECTOR = re.compile(rf"[-+] ?{COORDINATES}")
_AFTER_ORDINAL = re.compile(r"\d(?:st|nd|rd|th) ?$")  # 10th - 40th
# after these a number has a sign of its own: `between 7 and - 5`
_BETWEEN = (
    "and|or|to|by|from|is|of|at|in|as|than|over|plus|minus|times|divided|equals?|with|for|on|if|mod|squared|cubed"
)
_AMOUNT_FOLLOWS = re.compile(
    r"\+ (?=[\d.])(?![^A-Za-z]*[=<>])"
    rf"|- {NUMBER}(?! ?[-+*/^=<>!(]|(?!(?:[kmc]?[gm]|m?l|h|lb|oz|ft|in|min)(?![\w^(]))[\w(])"
)
_WORD_BEFORE = re.compile(r"(?:[A-Za-z]{2,}|[%€$£)]|\d ?[ghlm])\.? $")
_AMOUNT_BEFORE = re.compile(rf"\d(?: ?[%€$£]| ?(?!(?:{_BETWEEN})\b)(?:[A-Za-z]{{2,}}|[ghlm])) $", re.IGNORECASE)
# `- 5 apples` of a list, `the party - 20 people`; but `between - 5 and 3`, `it is - 5 degrees`
_DASH_BEFORE = re.compile(rf"(?:(?:^|\n) ?|(?<![A-Za-z])(?!(?:{_BETWEEN}|between)\b)[A-Za-z]{{3,}} )$", re.IGNORECASE)
_COUNTED_FOLLOWS = re.compile(
    rf"- {NUMBER}(?: ?%| (?!(?:{_BETWEEN}|through|degrees?|celsius|fahrenheit|kelvins?)\b)[A-Za-z]{{2,}})",
    re.IGNORECASE,
)
_COUNTED_AT = re.compile(r"[-+] ?\d+ ?(?:[a-z]{3,} ){1,2}(?:at|@|for) ?[$€£]? ?\d", re.IGNORECASE)
_TIMES = re.compile(r"(?<=[\d)]) *[xX] *(?=[\d(])")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_RELATION = re.compile(r"<=|>=|==|!=|=|<|>")
_DEFINITION = re.compile(r"([A-Za-z])\([a-z](?:, ?[a-z])*\) *=(?!=)")
_APPLICATION = re.compile(r"[A-Za-z]['’′]{0,3}\(")
_BRACKETED = re.compile(r"\( ?(-?(?:\d+(?:\.\d+)?|\.\d+)) ?(%?) ?\)")
_GAINED = re.compile(rf"\+ ?({NUMBER})")  # the sign stays among the words
_LOST = re.compile(rf"- ?({NUMBER})")
# `-20% on 85 €` takes off; `changed by -20%`, `-5% of 300` and `the mean of 4%, -2%` have a negative number
_SIGN_IS_MEANT = re.compile(
    r"(?:(?<![A-Za-z])(?:of|is|by|from|to|at|was|are|be|between|and|or|than)|[=(<>:]|%,) ?$", re.IGNORECASE
)
_PERCENT_OFF = re.compile(" ?%(?! ?(?:of|as|to|in|and|or|,)(?![A-Za-z])| ?[-+*/^=])")
_CHEAPER = re.compile(r"\+ ?[\d.]+ ?%|\b(?:discounts?|sale|off|codes?|coupons?|vouchers?|deals?)\b", re.IGNORECASE)
_VALUE_BEFORE = re.compile(r"\d, ?$")
_VALUE_AFTER = re.compile(r", ?[-+]?\d")
_PERCENT = re.compile(" ?%")
_MEASURE = re.compile(rf"\( ?({NUMBER}) ?([ghlms]) ?\)")  # (1000 g)
_COORDINATE = r" ?-? ?(?:\d+(?:\.\d+)?(?: ?/ ?\d+)?|\.\d+) ?"
_NAMED_POINT = re.compile(rf"([A-Z])(\({_COORDINATE}(?:,{_COORDINATE}){{1,2}}\))")
_ABOUT_POINTS = re.compile(
    r"\b(?:points?|distance|far|slope|gradient|midpoint|middle|lines?|segment|triangle|vert(?:ex|ices)|coordinates?|plane|circle"
    r"|through|reflect\w*|rotat\w*|translat\w*|parallel|perpendicular|quadrilateral|parallelogram"
    r"|axis|axes|mirror\w*|origin|(?:anti|counter)?-?clockwise|vectors?)\b|[A-Z]\([^()]*\).*\b[ABDEQRSTXYZ]\(",
    re.IGNORECASE,
)
# names of functions of a list: what follows in brackets is no point
_LISTING = re.compile(
    r"(?<![a-z])(?<!dot )(?<!cross )(?<!scalar )(?<!vector )(?<!inner )"
    r"(?:avg|average|mean|median|mode|range|sum|total|product|count|std|stdev|sd|deviation|var|variance|min|minimum"
    r"|max|maximum|hcf|gcf|sort) ?$",
    re.IGNORECASE,
)

LONGEST_LISTING = 12  # characters
LONGEST_AMOUNT = 24  # characters
MOST_STEPS = 10_000  # over the formulas of one text; `h(h(h(` without end would else take seconds


def find_spans(text: str) -> list[Span]:
    """The spans of a text in order. They do not overlap."""
    marked = in_latin(in_marks(text))
    spans = _walked(marked)
    if marked != text:
        spans = [_as_typed(text, span) for span in spans]
    spans = with_items(text, with_assigned(text, with_series(text, spans)))
    return with_words(text, with_choices(text, with_letters(text, spans)))


def _as_typed(text: str, span: Span) -> Span:
    """The span with what the text has where it was walked over with marks and Latin letters."""
    written = text[span.start : span.end]
    return replace(span, text=written) if MARK in span.text or has_greek(written) else span


def _walked(text: str) -> list[Span]:
    spans: list[Span] = []
    position = 0
    steps = iter(range(MOST_STEPS))
    while position < len(text):
        span = _span_at(text, position, steps)
        if span is None:
            position = _next_start(text, position)
            continue
        spans.append(span)
        position = span.end
    return spans


def _next_start(text: str, position: int) -> int:
    """A word is passed over whole, so that no span begins inside it, `what's` and the `d1` of `d1 = 30` too."""
    ways = (NO_FORMULA, _NUMBERED_NAME, _SHORTENED, WORD)
    word = next((found for way in ways if (found := way.match(text, position))), None)
    return word.end() if word else position + 1


def _span_at(text: str, position: int, steps: Iterator[int]) -> Span | None:
    if text[position].isspace() or NO_FORMULA.match(text, position) or _joins(text, position):
        return None
    if _BRACKETED_DATE.match(text, position):
        return None  # the date in it is a span, and no difference
    if span := _written_as_one(text, position):
        return span
    end = formula_end(text, position, steps)
    return _formula_span(text, position, _cut(text, position, end)) if end else None


def _cut(text: str, start: int, end: int) -> int:
    """The end of a formula, without what only looks like a part of it: `= 0.92` of `$1 = 0.92 euro`, `- 3` of beers."""
    rate = _RATE.fullmatch(text, start, end)
    if rate and _MONEY_BEFORE.search(text, max(0, start - 2), start):
        return rate.end(1)
    return _before_counted(text, start, end)


def _joins(text: str, position: int) -> bool:
    """True for a sign that begins nothing, since it joins what stands about it."""
    if text[position] not in "-+":
        return False
    if _BEFORE_VECTOR.match(text, position):
        return True
    ways = (_joins_words, _is_dash, _joins_amounts, _joins_counted, _joins_dates, joins_numerals)
    return any(way(text, position) for way in ways)


def _joins_words(text: str, position: int) -> bool:
    """`well-known`, `10th - 40th`: a sign after a word that it joins to another."""
    return text[position - 1 : position].isalnum() or _AFTER_ORDINAL.search(text, 0, position) is not None


def _is_dash(text: str, position: int) -> bool:
    """`- 5 apples`, `the party - 20 people`: a dash before what is counted, where a sign would stand beside its number."""
    begins = max(0, position - LONGEST_AMOUNT)
    return (
        _COUNTED_FOLLOWS.match(text, position) is not None and _DASH_BEFORE.search(text, begins, position) is not None
    )


def _joins_amounts(text: str, position: int) -> bool:
    """`74 each + 9.50`, `80 euros - 15%`: a sign between amounts, of which the first has its words."""
    if not _AMOUNT_FOLLOWS.match(text, position):
        return False
    pattern = _WORD_BEFORE if text[position] == "+" else _AMOUNT_BEFORE
    return pattern.search(text, max(0, position - LONGEST_AMOUNT), position) is not None


def _joins_counted(text: str, position: int) -> bool:
    """`50 - 3 beers at 6.50`: a sign between an amount and things that are counted, whose price follows."""
    return text[:position].rstrip()[-1:].isdigit() and _COUNTED_AT.match(text, position) is not None


def _before_counted(text: str, start: int, end: int) -> int:
    """The end of a formula, before a sign that only joins what is counted to it."""
    signs = (place for place in range(end - 1, start, -1) if text[place] in "+-")
    last = next(signs, None)
    if last is None or not _joins_counted(text, last):
        return end
    return len(text[:last].rstrip())


def _joins_dates(text: str, position: int) -> bool:
    """`2 May 2024 - 5 June 2024`: a sign between dates, of which the second begins with a number."""
    if not _DATE_BEFORE.search(text, 0, position):
        return False
    start = position + 1 + text[position + 1 :].startswith(" ")
    return any(kind is Kind.DATE and pattern.match(text, start) for kind, pattern in _QUOTED)


def _written_as_one(text: str, position: int) -> Span | None:
    """What is no formula: a date, a time, a numeral, a table, a number in words, names in a row, a string of letters."""
    if found := _quoted(text, position):
        return found
    if matrix := match_matrix(text, position):
        return Span(Kind.ITEMS, position, *matrix)
    if match := _TABLE.match(text, position):
        return Span(Kind.TABLE, position, match.end(), match[0])
    if number := match_number(text, position):
        return Span(Kind.NUMBER, position, *number)
    if match := _NAMES_IN_A_ROW.match(text, position):
        return Span(Kind.ITEMS, position, match.end(), f"[{match[0]}]")
    if (word := WORD.match(text, position)) and is_letter_string(text, word):
        return Span(Kind.LETTERS, position, word.end(), f'"{word[0]}"')
    return None


def _quoted(text: str, position: int) -> Span | None:
    """A date, a numeral, a time: what a program holds in quotation marks."""
    if (match := _BASED_SUM.match(text, position)) and _OF_BASES.search(text):
        written = re.sub("plus|minus", lambda sign: _SIGNS[sign[0].lower()], match[0], flags=re.IGNORECASE)
        return Span(Kind.NUMERAL, position, match.end(), f'"{written}"')
    if (letters := _OF_LETTERS.match(text, position)) and _OF_BASES.search(text):
        return Span(Kind.NUMERAL, position, letters.end(), f'"{letters[0]}"')
    if roman := match_roman(text, position):
        return Span(Kind.NUMERAL, position, roman.end(), f'"{roman[0]}"')
    for kind, pattern in _QUOTED:
        if (match := pattern.match(text, position)) and not _is_other(kind, match[0], text):
            return Span(kind, position, match.end(), f'"{match[0]}"')
    if match := match_time(text, position):
        return Span(Kind.TIME, position, match.end(), f'"{match[0]}"')
    return None


def _is_other(kind: Kind, written: str, text: str) -> bool:
    """True for what only looks like a date or a numeral."""
    if kind is Kind.DATE:
        if _RATE_OF_LOAN.fullmatch(written) and _ABOUT_LOANS.search(text) and not _OTHER_MONTH.search(text):
            return True
        return written[0].isalpha() and _NO_DAY.search(text) is not None and _YEARED.search(written) is None
    return _is_product(text, written) or _is_indexed(text, written)


def _is_indexed(text: str, numeral: str) -> bool:
    """`a50` where `a1` is told: a term of the sequence a."""
    term = _TERM.fullmatch(numeral)
    if term is None:
        return False
    return any(other[0] != numeral for other in re.finditer(rf"(?<![A-Za-z]){term[1]}\d+(?!\w)", text))


def _is_product(text: str, numeral: str) -> bool:
    """`6ab - 9b`: letters after digits only, where no base is spoken of, are unknowns."""
    return _LETTERS_LAST.fullmatch(numeral) is not None and _ABOUT_BASES.search(text) is None


def _formula_span(text: str, start: int, end: int) -> Span | None:
    written = text[start:end]
    if gained := _GAINED.fullmatch(written):
        begin = start if _is_listed(text, start, end) else start + gained.start(1)
        return Span(Kind.NUMBER, begin, end, _THOUSANDS.sub("", gained[1]))
    if (lost := _LOST.fullmatch(written)) and _is_taken_off(text, start, end):
        return Span(Kind.NUMBER, start + lost.start(1), end, lost[1])
    if number := _BRACKETED.fullmatch(written):
        return _bracketed(number, start)
    if (measure := _MEASURE.fullmatch(written)) and _is_unit(text, measure[2]):
        return Span(Kind.NUMBER, start + measure.start(1), start + measure.end(1), _THOUSANDS.sub("", measure[1]))
    kind = Kind.CLOSED if _is_quotient(text, written, start) else _kind(written)
    if kind is Kind.APPLICATION and (point := _NAMED_POINT.fullmatch(written)) and _is_point(text, point):
        return Span(Kind.POINT, start + point.start(2), end, point[2])
    if kind is Kind.POINT and _LISTING.search(text, max(0, start - LONGEST_LISTING), start):
        return Span(Kind.ITEMS, start, end, f"[{written[1:-1]}]")
    parted = OF_SEVERAL.search(written)  # `gcd(48,180)` has no thousands
    return Span(kind, start, end, written if parted else _THOUSANDS.sub("", written)) if kind else None


def _is_listed(text: str, start: int, end: int) -> bool:
    """True of a value beside others, `+150, -80, +35`, that is written in one piece."""
    if not text[start + 1].isdigit() or _PERCENT.match(text, end):
        return False
    return _VALUE_BEFORE.search(text, 0, start) is not None or _VALUE_AFTER.match(text, end) is not None


def _is_taken_off(text: str, start: int, end: int) -> bool:
    """True of a percent whose minus sign says what is done with it, as that of `+8%` does."""
    if not _PERCENT_OFF.match(text, end) or _SIGN_IS_MEANT.search(text, max(0, start - LONGEST_AMOUNT), start):
        return False
    return _CHEAPER.search(text) is not None or is_about_money(text)


def _is_quotient(text: str, written: str, start: int) -> bool:
    """`8.80 / 65`, and `12 / 5` behind a sign of money: no fraction, but a division that is asked for."""
    divided = _DIVIDED.fullmatch(written)
    return divided is not None and (
        "." in divided[1] or _MONEY_BEFORE.search(text, max(0, start - 2), start) is not None
    )


def _is_point(text: str, named: re.Match[str]) -> bool:
    """`P(1, 0)`: a capital letter and two numbers or three, where no function has that name; `C(5, 2)` counts in ways."""
    name = named[1]
    if re.search(rf"(?<![A-Za-z]){name}(?:\(\s*[a-z]| ?=|'\()", text):
        return False
    return name not in "CP" or "-" in named[2] or "." in named[2] or _ABOUT_POINTS.search(text) is not None


def _is_unit(text: str, letter: str) -> bool:
    """True if the letter stands nowhere but after numbers, with no sign after it."""
    return re.search(rf"(?<![A-Za-z])(?<!\d)(?<!\d ){letter}(?![A-Za-z'])|{letter} ?[-+*/^=<>]", text) is None


def _bracketed(number: re.Match[str], start: int) -> Span:
    """`(-3)` is a number; of `(60%)` the signs stay among the words, as those of `60%` do."""
    if number[2]:
        return Span(Kind.NUMBER, start + number.start(1), start + number.end(1), number[1])
    return Span(Kind.NUMBER, start, start + number.end(), number[1])


def _kind(written: str) -> Kind | None:
    """None if it is no mathematics after all, but a letter or an empty sign."""
    if SIMPLE.fullmatch(written):
        return Kind.NUMBER
    if not re.search(r"\d", written) and not _SIGN.search(written):
        return Kind.CLOSED if written == "pi" else None
    if _DEFINITION.match(written):
        return Kind.DEFINITION
    if relation := _RELATION.search(written):
        return Kind.EQUATION if relation[0] in ("=", "==") else Kind.COMPARISON
    if _APPLICATION.match(written) and closes_at_end(written):
        return Kind.APPLICATION
    if re.fullmatch(r"\(.*\)", written) and _has_outer_comma(written):
        return Kind.POINT
    return Kind.OPEN if _has_unknowns(written) else Kind.CLOSED


def _has_unknowns(written: str) -> bool:
    return any(word not in FUNCTION_NAMES and word != "pi" for word in WORD.findall(_TIMES.sub(" ", written)))


def _has_outer_comma(written: str) -> bool:
    depth = 0
    for character in written:
        depth += (character == "(") - (character == ")")
        if depth == 1 and character == ",":
            return True
    return False
