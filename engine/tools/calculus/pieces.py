"""Functions in pieces, `x**2` where `x < 1` and `2*x + 1` where `x >= 1`: their values, and what makes them continuous."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import sympy
from sympy import Expr, Symbol
from sympy.sets import FiniteSet, Set

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.inequalities import satisfying
from engine.tools.terms import notation, printing
from engine.tools.terms.bounds import in_order
from engine.tools.terms.build import build, defined, unknowns
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Call, Node, Relation
from engine.tools.terms.scope import Scope
from engine.tools.terms.sides import one_side
from engine.tools.terms.splitting import chained
from engine.tools.terms.syntax import parse
from engine.tools.terms.tidy import agree, tidy
from engine.tools.terms.trees import mapped, with_letters, with_natural_logarithms
from engine.tools.terms.values import number, of_number, of_truth

MOST_PIECES = 6
_CALLED = re.compile(r"(?<![A-Za-z])([A-Za-z])\(")
_UNEQUAL = "!="
_WAYS = (printing.plain, printing.latex)
_NO_PIECES = "each piece is followed by where it holds, such as x < 1"


@dataclass(frozen=True, slots=True)
class _Piece:
    """An expression, and the real numbers for which the function is it."""

    body: Node
    where: Set


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A function of an unknown."""

    unknown: Symbol
    pieces: tuple[_Piece, ...]

    def at(self, place: Expr) -> _Piece | None:
        """The piece that holds at a place."""
        return next((piece for piece in self.pieces if piece.where.contains(place) == sympy.true), None)


def piecewise_value(wanted: str, *pieces: str) -> Finding:
    """A value of a function in pieces: `piecewise_value(f(3), x**2, x < 1, 2*x + 1, x >= 1)` is 7.

    Each piece is followed by where it holds; one at the end without holds elsewhere. For `f(3)` may stand the place,
    `3` or `x = 3`. Raises ComputationError.
    """
    function = _read(pieces)
    called = _CALLED.search(wanted)
    name = called[1] if called else "f"
    tree = parse(wanted, frozenset({name}))
    tree = tree if called else Call(name, in_order((tree,)))
    steps: list[Step] = []
    value = tidy(defined(build(_filled(tree, name, function, steps))))
    return of_number(value, notation.latex(tree), steps=tuple(steps))


def continuous_for(*pieces: str) -> Finding:
    """For which letters a function in pieces has no jump: `continuous_for(k*x + 1, x < 2, x**2, x >= 2)` is `3/2`.

    Without such letters it is `True` or `False`. Raises ComputationError.
    """
    function = _read(pieces)
    joints = [pair for end in _ends(function) for pair in pairwise(_about(function, end))]
    steps = tuple(Step("From both sides the same", f"{printing.latex(a)} = {printing.latex(b)}") for a, b in joints)
    letters = unknowns(*(value for pair in joints for value in pair))
    if not letters:
        return of_truth(all(agree(*pair) for pair in joints), r"\text{The function is continuous}", steps)
    found = [one for one in sympy.solve([a - b for a, b in joints], letters, dict=True) if len(one) == len(letters)]
    if not found:
        raise ComputationError(Failure.UNDEFINED, "nothing makes it continuous")
    told = Finding(*_told(found, letters), steps=steps)
    return verified(told, all(agree(a.subs(one), b.subs(one)) for one in found for a, b in joints))


def _told(found: list[dict[Symbol, Expr]], letters: list[Symbol]) -> tuple[str, str]:
    """The values of one letter; of several each with its name; the same in LaTeX."""
    plain, latex = ([[f"{one.name} = {write(way[one])}" for one in letters] for way in found] for write in _WAYS)
    shown = r" \quad\text{or}\quad ".join(map(r",\; ".join, latex))
    if len(letters) == 1:
        return ", ".join(printing.plain(way[letters[0]]) for way in found), shown
    return " or ".join(map(", ".join, plain)), shown


def _read(texts: Sequence[str]) -> _Pieces:
    """Raises ComputationError if what stands behind a piece says nothing of one unknown."""
    bodies, conditions = texts[::2], [_relations(text) for text in texts[1::2]]
    named = unknowns(*(build(side) for relations in conditions for one in relations for side in (one.left, one.right)))
    if len(named) != 1 or len(bodies) > MOST_PIECES:
        raise ComputationError(Failure.NOT_UNDERSTOOD, _NO_PIECES)
    places = [sympy.Intersection(*(_holding(one, named[0]) for one in relations)) for relations in conditions]
    elsewhere = sympy.Complement(sympy.S.Reals, sympy.Union(*places))
    pieces = zip(bodies, [*places, elsewhere], strict=False)
    return _Pieces(named[0], tuple(_Piece(_body(body), where) for body, where in pieces))


def _relations(text: str) -> list[Relation]:
    """Those of `x < 1`, or of a chain `0 <= x < 1`."""
    found = [parse(part) for part in chained(text)]
    if not all(isinstance(one, Relation) for one in found):
        raise ComputationError(Failure.NOT_UNDERSTOOD, _NO_PIECES)
    return [one for one in found if isinstance(one, Relation)]


def _holding(relation: Relation, unknown: Symbol) -> Set:
    if relation.sign != _UNEQUAL:
        return satisfying(relation, unknown)
    return sympy.Complement(sympy.S.Reals, satisfying(Relation("=", relation.left, relation.right), unknown))


def _body(text: str) -> Node:
    """The expression, also of `f(x) = x**2`."""
    return with_letters(with_natural_logarithms(parse(one_side(text))))


def _filled(node: Node, name: str, function: _Pieces, steps: list[Step]) -> Node:
    """The tree with the piece that holds for each call of the function, the inner ones first; each is a step."""
    match node:
        case Call(called, (argument,)) if called == name:
            inner = _filled(argument, name, function, steps)
            piece = function.at(number(inner))
            if piece is None:
                raise ComputationError(Failure.UNDEFINED, "the function has no value there")
            steps.append(
                Step(f"Where ${function.unknown.name} = {notation.latex(inner)}$ it is", notation.latex(piece.body))
            )
            return Scope({function.unknown.name: inner}).filled(piece.body)
    return mapped(node, lambda part: _filled(part, name, function, steps))


def _ends(function: _Pieces) -> list[Expr]:
    """Where one piece may go over into another, in order."""
    edges = sympy.Union(*(piece.where.boundary for piece in function.pieces))
    if not isinstance(edges, FiniteSet):
        raise ComputationError(Failure.NOT_UNDERSTOOD, _NO_PIECES)
    return sorted(edges, key=float)


def _about(function: _Pieces, end: Expr) -> list[Expr]:
    """The limit from the left, the value and the limit from the right, as far as a piece holds there.

    Raises ComputationError where there is no value between two limits.
    """
    others = [abs(end - other) for other in _ends(function) if other != end]
    near = min(others, default=sympy.Integer(2)) / 2
    sides = [_limit(function, end - near, end, "-"), _limit(function, end + near, end, "+")]
    piece = function.at(end)
    if piece is None and None not in sides:
        raise ComputationError(Failure.UNDEFINED, "the function has no value where its pieces meet")
    value = None if piece is None else build(piece.body).subs(function.unknown, end)
    return [one for one in (sides[0], value, sides[1]) if one is not None]


def _limit(function: _Pieces, beside: Expr, end: Expr, side: str) -> Expr | None:
    """Of the piece that holds beside the end; None if none does."""
    piece = function.at(beside)
    return None if piece is None else sympy.limit(build(piece.body), function.unknown, end, side)
