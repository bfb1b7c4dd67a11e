"""`distance_travelled`: how far something moves, there and back, by its velocity or by where it is."""

import sympy

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.calculus.enclosed_areas import area_between
from engine.tools.terms import printing
from engine.tools.terms.build import build, one_unknown
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Binary, Name, Node, Number, Relation
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.syntax import parse

_POSITIONS = frozenset("sxyhpd")  # as people name them; v, or no name, is a velocity


def distance_travelled(function: Node, *between: Node | Entries | Point) -> Finding:
    """How far something moves there and back: `distance_travelled(v(t) = 3*t**2 - 12*t + 9, 0, 4)` is 12, also `[0, 4]`.

    It is the integral of the speed, the velocity without its sign; of a position, `s(t) = t**2`, the velocity is the
    derivative. Raises ComputationError.
    """
    if not between:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it is not said from when to when")
    return area_between(_velocity(function), Number("0"), *between)


def _velocity(stated: Node) -> Node:
    match stated:
        case Relation("=", Name(name) | Binary("*", Name(name), Name()), function):
            return _derived(function) if name in _POSITIONS else function
    return stated


def _derived(function: Node) -> Node:
    built = build(function)
    return parse(printing.plain(sympy.diff(built, one_unknown(built))))
