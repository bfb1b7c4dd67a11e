"""`motion`: from acceleration to velocity to position, and back, with the constants that known values fix."""

import re
from dataclasses import dataclass, field

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.bounds import in_order
from engine.tools.terms.build import build, defined, one_unknown, unknowns
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.syntax import parse
from engine.tools.terms.tidy import agree, tidy
from engine.tools.terms.trees import with_letters, with_natural_logarithms
from engine.tools.terms.values import number, of_number

_ORDERS = {"v": 1, "a": 2}  # every other letter is a position
_WORDS = {"position": 0, "height": 0, "velocity": 1, "acceleration": 2}
_NAMES = ("s", "v", "a")
_FUNCTION = re.compile(r"\s*([A-Za-z])(?:\(\s*[a-z]\s*\))?\s*=(?!=)(.+)", re.DOTALL)
_KNOWN = re.compile(r"\s*([A-Za-z])\(([^()=]+)\)\s*=(?!=)(.+)", re.DOTALL)
_ASKED = re.compile(r"\s*([A-Za-z])\(([^()=]+)\)\s*")


@dataclass(slots=True)
class _Stated:
    """How often the position is derived in what is asked for, the place, and by that number the values that are known."""

    wanted: int | None = None
    place: Expr | None = None
    known: dict[int, tuple[Expr, Expr]] = field(default_factory=dict)  # place and value


def motion(function: str, *stated: str) -> Finding:
    """A position by its velocity, or another of both and the acceleration: `motion(v(t) = 6*t - 4, s(0) = 5, s(3))` is 20.

    For `s(3)` may stand `position, t = 3`; without a place it is a formula. Raises ComputationError where a value that
    fixes a constant is missing.
    """
    order, expression, symbol = _read(function)
    told = _sorted_out(stated)
    wanted = min(told.known, default=0) if told.wanted is None else told.wanted
    found, steps = _carried(expression, symbol, range(order - 1, wanted - 1, -1), told)
    found = sympy.diff(found, symbol, max(wanted - order, 0))
    again = sympy.diff(found, symbol, max(order - wanted, 0))
    agrees = agree(again, sympy.diff(expression, symbol, max(wanted - order, 0)))
    if told.place is None:
        shown = f"{_NAMES[wanted]}({symbol.name}) = {printing.latex(found)}"
        return verified(Finding(printing.plain(found), shown, steps=steps), agrees)
    value = tidy(defined(found.subs(symbol, told.place)))
    left = f"{_NAMES[wanted]}({printing.latex(told.place)})"
    return verified(of_number(value, left, decimals="." in function, steps=steps), agrees)


def _carried(function: Expr, symbol: Symbol, orders: range, told: _Stated) -> tuple[Expr, tuple[Step, ...]]:
    """The function integrated once for each order, each time with the constant that a known value fixes."""
    steps = []
    for order in orders:
        function = _integrated(function, symbol, told.known.get(order))
        steps.append(Step("The integral, with its constant", f"{_NAMES[order]} = {printing.latex(function)}"))
    return function, tuple(steps)


def _read(function: str) -> tuple[int, Expr, Symbol]:
    """How often the position is derived in it, the expression and the time."""
    match = _FUNCTION.fullmatch(function)
    if match is None:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it begins with a function, such as v(t) = 6t - 4")
    expression = build(_tree(match[2]))
    symbol = one_unknown(expression) if unknowns(expression) else Symbol("t")
    return _ORDERS.get(match[1], 0), expression, symbol


def _sorted_out(stated: tuple[str, ...]) -> _Stated:
    """Raises ComputationError for a text that is no known value, no place and nothing that can be asked for."""
    told = _Stated()
    for text in stated:
        if match := _KNOWN.fullmatch(text):
            told.known[_ORDERS.get(match[1], 0)] = number(_tree(match[2])), number(_tree(match[3]))
        elif match := _ASKED.fullmatch(text):
            told.wanted, place = _ORDERS.get(match[1], 0), build(_tree(match[2]))
            told.place = None if place.is_Symbol else place  # of s(t) the formula
        elif text.strip() in _WORDS:
            told.wanted = _WORDS[text.strip()]
        else:
            told.place = number(in_order((_tree(text),))[0])
    return told


def _tree(text: str) -> Node:
    return with_letters(with_natural_logarithms(parse(text)))


def _integrated(function: Expr, symbol: Symbol, known: tuple[Expr, Expr] | None) -> Expr:
    """The antiderivative that takes the known value. Raises ComputationError."""
    if known is None:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "no value says which of the integrals is meant")
    found = sympy.integrate(function, symbol)
    if found.has(sympy.Integral):
        raise ComputationError(Failure.NO_CLOSED_FORM)
    place, value = known
    return sympy.expand(found - found.subs(symbol, place) + value)
