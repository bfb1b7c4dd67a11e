"""What is asked of both of two dice, and numbers that are written with given digits."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("two_dice(b > a)", "5/12"),
        ("two_dice(abs(a - b) = 2)", "2/9"),
        ("two_dice(a + b, prime)", "5/12"),
        ("two_dice(a*b, even)", "3/4"),
        ("two_dice(a + b, multiple, 3)", "1/3"),
        ("two_dice(max(a, b), 2 < k <= 4)", "1/3"),
        ("two_dice(a = b, even)", Failure.NOT_UNDERSTOOD),
        ("two_dice(a + c, even)", Failure.NOT_UNDERSTOOD),
        ("two_dice(a + b)", Failure.NOT_UNDERSTOOD),
        ("two_dice(a + b > 13)", "0"),
        ("two_dice(a + b >= 9, a = 5)", "1/2"),
        ("two_dice(a = b, a + b > 8, a > 4)", "2/7"),
        ("two_dice(a + b, even, a + b > 9)", "2/3"),
        ("two_dice(a = b, a + b = 13)", Failure.UNDEFINED),
        ("count_made([1, 2, 3, 4, 5], 4, even)", "48"),
        ("count_made([3, 5, 6, 8], 4, k > 5000)", "18"),
        ("count_made([0, 1, 2], 3)", "4"),
        ("count_made([0, 1, 2], 3, repeating)", "18"),
        ("count_made([1, 1, 2], 3)", "3"),
        ("count_made([0, 4], 1)", "2"),
        ("count_made([1, 2], 3)", "0"),
        ("count_made([1, 2, 3], 3, repeating, multiple, 3)", "9"),
        ("count_made([1, 23], 2)", Failure.UNSUPPORTED),
        ("count_made([1, 2, 3, 4, 5, 6, 7, 8, 9], 6, repeating)", Failure.TOO_LARGE),
    ],
)
def test_throws_and_numbers_are_counted(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "shown"),
    [
        ("two_dice(a + b = 3)", "(1, 2), (2, 1)"),
        ("two_dice(a + b = 1)", r"\text{none}"),
        ("two_dice(b = 6, a = b)", "(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6)"),
        ("count_made([1, 2, 3], 3)", "123, 132, 213, 231, 312, 321"),
        ("count_made([1, 2, 3, 4], 2)", r"12, 13, 14, 21, 23, 24, \ldots, 43"),
    ],
)
def test_what_fits_is_shown(program, shown):
    assert run(program).steps[0].latex == shown
