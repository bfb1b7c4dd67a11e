"""Messages that are nothing but amounts with units, `5 kg + 300 g`, `add 2 h and 45 min`, `5 ft 3 in to cm`, as a tool call.

One letter may be a unit or an unknown: it is taken for a unit only where something else in the message makes that sure.
"""

import re
from collections.abc import Sequence

from engine.errors import ComputationError, ExpressionError
from engine.messages import ToolCall
from engine.reading.courtesy import CALCULATE, without_courtesy, without_end
from engine.reading.halves import with_halves
from engine.reading.typed import in_one_piece, with_zeros
from engine.tools.measures.amount_terms import (
    DECIMAL,
    MOST_CHARACTERS,
    UNIT,
    Term,
    is_shifted,
    is_time,
    nest,
    read_named,
    read_one,
    read_terms,
)
from engine.tools.measures.unit_registry import in_base_units, measure_alike, unit_of

_LEAD = re.compile(rf"(?:{CALCULATE}|convert|change|turn|express)(?![A-Za-z])\s*[:,]?\s*", re.IGNORECASE)
_ADD = re.compile(r"add(?: up| together)?\s+(?=\d[^,]*(?:,| and ))", re.IGNORECASE)  # `2 h and 45 min`
_AND = r"\s*,\s*(?:and\s+)?|\s+and\s+"
_CLOSING = re.compile(
    rf"(?:\s+(?:in|to|into|as)\s+|\s*(?:->|→)\s*)(?P<units>{UNIT}(?:(?:{_AND}){UNIT}){{0,3}})$",
    re.IGNORECASE,
)
_EACH = rf"{UNIT}(?:(?: ?/ ?| per )(?:100 ?)?{UNIT}(?:[23](?!\d))?)?"  # metres a second, litres per 100 km
_RATE = re.compile(
    rf"(?P<number>-?{DECIMAL}) ?(?P<source>{_EACH})(?:\s+(?:in|to|into|as)\s+|\s*(?:->|→)\s*)(?P<target>{_EACH})",
    re.IGNORECASE,
)
# a number and a letter are seen before any unit is looked up
_LIKELY = re.compile(r"[-−(]*(?:\d|\.\d)(?:->|[^=<>?!@#$%&_|~`\"'\\\[\]{}\n])*")
_SURE = frozenset("mm cm km mg kg ml lb oz ft yd in mi hr kb mb gb tb".split())  # others may be two unknowns
_SIGN = re.compile(r"[-+−–*×·⋅/÷]|\b(?:plus|minus|times|multiplied|divided|over)\b|\d ?x|x ?\d|\bx\b", re.IGNORECASE)
_OF_CLOCKS = frozenset("hms")
_NATION = re.compile(r" ?\((uk|imperial|us)\)", re.IGNORECASE)
_DIFFERING = re.compile(r"(?<![A-Za-z])(?=(?:pints?|gallons?|quarts?|mpg|fluid ounces?)(?![A-Za-z]))", re.IGNORECASE)
# `2.5 m / 5` is half a metre; of an unknown it says the same
_SCALED = re.compile(r"[\d.,]+ [mglsh]\b", re.IGNORECASE)


def recognise_amounts(text: str) -> ToolCall | None:
    """The call for a sum of amounts or for an amount in another unit; None if the message is not wholly that."""
    if len(text) > MOST_CHARACTERS:
        return None
    stated = without_end(without_courtesy(with_zeros(with_halves(in_one_piece(_with_nation(text))))))
    added = _ADD.match(stated)
    lead = added or _LEAD.match(stated)
    stated = stated[lead.end() :] if lead else stated
    if not _LIKELY.fullmatch(stated):
        return None
    if rate := _of_rates(stated):
        return rate
    closing = _CLOSING.search(stated)
    expression = stated[: closing.start()].strip() if closing else stated
    expression = re.sub(_AND, " + ", expression) if added else expression
    if not (lead or closing or _SIGN.search(expression)):
        return None  # `5 km and 8 km` asks nothing
    try:
        return _call(expression, read_terms(expression), _units(closing["units"]) if closing else ())
    except (ExpressionError, ComputationError, ArithmeticError):
        return None


def _with_nation(text: str) -> str:
    """`8 pints (uk) in litres` as `8 uk pints in litres`: whose units they are stands before those that differ."""
    match = _NATION.search(text)
    return _DIFFERING.sub(f"{match[1]} ", _NATION.sub("", text)) if match else text


def _of_rates(stated: str) -> ToolCall | None:
    """The call for `90 km/h in m/s` and `30 mpg to l/100km`; None if no unit has another below its line."""
    match = _RATE.fullmatch(stated)
    if match is None or not re.search(r"/|per", match["source"] + match["target"], re.IGNORECASE):
        return None
    source, target = match["source"], match["target"]
    try:
        convertible = measure_alike(unit_of(source), unit_of(target))
    except ComputationError:
        return None
    return ToolCall("convert", (match["number"], f'"{source}"', f'"{target}"')) if convertible else None


def _units(text: str) -> tuple[str, ...]:
    """The units that are asked for, each as several of it are called. Raises ExpressionError if one is unknown."""
    return tuple(read_named(name.removesuffix("."))[0] for name in re.split(_AND, text, flags=re.IGNORECASE))


def _call(expression: str, terms: Sequence[Term], targets: tuple[str, ...]) -> ToolCall | None:
    parts = [part for term in terms for part in term.parts]
    dimensions = in_base_units(parts[0].unit)[1]
    if any(in_base_units(read_one(name))[1] != dimensions for name in targets):
        return None
    works = len(terms) > 1 or any(term.factors for term in terms)
    if targets and len(parts) == 1 and not works:
        number = ("-" if terms[0].negative else "") + parts[0].typed
        quoted = tuple(f'"{name}"' for name in (parts[0].symbol, *targets))
        return ToolCall("convert" if len(targets) == 1 else "in_units", (number, *quoted))
    if not (works or targets) or any(is_shifted(part.unit) for part in parts):
        return None
    units = [part.unit for part in parts]
    if not targets and (
        not (_are_units(terms) or _is_scaled(expression, terms)) or (is_time(units[0]) and not nest(units))
    ):
        return None  # how many days a month has nobody said
    return ToolCall("amount", tuple(f'"{text}"' for text in (expression, *targets)))


def _are_units(terms: Sequence[Term]) -> bool:
    """True if the letters surely are units and no unknowns."""
    symbols = {part.symbol.lower() for term in terms for part in term.parts}
    if any(_is_sure(symbol) for symbol in symbols) or any(len(term.parts) > 1 for term in terms):
        return True
    return "h" in symbols and len(symbols) > 1 and symbols <= _OF_CLOCKS


def _is_scaled(expression: str, terms: Sequence[Term]) -> bool:
    """True of one amount, its unit written apart, that is only multiplied or divided."""
    return len(terms) == 1 and _SCALED.match(expression) is not None


def _is_sure(symbol: str) -> bool:
    letters = "".join(filter(str.isalpha, symbol))
    return len(letters) > 2 or letters in _SURE
