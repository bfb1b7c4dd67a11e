"""Independent trials with chances of their own."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("mixed_trials(k = 1, [0.5, 0.6, 0.8])", "0.26"),
        ("mixed_trials(k >= 1, [1/2, 1/3, 1/4])", "3/4"),
        ("mixed_trials(k >= 2, [0.9, 0.8, 0.7])", "0.902"),
        ("mixed_trials(k = 0, [20/100, 30/100])", "14/25"),
        ("mixed_trials(k = 5, [0.9, 0.8])", "0"),
        ("mixed_trials(k < 3, [0.1, 1])", "1"),
    ],
)
def test_trials_with_chances_of_their_own_succeed_so_often(program, value):
    result = run(program)
    assert (result.value, result.checked, bool(result.steps)) == (value, True, True)


def test_of_many_trials_only_one_way_is_gone():
    result = run(f"mixed_trials(k >= 1, [{', '.join(['1/2'] * 11)}])")
    assert (result.value, result.checked, result.doubtful) == ("2047/2048", False, False)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("mixed_trials(k = 1, [0.5, 60])", Failure.UNDEFINED),
        ("mixed_trials(0.5, [0.5])", Failure.NOT_UNDERSTOOD),
    ],
)
def test_what_is_no_chance_is_refused(program, failure):
    assert outcome(program) == failure
