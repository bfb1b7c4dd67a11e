"""Questions of nothing but units are computed without a model; those about things are left to the experts."""

import pytest

from engine.reading.exact import recognise
from engine.reading.unit_questions import recognise_unit_question
from engine.tools.program import run_program


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("how many feet are in a mile", "5280 feet"),
        ("hey how many sq ft in an acre?", "43560 sq ft"),
        ("How many pints make a gallon?", "8 pints"),
        ("how many bytes in a kilobyte", "1000 bytes"),
        ("how many MB is 2 GB", "2000 MB"),
        ("how many ounces are there in one pound pls", "16 ounces"),
        ("how many tablespoons are in 3/4 cup", "12 tablespoons"),
        ("how many teaspoons in 1/3 of a cup", "16 teaspoons"),
        ("how many grams are there in half a pound", "226.796185 grams"),
        ("how many minutes in a quarter of an hour", "15 minutes"),
        ("how many hours in three quarters of a day", "18 hours"),
        ("how many seconds are in an hour and a half", "5400 seconds"),
        ("5 hours and a half in minutes?", "330 minutes"),
        ("how many minutes is two hours and a quarter", "135 minutes"),
        ("how many yards in two and a half miles", "4400 yards"),
        ("how many mins is 2h 40", "160 mins"),
        ("how many cm is 5'4\"", "162.56 cm"),
        ("how many m² in a hectare", "10000 m²"),
        ("a mile is how many feet?", "5280 feet"),
        ("how many minutes in a leap year", "527040 minutes"),
        ("how many hours are in 2 leap years", "17568 hours"),
        ("knots to km/h: 25 kn", "46.3 km/h"),
        ("convert inches -> cm, 5 1/2", "13.97 cm"),
        ("°F to °C = 101.3", "38.5 °C"),
    ],
)
def test_how_many_of_a_unit_another_is(message, text):
    call = recognise(message)
    assert call is not None
    assert run_program((call,))[-1].text == text


@pytest.mark.parametrize(
    "message",
    [
        "how many ml in a litre of milk", "how many cups of flour in a pound", "how many grams in a cup", "how many is 3 km",
        "how many dollars in a euro", "how many days in february", "how many people in a room", "how many cents in a quarter",
        "how many feet does a dog have", "in 3 days how many hours", "how many hours is 9 to 5", "how many m in 3 km if " + "x" * 80,
        "euros to dollars: 50", "apples to oranges: 5", "9 to 5: 3", "kg to miles: 4",
    ],
)  # fmt: skip
def test_questions_about_things_are_left_alone(message):
    assert recognise_unit_question(message) is None
