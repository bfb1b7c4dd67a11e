"""Times of the day: how long until, and what time it is then."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ComputationError
from engine.messages import Failure
from engine.reading.exact import recognise
from engine.reading.sketch import sketch
from engine.tools.calendar.times import time_between, time_shift
from engine.tools.calendar.zone_names import minutes_ahead
from engine.tools.terms.syntax import parse
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("first", "second", "minutes"),
    [
        ("4:15 PM", "9:20 AM", "1025"),
        ("5:33 PM", "4:50 AM", "677"),
        ("12:00 AM", "12:00 PM", "720"),
        ("12:30 am", "1 a.m.", "30"),
        ("9:05", "17:35", "510"),
        ("noon", "midnight", "720"),
        ("3pm", "3:00 PM", "0"),
        ("half past seven", "quarter past 3", "465"),
        ("a quarter to 5", "five past five", "20"),
        ("twelve o'clock", "5 to 9", "535"),
        ("noon", "half past 3 pm", "210"),
        ("half past seven am", "9 am", "90"),
        ("seven o'clock a.m.", "7 o'clock in the morning", "0"),
        ("twelve o'clock at night", "1 am", "60"),
        ("twenty five minutes to six in the evening", "7 o'clock at night", "85"),
        ("Monday 9 am", "Thursday 5 pm", "4800"),
        ("fri 18:00", "mon 8:00", "3720"),
        ("Sunday at noon", "Sunday at 11 am", "10020"),
        ("10 pm on Tuesday", "6 am wed", "480"),
    ],
)
def test_the_minutes_between_two_times(first, second, minutes):
    assert time_between(first, second).value == minutes


@pytest.mark.parametrize(
    ("start", "minutes", "value", "text"),
    [
        ("7:19 PM", "-67", "6:12 PM", "6:12 PM"),
        ("11:50 pm", "20", "12:10 AM", "12:10 AM, the next day"),
        ("12:10 AM", "-20", "11:50 PM", "11:50 PM, the day before"),
        ("23:50", "20", "00:10", "00:10, the next day"),
        ("08:05", "60", "09:05", "09:05"),
        ("9:00", "3*1440", "9:00", "9:00, 3 days later"),
        ("a quarter to 5 pm", "30", "5:15 PM", "5:15 PM"),
        ("10 past 12", "-20", "11:50", "11:50"),
        ("half past twelve", "60", "1:30", "1:30"),
        ("seven o'clock", "725", "7:05", "7:05"),
    ],
)
def test_a_time_is_shifted_in_its_own_form(start, minutes, value, text):
    finding = time_shift(start, parse(minutes))
    assert (finding.value, finding.text, finding.checked) == (value, text, True)


@pytest.mark.parametrize(
    "text",
    [
        "13:00 PM",
        "0:30 AM",
        "24:00",
        "9:60",
        "9",
        "",
        "four",
        "9:5",
        "9:00 PM PM",
        "9" * 50,
        "half past 13",
        "half past noon",
        "80 past 3",
        "seven",
    ],
)
def test_what_is_no_time_says_so(text):
    with pytest.raises(ComputationError) as caught:
        time_between(text, "9:00")
    assert caught.value.failure is Failure.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("minutes", "failure"),
    [("1/2", Failure.NOT_UNDERSTOOD), ("x", Failure.NOT_UNDERSTOOD), ("10**12", Failure.TOO_LARGE)],
)
def test_a_time_is_shifted_by_whole_minutes_that_are_not_too_many(minutes, failure):
    with pytest.raises(ComputationError) as caught:
        time_shift("9:00", parse(minutes))
    assert caught.value.failure is failure


def test_the_minutes_between_are_worked_out_over_midnight():
    assert [(step.reason, step.latex) for step in time_between("5:33 PM", "4:50 AM").steps] == [
        ("5:33 PM in minutes after midnight", r"17 \cdot 60 + 33 = 1053"),
        ("4:50 AM in minutes after midnight", r"4 \cdot 60 + 50 = 290"),
        ("4:50 AM is on the next day: add $1440$", "290 + 1440 = 1730"),
        ("Subtract", "1730 - 1053 = 677"),
        ("That is 11 hours and 17 minutes", ""),
    ]


def sum_of(text: str) -> int:
    """The value of a line of steps: whole numbers with `+`, `-` and products."""
    total = 0
    for term in text.replace("- ", "+ -").split("+"):
        product = 1
        for factor in term.split(r"\cdot"):
            product *= int(factor.replace(" ", ""))
        total += product
    return total


clocks = st.builds(lambda hour, minute: f"{hour:02}:{minute:02}", st.integers(0, 23), st.integers(0, 59))


@given(clocks, clocks)
def test_every_worked_line_holds_and_shifting_by_the_minutes_between_arrives(first, second):
    between = time_between(first, second)
    shifted = time_shift(first, parse(between.value))
    assert shifted.value == second
    for step in (*between.steps, *shifted.steps):
        if step.latex:
            left, right = step.latex.split(" = ")
            assert sum_of(left) == sum_of(right)


@given(clocks, st.integers(-5000, 5000))
def test_a_time_shifted_there_and_back_is_itself(clock, minutes):
    there = time_shift(clock, parse(str(minutes))).value
    assert time_shift(there, parse(str(-minutes))).value == clock


@pytest.mark.parametrize(
    ("program", "text"),
    [
        ('clock_form("7:20 pm", 24)', "19:20"),
        ('clock_form("17:30", 12)', "5:30 PM"),
        ('clock_form("0:05", 12)', "12:05 AM"),
        ('in_zone("3pm", "EST", "cet")', "9:00 PM CET"),
        ('in_zone("20:30", "UTC", "IST")', "02:00 IST, the next day"),
        ('in_zone("9:00", "UTC-5", "utc+5:30")', "19:30 UTC+5:30"),
        ('in_zone("3 pm", "mumbai", "tokyo")', "6:30 PM in Tokyo"),
        ('in_zone("20:00", "UTC", "hong kong")', "04:00 in Hong Kong, the next day"),
        ('in_zone("3 pm", "new york", "tokyo", "4 July 2025")', "4:00 AM in Tokyo, the next day"),
        ('in_zone("3 pm", "new york", "tokyo", "January 4, 2025")', "5:00 AM in Tokyo, the next day"),
        ('in_zone("12:00", "utc", "london", "July 4")', "13:00 in London"),
        ('add_durations("1:45", "2:35")', "4:20"),
        ('add_durations("45:30", "0:36:20")', "1:21:50"),
        ('scale_duration("5:15", 10)', "52:30"),
        ('scale_duration("52:30", 1/10)', "5:15"),
        ('scale_duration("5:15", 42.195)', "about 221:31, as minutes and seconds 3:41:31"),
    ],
)
def test_zones_forms_and_durations(program, text):
    result = run(program)
    assert (result.text, result.checked) == (text, True)


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ('per_hour(10, "50:00")', "12"),
        ('per_hour(5, "24:30")', "600/49"),
        ('per_hour(180, "2:15")', "80"),
        ('per_hour(42, "3:30")', "12"),
        ('per_hour(30, "2:30:00")', "12"),
    ],
)
def test_a_speed_takes_the_duration_that_somebody_can_keep(program, value):
    result = run(program)
    assert (result.value, result.checked) == (value, True)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ('clock_form("half past 6", 12)', Failure.NOT_UNDERSTOOD),
        ('clock_form("17:30", 10)', Failure.UNSUPPORTED),
        ('in_zone("9:00", "ET", "CET")', Failure.NOT_UNDERSTOOD),
        ('in_zone("9:00", "UTC-25", "CET")', Failure.UNSUPPORTED),
        ('in_zone("9:00", "atlantis", "CET")', Failure.UNSUPPORTED),
        ('in_zone("9:00", "london", "paris", "July 40")', Failure.NOT_UNDERSTOOD),
        ('per_hour(5, "24")', Failure.NOT_UNDERSTOOD),
        ('per_hour(-5, "24:30")', Failure.UNDEFINED),
        ('per_hour(5, "0:00")', Failure.UNDEFINED),
        ('zone_difference("ET", "tokyo")', Failure.NOT_UNDERSTOOD),
        ('add_durations("1:45")', Failure.NOT_UNDERSTOOD),
        ('add_durations("1:75", "2:00")', Failure.NOT_UNDERSTOOD),
        ('scale_duration("1:45", -2)', Failure.UNDEFINED),
        ('scale_duration("99:45", 10^12)', Failure.TOO_LARGE),
    ],
)
def test_what_is_no_time_says_why(program, failure):
    assert run(program).failure is failure


@pytest.mark.parametrize(
    ("program", "value", "text"),
    [
        ('zone_difference("UTC", "tokyo")', "9", "Tokyo is 9 hours ahead of UTC"),
        ('zone_difference("tokyo", "india")', "-7/2", "India is 3.5 hours behind Tokyo"),
        ('zone_difference("utc+8", "china")', "0", "China has the same time as UTC+8"),
    ],
)
def test_how_far_two_zones_are_apart(program, value, text):
    result = run(program)
    assert (result.value, result.text) == (value, text)


def test_a_difference_that_changes_with_the_season_is_told_for_both():
    assert run('zone_difference("utc", "paris")').text.endswith("today; 1 hour in January, 2 hours in July")


@pytest.mark.parametrize(("month", "hours"), [(1, -5), (7, -4)])
def test_a_city_is_as_far_from_utc_as_the_season_has_it(month, hours):
    assert minutes_ahead("new york", datetime(2025, month, 15, tzinfo=UTC)) == hours * 60


@pytest.mark.parametrize(
    ("message", "call"),
    [
        ("3pm new york time in berlin", 'in_zone("3pm", "new york", "berlin")'),
        ("what is 9:00 in paris in new york time", 'in_zone("9:00", "paris", "new york")'),
        ("3pm EST in CET", 'in_zone("3pm", "EST", "CET")'),
        ("what is 14:00 utc+2 in pst?", 'in_zone("14:00", "utc+2", "pst")'),
        ("noon london in new york", 'in_zone("noon", "london", "new york")'),
        ("if it's noon in chicago, what time is it in berlin?", 'in_zone("noon", "chicago", "berlin")'),
        ("its 3pm in new york what’s the time in hong kong", 'in_zone("3pm", "new york", "hong kong")'),
        ("when it is 9:30 EST what time would it be in CET", 'in_zone("9:30", "EST", "CET")'),
        ("hey what time is it in LA when its midnight in paris", 'in_zone("midnight", "paris", "LA")'),
        ("convert 7:20 pm to 24 hour time", 'clock_form("7:20 pm", 24)'),
        ("9pm in military time", 'clock_form("9pm", 24)'),
        ("add 1:45 and 2:35", 'add_durations("1:45", "2:35")'),
        ("1:23:45 + 0:36:20", 'add_durations("1:23:45", "0:36:20")'),
        ("23:40 + 95 min", 'time_shift("23:40", 95)'),
        ("what time is 7:30 pm plus 2h 45m?", 'time_shift("7:30 pm", 2*60 + 45)'),
        ("9:05 + 1h20", 'time_shift("9:05", 1*60 + 20)'),
        ("6am + 2.5 hrs", 'time_shift("6am", 2.5*60)'),
        ("14:15 - 50 min =", 'time_shift("14:15", -50)'),
        ("noon minus 1 hour and 10 minutes", 'time_shift("noon", -(1*60 + 10))'),
    ],
)
def test_messages_of_nothing_but_times_need_no_model(message, call):
    assert str(recognise(message)) == call


@pytest.mark.parametrize(
    "message",
    [
        "1:45 and 2:35",
        "3:45",
        "9:00 to 17:30",
        "9:00 - 17 min or so",
        "3pm today in weeks",
        "3pm in a box in tokyo",
        "it's noon in paris",
        "what time is it in tokyo when it's 5 pm at home",
    ],
)
def test_times_alone_ask_nothing(message):
    assert recognise(message) is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("pace 5:15 over 10 km", "pace <t1> over <n1> km"),
        ("10 km race in 52:30", "<n1> km race in <t1>"),
        ("3 videos of 52:30", "<n1> videos of <t1>"),
        ("i did 1:23:45", "i did <t1>"),
        ("scale 1:50 model", "scale <n1> : <n2> model"),
        ("a model car is 1:18, how long", "a model car is <n1> : <n2> , how long"),
        ("dilute 1:9, leave 20 min", "dilute <n1> : <n2> , leave <n3> min"),
        ("52:30 simplified", "<n1> : <n2> simplified"),
    ],
)
def test_a_duration_is_one_slot(question, text):
    assert sketch(question).text == text


@pytest.mark.parametrize(
    ("time", "angle"),
    [
        ("4:20", "10"),
        ("3:30", "75"),
        ("12:00", "0"),
        ("6 pm", "180"),
        ("21:15", "172.5"),
        ("1:50", "115"),
        ("half past nine", "105"),
    ],
)
def test_the_hands_of_a_clock_make_the_smaller_angle(time, angle):
    assert outcome(f'clock_angle("{time}")') == angle


def test_the_hands_of_no_clock_make_none():
    assert outcome('clock_angle("25:70")') is Failure.NOT_UNDERSTOOD
