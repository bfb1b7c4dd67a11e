"""Inequalities in one unknown, as intervals: `x < 4`, `-2 < x < 2`, `x <= 1 or x > 3`."""

from collections.abc import Sequence

import sympy
from sympy import Interval, Symbol
from sympy.sets import FiniteSet, Set, Union

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, unknowns
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Relation

_COMPARE = {"<": sympy.Lt, ">": sympy.Gt, "<=": sympy.Le, ">=": sympy.Ge}
_LATEX = {"<=": r"\le", ">=": r"\ge", "<": "<", ">": ">", "=": "="}

Bound = tuple[str, ...]  # a chain of values and signs: ("-2", "<", "x", "<=", "2")


def solve_inequality(relation: Relation, unknown: Symbol) -> Finding:
    """All real numbers that satisfy the relation. Raises ComputationError where they cannot be written down."""
    steps = (Step("The inequality", notation.latex(relation)),)
    return written(satisfying(relation, unknown), unknown, steps)


def solve_inequalities(relations: Sequence[Relation], asked: Sequence[Symbol]) -> Finding:
    """All real numbers that satisfy several relations in one unknown, some of which may be equations."""
    symbols = unknowns(*(build(side) for relation in relations for side in (relation.left, relation.right)))
    if len(symbols) != 1 or set(asked) - set(symbols):
        raise ComputationError(Failure.UNSUPPORTED, "inequalities can be solved together in one unknown only")
    steps = tuple(Step("One of the conditions", notation.latex(relation)) for relation in relations)
    found = sympy.Intersection(*(satisfying(relation, symbols[0]) for relation in relations))
    return written(found, symbols[0], steps)


def satisfying(relation: Relation, unknown: Symbol) -> Set:
    """The real numbers for which a relation holds."""
    real = Symbol(unknown.name, real=True)
    left, right = build(relation.left).subs(unknown, real), build(relation.right).subs(unknown, real)
    if relation.sign == "=":
        return FiniteSet(*(root for root in sympy.solve(left - right, real) if root.is_real))
    inequality = _COMPARE[relation.sign](left, right)
    if inequality in (sympy.true, sympy.false):
        return sympy.S.Reals if inequality == sympy.true else sympy.S.EmptySet
    return _solved(inequality, real)


def written(found: Set, unknown: Symbol, steps: tuple[Step, ...]) -> Finding:
    """A set of real numbers as what it says of the unknown. Raises ComputationError if it is made of no intervals."""
    if found == sympy.S.Reals:
        return Finding("all real numbers", rf"{unknown.name} \in \mathbb{{R}}", steps=steps)
    if found == sympy.S.EmptySet:
        return Finding("no solution", r"\text{no solution}", steps=steps)
    parts = found.args if isinstance(found, Union) else (found,)
    plain = " or ".join(" ".join(_bound(part, unknown.name, latex=False)) for part in parts)
    latex = r" \quad\text{or}\quad ".join(" ".join(_bound(part, unknown.name, latex=True)) for part in parts)
    return Finding(plain, latex, steps=steps)


def _solved(inequality: sympy.Rel, unknown: Symbol) -> Set:
    try:
        return sympy.solve_univariate_inequality(inequality, unknown, relational=False)
    except (NotImplementedError, ValueError) as error:
        raise ComputationError(Failure.NO_CLOSED_FORM) from error


def _bound(part: Set, name: str, *, latex: bool) -> Bound:
    write = printing.latex if latex else printing.plain
    sign = _LATEX.__getitem__ if latex else str
    if isinstance(part, FiniteSet):
        return (name, "=", ", ".join(write(value) for value in sorted(part)))
    if not isinstance(part, Interval):
        raise ComputationError(Failure.NO_CLOSED_FORM)
    below, above = sign("<" if part.left_open else "<="), sign("<" if part.right_open else "<=")
    if part.right.is_infinite:
        return (name, sign(">" if part.left_open else ">="), write(part.left))
    if part.left.is_infinite:
        return (name, above, write(part.right))
    return (write(part.left), below, name, above, write(part.right))
