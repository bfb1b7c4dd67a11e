"""How a value is said: decimals first where a question measures, pays or has data, the exact fraction beside it."""

import pytest

from engine.answers import solved
from engine.sentences import SENTENCES
from engine.tool_calls import parse_program
from engine.tools.program import run_program
from engine.tools.registry import TOOLS
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node


@pytest.mark.parametrize(
    ("question", "program", "text", "final"),
    [
        ("20% tip on $48", "calculate(48*20/100)", "`9.60` (= `48/5`)", "48/5"),
        ("split $100 between 3", "calculate(100/3)", "about `33.33` (exactly `100/3`)", "100/3"),
        (
            "80 kilos to lbs",
            'convert(80, "kilos", "lbs")',
            "about `176.370 lbs`",
            "8000000000/45359237",
        ),
        ("48 over 5", "calculate(48/5)", "`48/5` (= 9.6)", "48/5"),
        ("3/4 of 5 km", "calculate(3/4*5)", "`15/4` (= 3.75)", "15/4"),
        ("20% of 50", "calculate(20*50/100)", "`10`", "10"),
        ("mean of 3, 4", "mean([3, 4])", "`3.5` (= `7/2`)", "7/2"),
        ("mean of 1/2 and 3/4", "mean([1/2, 3/4])", "`5/8` (= 0.625)", "5/8"),
        ("sd of 1, 2, 4", "deviation([1, 2, 4])", "about `1.24722` (exactly `sqrt(14)/3`)", "sqrt(14)/3"),
        (
            "margin of error",
            "calculate(1.96*sqrt(0.48*0.52/1200))",
            "about `0.0282675` (exactly `49*sqrt(13)/6250`)",
            "49*sqrt(13)/6250",
        ),
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
        ("what is 1/4 of $537", "calculate(537/4)", "`134.25` (= `537/4`)"),
        ("how much does each of 4 pay of 537", "solve(4*x = 537, x)", "`x = 134.25` (= `537/4`)"),
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
        ("20% off $79.99", "calculate(79.99*(1 - 20/100))", "about `63.99` (exactly `63.992`)"),
        ("$5 for 16 g, price of one", "calculate(5/16)", "`0.3125` (= `5/16`)"),
        ("0.125 euros each", "calculate(0.125*1)", "`0.125`"),
        ("50 pounds in dollars", 'convert(50, "pounds", "t")', "`0.0226796185 t`"),
        ("what fraction of the $40 is that", "calculate(15/40)", "`3/8` (= 0.375)"),
        ("what do $10,000 grow to", "calculate(10000*(1 + 4.5/100/12)**360)", "about `38476.98`"),
        ("chance to win $5", "calculate(1/21)", "`1/21` (about 0.0476190)"),
        ("simplify (x + x)/4 dollars", "simplify((x + x)/4)", "`x/2`"),
        ("$x = 3/4$, find 3x", "calculate(3*3/4)", "`9/4` (= 2.25)"),
    ],
)
def test_amounts_of_money_are_said_to_the_cent(question, program, text):
    assert solved(run_program(parse_program(program)), "arithmetic", 0.9, question).text == text


@pytest.mark.parametrize(
    ("question", "program", "text"),
    [
        ("is 97 prime?", "is_prime(97)", "`yes`"),
        ("hey emmy was 1900 a leap year", "leap_year(1900)", "`no`"),
        ("true or false: 3/4 < 0.8", "compare(3/4 < 0.8)", "`True`"),
        ("18 is what percent of 72", "calculate(18/72*100)", "`25%`"),
        ("80 to 92, percent increase?", "calculate((92 - 80)/80*100)", "`15%`"),
        ("what percentage of 60 is 20", "calculate(20/60*100)", "about `33.3333%` (exactly `100/3`)"),
        ("chance that none of 50 is bad", "calculate((1 - 2/100)^50)", "about `0.364170`"),
        ("a third to the hundredth times 7", "calculate((1/3)^300*7)", "about `5.1135396068034740049*10**-143`"),
        ("3 of 4 cost me 60, what do 100 cost", "calculate(60/4*100)", "`1500`"),
        ("what is 15% of 80", "calculate(15/100*80)", "`12`"),
    ],
)
def test_a_value_is_said_as_it_was_asked_for(question, program, text):
    assert solved(run_program(parse_program(program)), "arithmetic", 0.9, question).text == text


@pytest.mark.parametrize(
    ("program", "text", "latex"),
    [
        (
            'A = convert(5, "ft", "cm")\nB = convert(3, "in", "cm")\ncalculate(A + B)',
            "`160.02 cm`",
            r"152.4 + 7.62 = 160.02\,\text{cm}",
        ),
        ('A = convert(5, "ft", "cm")\nB = convert(3, "in", "mm")\ncalculate(A + B)', "`228.6`", "152.4 + 76.2 = 228.6"),
        ('A = convert(5, "ft", "cm")\ncalculate(A + 3)', "`155.4`", "152.4 + 3 = 155.4"),
    ],
)
def test_a_sum_of_amounts_in_one_unit_has_that_unit(program, text, latex):
    answer = solved(run_program(parse_program(program)), "arithmetic", 0.9, "5 ft 3 in")
    assert (answer.text, answer.latex) == (text, latex)


@pytest.mark.parametrize(
    ("program", "text", "final"),
    [
        (
            "mean([4, 7, 7, 10])\nmedian([4, 7, 7, 10])\nmode([4, 7, 7, 10])",
            "mean `7`, median `7`, mode `7`",
            "7; 7; 7",
        ),
        ("gcd(12, 18)\nlcm(12, 18)", "gcd `6`, lcm `36`", "6; 36"),
        ("calculate(5*7)\ncalculate(2*(5 + 7))", "`35`, `24`", "35; 24"),
        ("A = mean([4, 8])\ncalculate(A - 1)\ncalculate(A + 1)", "`5`, `7`", "5; 7"),
        ("suppose(x = 3)\ncalculate(x**2)", "`9`", "9"),
    ],
)
def test_each_result_that_no_later_line_takes_is_told(program, text, final):
    answer = solved(run_program(parse_program(program)), "words", 0.9)
    assert (answer.text, answer.final) == (text, final)


def stumbling(_: Node) -> Finding:
    """A tool that SymPy lets down."""
    raise AttributeError


@pytest.mark.parametrize("program", ['digit(1200, "sq ft", "m")', "is_prime(3, 4)", "is_composite(4)"])
def test_who_asked_is_not_told_what_is_wrong_inside(program, monkeypatch):
    monkeypatch.setitem(TOOLS, "is_composite", stumbling)
    answer = solved(run_program(parse_program(program)), "arithmetic", 0.9, "1200 sq ft in m2")
    assert answer.failure is not None
    assert answer.text == SENTENCES[answer.failure]


def test_a_long_fraction_has_its_decimals_beside_it():
    results = run_program(parse_program("sequence_sum([1, 1/2, 1/4], 12)"))
    assert solved(results, "algebra", 0.9).text == "`4095/2048` (about 1.99951)"


def test_a_fraction_that_fills_lines_is_told_where_it_was_asked_for():
    results = run_program(parse_program("calculate((3/10)^40)"))
    assert solved(results, "words", 0.9, "(3/10)^40 as a fraction").text.startswith("`12157665459056928801/1")
