"""Dashes of dates, working hours and triangles subtract nothing; all others do."""

import time

import pytest

from engine.reading.shorthand import written_out
from engine.reading.sketch import sketch


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("2024 - 02 - 09 to 2024 - 05 - 30", "2024-02-09 to 2024-05-30"),
        ("weekday of 2024 - 11 - 12", "weekday of 2024-11-12"),
        ("how many days: 12-11-2024 to 24 - 12 - 2024", "how many days: 12/11/2024 to 24/12/2024"),
        ("born 4 . 6 . 1999", "born 4.6.1999"),
        ("due 7-Sep-2026", "due 7 Sep 2026"),
        ("my job is 9-5, hours a week?", "my job is 9 am to 5 pm, hours a week?"),
        ("shop opens 8:30 to 6 on weekdays", "shop opens 8:30 am to 6 pm on weekdays"),
        ("we work 7-15 every day", "we work 7:00 to 15:00 every day"),
        ("open 12-8 daily", "open 12 pm to 8 pm daily"),
        ("30-60-90 triangle", "30, 60, 90 triangle"),
        ("a 3 - 4 - 5 right triangle", "a 3, 4, 5 right triangle"),
        ("0-5 min (12), 5-10 min (8)", "0 to 5 min (12), 5 to 10 min (8)"),
        ("0<t≤10: 5, 10<t≤20: 9", "0 to 10: 5, 10 to 20: 9"),
        ("0 ≤ x < 5 (3), 5 ≤ x < 10 (4)", "0 to 5 (3), 5 to 10 (4)"),
        ("chance of 2 boys assuming 50/50", "chance of 2 boys assuming equal chances"),
    ],
)
def test_such_dashes_are_written_out(typed, full):
    assert written_out(typed) == full


@pytest.mark.parametrize(
    "typed",
    [
        "2024 - 11 - 12",
        "2025 - 1990 = days",
        "40 - 30 - 2010 days",
        "9-5",
        "show your work for 9-5",
        "i work 8-6 hours a day",
        "we work 3-2 per week",
        "work 9-5+2 hours",
        "open 8-11 daily",
        "he worked from 9:00 to 12:30, two hours short",
        "the job costs $9-5 per hour",
        "30-60-90",
        "P(1 < X < 3)",
        "0 < x < 10 and 4 < x < 20",
        "50/50 of the bill",
        "rolls for a 50/50 chance of a six",
    ],
)
def test_what_may_be_a_difference_stays(typed):
    assert written_out(typed) == typed


def test_the_sketch_has_dates_and_times():
    assert sketch("days from 2024 - 02 - 09 to 2024 - 05 - 30").text == "days from <d1> to <d2>"
    assert (
        sketch("paid for 9-5, how many hours is my shift").text == "paid for <t1> to <t2> , how many hours is my shift"
    )


@pytest.mark.parametrize("piece", ["2024 - ", "9-5 open hours ", "1-", "0 - 0 - ", "3 - 4 - 5 "])
def test_a_piece_repeated_takes_little_time(piece):
    started = time.process_time()
    written_out(piece * 200)
    assert time.process_time() - started < 0.5
