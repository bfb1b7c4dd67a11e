"""Two dice and what is asked of both: of their sum, product or difference, or which of them shows more."""

from collections.abc import Callable, Sequence

from sympy import Expr, Integer, Rational, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.stochastics.picked import COMPARED, tests_of
from engine.tools.terms.build import build
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node, Relation
from engine.tools.terms.scope import Text
from engine.tools.terms.values import of_number

FACES = 6
_MOST_SHOWN = 18  # throws

_Throw = tuple[int, int]


def two_dice(event: Node, *conditions: Node | Text) -> Finding:
    """The chance of a relation between two dice a and b, `two_dice(b > a)`, or of what is told of a number of theirs.

    `two_dice(a + b, prime)` is 5/12; conditions are told as for `fitting`. All throws are gone through. Raises
    ComputationError for other unknowns, and where nothing says what must be so.
    """
    happens = _happens(event, conditions)
    faces = range(1, FACES + 1)
    throws = [(one, other) for one in faces for other in faces]
    found = [throw for throw in throws if happens(throw)]
    latex = rf"\frac{{{len(found)}}}{{{len(throws)}}}"
    shown = ", ".join(f"({one}, {other})" for one, other in found[:_MOST_SHOWN]) or r"\text{none}"
    step = Step("The throws that fit", shown + (r", \ldots" if len(found) > _MOST_SHOWN else ""))
    return of_number(Rational(len(found), len(throws)), latex, steps=(step,))


def _happens(event: Node, conditions: Sequence[Node | Text]) -> Callable[[_Throw], bool]:
    if isinstance(event, Relation) and event.sign in COMPARED and not conditions:
        left, right, compared = build(event.left), build(event.right), COMPARED[event.sign]
        return lambda throw: bool(compared(_shown_by(throw, left), _shown_by(throw, right)))
    value, tests = build(event), tests_of(conditions)
    return lambda throw: all(test(_shown_by(throw, value)) for test in tests)


def _shown_by(throw: _Throw, value: Expr) -> Expr:
    """Raises ComputationError where a and b leave something unknown."""
    number = value.subs(dict(zip((Symbol("a"), Symbol("b")), map(Integer, throw), strict=True)))
    if not number.is_real:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "the dice are called a and b")
    return number
