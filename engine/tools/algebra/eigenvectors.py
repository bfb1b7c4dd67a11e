"""`eigenvectors`: the directions that a matrix only stretches."""

import sympy
from sympy import Expr, Matrix

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.matrices import of_rows, spectrum, square
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Rows
from engine.tools.terms.tidy import agree
from engine.tools.terms.values import number

_Pair = tuple[Expr, Matrix]  # an eigenvalue and an eigenvector of it, a column


def eigenvectors(matrix: Rows, eigenvalue: Node | None = None) -> Finding:
    """Those of a matrix, or of one eigenvalue: `eigenvectors([[2, 1], [1, 2]])` is `(1, -1), (1, 1)`.

    For each eigenvalue in order as many as are independent; every multiple of one is another. Raises ComputationError.
    """
    built = square(of_rows(matrix))
    values = [number(eigenvalue)] if eigenvalue is not None else spectrum(built)
    pairs = [(value, vector) for value in values for vector in _directions(built, value)]
    if not pairs:
        raise ComputationError(Failure.UNDEFINED, f"{printing.plain(values[0])} is no eigenvalue of this matrix")
    listed = ", ".join(f"{_written(vector)} for {printing.plain(value)}" for value, vector in pairs)
    latex = r",\; ".join(f"{printing.latex(vector)}_{{\\lambda = {printing.latex(value)}}}" for value, vector in pairs)
    steps = tuple(_equation(built, value) for value in dict.fromkeys(value for value, _ in pairs))
    found = Finding(", ".join(_written(vector) for _, vector in pairs), latex, listed, steps=steps)
    return verified(found, all(_is_stretched(built, pair) for pair in pairs))


def _directions(matrix: Matrix, value: Expr) -> list[Matrix]:
    """Independent vectors that the matrix makes so many times as long."""
    return [_whole(vector) for vector in _less(matrix, value).nullspace(simplify=True)]


def _less(matrix: Matrix, value: Expr) -> Matrix:
    return (matrix - value * sympy.eye(matrix.rows)).applyfunc(sympy.simplify)


def _whole(vector: Matrix) -> Matrix:
    """Of a vector of fractions the multiple in lowest whole numbers, the first of them positive; another one as it is."""
    if not all(entry.is_Rational for entry in vector):
        return vector.applyfunc(sympy.radsimp)
    whole = vector * sympy.ilcm(1, *(entry.q for entry in vector))
    first = next(entry for entry in whole if entry != 0)
    return whole / (sympy.sign(first) * sympy.igcd(0, *whole))


def _written(vector: Matrix) -> str:
    return f"({', '.join(map(printing.plain, vector))})"


def _equation(matrix: Matrix, value: Expr) -> Step:
    return Step(f"For $\\lambda = {printing.latex(value)}$ solve", rf"{printing.latex(_less(matrix, value))} v = 0")


def _is_stretched(matrix: Matrix, pair: _Pair) -> bool:
    value, vector = pair
    return all(agree(*sides) for sides in zip(matrix * vector, value * vector, strict=True))
