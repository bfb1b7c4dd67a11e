"""How a value is said: decimals first where a question measures or pays, the exact fraction beside it."""

import pytest

from engine.answers import solved
from engine.tool_calls import parse_program
from engine.tools.program import run_program


@pytest.mark.parametrize(
    ("question", "program", "text", "final"),
    [
        ("20% tip on $48", "calculate(48*20/100)", "`9.6` (exactly `48/5`)", "48/5"),
        ("split $100 between 3", "calculate(100/3)", "about `33.3333` (exactly `100/3`)", "100/3"),
        (
            "80 kilos to lbs",
            'convert(80, "kilos", "lbs")',
            "about `176.370 lbs` (exactly `8000000000/45359237`)",
            "8000000000/45359237",
        ),
        ("48 over 5", "calculate(48/5)", "`48/5` (= 9.6)", "48/5"),
        ("3/4 of 5 km", "calculate(3/4*5)", "`15/4` (= 3.75)", "15/4"),
        ("20% of 50", "calculate(20*50/100)", "`10`", "10"),
        ("sqrt(2) m", "calculate(sqrt(2))", "`sqrt(2)` (about 1.41421)", "sqrt(2)"),
    ],
)
def test_measures_and_money_are_decimals_first_and_the_final_value_is_exact(question, program, text, final):
    answer = solved(run_program(parse_program(program)), "arithmetic", confidence=0.9, question=question)
    assert (answer.text, answer.final) == (text, final)


@pytest.mark.parametrize(("confidence", "told"), [(0.29, True), (0.3, False)])
def test_a_reading_of_little_confidence_is_said_to_be_one(confidence, told):
    answer = solved(run_program(parse_program("calculate(2 + 2)")), "words", confidence=confidence)
    assert (answer.final, "not sure" in answer.text) == ("4", told)


@pytest.mark.parametrize(
    ("question", "program", "text"),
    [
        ("what is 1/4 of $537", "calculate(537/4)", "`134.25` (exactly `537/4`)"),
        ("how much does each of 4 pay of 537", "solve(4*x = 537, x)", "`x = 134.25` (exactly `537/4`)"),
        (
            "123456789 euros for 7",
            "calculate(123456789/7)",
            "about `17636684.14` (exactly `123456789/7`)",
        ),
        (
            "i deposit 3000 at 5.5%",
            "calculate(3000*(1 + 5.5/100)**7)",
            "about `4364.04` (exactly `4364.037483401383828125`)",
        ),
        ("what fraction of the $40 is that", "calculate(15/40)", "`3/8` (= 0.375)"),
        ("chance to win $5", "calculate(1/21)", "`1/21` (about 0.0476190)"),
        ("simplify (x + x)/4 dollars", "simplify((x + x)/4)", "`x/2`"),
        ("$x = 3/4$, find 3x", "calculate(3*3/4)", "`9/4` (= 2.25)"),
    ],
)
def test_amounts_of_money_are_said_to_the_cent(question, program, text):
    assert solved(run_program(parse_program(program)), "arithmetic", 0.9, question).text == text


def test_a_long_fraction_has_its_decimals_beside_it():
    results = run_program(parse_program("sequence_sum([1, 1/2, 1/4], 12)"))
    assert solved(results, "algebra", 0.9).text == "`4095/2048` (about 1.99951)"
