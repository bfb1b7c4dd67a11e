"""The places that a tool is told behind a function: `0, 2`, the interval `[0, 2]` or `(0, 2)`, one place also as `x = 1`.

An inequality, `0 <= x`, tells a place too.
"""

from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.tokens import CONSTANTS
from engine.tools.terms.values import number

_BOUNDS = 2

Places = tuple[Node | Entries | Point, ...]


def in_order(given: Places) -> tuple[Node, ...]:
    """The places one after the other: an interval as its two ends, and `x = 1` or `1 <= x` as the 1."""
    found: list[Node] = []
    for one in given:
        match one:
            case Point(x, y):
                found += [x, y]
            case tuple():
                found += [entry.node for entry in one]
            case Relation(_, Name(name), value) if name not in CONSTANTS:
                found.append(value)
            case Relation("<" | "<=", value, Name()):
                found.append(value)
            case _:
                found.append(one)
    return tuple(found)


def two_bounds(given: Places) -> tuple[Expr, Expr]:
    """The smaller and the larger bound. Raises ComputationError if they are not two, or not in this order."""
    bounds = [number(bound) for bound in in_order(given)]
    if len(bounds) != _BOUNDS or not bounds[0] < bounds[1]:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes two bounds, the smaller first")
    return bounds[0], bounds[1]
