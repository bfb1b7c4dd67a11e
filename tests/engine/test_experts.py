"""Which of an expert's programs is taken, and what is odd about one."""

import pytest

from engine.experts import attempt, work_out
from engine.models.runtime import Completion
from engine.reading.sketch import sketch
from tests.fakes import Believer

QUESTION = "84 yeet 12"
PROGRAMS = {"gcd(<n1>, <n2>)": 0.4, "lcm(<n1>, <n2>)": 0.2, "calculate(<n1>*<n2>)": 0.05, "digit_sum(<n1>)": 0.01}
WRITTEN = list(PROGRAMS.items())


async def given(toolbox, question, written, tries):
    """The values that are given in so many tries, each disliked."""
    values: list[str] = []
    disliked: set[str] = set()
    for _ in range(tries):
        made = await attempt(Believer(*written), toolbox, question, disliked, verification=True)
        values.append(made.value)
        disliked.add(made.completion)
    return values


async def test_retries_come_to_the_plain_operations_before_what_is_unlikely(toolbox):
    assert await given(toolbox, QUESTION, WRITTEN, 7) == ["12", "84", "96", "72", "1008", "7", "12"]


async def test_of_one_number_there_is_no_plain_operation(toolbox):
    written = [("digit_sum(<n1>)", 0.4), ("calculate(<n1>**2)", 0.01)]
    assert await given(toolbox, "yeet 84", written, 2) == ["12", "7056"]


async def test_a_plain_operation_has_no_probability_of_its_own(toolbox):
    made = await attempt(Believer(WRITTEN[0]), toolbox, QUESTION, {WRITTEN[0][0]}, verification=True)
    assert (made.value, made.probability, made.first_choice) == ("96", 0.0, False)


@pytest.mark.parametrize(
    ("question", "program", "odd"),
    [
        ("5 and 40 apples", "calculate(<n1> + <n2>)", 0),
        ("5 and 40 apples", "calculate(<n1>)", 1),
        ("5 and 40 apples", "calculate(-<n1>*<n2>)", 1),
        ("-40 celsius and 5", "calculate(-<n1>*<n2>)", 0),
        ("solve x + 5 = 2", "solve(<q1>)", 0),
    ],
)
async def test_numbers_left_out_and_values_below_zero_that_nobody_told_are_odd(toolbox, question, program, odd):
    made = await work_out(toolbox, sketch(question), Completion(program, 1, 0.0), first_choice=True)
    assert made.oddities == odd
