"""How exact an answer is to be: read at the end of a question, and done to the value that was found."""

import pytest

from engine.messages import ToolCall
from engine.reading.accuracy import Accuracy, without_accuracy
from engine.rounded import rounded
from tests.engine.running import ask


@pytest.mark.parametrize(
    ("question", "before", "call"),
    [
        ("13 out of 47 as a percentage to 1 dp", "13 out of 47 as a percentage", "decimal_places(A, 1)"),
        ("250 km in 3.4 h, speed (2 d.p.)?", "250 km in 3.4 h, speed", "decimal_places(A, 2)"),
        ("area of a circle, radius 4.5, to two decimal places pls", "area of a circle, radius 4.5", "decimal_places(A, 2)"),
        ("17/23 as a percentage to 1 decimal", "17/23 as a percentage", "decimal_places(A, 1)"),
        ("Mean of 3, 4 and 9? Give your answer correct to 3 significant figures.", "Mean of 3, 4 and 9", "significant_figures(A, 3)"),
        ("legs 5 and 7, hypotenuse (to 2 s.f.)", "legs 5 and 7, hypotenuse", "significant_figures(A, 2)"),
        ("legs 5 and 7, hypotenuse. Round your answer to the nearest tenth.", "legs 5 and 7, hypotenuse", "nearest(A, 1/10)"),
        ("$850 split between 7 people, to the nearest cent", "$850 split between 7 people", "nearest(A, 1/100)"),
        ("350°F in celsius to the nearest degree", "350°F in celsius", "nearest(A, 1)"),
        ("a 5 m ladder, foot 1.5m from the wall, how high to the nearest metre", "a 5 m ladder, foot 1.5m from the wall, how high", "nearest(A, 1)"),
        ("how many ft is 1.83 m, to 1 dp?", "how many ft is 1.83 m", "decimal_places(A, 1)"),
        ("how many acres in 5 hectares? two decimals", "how many acres in 5 hectares", "decimal_places(A, 2)"),
        ("what is 45 mph in km/h to nearest whole", "what is 45 mph in km/h", "nearest(A, 1)"),
        ("diagonal of a 16 by 9 rectangle, nearest unit", "diagonal of a 16 by 9 rectangle", "nearest(A, 1)"),
        ("angle C if a=5 b=6 c=7 in degrees 1dp", "angle C if a=5 b=6 c=7 in degrees", "decimal_places(A, 1)"),
        ("no birthday twice among 5, probability? 3dp", "no birthday twice among 5, probability", "decimal_places(A, 3)"),
        ("P(Z > 1.96) =? 4dp", "P(Z > 1.96) =", "decimal_places(A, 4)"),
        ("margin of error, p = 0.6, n=400, 3 dp pls", "margin of error, p = 0.6, n=400", "decimal_places(A, 3)"),
        ("5000 at 6% for 1 year? Round to cents", "5000 at 6% for 1 year", "nearest(A, 1/100)"),
        ("$850 / 7 people rounded to the cent", "$850 / 7 people", "nearest(A, 1/100)"),
        ("bill 64.85, tip 15%. Round to whole dollars.", "bill 64.85, tip 15%", "nearest(A, 1)"),
        ("3 boxes of 2.37 kg, nearest tenth", "3 boxes of 2.37 kg", "nearest(A, 1/10)"),
        ("solve x^2 + 3x - 7 = 0 giving answers to 2dp", "solve x^2 + 3x - 7 = 0", "decimal_places(A, 2)"),
    ],
)  # fmt: skip
def test_the_end_of_a_question_says_how_to_round(question, before, call):
    found, accuracy = without_accuracy(question)
    assert (found, str(accuracy and accuracy.of("A"))) == (before, call)


@pytest.mark.parametrize(
    "question",
    [
        "round 3.14159 to 2 dp", "the meter reads 218.7, to the nearest ten", "what is 22/7 to 3 decimal places", "to 2 dp",
        "Round your answer to the nearest tenth: 5 / 7 * 3", "estimate 4.2 * 3.9 to the nearest whole number", "from 3 to 2",
        "upper bound of 5.6 and 7 to 1 dp", "6 * 35000 in scientific notation to 3 sf", "walk 3 miles to the nearest 5 shops",
        "a 5 m ladder 1.5 m from the wall, how high to the nearest cm", "4 min and 6 min, both pumps, to the nearest minute",
        "we drive 3 miles and 4 km to the nearest shop", "3.14159, 2 dp", "convert 5 dollars 20 to cents", "error bound for 4 and 7, 2 dp",
    ],
)  # fmt: skip
def test_what_says_more_of_rounding_or_nothing_stays_whole(question):
    assert without_accuracy(question) == (question, None)


@pytest.mark.parametrize(
    ("question", "final", "text"),
    [
        ("convert 5 miles to km, round to 1 decimal", "8", "`8.0 km`"),
        ("22/7 * 3 to 2 dp", "9.43", "`9.43`"),
        ("solve x^2 + 3x - 7 = 0 giving answers to 2 dp", "-4.54, 1.54", "`x = -4.54 or x = 1.54`"),
    ],
)
async def test_the_value_is_rounded_and_keeps_its_words(engine, question, final, text):
    answer = await ask(engine, question)
    assert (answer.final, answer.text) == (final, text)


async def test_an_expert_is_asked_without_that_number(engine):
    answer = await ask(engine, "10 divided by 3 to 2 dp")
    assert [str(call) for call in answer.tool_calls] == ["A = calculate(10/3)", "decimal_places(A, 2)"]


@pytest.mark.parametrize(
    "program",
    [
        (ToolCall("weekday", ('"20 July 1969"',)),),
        (ToolCall("mean", ("[1, 2, 2]",)), ToolCall("median", ("[1, 2, 2]",))),
        (ToolCall("calculate", ("1/0",)),),
    ],
)
async def test_what_is_no_number_or_not_the_only_one_stays_as_it_is(toolbox, program):
    results = await toolbox.run(program)
    assert await rounded(toolbox, results, Accuracy("decimal_places", "1")) == results
