"""Two unknowns by two sums of them."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.messages import Failure
from tests.engine.running import outcome, run

_COUNT = st.integers(1, 20)


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("two_unknowns(3, 2, 19, 1, 4, 13)", "5, 2"),
        ("two_unknowns(3, 2, 12.10, 1, 4, 10.70)", "2.7, 2"),
        ("two_unknowns(1, 1, 40, 1, -1, 12)", "26, 14"),
        ("two_unknowns(1, 1, 1, 2, 5, 3)", "2/3, 1/3"),
        ("A = two_unknowns(3, 2, 19, 1, 4, 13)\nitem(A, 2)", "2"),
        ("A = two_unknowns(3, 2, 19, 1, 4, 13)\ntotal(A)", "7"),
        ("two_unknowns(1, 2, 5, 2, 4, 10)", Failure.UNDEFINED),
        ("two_unknowns(1, 2, 5, 2, 4)", Failure.NOT_UNDERSTOOD),
        ("two_unknowns(1, x, 5, 2, 4, 3)", Failure.NOT_UNDERSTOOD),
    ],
)
def test_what_one_of_each_is(program, value):
    assert outcome(program) == value


@given(_COUNT, _COUNT, _COUNT, _COUNT, _COUNT, _COUNT)
def test_prices_come_back(m, n, p, q, one, other):
    assume(m * q != n * p)
    result = run(f"two_unknowns({m}, {n}, {m * one + n * other}, {p}, {q}, {p * one + q * other})")
    assert (result.value, result.checked) == (f"{one}, {other}", True)


def test_one_unknown_is_taken_out():
    assert [step.latex for step in run("two_unknowns(3, 2, 19, 1, 4, 13)").steps] == [
        r"10 \cdot x = 50",
        r"2 \cdot y = 4",
    ]
