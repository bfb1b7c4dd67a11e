"""Which years are leap years: the next one, and those of a span."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("next_leap_year(2097)", "2104"),
        ("next_leap_year(2024)", "2028"),
        ("next_leap_year(1999)", "2000"),
        ("leap_years(2019, 2030)", "2020, 2024, 2028"),
        ("leap_years(1904, 1896)", "1896, 1904"),
        ("A = leap_years(2000, 2050)\ncount(A)", "13"),
        ("leap_years(2021, 2023)", Failure.UNDEFINED),
        ("leap_years(1, 9999)", Failure.TOO_LARGE),
        ("next_leap_year(9999)", Failure.UNSUPPORTED),
        ("next_leap_year(20.5)", Failure.UNSUPPORTED),
    ],
)
def test_leap_years_come_by_the_rule_of_the_centuries(program, value):
    assert outcome(program) == value
