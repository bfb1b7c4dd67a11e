"""Functions in pieces: their values, and what makes them continuous."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("wanted", "pieces", "value"),
    [
        ("f(3)", "x^2, x < 1, 2x + 1, x >= 1", "7"),
        ("f(-2) + f(2)", "f(x) = 3x - 1, x <= 0, x^2 + 4, x > 0", "1"),
        ("f(f(0))", "x + 2, x < 1, x^2, 1 <= x < 3, 5", "4"),
        ("x = 4", "x + 2, x < 1, x^2, 1 <= x < 3, 5", "5"),
        ("g(1)", "g(t) = log(t), t > 1, 8, t = 1", "8"),
        ("f(-1)", "|x|, x != 2, 3, x = 2", "1"),
        ("g(0)", "ln(x), x > 1, 0, x = 1", Failure.UNDEFINED),
        ("f(3)", "x", Failure.NOT_UNDERSTOOD),
        ("f(3)", "x, 2, x + 1, 3", Failure.NOT_UNDERSTOOD),
    ],
)
def test_the_piece_that_holds_is_the_value(wanted, pieces, value):
    assert outcome(f"piecewise_value({wanted}, {pieces})") == value


@pytest.mark.parametrize(
    ("pieces", "value"),
    [
        ("f(x) = kx + 1, x < 2, x^2, x >= 2", "3/2"),
        ("(x^2 - 4)/(x - 2), x != 2, k, x = 2", "4"),
        ("sin(ax)/x, x < 0, 3, x >= 0", "3"),
        ("c^2 x, x < 1, c + 2, x >= 1", "-1, 2"),
        ("x^2, x <= 1, ax + b, 1 < x < 3, 9, x >= 3", "a = 4, b = -3"),
        ("x^2, x < 1, 2x - 1, x >= 1", "True"),
        ("x^2, x < 1, 2x + 1, x >= 1", "False"),
        ("x^2, 0 <= x <= 1, x, 1 < x <= 2", "True"),  # at 0 and 2 it only ends
        ("kx + 1, x < 2, kx, x >= 2", Failure.UNDEFINED),
        ("x^2, x < 1, 2x, x > 1", Failure.UNDEFINED),
    ],
)
def test_pieces_are_joined_without_a_jump(pieces, value):
    assert outcome(f"continuous_for({pieces})") == value


def test_the_values_are_put_in_again():
    assert run("continuous_for(c^2 x, x < 1, c + 2, x >= 1)").checked
