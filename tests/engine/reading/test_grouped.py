"""Classes of a table are told by their middles for a mean or a spread, by their bounds for a median, or stay classes."""

import pytest

from engine.reading.grouped import with_classes
from engine.reading.shorthand import written_out

_TOLD = "midpoints (0 + 10)/2, (10 + 20)/2, frequencies 4, 6"
_BOUNDED = "lower bounds 0, 10, upper bounds 10, 20, frequencies 4, 6"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("mean of 0-10: 4, 10-20: 6", f"mean of {_TOLD}"),
        ("0–10 (4), 10–20 (6). mean?", f"{_TOLD}. mean?"),
        ("0 to 10 has 4 and 10 to 20 has 6, std?", f"{_TOLD}, std?"),
        ("0≤x<10 | 4\n10≤x<20 | 6\nmean", f"{_TOLD}\nmean"),
        ("average: 0-10 min (4 buses), 10-20 min (6 buses)", f"average: {_TOLD}"),
        ("0 - 10 -> 4; 10 - 20 -> 6 standard deviation", f"{_TOLD} standard deviation"),
        ("ages 5-9 freq 4, 10-14 freq 6, mean", "ages midpoints (5 + 9)/2, (10 + 14)/2, frequencies 4, 6, mean"),
        ("0-5 5-10 min, f 3 8, mean", "(0 + 5)/2, (5 + 10)/2 min, f 3 8, mean"),
    ],
)
def test_classes_are_told_by_their_middles(typed, told):
    assert with_classes(typed) == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("median of 0-10: 4, 10-20: 6", f"median of {_BOUNDED}"),
        ("0≤x<10 | 4\n10≤x<20 | 6\nestimate Q1", f"{_BOUNDED}\nestimate Q1"),
        ("upper quartile: 0 to 10 (4), 10 to 20 (6)", f"upper quartile: {_BOUNDED}"),
        ("0-10 10-20, f 4 6, mode", "lower bounds 0, 10, upper bounds 10, 20, f 4 6, mode"),
    ],
)
def test_for_what_lies_inside_a_class_bounds_are_told(typed, told):
    assert with_classes(typed) == told


def test_a_table_in_rows_may_have_classes():
    table = "Class | 0-10 | 10-20 | 20-30\nFreq | 4 | 6 | 8\nmean"
    assert written_out(table) == "Class: (0 + 10)/2, (10 + 20)/2, (20 + 30)/2\nFreq: 4, 6, 8\nmean"


@pytest.mark.parametrize(
    "typed",
    [
        "0-10: 4, 10-20: 6", "median class of 0-10: 4, 10-20: 6", "mean and median of 0-10: 4, 10-20: 6", "mean of 20-10, 10-4", "mean of 0-10: 4",
        "average speed from 10-20 to 20-30", "mean of 0-10: 4, 30-40: 6", "0-10, 10-20, mean?", "mean of 5 - 3 and 8 - 2",
        "mean of 0-10: 4, then 10-20", "mean of 1-2+3, 3-4+5",
    ],
)  # fmt: skip
def test_what_may_be_no_table_of_classes_stays(typed):
    assert with_classes(typed) == typed
