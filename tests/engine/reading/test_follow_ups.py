"""Follow-ups get their operand or their question from the exchange before; whatever might stand alone, or be talk, is left."""

import pytest

from engine.messages import Turn
from engine.reading.follow_ups import MOST_CHARACTERS, taken_for
from engine.reading.last_value import MOST_VALUE_CHARACTERS


def taken(text: str, question: str = "12 x 15", answer: str = "`180`", final: str = "180") -> str:
    return taken_for([Turn("user", question), Turn("assistant", answer, final), Turn("user", text)])


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("and times 3?", "180 * 3"),
        ("times 3", "180 * 3"),
        ("now multiply it by 3", "180 * 3"),
        ("* 3", "180 * 3"),
        ("×3", "180 * 3"),
        ("x 3", "180 * 3"),
        ("times three", "180 * 3"),
        ("that times 1,000", "180 * 1000"),
        ("what is that times 3?", "180 * 3"),
        ("+ 5", "180 + 5"),
        ("+5", "180 + 5"),
        ("ok, add 5 to it", "180 + 5"),
        ("plz add 5 to it, thank you", "180 + 5"),
        ("hey emmy, times 3 thx", "180 * 3"),
        ("plus twenty-one", "180 + 21"),
        ("- 5", "180 - 5"),
        ("subtract 5 from that", "180 - 5"),
        ("take 5 away", "180 - 5"),
        ("minus 1/2", "180 - (1/2)"),
        ("/ 4", "180 / 4"),
        ("Divide the result by 4.", "180 / 4"),
        ("and divided by 4 =", "180 / 4"),
        ("the answer over 4", "180 / 4"),
        ("ans*2", "180 * 2"),
        ("and 3 times that?", "3 * 180"),
        ("what is 100 - it", "100 - 180"),
        ("7 divided by the result", "7 / 180"),
        ("^2", "180^2"),
        ("squared", "180^2"),
        ("now square that", "180^2"),
        ("to the power of 3", "180^3"),
        ("that mod 7", "180 mod 7"),
        ("double it", "2 * 180"),
        ("half of that", "180 / 2"),
        ("a third of this", "180 / 3"),
        ("and its square root?", "sqrt(180)"),
        ("square root of the result", "sqrt(180)"),
        ("plus 1,200", "180 + 1200"),
        ("plus 10%", "180 plus 10%"),
        ("plus 10% tip", "180 plus 10% tip"),
        ("and minus 20 percent discount", "180 minus 20% discount"),
        ("what is 20% of that?", "20% of 180"),
        ("round it", "round(180)"),
        ("round it to 2 decimals", "round 180 to 2 decimals"),
        ("rounded to the nearest hundred", "round 180 to the nearest hundred"),
        ("is it prime?", "is 180 prime"),
        ("is that divisible by 3", "is 180 divisible by 3"),
        ("prime factors of that", "prime factors of 180"),
        ("in binary?", "180 in binary"),
        ("as a fraction please", "180 as a fraction"),
    ],
)
def test_the_value_before_is_the_operand_that_lacks(typed, whole):
    assert taken(typed) == whole


@pytest.mark.parametrize(
    ("typed", "answer", "final", "whole"),
    [
        ("times 3", "`3/4` (= 0.75)", "3/4", "(3/4) * 3"),
        ("squared", "`-5`", "-5", "(-5)^2"),
        ("times 3", "`45.50` (= `91/2`)", "91/2", "45.50 * 3"),
        ("times 3", "about `3.33` (exactly `10/3`)", "10/3", "(10/3) * 3"),
        ("plus 10%", "`10/3` (about 3.33333)", "10/3", "(10/3) * (1 + 10/100)"),
        ("round it to 2 decimals", "`10/3` (about 3.33333)", "10/3", "round 10/3 to 2 decimals"),
        ("and squared", "`x = 5`", "5", "5^2"),
        ("what is the derivative of that", "`x**2 + 3*x`", "x**2 + 3*x", "the derivative of (x**2 + 3*x)"),
        ("factor it", "`x**2 + 3*x`", "x**2 + 3*x", "factor (x**2 + 3*x)"),
        ("times 2x", "`x**2 + 3*x`", "x**2 + 3*x", "(x**2 + 3*x) * (2x)"),
        ("round that to 2 decimals", "`6*sqrt(5)` (about 13.4)", "6*sqrt(5)", "round 6*sqrt(5) to 2 decimals"),
    ],
)
def test_a_value_that_is_no_mere_number_is_bracketed(typed, answer, final, whole):
    assert taken(typed, "what is it?", answer, final) == whole


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("in weeks?", "72 hours in weeks"),
        ("in fortnights", "72 hours in fortnights"),
        ("convert it to secs", "72 hours in secs"),
        ("plus 2 wks", "72 hours plus 2 wks"),
        ("and to minutes", "72 hours in minutes"),
        ("convert that to days", "72 hours in days"),
        ("plus 30 minutes", "72 hours plus 30 minutes"),
        ("times 3", "72 * 3"),
    ],
)
def test_an_amount_keeps_its_unit(typed, whole):
    assert taken(typed, "3 days to hours", "`72 hours`", "72") == whole


def test_an_amount_is_converted_on_as_it_is_exactly():
    answer = "about `70.8661 inches` (exactly `9000/127`)"
    assert taken("and in feet?", "180 cm to inches", answer, "9000/127") == "9000/127 inches in feet"


@pytest.mark.parametrize(
    ("typed", "question", "whole"),
    [
        ("what about 7?", "is 12 prime?", "is 7 prime?"),
        ("and 7?", "square root of 16", "square root of 7"),
        ("and for 12?", "what is the factorial of 5", "what is the factorial of 12"),
        ("how about twelve", "5!", "12!"),
        ("same with 12", "convert 5 miles to km", "convert 12 miles to km"),
        ("and 10 miles?", "convert 5 miles to km", "convert 10 miles to km"),
        ("how about x = 3", "what is x^2 + 1 at x = 2", "what is x^2 + 1 at x = 3"),
        ("and for x=-3?", "what is x^2 + 1 if x=2?", "what is x^2 + 1 if x=-3?"),
        ("what if x = 4.5", "let x = 2. what is 3x?", "let x = 4.5. what is 3x?"),
        ("what about 20%?", "what is 15% of 50", "what is 20% of 50"),
        ("and 80?", "what is 15% of 50", "what is 15% of 80"),
        ("what about $60", "15% tip on $40", "15% tip on $60"),
    ],
)
def test_another_number_takes_the_place_of_the_one_before(typed, question, whole):
    assert taken(typed, question) == whole


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("and 7?", "12 x 15"),
        ("what about 7?", "if x-5=7 what is x?"),
        ("and 7?", "five plus 40"),
        ("and 5?", "expand (x+1)^2"),
        ("and 5?", "what is 2x at the place 3"),
        ("and -5?", "5 squared"),
        ("and 20%?", "15% of 20%"),
        ("and 20%?", "square root of 16"),
        ("and 7 km?", "convert 5 miles to km"),
        ("and for y = 3?", "what is x^2 + 1 at x = 2"),
        ("and for x = 3?", "if 2x = 6, what is x + 1?"),
        ("and for x = 3?", "if y + x = 6 what is y"),
        ("and for x = 3?", "if x = 6 - y what is y"),
        ("and 7 days?", "days between 2024-05-03 and 2024-06-01"),
        ("and 2 more", "is 12 prime?"),
    ],
)
def test_where_the_place_of_a_number_is_not_clear_the_message_is_left(typed, question):
    assert taken(typed, question) == ""


@pytest.mark.parametrize(
    "text",
    [
        "plus 1,2",
        "12 x 15", "3 + 4", "what is 3 times 4", "plus 3 times 4", "times 3 plus 4", "5!", "7", "-5", "+1", "x = 3", "2x = 6",
        "and 5 + 3?", "double 7", "half of 30", "20% of 50", "5 km in miles", "square root of 16", "is 7 prime?",
        "that was quick", "thanks, and 2 more people joined", "thanks", "is that right?", "are you sure about that?",
        "I like it", "do it again", "how did you do that?", "explain that", "that is wrong", "in total", "in a minute",
        "over and out", "times are hard", "take 5", "and you?", "what about you?", "plus one", "and then?", "more or less",
        "this is it", "that's half of it, maybe", "add me to it", "minus the tip", "it is 3 pm", "same with me", "ok", "",
        "less talk", "divide and conquer", "what is that", "and Bob, 7?", "@everyone times 3", "in feet", "plus 2 hours",
        "times 3\ntimes 4", "times x", "the sum of it", "convert it to euros",
    ],
)  # fmt: skip
def test_what_stands_alone_or_is_talk_is_left(text):
    assert taken(text) == ""


@pytest.mark.parametrize(
    "final",
    ["", "-2, 5", "True", "Monday", "2024-05-03", "14:30", "x < 3", "x", "1" * (MOST_VALUE_CHARACTERS + 1)],
)
def test_only_a_value_that_can_be_computed_with_is_followed_up(final):
    assert taken("times 3", final=final) == ""


def test_digits_of_another_base_are_no_value():
    assert taken("times 3", "12 in binary", "`1100`", "1100") == ""


def test_whoever_asks_first_follows_nothing_up():
    assert taken_for([Turn("user", "times 3")]) == ""
    assert taken_for([Turn("user", "12 x 15"), Turn("user", "and more"), Turn("user", "times 3")]) == ""


def test_a_long_message_is_left():
    assert taken("times 3" + " " * MOST_CHARACTERS + "?") == ""
    assert taken("and 7?", "is 12 prime? " + "really " * 100) == ""


@pytest.mark.parametrize(
    "typed", ["and times 3?", "plus 10% tip", "round it to 2 decimals", "is it prime?", "in binary?"]
)
def test_a_whole_question_is_not_taken_for_another(typed):
    assert taken(taken(typed)) == ""
