"""The tools on matrices, which are written as their rows."""

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, defined
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Rows
from engine.tools.terms.tidy import agree
from engine.tools.terms.values import of_number, small, with_factors

MOST_ROWS = 6
MOST_ROWS_WITH_UNKNOWNS = 3
MOST_POWER = 50
_NO_INVERSE = "its determinant is zero, so it has no inverse"


def determinant(matrix: Rows) -> Finding:
    """The determinant of a square matrix: `determinant([[2, 3], [1, 4]])`."""
    built = square(of_rows(matrix))
    value = defined(sympy.expand(built.det()))
    latex = rf"\det {printing.latex(built)} = {printing.latex(value)}"
    return Finding(printing.plain(value), latex, approximation=printing.approximation(value))


def matrix_inverse(matrix: Rows) -> Finding:
    """The inverse of a square matrix."""
    built = square(of_rows(matrix))
    if sympy.simplify(built.det()) == 0:
        raise ComputationError(Failure.UNDEFINED, _NO_INVERSE)
    value = built.inv().applyfunc(sympy.simplify)
    is_inverse = (built * value).applyfunc(sympy.simplify) == sympy.eye(built.rows)
    return found_matrix(value, rf"{printing.latex(built)}^{{-1}}", checked=is_inverse)


def matrix_product(left: Rows, right: Rows) -> Finding:
    """The product of two matrices, rows by columns."""
    first, second = of_rows(left), of_rows(right)
    if first.cols != second.rows:
        raise ComputationError(Failure.UNDEFINED, "the first must have as many columns as the second has rows")
    return found_matrix((first * second).applyfunc(sympy.expand), f"{printing.latex(first)} {printing.latex(second)}")


def matrix_sum(*given: Rows | Node) -> Finding:
    """Matrices added, each times the number before it, if there is one: `matrix_sum([[2, 5]], -3, [[1, 0]])`.

    Raises ComputationError if two of them are not equally large, or a number stands before no matrix.
    """
    terms = [(factor, of_rows(matrix)) for factor, matrix in with_factors(given)]
    if len({matrix.shape for _, matrix in terms}) != 1:
        raise ComputationError(Failure.UNDEFINED, "the matrices are not equally large")
    value = sum((factor * matrix for factor, matrix in terms), start=sympy.zeros(*terms[0][1].shape))
    left = " + ".join(
        printing.latex(matrix) if factor == 1 else f"{printing.as_factor(factor)} {printing.latex(matrix)}"
        for factor, matrix in terms
    )
    return found_matrix(value.applyfunc(sympy.expand), left)


def matrix_power(matrix: Rows, exponent: Node) -> Finding:
    """A square matrix times itself, so often: `matrix_power([[1, 1], [0, 1]], 3)` is `[[1, 3], [0, 1]]`.

    Raises ComputationError for a negative power of one without an inverse.
    """
    built = of_rows(matrix)
    left = f"{printing.latex(built)}^{{{notation.latex(exponent)}}}"
    return found_matrix(power(built, exponent).applyfunc(sympy.simplify), left)


def transpose(matrix: Rows) -> Finding:
    """The matrix with its rows as columns."""
    built = of_rows(matrix)
    return found_matrix(built.T, rf"{printing.latex(built)}^{{T}}")


def eigenvalues(matrix: Rows) -> Finding:
    """The eigenvalues of a square matrix, each once; checked by the determinant and the trace."""
    built = square(of_rows(matrix))
    found = _with_times(built)
    values = _in_order(found)
    latex = r",\; ".join(map(printing.latex, values))
    steps = (Step("They are the roots of", printing.latex(built.charpoly(Symbol("lambda")).as_expr())),)
    shown = Finding(", ".join(map(printing.plain, values)), rf"\lambda = {latex}", steps=steps)
    return verified(shown, _are_eigenvalues(built, found))


def trace(matrix: Rows) -> Finding:
    """The sum of the entries from the upper left to the lower right: `trace([[5, 2], [1, -3]])` is `2`."""
    built = square(of_rows(matrix))
    left = " + ".join(printing.as_factor(built[place, place]) for place in range(built.rows))
    return of_number(sympy.expand(built.trace()), left)


def matrix_rank(matrix: Rows) -> Finding:
    """How many rows of a matrix of numbers do not follow from the others: `matrix_rank([[1, 2], [2, 4]])` is `1`.

    Raises ComputationError for one with unknowns, on which its rank may depend. Checked by the columns.
    """
    built = _of_numbers(matrix)
    rank = built.rank()
    steps = (Step("In echelon form, the rows that are not zero count", printing.latex(built.echelon_form())),)
    found = Finding(str(rank), rf"\operatorname{{rank}} {printing.latex(built)} = {rank}", steps=steps)
    return verified(found, built.cols - len(built.nullspace()) == rank)


def row_reduced(matrix: Rows) -> Finding:
    """The reduced row echelon form of a matrix of numbers: `row_reduced([[1, 2], [3, 4]])` is `[[1, 0], [0, 1]]`.

    Raises ComputationError for one with unknowns.
    """
    built = _of_numbers(matrix)
    value, pivots = built.rref()
    same_rows = built.col_join(value).rank() == len(pivots) == built.rank()
    return found_matrix(value, rf"\operatorname{{rref}} {printing.latex(built)}", checked=same_rows)


def spectrum(matrix: sympy.Matrix) -> list[Expr]:
    """The eigenvalues of a square matrix in order, each once. Raises ComputationError where they have no closed form."""
    return _in_order(_with_times(matrix))


def _with_times(matrix: sympy.Matrix) -> dict[Expr, int]:
    """Each eigenvalue with how often it counts, as a root of the characteristic polynomial."""
    polynomial = matrix.charpoly()
    found: dict[Expr, int] = sympy.roots(polynomial.as_expr(), polynomial.gen)
    if sum(found.values()) != matrix.rows:
        raise ComputationError(Failure.NO_CLOSED_FORM)
    return found


def _in_order(eigenvalues: dict[Expr, int]) -> list[Expr]:
    return sorted(map(sympy.simplify, eigenvalues), key=sympy.default_sort_key)


def _are_eigenvalues(matrix: sympy.Matrix, found: dict[Expr, int]) -> bool | None:
    """Whether their product is the determinant and their sum the trace, each as often as it counts."""
    product = sympy.Mul(*(value**times for value, times in found.items()))
    total = sympy.Add(*(value * times for value, times in found.items()))
    return agree(product, matrix.det()) and agree(total, matrix.trace())


def found_matrix(value: sympy.Matrix, left: str, *, checked: bool = False) -> Finding:
    """The finding that a matrix is what `left` says in LaTeX. Raises ComputationError if an entry is undefined."""
    latex = f"{left} = {printing.latex(value)}"
    rows = (", ".join(printing.plain(defined(entry)) for entry in row) for row in value.tolist())
    return Finding("[" + ", ".join(f"[{row}]" for row in rows) + "]", latex, checked=checked)


def square(matrix: sympy.Matrix) -> sympy.Matrix:
    """The matrix. Raises ComputationError if it has not as many rows as columns."""
    if not matrix.is_square:
        raise ComputationError(Failure.UNDEFINED, "the matrix has not as many rows as columns")
    return matrix


def of_rows(matrix: Rows) -> sympy.Matrix:
    """Raises ComputationError for rows of several lengths, and for a matrix that is too large."""
    if len({len(row) for row in matrix.rows}) != 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "the rows of a matrix are equally long")
    built = sympy.Matrix([[build(entry) for entry in row] for row in matrix.rows])
    most = MOST_ROWS_WITH_UNKNOWNS if built.free_symbols else MOST_ROWS
    if max(built.shape) > most:
        raise ComputationError(Failure.TOO_LARGE)
    return built


def power(matrix: sympy.Matrix, exponent: Node) -> sympy.Matrix:
    """A square matrix to a whole power. Raises ComputationError for a negative one if there is no inverse."""
    times = small(exponent, -MOST_POWER, MOST_POWER)
    if times < 0 and square(matrix).det() == 0:
        raise ComputationError(Failure.UNDEFINED, _NO_INVERSE)
    return square(matrix) ** times


def _of_numbers(matrix: Rows) -> sympy.Matrix:
    built = of_rows(matrix)
    if built.free_symbols:
        raise ComputationError(Failure.UNSUPPORTED, "what comes out depends on the unknowns")
    return built
