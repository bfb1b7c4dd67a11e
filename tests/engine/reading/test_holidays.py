"""Named days of the year are dates where days are counted."""

import pytest

from engine.reading.holidays import as_dates
from engine.reading.sketch import sketch


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("how many days till xmas?", "how many days till 25 December?"),
        ("weeks from 3 march to halloween", "weeks from 3 march to 31 October"),
        ("how long till christmas in days", "how long till 25 December in days"),
        ("what weekday is Christmas Eve 2027", "what weekday is 24 December 2027"),
        ("days from new years eve to valentine's day", "days from 31 December to 14 February"),
        ("christmas bonus for 12 days of work", "christmas bonus for 12 days of work"),
        ("weekday of christmas 2026-12-25", "weekday of christmas 2026-12-25"),
        ("i spent 340 on christmas", "i spent 340 on christmas"),
    ],
)
def test_a_named_day(typed, read):
    assert as_dates(typed) == read


def test_the_sketch_has_both_dates():
    assert sketch("days from 4 june to new year's eve").text == "days from <d1> to <d2>"
