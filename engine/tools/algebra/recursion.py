"""`recurrence`: terms of a sequence that a rule makes from those before it, `a(n+1) = 3a(n) - 1` with `a(1) = 2`."""

import re
from dataclasses import dataclass

import sympy
from sympy import Expr, Integer, Symbol

from engine.errors import ComputationError, ExpressionError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.build import build, defined, has_decimal, unknowns
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Call, Name, Node, Number, Relation
from engine.tools.terms.syntax import parse
from engine.tools.terms.trees import mapped, walk
from engine.tools.terms.values import small

MOST_TERMS = 2000
MOST_LISTED = 60
MOST_OPERATIONS = 200  # in a term that is no fraction
SHOWN = 6  # terms among the steps
_NAME = re.compile(r"\s*([A-Za-z]) ?\(")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What the newest term is made of: the terms before it as symbols, and its place."""

    name: str
    index: Symbol
    value: Expr
    shifts: dict[Symbol, int]  # from the newest term back

    def at(self, place: int, terms: dict[int, Expr]) -> Expr:
        """Raises ComputationError if a term that it is made of is not known, or it grows too large."""
        before = {symbol: terms.get(place - shift) for symbol, shift in self.shifts.items()}
        if None in before.values():
            raise ComputationError(Failure.NOT_UNDERSTOOD, f"nothing says where the sequence {self.name} begins")
        value = defined(sympy.simplify(self.value.subs({**before, self.index: place})))
        if value.free_symbols:
            raise ComputationError(Failure.NOT_UNDERSTOOD, f"nothing says what {unknowns(value)[0]} is")
        if value.count_ops() > MOST_OPERATIONS:
            raise ComputationError(Failure.TOO_LARGE)
        return value


def recurrence(rule: str, *given: str) -> Finding:
    """A term of a sequence, or its first ones: `recurrence(a(n+1) = 3a(n) - 1, a(1) = 2, a(5))`, or with `5` for five terms.

    Raises ComputationError where the rule does not say what the next term is.
    """
    stated = _NAME.match(rule)
    if stated is None or not given:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a rule is such as a(n+1) = 2a(n) + 1")
    name = stated[1]
    tree = _read(rule, name)
    read = _rule(tree, name)
    *known, asked = (_read(one, name) for one in given)
    decimals = any(map(has_decimal, (tree, *known)))
    terms = dict(_known(one, name) for one in known)
    first = min(terms, default=1)
    if isinstance(asked, Number):
        last = first + small(asked, 1, MOST_LISTED) - 1
        _work_out(read, terms, last)
        return _found([terms[place] for place in range(first, last + 1)], terms, name, decimals=decimals)
    if not (isinstance(asked, Call) and asked.function == name):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "no term is asked for")
    place = small(asked.arguments[0], first, first + MOST_TERMS)
    _work_out(read, terms, place)
    return _found([terms[place]], terms, name, decimals=decimals)


def _read(text: str, name: str) -> Node:
    try:
        return parse(text, frozenset({name}))
    except ExpressionError as error:
        raise ComputationError(Failure.NOT_UNDERSTOOD, str(error)) from error


def _rule(tree: Node, name: str) -> _Rule:
    """The rule for the term on the left, which is the newest."""
    if not (isinstance(tree, Relation) and tree.sign == "=" and isinstance(tree.left, Call)):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a rule has a term on its left")
    newest = build(tree.left.arguments[0])
    index = next(iter(unknowns(newest)), Symbol("n"))
    calls = [part for part in walk(tree.right) if isinstance(part, Call) and part.function == name]
    shifts = {Symbol(f"{name}_{place}"): newest - build(call.arguments[0]) for place, call in enumerate(calls)}
    if not all(isinstance(shift, Integer) and shift > 0 for shift in shifts.values()) or not newest.has(index):
        raise ComputationError(Failure.UNSUPPORTED, "a term must follow from those before it")
    names = dict(zip(calls, shifts, strict=True))

    def named(part: Node) -> Node:
        return Name(names[part].name, unknown=True) if isinstance(part, Call) and part in names else mapped(part, named)

    value = build(named(tree.right)).subs(index, index - (newest - index))
    return _Rule(name, index, value, {symbol: int(shift) for symbol, shift in shifts.items()})


def _known(condition: Node, name: str) -> tuple[int, Expr]:
    match condition:
        case Relation("=", Call(function, (place,)), value) if function == name:
            return small(place, 0, MOST_TERMS), build(value)
    raise ComputationError(Failure.NOT_UNDERSTOOD, "a term is given as in a(1) = 2")


def _work_out(rule: _Rule, terms: dict[int, Expr], last: int) -> None:
    for place in range(min(terms, default=1), last + 1):
        if place not in terms:
            terms[place] = rule.at(place, terms)


def _found(values: list[Expr], terms: dict[int, Expr], name: str, *, decimals: bool) -> Finding:
    steps = tuple(
        Step(f"Term {place}", f"{name}_{{{place}}} = {printing.latex(terms[place], decimals=decimals)}")
        for place in sorted(terms)[:SHOWN]
    )
    left = f"{name}_{{{max(terms)}}} = " if len(values) == 1 else ""
    listed = ", ".join(printing.plain(value, decimals=decimals) for value in values)
    shown = left + r",\; ".join(printing.latex(value, decimals=decimals) for value in values)
    about = printing.approximation(values[0]) if len(values) == 1 and not decimals else ""
    return Finding(listed, shown, approximation=about, steps=steps)
