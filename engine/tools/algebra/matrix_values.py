"""`matrix_value`: what an expression in matrices comes to, each of which has a name: `2A - B`, `A*B`, `A^2`, `A^T`."""

import operator
from collections.abc import Mapping
from typing import TypeAlias

import sympy
from sympy import Expr, Matrix
from sympy.matrices.exceptions import ShapeError

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.algebra.matrices import found_matrix, of_rows, power, square
from engine.tools.terms import notation
from engine.tools.terms.build import build, defined
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Binary, Name, Negation, Node
from engine.tools.terms.scope import Rows, Scope
from engine.tools.terms.syntax import parse
from engine.tools.terms.values import of_number

MOST_MATRICES = 4
_IDENTITY, _TRANSPOSED = Name("I"), Name("T")
_SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
_NAMED = "each matrix has a name, such as A = [[1, 2], [3, 4]]"
_UNLIKE = "matrices of these sizes do not go together"
_MIXED = "a matrix stands where a number should, or the other way round"

Value: TypeAlias = Expr | Matrix
Known: TypeAlias = Mapping[str, Matrix]


def matrix_value(expression: str, *matrices: str) -> Finding:
    """An expression in named matrices: `matrix_value(2*A - B, A = [[1, 2], [3, 4]], B = [[0, 1], [1, 0]])`.

    It may hold powers, `A^T` for the transpose and `I` for the identity. Raises ComputationError where the sizes of two
    do not go together.
    """
    if not 0 < len(matrices) <= MOST_MATRICES:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"it takes up to {MOST_MATRICES} matrices")
    tree = parse(expression)
    value = _value(tree, dict(map(_named, matrices)))
    if isinstance(value, Matrix):
        return found_matrix(value.applyfunc(sympy.simplify), notation.latex(tree))
    return of_number(sympy.expand(defined(value)), notation.latex(tree))


def _named(statement: str) -> tuple[str, Matrix]:
    """`A = [[1, 2], [3, 4]]`. Raises ComputationError if that is not what is stated."""
    name, _, written = (part.strip() for part in statement.partition("="))
    rows = Scope().read(written) if written else None
    if not isinstance(rows, Rows):
        raise ComputationError(Failure.NOT_UNDERSTOOD, _NAMED)
    return name, of_rows(rows)


def _value(tree: Node, known: Known) -> Value:
    match tree:
        case Name(name) if name in known:
            return known[name]
        case Name() if tree == _IDENTITY:
            return sympy.eye(square(next(iter(known.values()))).rows)
        case Negation(operand):
            return -_value(operand, known)
        case Binary("^", base, exponent) if isinstance(matrix := _value(base, known), Matrix):
            return matrix.T if exponent == _TRANSPOSED else power(matrix, exponent)
        case Binary(sign, left, right) if sign in _SIGNS:
            return _joined(sign, _value(left, known), _value(right, known))
    return build(tree)


def _joined(sign: str, left: Value, right: Value) -> Value:
    """Sums and products of two matrices, a matrix times a number, or over one; of two numbers any."""
    matrices = [isinstance(side, Matrix) for side in (left, right)]
    if (sign in "+-" and len(set(matrices)) > 1) or (sign == "/" and matrices[1]):
        raise ComputationError(Failure.NOT_UNDERSTOOD, _MIXED)
    try:
        return _SIGNS[sign](left, right)
    except ShapeError as error:
        raise ComputationError(Failure.UNDEFINED, _UNLIKE) from error
