"""Numbers with only spaces or slashes between them are a list where something is asked of several, and nowhere else."""

import pytest

from engine.reading.rows import with_commas


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("sum of 23 45 12", "sum of 23, 45, 12"),
        ("23 45 12 add these", "23, 45, 12 add these"),
        ("my times 12.5 11 13.2, whats the mean", "my times 12.5, 11, 13.2, whats the mean"),
        ("sort -3 7 -9", "sort -3, 7, -9"),
        ("avg of 12 / 15 / 18?", "avg of 12, 15, 18?"),
        ("lcm 12/15/18", "lcm 12, 15, 18"),
        ("12 / 15 / 18, which is the largest", "12, 15, 18, which is the largest"),
        ("x 1 2 5 with p 0.5 0.3 0.2", "x 1, 2, 5 with p 0.5, 0.3, 0.2"),
        ("observed 18 22 20, expected 20 20 20", "observed 18, 22, 20, expected 20, 20, 20"),
        ("3 8 5 in ascending order", "3 8 5 in ascending order"),
    ],
)
def test_a_row_that_something_is_asked_of_has_commas(typed, listed):
    assert with_commas(typed) == listed


@pytest.mark.parametrize(
    "typed",
    ["", "12 / 15 / 18", "seats 12 13 14", "total 120 / 4 / 3", "mean of 1 000 000", "12/15/18, mean temperature?", "sum of 3 4",
     "largest of 1/2 3/4 5/6", "mean of 2 1/2 3", "lcm of 12 15 * 2", "average 10 20 30%", "1 200 300 people and 4 500 600 cars",
     "seats 3 4 5 and 7 8 9 10", "12 / 15 / 18 and 3 4 5", "sum 1 2 3 = 6"],
)  # fmt: skip
def test_what_may_be_no_list_stays(typed):
    assert with_commas(typed) == typed
