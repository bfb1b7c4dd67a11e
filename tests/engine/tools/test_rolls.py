"""Dice of several kinds thrown together."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("roll_chance(k >= 12, 1, 8, 1, 6, 2)", "5/16"),
        ("roll_chance(k = 10, 3, 6)", "1/8"),
        ("roll_chance(5 <= k < 7, 1, 20)", "1/10"),
        ("roll_chance(k > 0, 1, 8, -1, 6)", "9/16"),
        ("roll_chance(k >= 18, 1, 20, 5)", "2/5"),
        ("roll_chance(k < 0, 2, 6)", "0"),
        ("roll_variance(2, 6)", "35/6"),
        ("roll_variance(1, 8, -1, 6, 3)", "49/6"),
        ("roll_deviation(3, 6)", "sqrt(35)/2"),
    ],
)
def test_dice_of_several_kinds_are_thrown(program, value):
    result = run(program)
    assert (result.value, result.checked, bool(result.steps)) == (value, True, True)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("roll_chance(k > 3, 5)", Failure.NOT_UNDERSTOOD),
        ("roll_chance(2, 6)", Failure.NOT_UNDERSTOOD),
        ("roll_chance(k > 3, 0, 6)", Failure.UNSUPPORTED),
        ("roll_chance(k > 3, 2, 1)", Failure.UNSUPPORTED),
        ("roll_chance(k > 3, 51, 6)", Failure.TOO_LARGE),
        ("roll_deviation(11, 100)", Failure.TOO_LARGE),
    ],
)
def test_what_no_one_throws_is_refused(program, failure):
    assert outcome(program) == failure
