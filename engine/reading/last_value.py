"""The value of the last answer as the operand that a message lacks: `and times 3?`, `half of that`, `in weeks?`.

Lexical rules only; nothing is evaluated.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from engine.errors import ComputationError, ExpressionError
from engine.messages import Turn
from engine.reading.courtesy import POLITE
from engine.reading.exact import recognise
from engine.reading.number_words import FIGURES, in_figures
from engine.tools.measures.unit_registry import unit_of

MOST_VALUE_CHARACTERS = 60

_LEAD = re.compile(
    rf"^(?:(?:{POLITE}|and|then|now|next|so|ok|okay|also"
    r"|what(?:'|’)?s|what is|how much is|what if i)[\s,]+)+",
    re.IGNORECASE,
)
_FIGURES = rf"(?:{FIGURES})(?:/\d+)?"
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
_UNIT = r"[^\W\d].*"  # if the registry knows it
_AMOUNT = re.compile(rf"(?P<sign>plus|minus|\+|-) (?P<amount>(?:{_FIGURES}) ?(?P<unit>{_UNIT}))", re.IGNORECASE)
_CONVERSION = re.compile(
    rf"(?:(?:convert|change|turn) {_IT} (?:in)?to|(?:{_IT} )?(?:in|to|into)) (?P<unit>{_UNIT})", re.IGNORECASE
)

_SAID = re.compile(r"`([^`\n]+)`")
_NUMBER = re.compile(r"-?\d+(?:\.\d+|/[1-9]\d*)?")
_NUMBER_AND_UNIT = re.compile(rf"({_NUMBER.pattern})(?: ({_UNIT}))?", re.IGNORECASE)
_OTHER_BASE = re.compile(r"\b(?:base|binary|hex\w*|octal|roman)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class LastValue:
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


def last_value(question: Turn, answer: Turn) -> LastValue | None:
    """The value of an answer, as it was said where that is exact; None if nothing can be computed with it."""
    final = answer.final
    if len(final) > MOST_VALUE_CHARACTERS or _OTHER_BASE.search(question.text):
        return None
    if not _NUMBER.fullmatch(final):
        return LastValue(final) if _is_expression(final) else None
    said = _SAID.search(answer.text)
    shown = _NUMBER_AND_UNIT.fullmatch(said[1]) if said else None
    if shown is None or (shown[2] and not _is_unit(shown[2])):
        return LastValue(final)
    exact = "/" in final and Fraction(shown[1]) == Fraction(final)
    return LastValue(shown[1] if exact else final, shown[2] or "")


def _is_expression(final: str) -> bool:
    """True for `2*x + 3` and `6*sqrt(5)`, but not for a list, a relation, a word or a date."""
    try:
        call = recognise(final)
    except ExpressionError:
        return False
    return call is not None and call.name in ("calculate", "simplify")


def applied(text: str, value: LastValue) -> str:
    """The operation that a message states, with the value in the place of what it lacks."""
    bare = _LEAD.sub("", text)
    if bare == "+1":
        return ""  # says that one agrees
    return next(filter(None, (way(bare, value) for way in _WAYS)), "")


def _percent(text: str, value: LastValue) -> str:
    """In words, since `180 + 10%` adds a tenth; where the value is no mere number, with signs alone."""
    if share := _SHARE.fullmatch(text):
        return f"{share['share']}% of {value.text}" if value.bare else f"{share['share']}/100 * {value.signed}"
    if found := _PERCENT.fullmatch(text):
        word, sign = ("plus", "+") if found["plus"] else ("minus", "-")
        if value.bare:
            return f"{value.text} {word} {found['share']}%{found['what'] or ''}"
        return f"{value.signed} * (1 {sign} {found['share']}/100)"
    return ""


def _unary(text: str, value: LastValue) -> str:
    for written, pattern in _UNARY:
        if pattern.fullmatch(text):
            operand = value.text if "(" in written else value.signed
            return written.format(operand)
    return ""


def _binary(text: str, value: LastValue) -> str:
    for sign, pattern in (*_BINARY, *_ONTO):
        if (found := pattern.fullmatch(text)) and (operand := _operand(found["operand"], value)):
            return f"{value.signed} {sign} {operand}" if sign != "^" else f"{value.signed}^{operand}"
    for sign, pattern in _REVERSED:
        if found := pattern.fullmatch(text):
            return f"{_operand(found['operand'], value)} {sign} {value.signed}"
    return ""


def _operand(text: str, value: LastValue) -> str:
    """A number in figures, or a term in an unknown of the value; "" if it is neither."""
    if _FIGURE.fullmatch(text):
        figures = text.replace(",", "")
        return f"({figures})" if "/" in figures else figures
    if text.lower() == "pi":
        return "pi"
    if term := _TERM.fullmatch(text):
        return f"({text})" if term[1] in _WORD.findall(value.text) else ""
    return in_figures(text)


def _spoken(text: str, value: LastValue) -> str:
    if found := _SPOKEN.fullmatch(text):
        # `round (10/3)` would be read as a function
        written = value.text if found["before"].lower() == "round " else value.spoken
        return f"{found['before']}{written}{found['after'] or ''}"
    if rounded := _ROUNDED.fullmatch(text):
        return _spoken(f"round it{rounded['after']}", value)
    if form := _FORM.fullmatch(text):
        return f"{value.spoken} {form['form']}"
    return ""


def _measured(text: str, value: LastValue) -> str:
    """What is asked of an amount: another unit, or more or less of its kind."""
    if not value.unit:
        return ""
    if (found := _CONVERSION.fullmatch(text)) and _is_unit(found["unit"]):
        return f"{value.amount} in {found['unit']}"
    if (found := _AMOUNT.fullmatch(text)) and _is_unit(found["unit"]):
        sign = "plus" if found["sign"] in ("plus", "+") else "minus"
        return f"{value.amount} {sign} {found['amount']}"
    return ""


def _is_unit(text: str) -> bool:
    try:
        unit_of(text)
    except ComputationError:
        return False
    return True


_WAYS: tuple[Callable[[str, LastValue], str], ...] = (_percent, _unary, _measured, _binary, _spoken)
