"""Years, months and days from one date to another. Ages in years are tested with the dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure
from tests.engine.running import outcome, run

_DATES = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ('calendar_span("3 May 1999", "1 January 2024")', "24 years 7 months 29 days"),
        ('calendar_span("2024-03-01", "2024-02-28")', "2 days"),
        ('calendar_span("1 January 2023", "1 January 2024")', "1 year"),
        ('calendar_span("31 January 2023", "1 March 2023")', "1 month 1 day"),
        ('calendar_span("2 May 2024", "2 May 2024")', "0 days"),
        ('calendar_span("2 May 2024", "someday")', Failure.NOT_UNDERSTOOD),
    ],
)
def test_a_span_in_years_months_and_days(program, value):
    assert outcome(program) == value


@given(_DATES, _DATES)
def test_a_span_passes_its_check(one, other):
    assert run(f'calendar_span("{one}", "{other}")').checked
