"""Matrices: how they are typed and pasted, and what the tools make of them."""

import time

import pytest

from engine.messages import Failure
from engine.reading.matrices import from_latex, match_matrix
from engine.reading.sketch import sketch
from tests.engine.running import outcome


@pytest.mark.parametrize(
    ("question", "text", "slots"),
    [
        ("det [[2,3],[1,4]]", "det <l1>", ["[[2, 3], [1, 4]]"]),
        ("determinant of [3 -1; 8 6]", "determinant of <l1>", ["[[3, -1], [8, 6]]"]),
        ("[1, 2; 3, x] times [[1/2, 0], [0, 1]]", "<l1> times <l2>", ["[[1, 2], [3, x]]", "[[1/2, 0], [0, 1]]"]),
        (
            r"transpose $\begin{pmatrix} 2 & 3 \\ 1 & \frac{1}{2} \end{pmatrix}$",
            "transpose <l1>",
            ["[[2, 3], [1, 1/2]]"],
        ),
        ("inverse of (4 7; 2 6)", "inverse of <l1>", ["[[4, 7], [2, 6]]"]),
        ("(1, 2; 3, 4) and (5; 6)", "<l1> and ( <n1> ; <n2> )", ["[[1, 2], [3, 4]]", "5", "6"]),
        (r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}", "determinant of <l1>", ["[[a, b], [c, d]]"]),
        ("mean of [1, 2, 3]", "mean of <l1>", ["[1, 2, 3]"]),
        ("on [0; 5]", "on [ <n1> ; <n2> ]", ["0", "5"]),
        ("[[1, 2], [3]]", "[ <l1> , [ <n1> ] ]", ["[1, 2]", "3"]),
    ],
)
def test_a_matrix_is_one_slot(question, text, slots):
    made = sketch(question)
    assert (made.text, list(made.slots.values())) == (text, slots)


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("determinant([[2, 3], [1, 4]])", "5"),
        ("determinant([[a, b], [c, d]])", "a*d - b*c"),
        ("matrix_inverse([[1, 2], [3, 4]])", "[[-2, 1], [3/2, -1/2]]"),
        ("matrix_inverse([[1, 2], [2, 4]])", Failure.UNDEFINED),
        ("matrix_product([[1, 2], [3, 4]], [[0, 1], [1, 0]])", "[[2, 1], [4, 3]]"),
        ("matrix_product([[1, 2], [3, 4]], [[1, 2]])", Failure.UNDEFINED),
        ("transpose([[1, 2, 3], [4, 5, 6]])", "[[1, 4], [2, 5], [3, 6]]"),
        ("A = determinant([[2, 3], [1, 4]])\ncalculate(2*A)", "10"),
        ("determinant([[1, 2, 3], [4, 5, 6]])", Failure.UNDEFINED),
        ("matrix_rank([[1, 2, 3], [2, 4, 6], [1, 0, 1]])", "2"),
        ("matrix_rank([[0, 0], [0, 0]])", "0"),
        ("matrix_rank([[a, 1], [1, 1]])", Failure.UNSUPPORTED),
        ("row_reduced([[1, 2, 3], [2, 4, 7]])", "[[1, 2, 0], [0, 0, 1]]"),
        ("row_reduced([[2, 1, 5], [1, -1, 1]])", "[[1, 0, 2], [0, 1, 1]]"),
        ("row_reduced([[x, 1], [1, 1]])", Failure.UNSUPPORTED),
        ("determinant([[1, 2], [3]])", Failure.NOT_UNDERSTOOD),
        ("determinant(5)", Failure.NOT_UNDERSTOOD),
        ("mean([[1, 2], [3, 4]])", Failure.NOT_UNDERSTOOD),
        (f"determinant([{', '.join(['[1, 2, 3, 4, 5, 6, 7]'] * 7)}])", Failure.TOO_LARGE),
        (f"determinant([{', '.join(['[a, 2, 3, 4]'] * 4)}])", Failure.TOO_LARGE),
    ],
)
def test_the_tools_on_matrices(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    "piece", ["[", "[[", "[[1],", "[1;", "[1 2;", "[[1,2],[3,4],", r"\begin{matrix}", r"\begin{matrix}1&2\\"]
)
def test_a_piece_repeated_to_the_limit_takes_little_time(piece):
    text = (piece * 1000)[:1000]
    started = time.process_time()
    from_latex(text)
    assert [match_matrix(text, position) for position in range(len(text))]
    assert time.process_time() - started < 0.15


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("eigenvalues([[2, 1], [1, 2]])", "1, 3"),
        ("eigenvalues([[0, -1], [1, 0]])", "-i, i"),
        ("eigenvalues([[1, 2, 3], [4, 5, 6]])", Failure.UNDEFINED),
        ("total((1, 2, 3))", "6"),
    ],
)
def test_eigenvalues_and_products_of_vectors(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("eigenvectors([[2, 1], [1, 2]])", "(1, -1), (1, 1)"),
        ("eigenvectors([[2, 1], [1, 2]], 3)", "(1, 1)"),
        ("eigenvectors([[4, 1], [2, 3]])", "(1, -2), (1, 1)"),
        ("eigenvectors([[3, 0], [0, 3]])", "(1, 0), (0, 1)"),  # every direction
        ("eigenvectors([[1, 1], [0, 1]])", "(1, 0)"),  # a shear has one
        ("eigenvectors([[2, 0, 0], [0, 3, 4], [0, 4, 9]])", "(0, 2, -1), (1, 0, 0), (0, 1, 2)"),
        ("eigenvectors([[0, -1], [1, 0]])", "(-i, 1), (i, 1)"),
        ("eigenvectors([[1, 1], [1, 0]])", "((1 - sqrt(5))/2, 1), ((1 + sqrt(5))/2, 1)"),
        ("eigenvectors([[2, 1], [1, 2]], 5)", Failure.UNDEFINED),
        ("eigenvectors([[1, 2, 3]])", Failure.UNDEFINED),
    ],
)
def test_eigenvectors_in_the_order_of_their_eigenvalues(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("matrix_value(2A - B, A = [[1, 2], [3, 4]], B = [[0, 1], [1, 0]])", "[[2, 3], [5, 8]]"),
        ("matrix_value(A + B, A = [[1, 2, 3]], B = [[4, 5, x]])", "[[5, 7, x + 3]]"),
        ("matrix_value(AB, A = [[1, 2], [3, 4]], B = [[0, 1], [1, 0]])", "[[2, 1], [4, 3]]"),
        ("matrix_value(A^2, A = [[1, 2], [3, 4]])", "[[7, 10], [15, 22]]"),
        ("matrix_value(M^10, M = [[1, 1], [0, 1]])", "[[1, 10], [0, 1]]"),
        ("matrix_value(-A/2, A = [[1, 2], [3, 4]])", "[[-1/2, -1], [-3/2, -2]]"),
        ("matrix_value(A^2 - 5A - 2I, A = [[1, 2], [3, 4]])", "[[0, 0], [0, 0]]"),
        ("matrix_value(A^T B, A = [[1], [2]], B = [[3], [4]])", "[[11]]"),
        ("matrix_value(A^-1, A = [[1, 2], [3, 4]])", "[[-2, 1], [3/2, -1/2]]"),
        ("matrix_value(A^-1, A = [[1, 2], [2, 4]])", Failure.UNDEFINED),
        ("matrix_value(A + B, A = [[1, 2]], B = [[1, 2], [3, 4]])", Failure.UNDEFINED),
        ("matrix_value(A*B, A = [[1, 2]], B = [[1, 2]])", Failure.UNDEFINED),
        ("matrix_value(A^2, A = [[1, 2]])", Failure.UNDEFINED),
        ("matrix_value(A + 1, A = [[1, 2], [3, 4]])", Failure.NOT_UNDERSTOOD),
        ("matrix_value(1/A, A = [[1, 2], [3, 4]])", Failure.NOT_UNDERSTOOD),
        ("matrix_value(A, A = 3)", Failure.NOT_UNDERSTOOD),
        ("matrix_value(A^2, A)", Failure.NOT_UNDERSTOOD),
        ("matrix_value(2 + 3)", Failure.NOT_UNDERSTOOD),
        ("matrix_value(A^1000, A = [[1, 2], [3, 4]])", Failure.UNSUPPORTED),
    ],
)
def test_expressions_in_matrices(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("matrix_sum([[1, 2], [3, 4]], [[5, 6], [7, 8]])", "[[6, 8], [10, 12]]"),
        ("matrix_sum([[9, 4]], -2, [[1, x]])", "[[7, 4 - 2*x]]"),
        ("matrix_sum(1/2, [[2, 4], [1, 0]])", "[[1, 2], [1/2, 0]]"),
        ("matrix_sum([[1, 2]], [[1], [2]])", Failure.UNDEFINED),
        ("matrix_sum([[1, 2]], 3)", Failure.NOT_UNDERSTOOD),
        ("matrix_power([[1, 1], [0, 1]], 10)", "[[1, 10], [0, 1]]"),
        ("matrix_power([[1, 2], [3, 4]], -1)", "[[-2, 1], [3/2, -1/2]]"),
        ("matrix_power([[1, 2], [2, 4]], -1)", Failure.UNDEFINED),
        ("matrix_power([[1, 2]], 2)", Failure.UNDEFINED),
    ],
)
def test_sums_and_powers_of_matrices(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("trace([[5, 2], [1, -3]])", "2"),
        ("trace([[a, 1], [0, b]])", "a + b"),
        ("trace([[1, 2, 3], [4, 5, 6]])", Failure.UNDEFINED),
    ],
)
def test_the_trace_is_the_sum_of_the_diagonal(program, value):
    assert outcome(program) == value
