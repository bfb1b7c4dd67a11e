"""Inequalities that say how many of a count are meant, `2 <= X < 6`, and the numbers that a tool takes beside them."""

import operator
from collections.abc import Callable, Sequence

from sympy import Rational

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.values import rational

_COMPARED: dict[str, Callable[[int | Rational, int | Rational], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
}  # fmt: skip

Range = Sequence[tuple[str, Rational]]  # each the sign after the count and the number that it is compared with


def range_and_numbers(given: Sequence[Node], numbers: int, wanted: str) -> tuple[Range, list[Node]]:
    """The inequalities among what is given, and the rest. Raises ComputationError if it is not what is wanted."""
    said = [node for node in given if isinstance(node, Relation)]
    rest = [node for node in given if node not in said]
    if not said or len(rest) != numbers:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"it takes an inequality, {wanted}")
    return [_bound(relation) for relation in said], rest


def fits(meant: Range, count: int | Rational) -> bool:
    """Whether all the inequalities hold for so many."""
    return all(_COMPARED[sign](count, value) for sign, value in meant)


def farthest(meant: Range) -> int:
    """A count from which on either every larger one fits or none."""
    return max(0, *(int(value.p // value.q) + 1 for _, value in meant))


def shown_range(counts: Sequence[int]) -> str:
    """The counts from the first to the last in LaTeX, as they stand below a sum over k."""
    return rf"{counts[0]} \le k \le {counts[-1]}" if counts else r"\text{no } k"


def _bound(relation: Relation) -> tuple[str, Rational]:
    """The inequality with the bare name on the left. Raises ComputationError."""
    match relation:
        case Relation(sign, Name(), value) if sign in _COMPARED:
            return sign, rational(value)
        case Relation(sign, value, Name()) if sign in _COMPARED:
            return sign.translate(str.maketrans("<>", "><")), rational(value)
    raise ComputationError(Failure.UNSUPPORTED, "only a bare name can be compared with a number here")
