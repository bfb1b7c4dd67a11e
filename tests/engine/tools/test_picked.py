"""Those of a list that meet a condition, means of stretches of a list, and tables of classes."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run

_TABLE = "[0, 10, 20], [10, 20, 30], [5, 8, 7]"


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("fitting([3, 8, 12, 15], k > 5, even)", "8, 12"),
        ("fitting([51, 57, 59, 91], prime)", "59"),
        ("fitting([2.5, 4, -1], k < 3)", "2.5, -1"),
        ("fitting([0, 1, 2, 9, 15], composite)", "9, 15"),
        ("fitting([0, 1, 2, -4], square)", "0, 1"),
        ("fitting([1/2, 3, 1.5], whole)", "3"),
        ("count_fitting([34, 67, 51, 50], k > 50)", "2"),
        ("count_fitting([3, 8, 12], 20 < k)", "0"),
        ("count_fitting([3, 8, 12, 15], 8 <= k <= 12)", "2"),
        ("count_fitting([3, 8, 12, 15], odd)", "2"),
        ("count_fitting([3, 8, 12, 15], multiple, 3)", "3"),
        ("A = fitting([3, 8, 12, 15], k > 5)\nmean(A)", "35/3"),
    ],
)
def test_those_that_meet_a_condition_are_found(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("fitting([3, 8], k > 9)", Failure.UNDEFINED),
        ("fitting([3, 8])", Failure.NOT_UNDERSTOOD),
        ("fitting([3, 8], lucky)", Failure.NOT_UNDERSTOOD),
        ("fitting([3, 8], 2x > 9)", Failure.UNSUPPORTED),
        ("count_fitting([3, 8], multiple, 0)", Failure.UNDEFINED),
        ("count_fitting([3, 8], multiple)", Failure.NOT_UNDERSTOOD),
        ("count_fitting([3, sqrt(-1)], k > 2)", Failure.UNDEFINED),
        ("moving_average([3, 8], 3)", Failure.UNDEFINED),
        ("grouped_median([0, 10], [10, 20], [5])", Failure.NOT_UNDERSTOOD),
        ("grouped_median([0, 12, 20], [10, 20, 30], [5, 8, 7])", Failure.UNDEFINED),
        ("grouped_median([0, 10], [10, 20], [0, 0])", Failure.UNDEFINED),
        ("grouped_median([0, 0], [0, 0], [1, 1])", Failure.UNDEFINED),
        ("grouped_mode([0, 10], [10, 20], [5, 5])", Failure.UNDEFINED),
        ("grouped_mode([0, 10], [10, 25], [5, 6])", Failure.UNDEFINED),
    ],
)
def test_what_has_no_such_answer_is_refused(program, failure):
    assert outcome(program) == failure


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("moving_average([4, 6, 8, 7, 9, 11], 3)", "6, 7, 8, 9"),
        ("moving_average([4.5, 6, 8], 2)", "5.25, 7"),
        ("moving_average([1, 2], 2)", "3/2"),
        (f"grouped_median({_TABLE})", "65/4"),
        (f"grouped_quartile({_TABLE}, 3)", "160/7"),
        (f"grouped_quartile({_TABLE}, 1)", "10"),
        (f"grouped_mode({_TABLE})", "35/2"),
        ("grouped_mode([0, 10], [10, 20], [6, 2])", "6"),
        ("grouped_median([0, 10, 20], [9, 19, 29], [5, 8, 7])", "63/4"),
        ("grouped_median([0, 10, 20], [10, 20, 30], [5, 0, 7])", "150/7"),
        ("grouped_median([1.5], [2.5], [4])", "2"),
        ('letters_together("BANANA", "A")', "12"),
        ('letters_together("maths", "MA")', "48"),
    ],
)
def test_what_is_found_is_checked_in_another_way(program, value):
    result = run(program)
    assert (result.value, result.checked) == (value, True)


def test_letters_that_a_word_has_not_cannot_stand_together():
    assert outcome('letters_together("maths", "xy")') == Failure.UNDEFINED
