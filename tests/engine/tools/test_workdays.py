"""Days from Monday to Friday: how many there are, and the date some of them off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure
from engine.tools.calendar.workdays import _counted
from tests.engine.running import outcome, run

_DATES = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ('workdays("2024-05-06", "2024-05-17")', "10"),
        ('workdays("May 17, 2024", "May 6, 2024")', "10"),
        ('workdays("May 6", "May 17, 2024")', "10"),
        ('workdays("May 6", "May 17")', Failure.NOT_UNDERSTOOD),
        ('workdays("2024-05-11", "2024-05-12")', "0"),
        ('workdays("9999-12-27", "9999-12-31")', "5"),
        ('workdays("2024-05-06", "someday")', Failure.NOT_UNDERSTOOD),
        ('workday_shift("2024-03-01", 10)', "2024-03-15"),
        ('workday_shift("March 1, 2024", -1)', "February 29, 2024"),
        ('workday_shift("2 March 2024", 1)', "4 March 2024"),
        ('workday_shift("2 March 2024", -1)', "1 March 2024"),
        ('workday_shift("2 March 2024", 1/2)', Failure.UNSUPPORTED),
        ('workday_shift("9999-12-30", 30)', Failure.TOO_LARGE),
        ('A = workday_shift("2024-03-01", 10)\nweekday(A)', "Friday"),
    ],
)
def test_working_days(program, value):
    assert outcome(program) == value


@given(_DATES, st.integers(0, 800))
def test_they_are_those_that_are_no_saturday_and_no_sunday(start, length):
    days = [start + timedelta(day) for day in range(length + 1)]
    counted = run(f'workdays("{days[0]}", "{days[-1]}")')
    assert counted.value == str(sum(day.weekday() < 5 for day in days))
    assert counted.checked


@pytest.mark.parametrize("days", [-100_000, -3, -1, 0, 1, 3, 100_000])
@pytest.mark.parametrize("day", ["2024-05-10", "2024-05-11", "2024-05-12", "2024-05-13"])
def test_a_shift_is_checked_by_counting_the_days(day, days):
    assert run(f'workday_shift("{day}", {days})').checked


def test_a_wrong_shift_would_be_noticed():
    assert _counted(date(2024, 5, 10), date(2024, 5, 14)) == 2
    assert _counted(date(2024, 5, 13), date(2024, 5, 8)) == -3
