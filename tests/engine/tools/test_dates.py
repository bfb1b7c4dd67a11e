"""Dates as people write them, the days between them, their weekdays, and the dates some days off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.calendar.ages import age
from engine.tools.calendar.date_names import MONTHS, read_date
from engine.tools.calendar.dates import date_shift, days_between, days_in_month, months_later, weekday
from engine.tools.calendar.leap_years import leap_year
from engine.tools.terms.syntax import parse
from tests.engine.running import outcome
from tests.engine.tools.test_times import sum_of


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-01", "2024/3/1", "March 1, 2024", "march 1st 2024", "Mar 1 2024", "1 March 2024", "1st of March, 2024", "the 1st of March 2024",
        "Friday, March 1, 2024", "3/1/2024", "03/01/2024", "1.3.2024", "1-Mar-2024",
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(text):
    assert read_date(text).day == date(2024, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-02-30",
        "February 29, 2023",
        "March 2024",
        "March 1",
        "3/1/24",
        "13/13/2024",
        "Smarch 1, 2024",
        "Ma 1, 2024",
        "1" * 90,
        "2024-03/01",
    ],
)
def test_what_is_no_date_says_so(text):
    with pytest.raises(ComputationError) as caught:
        weekday(text)
    assert caught.value.failure is Failure.NOT_UNDERSTOOD


def test_numbers_that_could_be_read_otherwise_are_said_to_be_read_month_first():
    assert weekday("3/1/2024").steps[0].reason == "3/1/2024 is read as March 1, 2024, month first"
    assert read_date("25/12/2024").day == read_date("12/25/2024").day == date(2024, 12, 25)
    assert read_date("12/25/2024").note == ""


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("march 3", "june 18", "107"),
        ("Nov 20", "Jan 5", "46"),
        ("20 November", "5 March", "105"),
        ("oct 30", "dec 25 2024", "56"),
        ("Feb 10 2024", "March 10", "29"),
        ("Nov 20, 2023", "March 1", "102"),
        ("Nov 20", "March 1, 2024", "102"),
        ("Feb 29", "March 1", Failure.NOT_UNDERSTOOD),
        ("March", "June 1", Failure.NOT_UNDERSTOOD),
    ],
)
def test_a_date_without_a_year_has_that_of_the_other(first, second, days):
    assert outcome(f'days_between("{first}", "{second}")') == days


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("2024-02-28", "2024-03-01", "2"),
        ("2023-02-28", "2023-03-01", "1"),
        ("March 1, 2024", "1 January 2024", "60"),
        ("1900-01-01", "2000-01-01", "36524"),
        ("2024-07-04", "2024-07-04", "0"),
        ("05/02/2026", "19/06/2026", "134"),
        ("19/06/2026", "05/02/2026", "134"),
        ("05/02/2026", "06/02/2026", "31"),
        ("05/02/2026", "06/19/2026", "48"),
    ],
)
def test_the_days_between_two_dates(first, second, days):
    assert days_between(first, second).value == days


@pytest.mark.parametrize(
    ("day", "name"),
    [("2024-03-01", "Friday"), ("July 20, 1969", "Sunday"), ("2000-02-29", "Tuesday"), ("January 1, 1900", "Monday")],
)
def test_the_weekday_of_a_date(day, name):
    finding = weekday(day)
    assert (finding.value, finding.checked) == (name, True)


@pytest.mark.parametrize(
    ("day", "days", "value"),
    [
        ("2024-02-28", "2", "2024-03-01"),
        ("March 1, 2023", "-1", "February 28, 2023"),
        ("25 December 2024", "7", "1 January 2025"),
        ("2024-01-01", "1000", "2026-09-27"),
    ],
)
def test_a_date_is_shifted_in_its_own_form(day, days, value):
    assert date_shift(day, parse(days)).value == value


@pytest.mark.parametrize(
    ("days", "failure"),
    [
        ("1/2", Failure.NOT_UNDERSTOOD),
        ("x", Failure.NOT_UNDERSTOOD),
        ("10**9", Failure.TOO_LARGE),
        ("5*10**6", Failure.TOO_LARGE),
    ],
)
def test_a_date_is_shifted_by_whole_days_within_four_digits_of_years(days, failure):
    with pytest.raises(ComputationError) as caught:
        date_shift("2024-01-01", parse(days))
    assert caught.value.failure is failure


days = st.dates(date(1583, 1, 1), date(2400, 12, 31))


@given(days, days)
def test_the_worked_lines_hold_and_end_at_the_days_between(first, second):
    finding = days_between(first.isoformat(), second.isoformat())
    lines = [step.latex.split(" = ") for step in finding.steps if step.latex]
    assert all(sum_of(left) == sum_of(right) for left, right in lines)
    assert lines[-1][1] == finding.value == str(abs((second - first).days))


@given(days, st.integers(-1500, 1500))
def test_a_shift_is_worked_out_through_the_years_to_the_same_day(day, count):
    finding = date_shift(day.isoformat(), parse(str(count)))
    shifted = day + timedelta(count)
    lines = [step.latex.split(" = ") for step in finding.steps if step.latex]
    assert finding.value == shifted.isoformat()
    assert all(sum_of(left) == sum_of(right) for left, right in lines)
    assert int(lines[-1][1]) == shifted.timetuple().tm_yday
    assert finding.steps[-1].reason.startswith(f"{MONTHS[shifted.month - 1]} {shifted.day}, {shifted.year} ")


@given(days)
def test_zeller_and_the_counted_days_agree(day):
    assert weekday(day.isoformat()).checked


@pytest.mark.parametrize(
    ("day", "months", "value"),
    [
        ("3 March 2024", "5", "3 August 2024"),
        ("2024-03-03", "-5", "2023-10-03"),
        ("January 31, 2024", "1", "February 29, 2024"),
        ("29 February 2024", "12", "28 February 2025"),
        ("2024-12-31", "2*12", "2026-12-31"),
        ("2024-01-31", "0", "2024-01-31"),
    ],
)
def test_the_date_some_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months, value):
    finding = months_later(day, parse(months))
    assert (finding.value, finding.checked) == (value, True)


@pytest.mark.parametrize(
    ("months", "failure"),
    [("1/2", Failure.NOT_UNDERSTOOD), ("x", Failure.NOT_UNDERSTOOD), ("10**6", Failure.TOO_LARGE)],
)
def test_a_date_is_shifted_by_whole_months_within_four_digits_of_years(months, failure):
    with pytest.raises(ComputationError) as caught:
        months_later("2024-01-01", parse(months))
    assert caught.value.failure is failure


def test_a_month_that_is_too_short_is_said_to_be():
    finding = months_later("31 October 2023", parse("4"))
    assert [(step.reason, step.latex) for step in finding.steps] == [
        ("Add the months", "10 + 4 = 14"),
        ("That is month $2$ of 2024", r"14 - 1 \cdot 12 = 2"),
        ("February 2024 has only $29$ days", ""),
    ]


@given(days, st.integers(-1500, 1500))
def test_months_there_and_back_are_the_same_day_but_for_short_months(day, count):
    there = months_later(day.isoformat(), parse(str(count)))
    back = date.fromisoformat(months_later(there.value, parse(str(-count))).value)
    assert there.checked
    assert (back.year, back.month) == (day.year, day.month)
    assert back == day or back.day == date.fromisoformat(there.value).day < day.day


@pytest.mark.parametrize(
    ("month", "days"),
    [("February 2024", "29"), ("feb. 1900", "28"), ("Sept of 2025", "30"), ("december, 2026", "31"), ("april", "30")],
)
def test_the_days_of_a_month(month, days):
    finding = days_in_month(month)
    assert (finding.value, finding.checked) == (days, True)


@pytest.mark.parametrize(
    ("year", "value", "shown"),
    [
        ("1900", "False", r"1900 \bmod 400 = 300"),
        ("2000", "True", r"2000 \bmod 400 = 0"),
        ("2023", "False", r"2023 \bmod 4 = 3"),
    ],
)
def test_a_leap_year_is_told_by_the_division_that_decides(year, value, shown):
    finding = leap_year(parse(year))
    assert (finding.value, finding.steps[0].latex) == (value, shown)


def test_a_february_without_a_year_says_that_it_varies():
    assert days_in_month("february").text == "28 days, 29 in a leap year"


@pytest.mark.parametrize(
    "month", ["", "2024", "Smarch", "Smarch 2024", "February 24", "February 0000 2024", "3 May 2024"]
)
def test_what_is_no_month_says_so(month):
    with pytest.raises(ComputationError) as caught:
        days_in_month(month)
    assert caught.value.failure is Failure.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ('A = date_shift("3 March 2024", 100)\nweekday(A)', "Tuesday"),
        ('A = months_later("2024-01-31", 1)\nB = date_shift(A, 1)\ndays_between("2024-01-31", B)', "30"),
        ('A = time_shift("4:15 PM", 30)\ntime_between(A, "5:00 PM")', "15"),
        ('A = calculate(2)\nA = date_shift("2024-03-01", A)\nweekday(A)', "Sunday"),
        ('A = date_shift("2024-03-01", 1)\nA = calculate(2)\ncalculate(A*2)', "4"),
        ('A = date_shift("2024-03-01", 1)\ncalculate(A*2)', Failure.NOT_UNDERSTOOD),
        ('A = date_shift("2024-03-01", 1)\ncalculate(A)', Failure.NOT_UNDERSTOOD),
    ],
)
def test_a_later_line_takes_a_date_or_a_time_that_an_earlier_one_found(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("birth", "day", "years", "text"),
    [
        ("12 May 1988", "3 Jan 2026", "37", "37 years and 7 months"),
        ("2000-02-29", "2001-02-28", "0", "11 months"),
        ("2000-02-29", "2001-03-01", "1", "1 year"),
        ("2010-06-15", "2025-06-15", "15", "15 years"),
        ("14/02/1995", "01/06/2025", "30", "30 years and 3 months"),
    ],
)
def test_an_age_in_whole_years(birth, day, years, text):
    finding = age(birth, day)
    assert (finding.value, finding.text, finding.checked) == (years, text, True)


def test_nobody_is_born_after_the_date():
    with pytest.raises(ComputationError):
        age("2026-01-03", "1988-05-12")


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ('weekday_shift("wednesday", 100)', "Friday"),
        ('weekday_shift("Mon", -1)', "Sunday"),
        ("weekday_shift(sunday, 3*7)", "Sunday"),
        ('weekday_shift("someday", 1)', Failure.NOT_UNDERSTOOD),
        ('weekday_shift("Monday", 1/2)', Failure.NOT_UNDERSTOOD),
    ],
)
def test_a_day_of_the_week_some_days_later(program, value):
    assert outcome(program) == value
