"""Two dice and what is asked of both: of their sum, product or difference, or which of them shows more."""

from collections.abc import Callable, Sequence

from sympy import Expr, Integer, Rational, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.stochastics.picked import COMPARED, tests_of
from engine.tools.terms.build import build, unknowns
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node, Relation
from engine.tools.terms.scope import Text
from engine.tools.terms.values import of_number

FACES = 6
_DICE = (Symbol("a"), Symbol("b"))
_MOST_SHOWN = 18  # throws

_Throw = tuple[int, int]


def two_dice(event: Node, *conditions: Node | Text) -> Finding:
    """The chance of a relation between two dice a and b, `two_dice(b > a)`, or of what is told of a number of theirs.

    `two_dice(a + b, prime)` is 5/12; conditions are told as for `fitting`. A relation behind them is known already:
    `two_dice(a + b >= 9, a = 5)` is 1/2. All throws are gone through. Raises ComputationError for other unknowns, where
    nothing says what must be so, and where what is known never is.
    """
    known = [one for one in conditions if isinstance(one, Relation) and set(unknowns(build(one.left))) & set(_DICE)]
    happens = _happens(event, [one for one in conditions if one not in known])
    faces = range(1, FACES + 1)
    throws = [(one, other) for one in faces for other in faces]
    possible = [throw for throw in throws if all(_holds(relation, throw) for relation in known)]
    if not possible:
        raise ComputationError(Failure.UNDEFINED, "two dice never show that")
    found = [throw for throw in possible if happens(throw)]
    latex = rf"\frac{{{len(found)}}}{{{len(possible)}}}"
    return of_number(Rational(len(found), len(possible)), latex, steps=_listed(possible if known else [], found))


def _listed(possible: Sequence[_Throw], found: Sequence[_Throw]) -> tuple[Step, ...]:
    among = [Step("The throws that are possible", _shown(possible))] if possible else []
    return (*among, Step("The throws that fit", _shown(found)))


def _shown(throws: Sequence[_Throw]) -> str:
    shown = ", ".join(f"({one}, {other})" for one, other in throws[:_MOST_SHOWN]) or r"\text{none}"
    return shown + (r", \ldots" if len(throws) > _MOST_SHOWN else "")


def _happens(event: Node, conditions: Sequence[Node | Text]) -> Callable[[_Throw], bool]:
    if isinstance(event, Relation) and not conditions:
        return lambda throw: _holds(event, throw)
    value, tests = build(event), tests_of(conditions)
    return lambda throw: all(test(_shown_by(throw, value)) for test in tests)


def _holds(relation: Relation, throw: _Throw) -> bool:
    """Raises ComputationError where it is none that compares."""
    if relation.sign not in COMPARED:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "two dice are compared by =, < and their like")
    left, right = (_shown_by(throw, build(side)) for side in (relation.left, relation.right))
    return bool(COMPARED[relation.sign](left, right))


def _shown_by(throw: _Throw, value: Expr) -> Expr:
    """Raises ComputationError where a and b leave something unknown."""
    number = value.subs(dict(zip(_DICE, map(Integer, throw), strict=True)))
    if not number.is_real:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "the dice are called a and b")
    return number
