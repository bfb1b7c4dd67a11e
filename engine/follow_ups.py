"""Follow-ups: a message that cannot stand alone, and the exchange before it, made into a question that stands alone.

Two ways: the value before becomes the missing operand (`and times 3?`, `half of that`, `in weeks?`), or another number
takes the place of the one in the question before (`what about 7?`, `and for x = 3?`). A message that might stand alone, or
might be talk, is left as it is. Lexical rules only; nothing is evaluated.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.errors import ExpressionError
from engine.exact import recognise
from engine.messages import Turn
from engine.number_words import match_number

MOST_CHARACTERS = 60  # of a follow-up
MOST_VALUE_CHARACTERS = 60
MOST_QUESTION_CHARACTERS = 300  # of the question before, in which a number is replaced

_LEAD = re.compile(
    r"^(?:(?:and|then|now|next|so|ok|okay|also|please|pls|emmy|can you|could you"
    r"|what(?:'|’)?s|what is|how much is|what if i)[\s,]+)+",
    re.IGNORECASE,
)
_END = re.compile(r"(?:[\s,]+(?:please|pls|then|now|thanks))*[\s?.=]*$|(?<=[a-z])!+$", re.IGNORECASE)

_FIGURES = r"\d[\d,]*(?:\.\d+)?(?:/\d+)?|\.\d+"
_WORDS = "[a-z]+(?:[ -][a-z]+){0,3}"
_OPERAND = rf"(?P<operand>{_FIGURES}|pi|\d*[a-z](?:\^\d)?|{_WORDS})"
_FIGURE = re.compile(_FIGURES)
_TERM = re.compile(r"\d*([a-z])(?:\^\d)?")
_IT = r"(?:it|that|this|ans(?:wer)?|(?:the|that|this) (?:result|answer|number|value|total|sum|amount))"
_SIGNS = {
    "*": rf"(?:times|multipl(?:y|ied)(?: {_IT})? by|\*|×|·|x(?= ))",
    "+": r"(?:plus|\+)",
    "-": r"(?:minus|less|take away|[-−–](?= ))",
    "/": rf"(?:over|divided?(?: {_IT})? by|/|÷)",
    "^": rf"(?:(?:raise(?:d)?(?: {_IT})? )?to the power(?: of)?|\^|\*\*)",
    "mod": r"(?:mod|modulo)",
}
_BINARY = [(sign, re.compile(rf"(?:{_IT} ?)?{words} ?{_OPERAND}", re.IGNORECASE)) for sign, words in _SIGNS.items()]
_REVERSED = [
    (sign, re.compile(rf"(?P<operand>{_FIGURES}) ?{words} ?{_IT}", re.IGNORECASE)) for sign, words in _SIGNS.items()
]
_ONTO = [
    ("+", re.compile(rf"add {_OPERAND}(?: (?:to|onto) {_IT}| to)?", re.IGNORECASE)),
    ("-", re.compile(rf"(?:subtract|deduct) {_OPERAND}(?: from {_IT})?", re.IGNORECASE)),
    (
        "-",
        re.compile(rf"take(?: away)? {_OPERAND}(?: (?:away )?from {_IT}| away)", re.IGNORECASE),
    ),  # `take 5` is a rest
]
_UNARY = [
    (written, re.compile(pattern, re.IGNORECASE))
    for written, pattern in (
        ("{}^2", rf"(?:{_IT} )?squared|square {_IT}|the square of {_IT}"),
        ("{}^3", rf"(?:{_IT} )?cubed|cube {_IT}|the cube of {_IT}"),
        ("2 * {}", rf"(?:double|twice) {_IT}|(?:{_IT} )?doubled"),
        ("3 * {}", rf"(?:triple|thrice) {_IT}|(?:{_IT} )?tripled"),
        ("{} / 2", rf"(?:half|halve)(?: of)? {_IT}|(?:{_IT} )?halved"),
        ("{} / 3", rf"(?:a|one) third of {_IT}"),
        ("{} / 4", rf"(?:a|one) (?:quarter|fourth) of {_IT}"),
        ("sqrt({})", rf"(?:the |its )?(?:square root|sqrt|root) of {_IT}|(?:the |its )?square root"),
        ("sqrt({})", rf"sqrt ?\(? ?{_IT} ?\)?|√ ?{_IT}"),
        ("round({})", rf"round {_IT}(?: off)?"),
        ("1 / {}", rf"(?:the )?reciprocal of {_IT}"),
    )
]  # fmt: skip
_PERCENT = re.compile(
    rf"(?:{_IT} )?(?:(?P<plus>plus|add|\+)|minus|less|subtract|take(?: off| away)?|[-−](?= )) ?"
    r"(?P<share>\d+(?:\.\d+)?) ?(?:%|per ?cent)(?P<what> (?:tip|tax|vat|discount|interest|off))?",
    re.IGNORECASE,
)
_SHARE = re.compile(rf"(?P<share>\d+(?:\.\d+)?) ?(?:%|per ?cent) of {_IT}", re.IGNORECASE)
# with a pronoun in the place of `{}`; what stands in words is read by an expert
_SPOKEN = re.compile(
    rf"(?P<before>(?:the )?(?:(?:first|second|third) )?(?:derivative|integral|antiderivative|cube root|absolute value"
    rf"|prime factors|factors|divisors) of |(?:differentiate|integrate|simplify|expand|factori[sz]e|factor) "
    rf"|round |is (?=.* (?:prime|even|odd|divisible by \d+)$)){_IT}"
    r"(?P<after> to (?:\d|one|two|three|four) (?:decimals?|decimal places?|dp|significant figures|sf)"
    r"| to the nearest (?:whole number|integer|unit|ten|hundred|thousand|million|tenth|hundredth|cent)"
    r"| (?:a )?prime(?: number)?| even| odd| divisible by \d+)?",
    re.IGNORECASE,
)
_ROUNDED = re.compile(rf"(?:{_IT} )?rounded(?P<after> to .+)", re.IGNORECASE)
_FORM = re.compile(
    rf"(?:{_IT} )?(?P<form>as an? (?:decimal|fraction|percent(?:age)?|mixed number)|in (?:binary|hex(?:adecimal)?|octal))",
    re.IGNORECASE,
)
_UNIT = (
    r"(?:(?:square|sq|cubic) )?"
    r"(?:(?:nano|micro|milli|centi|kilo|mega|giga)?(?:met(?:er|re)|gram|lit(?:er|re)|second|byte|watt|joule)s?"
    r"|[nµmck]?m|[mk]?g|[mcd]?l|[kmgt]b|k?w|k?j|ms|feet|foot|ft|inch(?:es)?|miles?|mi|yards?|yd|nautical miles?"
    r"|ounces?|oz|pounds?|lbs?|stones?|tons?|tonnes?|gallons?|pints?|quarts?|cups?|tablespoons?|teaspoons?|minutes?|mins?"
    r"|hours?|hrs?|h|days?|weeks?|months?|years?|decades?|centuries|degrees?|radians?|celsius|fahrenheit|kelvins?|acres?"
    r"|hectares?|mph|kph|km/h|m/s|kmh)(?:\^?[23]|²|³)?(?: (?:per|an?) (?:second|minute|hour|day))?"
)
_AMOUNT = re.compile(rf"(?P<sign>plus|minus|\+|-) (?P<amount>(?:{_FIGURES}) ?{_UNIT})", re.IGNORECASE)
_CONVERSION = re.compile(
    rf"(?:(?:convert|change|turn) {_IT} (?:in)?to|(?:{_IT} )?(?:in|to|into)) (?P<unit>{_UNIT})", re.IGNORECASE
)

_SAID = re.compile(r"`([^`\n]+)`")
_NUMBER = re.compile(r"-?\d+(?:\.\d+|/[1-9]\d*)?")
_NUMBER_AND_UNIT = re.compile(rf"({_NUMBER.pattern})(?: ({_UNIT}))?", re.IGNORECASE)
_OTHER_BASE = re.compile(r"\b(?:base|binary|hex\w*|octal|roman)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")

_ANOTHER = re.compile(
    r"(?:(?:and|ok|okay|so|now|then|but)[\s,]+)*(?:and|what about|how about|what if(?: it(?:(?:'|’)?s| is| was))?"
    r"|(?:the )?same (?:with|for|but with|thing with|thing for)|now (?:with|for)|try)(?: (?:with|for|if|at|when))? "
    r"(?:(?P<label>[a-z]) ?= ?)?(?P<number>(?P<currency>[$€£]?)(?P<sign>-?)(?P<figures>\d[\d,]*(?:\.\d+)?|\.\d+)"
    r" ?(?P<kind>%|[a-z]{1,12})?|[a-z]+(?:[ -][a-z]+){0,3})(?: instead)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_FREE_STANDING = re.compile(r"(?<![\w.^:/-])(?<!\*\*)(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?![\d:/^-]|\.\d|,\d)")
_LABELLED = r"(-?\d+(?:\.\d+)?)(?![\w^/*(+-]|\.\d)(?! [-+*/^(])"  # no part of an equation to be solved
_LETTER = re.compile(r"[^\W\d]")
_MARKED = re.compile(r" ?(?:%|per ?cent)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Value:
    """The value before, as text, and its unit, which may be empty."""

    text: str
    unit: str = ""

    @property
    def bare(self) -> bool:
        """Whether it can stand beside any sign as it is."""
        return self.text.replace(".", "").isdecimal()

    @property
    def signed(self) -> str:
        """As an operand between signs."""
        return self.text if self.bare else f"({self.text})"

    @property
    def spoken(self) -> str:
        """As it stands among words: an expression is bracketed, a fraction is not."""
        return self.text if _NUMBER.fullmatch(self.text) else f"({self.text})"

    @property
    def amount(self) -> str:
        """With its unit."""
        return f"{self.text} {self.unit}"


def taken_for(turns: Sequence[Turn]) -> str:
    """The whole question that the last turn asks in the light of the exchange before; "" if it stands alone, or is talk."""
    text = turns[-1].text.strip()
    before = turns[-3:-1]
    if [turn.role for turn in before] != ["user", "assistant"] or not before[1].final:
        return ""
    if len(text) > MOST_CHARACTERS or "\n" in text or _stands_alone(text):
        return ""
    stated = _END.sub("", text)
    value = _value(*before)
    return (_of_value(stated, value) if value else "") or _with_another(stated, before[0].text)


def _stands_alone(text: str) -> bool:
    """True if the exact route knows what the message states."""
    try:
        return recognise(text) is not None
    except ExpressionError:
        return True


def _value(question: Turn, answer: Turn) -> _Value | None:
    """The value of an answer, as it was said where that is exact; None if nothing can be computed with it."""
    final = answer.final
    if len(final) > MOST_VALUE_CHARACTERS or _OTHER_BASE.search(question.text):
        return None
    if not _NUMBER.fullmatch(final):
        return _Value(final) if _is_expression(final) else None
    said = _SAID.search(answer.text)
    shown = _NUMBER_AND_UNIT.fullmatch(said[1]) if said else None
    if shown is None:
        return _Value(final)
    exact = "/" in final and Fraction(shown[1]) == Fraction(final)
    return _Value(shown[1] if exact else final, shown[2] or "")


def _is_expression(final: str) -> bool:
    """True for `2*x + 3` and `6*sqrt(5)`, but not for a list, a relation, a word or a date."""
    try:
        call = recognise(final)
    except ExpressionError:
        return False
    return call is not None and call.name in ("calculate", "simplify")


def _of_value(text: str, value: _Value) -> str:
    """The operation that a message states, with the value in the place of what it lacks."""
    bare = _LEAD.sub("", text)
    if bare == "+1":
        return ""  # says that one agrees
    return next(filter(None, (way(bare, value) for way in _WAYS)), "")


def _percent(text: str, value: _Value) -> str:
    """In words, since `180 + 10%` adds a tenth; where the value is no mere number, with signs alone."""
    if share := _SHARE.fullmatch(text):
        return f"{share['share']}% of {value.text}" if value.bare else f"{share['share']}/100 * {value.signed}"
    if found := _PERCENT.fullmatch(text):
        word, sign = ("plus", "+") if found["plus"] else ("minus", "-")
        if value.bare:
            return f"{value.text} {word} {found['share']}%{found['what'] or ''}"
        return f"{value.signed} * (1 {sign} {found['share']}/100)"
    return ""


def _unary(text: str, value: _Value) -> str:
    for written, pattern in _UNARY:
        if pattern.fullmatch(text):
            operand = value.text if "(" in written else value.signed
            return written.format(operand)
    return ""


def _binary(text: str, value: _Value) -> str:
    for sign, pattern in (*_BINARY, *_ONTO):
        if (found := pattern.fullmatch(text)) and (operand := _operand(found["operand"], value)):
            return f"{value.signed} {sign} {operand}" if sign != "^" else f"{value.signed}^{operand}"
    for sign, pattern in _REVERSED:
        if found := pattern.fullmatch(text):
            return f"{_operand(found['operand'], value)} {sign} {value.signed}"
    return ""


def _operand(text: str, value: _Value) -> str:
    """A number in figures, or a term in an unknown of the value; "" if it is neither."""
    if _FIGURE.fullmatch(text):
        figures = text.replace(",", "")
        return f"({figures})" if "/" in figures else figures
    if text.lower() == "pi":
        return "pi"
    if term := _TERM.fullmatch(text):
        return f"({text})" if term[1] in _WORD.findall(value.text) else ""
    return _in_figures(text)


def _in_figures(text: str) -> str:
    """A number in words; "" if the text is none, or more."""
    number = match_number(text, 0)
    return number[1] if number and number[0] == len(text) and "/" not in number[1] else ""


def _spoken(text: str, value: _Value) -> str:
    if found := _SPOKEN.fullmatch(text):
        # `round (10/3)` would be read as a function
        written = value.text if found["before"].lower() == "round " else value.spoken
        return f"{found['before']}{written}{found['after'] or ''}"
    if rounded := _ROUNDED.fullmatch(text):
        return _spoken(f"round it{rounded['after']}", value)
    if form := _FORM.fullmatch(text):
        return f"{value.spoken} {form['form']}"
    return ""


def _measured(text: str, value: _Value) -> str:
    """What is asked of an amount: another unit, or more or less of its kind."""
    if not value.unit:
        return ""
    if found := _CONVERSION.fullmatch(text):
        return f"{value.amount} in {found['unit']}"
    if found := _AMOUNT.fullmatch(text):
        sign = "plus" if found["sign"] in ("plus", "+") else "minus"
        return f"{value.amount} {sign} {found['amount']}"
    return ""


_WAYS: tuple[Callable[[str, _Value], str], ...] = (_percent, _unary, _measured, _binary, _spoken)


def _with_another(text: str, question: str) -> str:
    """The question before with another number in it, where it is clear in whose place; else ""."""
    found = _ANOTHER.fullmatch(text)
    if found is None or len(question) > MOST_QUESTION_CHARACTERS:
        return ""
    number = found["sign"] + found["figures"] if found["figures"] else _in_figures(found["number"])
    places = _places(question, found) if number else []
    if len(places) != 1:
        return ""
    start, end = places[0]
    return question[:start] + number + question[end:]


def _places(question: str, found: re.Match[str]) -> list[tuple[int, int]]:
    """Where numbers of the same kind as the new one stand in the question before."""
    if found["label"]:
        labelled = re.compile(rf"(?<![\w)*^+/-])(?<![-+*/] ){found['label']} ?= ?{_LABELLED}")
        return [match.span(1) for match in labelled.finditer(question)]
    free = [match for match in _FREE_STANDING.finditer(question) if not _is_negative(question, match)]
    if found["currency"] or found["kind"]:
        return [match.span() for match in free if _is_of_kind(question, match, found)]
    alone = len(_DIGITS.findall(question)) == len(free) and not _has_number_words(question)
    alone = alone and not found["sign"] and not any(_LETTER.match(question, match.end()) for match in free)
    unmarked = [match.span() for match in free if not _is_marked(question, match)]
    whole = [match.span() for match in free] if len(free) == 1 else unmarked
    return whole if alone else []


def _is_negative(question: str, match: re.Match[str]) -> bool:
    return question[: match.start()].rstrip().endswith(("-", "−"))


def _is_of_kind(question: str, match: re.Match[str], found: re.Match[str]) -> bool:
    """Whether a number has the sign of percent or money, or the unit, of the new one."""
    if found["currency"]:
        return question[: match.start()].endswith(found["currency"])
    after = question[match.end() :]
    if found["kind"] == "%" or found["kind"].lower() == "percent":
        return _MARKED.match(after) is not None
    return re.match(rf" ?{found['kind']}(?![A-Za-z])", after, re.IGNORECASE) is not None


def _is_marked(question: str, match: re.Match[str]) -> bool:
    """Whether a number is of percent or of money."""
    return _MARKED.match(question, match.end()) is not None or question[: match.start()].endswith(("$", "€", "£"))


def _has_number_words(question: str) -> bool:
    return any(match_number(question, word.start()) for word in _WORD.finditer(question))
