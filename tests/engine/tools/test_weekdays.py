"""The days of the week of a month, a year or between two dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure
from engine.tools.calendar.date_names import WEEKDAYS
from tests.engine.running import outcome, run

_DATES = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ('nth_weekday("friday", 3, "November 2025")', "21 November 2025"),
        ('nth_weekday("Thu", 4, "nov 2026")', "26 November 2026"),
        ('nth_weekday("Monday", -1, "May 2024")', "27 May 2024"),
        ('nth_weekday("Saturday", 5, "March 2025")', "29 March 2025"),
        ('nth_weekday("Friday", 5, "March 2025")', Failure.UNDEFINED),
        ('nth_weekday("Friday", 0, "March 2025")', Failure.UNDEFINED),
        ('nth_weekday("Friday", 2, "March")', Failure.NOT_UNDERSTOOD),
        ('nth_weekday("someday", 2, "March 2025")', Failure.NOT_UNDERSTOOD),
        ('A = nth_weekday("Thursday", 4, "November 2026")\ndays_between(A, "25 December 2026")', "29"),
    ],
)
def test_a_day_of_the_week_of_a_month(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ('count_weekdays("Friday", "March 2025")', "4"),
        ('count_weekdays("saturday", "March 2025")', "5"),
        ('count_weekdays("Sunday", "2024")', "52"),
        ('count_weekdays("Sundays", "2024")', "52"),
        ('count_weekdays("Tuesday", "2024")', "53"),
        ('count_weekdays("Monday", "1 May 2025", "30 June 2025")', "9"),
        ('count_weekdays("Monday", "6 May 2025", "7 May 2025")', "0"),
        ('count_weekdays("Friday", "9999-12-31", "9999-12-31")', "1"),
        ('count_weekdays("Monday", "March")', Failure.NOT_UNDERSTOOD),
        ('count_weekdays("Monday", "0000")', Failure.NOT_UNDERSTOOD),
        ('count_weekdays("Monday")', Failure.NOT_UNDERSTOOD),
    ],
)
def test_days_of_the_week_are_counted(program, value):
    assert outcome(program) == value


@given(_DATES, st.integers(0, 500), st.sampled_from(WEEKDAYS))
def test_they_are_as_many_as_one_by_one(start, length, name):
    days = [start + timedelta(day) for day in range(length + 1)]
    counted = run(f'count_weekdays("{name}", "{days[0]}", "{days[-1]}")')
    assert counted.value == str(sum(WEEKDAYS[day.weekday()] == name for day in days))
    assert counted.checked
