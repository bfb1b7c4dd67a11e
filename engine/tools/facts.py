"""`suppose`: takes in what a question states. Definitions are kept, equations are solved as soon as they can be."""

from collections.abc import Sequence

import sympy
from sympy import Expr, Symbol
from sympy.solvers.solveset import NonlinearError

from engine.errors import ComputationError, ExpressionError
from engine.messages import Failure
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, has_decimal, unknowns
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.scope import Scope
from engine.tools.terms.syntax import parse
from engine.tools.terms.tidy import agree, same

MOST_PENDING = 8
_COMPLEX = frozenset("zwuvabpq")  # in `y = 2i + 3` i is an unknown
CONTRADICTION = "what is supposed contradicts itself"


def suppose(scope: Scope, *statements: str) -> Finding:
    """Take in `a = 3`, `h(x) = x**2`, `v = (3, 4)`, `2*a + b = 7`. Equations wait until they have one solution.

    Raises ExpressionError for what cannot be read, ComputationError for what contradicts itself.
    """
    shown = []
    for statement in statements:
        if scope.define_function(statement) or scope.define_vector(statement):
            shown.append(statement.strip())
            continue
        relation = _relation(scope, statement)
        shown.append(notation.latex(relation))
        if not _named(scope, relation):
            scope.pending.append(relation)
    if len(scope.pending) > MOST_PENDING:
        raise ComputationError(Failure.TOO_LARGE)
    waiting = tuple(scope.pending)
    found = _solve_pending(scope)
    values = [*shown, *(f"{name} = {printing.plain(value)}" for name, value in found.items())]
    supposed = Finding(", ".join(values), r",\; ".join(values))
    return verified(supposed, _is_borne_out(scope, waiting) if found else None)


def _is_borne_out(scope: Scope, relations: Sequence[Node]) -> bool:
    """Whether the sides of each equation are equal once the values that were found are put in."""
    filled = [scope.filled(relation) for relation in relations]
    return all(agree(build(one.left), build(one.right)) for one in filled if isinstance(one, Relation))


def _relation(scope: Scope, statement: str) -> Relation:
    relation = scope.node(statement, letters=True)
    if isinstance(relation, Relation) and _is_of_complex(relation) and "i" not in scope.values:
        relation = scope.node(statement)
    if not isinstance(relation, Relation):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "nothing is stated")
    if relation.sign != "=":
        raise ComputationError(Failure.UNSUPPORTED, "only equations can be supposed")
    return relation


def _is_of_complex(relation: Relation) -> bool:
    """`z = 3 + 4i`: true where the name is one that people give to complex numbers, and nothing but i is unknown."""
    if not isinstance(relation.left, Name) or relation.left.name not in _COMPLEX:
        return False
    return {symbol.name for symbol in build(relation.right).free_symbols} == {"i"}


def _named(scope: Scope, relation: Relation) -> bool:
    """`a = 3`: true if that gives a name its value."""
    if not isinstance(relation.left, Name) or build(relation.right).free_symbols:
        return False
    scope.values[relation.left.name] = relation.right
    return True


def _solve_pending(scope: Scope) -> dict[str, Expr]:
    """Solve what waits, if it has exactly one solution, and keep the values."""
    relations = [scope.filled(relation) for relation in scope.pending]
    differences = [build(one.left) - build(one.right) for one in relations if isinstance(one, Relation)]
    solution = _only_solution([difference for difference in differences if not _holds(difference)])
    decimals = any(has_decimal(relation) for relation in relations)
    for symbol, value in solution.items():
        scope.values[symbol.name] = _as_node(value, decimals=decimals)
    if solution:
        scope.pending.clear()
    return {symbol.name: value for symbol, value in solution.items()}


def _holds(difference: Expr) -> bool:
    """True if the two sides are equal in any case. Raises ComputationError if they never are."""
    if difference.free_symbols:
        return False
    if not same(difference, sympy.S.Zero):
        raise ComputationError(Failure.UNDEFINED, CONTRADICTION)
    return True


def _only_solution(differences: Sequence[Expr]) -> dict[Symbol, Expr]:
    """The values, if there is exactly one solution; else nothing yet."""
    symbols = unknowns(*differences) if differences else []
    if len(differences) < len(symbols) or not symbols:
        return {}
    try:
        rows = _solutions(differences, symbols)
    except NotImplementedError:
        return {}  # SymPy knows no way; a later tool may do without these values
    if not rows:
        raise ComputationError(Failure.UNDEFINED, CONTRADICTION)
    complete = len(rows) == 1 and set(rows[0]) == set(symbols)
    return rows[0] if complete and not any(value.free_symbols for value in rows[0].values()) else {}


def _solutions(differences: Sequence[Expr], symbols: Sequence[Symbol]) -> list[dict[Symbol, Expr]]:
    try:
        return [dict(zip(symbols, row, strict=True)) for row in sympy.linsolve(list(differences), *symbols)]
    except NonlinearError:
        return list(sympy.solve(list(differences), list(symbols), dict=True))


def _as_node(value: Expr, *, decimals: bool) -> Node:
    try:
        return parse(printing.plain(value, decimals=decimals))
    except ExpressionError as error:
        raise ComputationError(Failure.UNSUPPORTED, "a later step needs a single value here") from error
