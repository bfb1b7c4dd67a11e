"""Equations of what is counted, `binomial(n, 2) = 66` and `n! = 120`: solved in whole numbers, since n counts things."""

from sympy import Symbol

from engine.errors import ComputationError
from engine.messages import Step
from engine.tools.terms import notation
from engine.tools.terms.build import build, unknowns
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Call, Name, Node, Number, Relation
from engine.tools.terms.scope import Scope
from engine.tools.terms.trees import walk

MOST_TRIED = 1000
_COUNTING = frozenset({"binomial", "permutations", "factorial"})


def counted_roots(relation: Relation, unknown: Symbol) -> Finding | None:
    """The whole numbers from 0 on at which what is counted comes to a number; None of other equations, and without any."""
    if not _is_counted(relation, unknown):
        return None
    roots = [str(number) for number in range(MOST_TRIED + 1) if _holds(relation, unknown.name, number)]
    if not roots:
        return None
    said = [f"{unknown.name} = {root}" for root in roots]
    steps = (Step("The equation", notation.latex(relation)), Step("Whole numbers tried one by one", ", ".join(said)))
    shown = r" \quad\text{or}\quad ".join(said)
    return Finding(", ".join(roots), shown, " or ".join(said), steps=steps, checked=True)


def _is_counted(relation: Relation, unknown: Symbol) -> bool:
    """True if one side is a number, and the other counts something of the unknown and of no other."""
    sides = [unknowns(build(side)) for side in (relation.left, relation.right)]
    return sorted(sides, key=len) == [[], [unknown]] and any(_counts(part, unknown.name) for part in walk(relation))


def _counts(part: Node, name: str) -> bool:
    return (
        isinstance(part, Call)
        and part.function in _COUNTING
        and any(isinstance(one, Name) and one.name == name for one in walk(part))
    )


def _holds(relation: Relation, name: str, number: int) -> bool:
    """False also where a side has no value, as (n - 2)! at 1."""
    try:
        left, right = (
            build(Scope({name: Number(str(number))}).filled(side)) for side in (relation.left, relation.right)
        )
    except ComputationError:
        return False
    return bool(left == right)
