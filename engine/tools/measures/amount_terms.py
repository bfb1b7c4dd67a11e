"""Amounts with units as people type them, `5 lb 6 oz + 3 lb 12 oz`, `1h30 * 4`: read into terms. Loads no SymPy.

A term is an amount in one unit or in several, each smaller than the one before, times and divided by plain numbers.
What multiplies or divides a sum in brackets is said of each of its terms.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from engine.errors import ComputationError, ExpressionError
from engine.tools.measures.unit_names import Unit, in_plural
from engine.tools.measures.unit_registry import SHIFTED, TIME, in_base_units, unit_of

MOST_CHARACTERS = 400
MOST_TERMS = 20
MOST_BRACKETS = 4
MOST_FACTORS = 6
MOST_DIGITS = 40

DECIMAL = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?![.,]?\d)"
_FRACTION = r"(?:\d+ )?\d+/\d*[1-9]\d*(?![\d.,/])"
_NUMBER = re.compile(rf"{_FRACTION}|{DECIMAL}")
_DIVISOR = re.compile(DECIMAL)  # `6 / 1/2` divides twice
_NO_UNIT = "plus|minus|and|times|x|over|divided|multiplied|by|in|to|into|as|at|am|pm|per|an?|of|is|the|or|do|my|no"
_WORD = rf"(?:(?!(?:{_NO_UNIT})\b)[^\W\d_]+|°[CF]\b)"
_SQUARES = r"(?:sq|square|cu|cubic)\.? in\b"
UNIT = rf"(?:in\b|{_SQUARES}|{_WORD}(?:[ -]{_WORD}){{0,2}})(?:\^[23](?!\d)|[²³])?(?:\.(?!\d))?"
_UNIT = re.compile(rf"[ -]?({UNIT})", re.IGNORECASE)
_MINUTES = re.compile(rf" ?([0-5]\d)(?![\d.,:/])(?! ?{_WORD})", re.IGNORECASE)  # of `1h30`, `1 h 30`
_BARE = re.compile(rf" ?(1?\d)(?![\d.,:/])(?![ -]?(?:{UNIT}|[*×·⋅/÷x%]))", re.IGNORECASE)
_NEXT = {"foot": "in", "stone": "lb", "pound": "oz"}  # `6 foot 2`, `11 stone 4`
_WITHIN = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*", re.IGNORECASE)
_PLUS = re.compile(r"\s*\+\s*|\s+(?:plus|and)\s+", re.IGNORECASE)
_MINUS = re.compile(r"\s*[-−–]\s*|\s+minus\s+", re.IGNORECASE)
_TIMES = re.compile(r"\s*[*×·⋅]\s*|\s*x(?![^\W\d_])\s*|\s+(?:times|multiplied by)\s+", re.IGNORECASE)
_DIVIDED = re.compile(r"\s*[/÷]\s*", re.IGNORECASE)
_OPEN, _CLOSE = re.compile(r"\s*\(\s*"), re.compile(r"\s*\)")
_DIVIDED_BY = re.compile(r"\s+(?:divided by|over)\s+", re.IGNORECASE)
# with hours or seconds beside it an m is a minute
_OF_TIME = re.compile(r"(?<![^\W\d_])(?:h|hrs?|hours?|s|secs?|seconds?)(?![^\W\d_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A number of one unit: the number and the unit as they were typed, and the unit's name for several."""

    typed: str
    symbol: str
    name: str
    unit: Unit

    @property
    def number(self) -> Fraction:
        """The exact number."""
        return number_of(self.typed)


@dataclass(frozen=True, slots=True)
class Factor:
    """A plain number by which an amount is multiplied or divided."""

    number: Fraction
    divides: bool


@dataclass(frozen=True, slots=True)
class Term:
    """An amount, its largest unit first, with its factors; `negative` if it is taken away."""

    parts: tuple[Part, ...]
    factors: tuple[Factor, ...]
    negative: bool


def read_terms(text: str) -> tuple[Term, ...]:
    """The terms of a sum of amounts that measure one thing. Raises ExpressionError if the text is none."""
    if len(text) > MOST_CHARACTERS or text.count("(") > MOST_BRACKETS:
        raise ExpressionError("that is too long for a sum of amounts")
    terms = _Reader(text.strip()).terms()
    dimensions = [in_base_units(part.unit)[1] for term in terms for part in term.parts]
    if any(other != dimensions[0] for other in dimensions):
        raise ExpressionError("the amounts measure different things")
    return terms


def read_one(text: str) -> Unit:
    """A unit that is no product or quotient of units. Raises ExpressionError if the text is none."""
    try:
        unit = unit_of(text)
    except ComputationError as error:
        raise ExpressionError(str(error)) from error
    if len(unit) != 1:
        raise ExpressionError(f"`{text}` is no single unit")
    return unit


def read_named(text: str) -> tuple[str, Unit]:
    """What several of a unit are called, and the unit in that word. Raises ExpressionError as `read_one` does."""
    name = in_plural(text.strip(), read_one(text))
    return name, read_one(name)


def number_of(typed: str) -> Fraction:
    """The number of a text such as `1,234.5`, `3/4` or `2 1/2`."""
    return sum((Fraction(piece) for piece in typed.replace(",", "").split()), Fraction(0))


def size(unit: Unit) -> Fraction:
    """How many of its base unit one of the unit is."""
    return in_base_units(unit)[0]


def is_shifted(unit: Unit) -> bool:
    """True of degrees, that cannot be added as they are."""
    return unit[0].name in SHIFTED


def is_time(unit: Unit) -> bool:
    """True of hours, days and the like."""
    return in_base_units(unit)[1] == TIME


def nest(units: Iterable[Unit]) -> bool:
    """True if each unit is a whole number of the next smaller one, as hours are of minutes."""
    sizes = sorted({size(unit) for unit in units})
    return all((larger / smaller).denominator == 1 for smaller, larger in pairwise(sizes))


class _Reader:
    """Reads a text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._of_time = _OF_TIME.search(re.sub(r"\d", " ", text)) is not None

    def terms(self) -> tuple[Term, ...]:
        """The terms of all of the text. Raises ExpressionError if something is left over."""
        terms = self._sum()
        if self._at < len(self._text) or len(terms) > MOST_TERMS:
            raise ExpressionError("no sum of amounts", self._at)
        return tuple(terms)

    def _sum(self) -> list[Term]:
        terms = self._addend(negative=self._take(_MINUS) is not None)
        while (adds := self._take(_PLUS)) or self._take(_MINUS):
            terms += self._addend(negative=not adds)
        return terms

    def _addend(self, *, negative: bool) -> list[Term]:
        """An amount, or a sum in brackets, with the number before it and those behind it that multiply or divide it."""
        ahead = self._factor_ahead()
        inner = self._sum_in_brackets() or [Term(self._amount(), (), negative=False)]
        factors = (*ahead, *self._factors_behind())
        if len(factors) > MOST_FACTORS:
            raise ExpressionError("too many factors", self._at)
        return [Term(one.parts, (*one.factors, *factors), one.negative != negative) for one in inner]

    def _sum_in_brackets(self) -> list[Term]:
        """The 6 h 50 min and the 7 h of `(6 h 50 min + 7 h) / 2`; empty if there is no bracket here."""
        if self._take(_OPEN) is None:
            return []
        terms = self._sum()
        if self._take(_CLOSE) is None:
            raise ExpressionError("a bracket is not closed", self._at)
        return terms

    def _factor_ahead(self) -> tuple[Factor, ...]:
        """The 6 of `6 * 250 ml`."""
        start, number = self._at, self._take(_NUMBER)
        if number and self._take(_TIMES):
            return (Factor(_exact(number[0]), divides=False),)
        self._at = start
        return ()

    def _factors_behind(self) -> tuple[Factor, ...]:
        factors: list[Factor] = []
        while found := self._sign_and_number():
            divides, number = found
            factors.append(Factor(_exact(number), divides))
        return tuple(factors)

    def _sign_and_number(self) -> tuple[bool, str] | None:
        for sign, numbers, divides in (
            (_TIMES, _NUMBER, False),
            (_DIVIDED_BY, _NUMBER, True),
            (_DIVIDED, _DIVISOR, True),
        ):
            if self._take(sign):
                number = self._take(numbers)
                if number is None:
                    raise ExpressionError("a number is missing", self._at)
                return divides, number[0]
        return None

    def _amount(self) -> tuple[Part, ...]:
        """A number and its unit, and as long as the units fall, more of them."""
        first = self._part()
        if first is None:
            raise ExpressionError("no amount", self._at)
        parts = [first]
        while further := self._smaller(parts[-1]):
            parts.append(further)
        return tuple(parts)

    def _smaller(self, last: Part) -> Part | None:
        """The next part of the same amount, or None, with nothing taken, if another amount begins."""
        start = self._at
        if last.number.denominator == 1:
            if _is_hour(last.unit) and (minutes := self._take(_MINUTES)):
                return _part_of(minutes[1], "min")
            if part := self._bare(last):
                return part
            self._take(_WITHIN)
            part = self._part()
            if (
                part
                and in_base_units(part.unit)[1] == in_base_units(last.unit)[1]
                and size(part.unit) < size(last.unit)
            ):
                return part
        self._at = start
        return None

    def _bare(self, last: Part) -> Part | None:
        """The inches of `6 foot 2`: a number without a unit, fewer than make one of the larger."""
        start, name = self._at, _NEXT.get(last.unit[0].name)
        if name and last.unit[0].power == 1 and (number := self._take(_BARE)):
            part = _part_of(number[1], name)
            if part.number * size(part.unit) < size(last.unit):
                return part
        self._at = start
        return None

    def _part(self) -> Part | None:
        number = self._take(_NUMBER)
        unit = self._take(_UNIT) if number else None
        if number is None or unit is None:
            return None
        symbol = unit[1].removesuffix(".")
        return _part_of(number[0], "min" if self._of_time and symbol in ("m", "M") else symbol, symbol)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._text, self._at)
        if match:
            self._at = match.end()
        return match


def _part_of(typed: str, name: str, symbol: str = "") -> Part:
    _exact(typed)
    return Part(typed, symbol or name, *read_named(name))


def _exact(typed: str) -> Fraction:
    """The number. Raises ExpressionError if it is too long."""
    if len(typed) > MOST_DIGITS:
        raise ExpressionError("that number is too long")
    return number_of(typed)


def _is_hour(unit: Unit) -> bool:
    return unit[0].name == "hour" and unit[0].power == 1
