"""Which is larger, what comes next in order: numbers compared exactly, and named as the question names them."""

import operator
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import sympy
from sympy import Expr, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation, printing
from engine.tools.terms.build import has_decimal
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node, Relation
from engine.tools.terms.scope import Entries, Entry, Text
from engine.tools.terms.values import number, of_truth, small, spread_out

_TRUTHS: dict[str, Callable[[Expr, Expr], Expr]] = {
    "=": sympy.Eq, "!=": sympy.Ne, "<": sympy.Lt, ">": sympy.Gt, "<=": sympy.Le, ">=": sympy.Ge,
}  # fmt: skip
_IN_WHOLE_NUMBERS: dict[str, Callable[[int, int], bool]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip
_SIGNS = r"[\d.() +*/-]*"
# what is asked for of these is the value; `5/8`, `2**10` and `3*10**8` are numbers as people write them
_WORKED_OUT = re.compile(rf"(?!.*\*\*){_SIGNS}(?:\d ?[-+*]|\) ?[-+*/]|\.\d+ ?/|/ ?\d*\.\d){_SIGNS}")


def compare(statement: Node) -> Finding:
    """Whether a statement such as `3/4 < 0.8` is true."""
    if not isinstance(statement, Relation):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "nothing is compared")
    left, right = number(statement.left), number(statement.right)
    truth = sympy.simplify(_TRUTHS[statement.sign](left, right))
    if truth not in (sympy.true, sympy.false):
        raise ComputationError(Failure.NO_CLOSED_FORM)
    crosswise = _crosswise(left, statement.sign, right)
    agrees = None if crosswise is None else crosswise == bool(truth)
    return of_truth(bool(truth), notation.latex(statement), _side_by_side(left, right), agrees=agrees)


def _crosswise(left: Expr, sign: str, right: Expr) -> bool | None:
    """Whether the statement holds for two fractions, multiplied crosswise as whole numbers; None for other numbers."""
    if not isinstance(left, Rational) or not isinstance(right, Rational):
        return None
    return _IN_WHOLE_NUMBERS[sign](int(left.p) * int(right.q), int(right.p) * int(left.q))


def largest(values: Entries, rank: Node | None = None) -> Finding:
    """The `rank`-th largest entry (the largest, if no rank is given)."""
    return _ranked(values, rank, reverse=True)


def smallest(values: Entries, rank: Node | None = None) -> Finding:
    """The `rank`-th smallest entry (the smallest, if no rank is given)."""
    return _ranked(values, rank, reverse=False)


def closest(values: Entries, target: Node) -> Finding:
    """The entry nearest to a number."""
    goal = number(target)
    distances = [(sympy.Abs(_real(entry) - goal), entry) for entry in spread_out((values,))]
    distance, found = min(distances, key=lambda pair: pair[0])
    steps = tuple(
        Step(f"{_name(entry)} is {printing.plain(away)} away", printing.latex(away)) for away, entry in distances
    )
    return _picked(
        found,
        rf"\left|{notation.latex(found.node)} - {notation.latex(target)}\right| = {printing.latex(distance)}",
        steps,
    )


def sort(values: Entries, order: Text | None = None) -> Finding:
    """The entries from small to large, or with `down` from large to small."""
    down = order is not None and order.text == "down"
    ordered = sorted(spread_out((values,)), key=_real, reverse=down)
    sign = " > " if down else " < "
    numbers = [_real(entry) for entry in ordered]
    return Finding(
        ", ".join(map(_name, ordered)),
        sign.join(notation.latex(entry.node) for entry in ordered),
        checked=_in_order(numbers[::-1] if down else numbers),
    )


def _in_order(numbers: list[Expr]) -> bool:
    """Whether none is larger than the one after it."""
    return all(bool(other - one >= 0) for one, other in pairwise(numbers))


def _ranked(values: Entries, rank: Node | None, *, reverse: bool) -> Finding:
    entries = spread_out((values,))
    place = small(rank, 1, len(entries)) if rank is not None else 1
    ordered = sorted(entries, key=_real, reverse=reverse)
    sign = " > " if reverse else " < "
    steps = (Step("In order", sign.join(notation.latex(entry.node) for entry in ordered)),)
    found = ordered[place - 1]
    checked = _has_rank(_real(found), place, [_real(entry) for entry in entries], largest_first=reverse)
    return replace(_picked(found, notation.latex(found.node), steps), checked=checked)


def _has_rank(value: Expr, place: int, numbers: list[Expr], *, largest_first: bool) -> bool:
    """Whether fewer than so many come before a value, and so many or more if those that equal it are counted too."""
    sign = 1 if largest_first else -1
    ahead = [sign * (one - value) for one in numbers]
    return sum(bool(one > 0) for one in ahead) < place <= sum(bool(one >= 0) for one in ahead)


def _picked(entry: Entry, latex: str, steps: tuple[Step, ...]) -> Finding:
    """The entry by its label: the letter of an option, or how the question wrote it; a sum or a product by its value."""
    value = _value(entry)
    text = _name(entry) if _name(entry) == value else f"{_name(entry)} (= {value})"
    return Finding(value if _WORKED_OUT.fullmatch(entry.label) else _name(entry), latex, text, steps=steps)


def _name(entry: Entry) -> str:
    return entry.label or _value(entry)


def _value(entry: Entry) -> str:
    return printing.plain(number(entry.node), decimals=has_decimal(entry.node))


def _real(entry: Entry) -> Expr:
    value = number(entry.node)
    if not value.is_real:
        raise ComputationError(Failure.UNDEFINED, "only real numbers can be put in order")
    return value


def _side_by_side(left: Expr, right: Expr) -> tuple[Step, ...]:
    about = [printing.approximation(side) or printing.plain(side) for side in (left, right)]
    return (Step("Side by side", rf"{about[0]} \quad {about[1]}"),)
