"""Digits counted in the numbers of a range, and powers of one number in another."""

import math

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("times_written(3, 1, 100)", "20"),
        ("times_written(0, 0, 10)", "2"),
        ("times_written(7, 12, 16)", "0"),
        ("with_digit(7, 1, 1000)", "271"),
        ("with_digit(7, 1, 1000, 2)", "27"),
        ("with_digit(5, 10^(4 - 1), 10^4 - 1)", "3168"),
        ("with_digit(0, 0, 0)", "1"),
        ("with_digit_sum(9, 10, 99)", "9"),
        ("with_digit_sum(0, 0, 50)", "1"),
        ("with_digit_sum(40, 1, 100)", "0"),
        ("power_dividing(50!, 3)", "22"),
        ("power_dividing(100!, 12)", "48"),
        ("power_dividing(2!, 3)", "0"),
        ("power_dividing(72, 2)", "3"),
        ("power_dividing(-5000, 10)", "3"),
        ("power_dividing(6^20, 4)", "10"),
    ],
)
def test_what_is_counted_is_checked_in_another_way(program, value):
    result = run(program)
    assert (result.value, result.checked) == (value, True)


@given(integers(0, 9), integers(0, 3000), integers(0, 3000))
def test_numbers_are_counted_as_if_one_by_one(digit, one, other):
    low, high = sorted((one, other))
    written = [str(number) for number in range(low, high + 1)]
    texts = {
        f"times_written({digit}, {low}, {high})": sum(text.count(str(digit)) for text in written),
        f"with_digit({digit}, {low}, {high})": sum(str(digit) in text for text in written),
        f"with_digit_sum({digit}, {low}, {high})": sum(sum(map(int, text)) == digit for text in written),
    }
    assert {program: outcome(program) for program in texts} == {text: str(count) for text, count in texts.items()}


def test_of_a_long_range_only_one_way_is_gone():
    result = run("with_digit(9, 1, 10^12, 0)")
    assert (result.value, result.checked, result.doubtful) == (str(9**12), False, False)


@given(integers(0, 60), sampled_from([2, 3, 4, 6, 7, 10, 12, 18]))
def test_the_highest_power_divides_and_the_next_does_not(last, base):
    exponent = int(outcome(f"power_dividing({last}!, {base})"))
    assert math.factorial(last) % base**exponent == 0 != math.factorial(last) % base ** (exponent + 1)


@pytest.mark.parametrize(
    ("program", "shown"),
    [
        ("power_dividing(50!, 3)", ["16 + 5 + 1 = 22"]),
        (
            "power_dividing(20!, 12)",
            [
                "10 + 5 + 2 + 1 = 18",
                "6 + 2 = 8",
                r"\min\left(\left\lfloor \frac{18}{2} \right\rfloor, \left\lfloor \frac{8}{1} \right\rfloor\right)",
            ],
        ),
        ("power_dividing(72, 2)", [r"72 = 2^{3} \cdot 9"]),
        ("times_written(7, 1, 1000)", [r"1 \cdot 243 + 2 \cdot 27 + 3 \cdot 1"]),
        ("with_digit(7, 1, 1000)", ["243 + 27 + 1"]),
    ],
)
def test_steps_show_what_is_added_up(program, shown):
    assert [step.latex for step in run(program).steps] == shown


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("times_written(12, 1, 100)", Failure.UNSUPPORTED),
        ("with_digit(7, 100, 1)", Failure.UNDEFINED),
        ("with_digit_sum(7, -5, 5)", Failure.UNDEFINED),
        ("with_digit(7, 1, 10^31)", Failure.TOO_LARGE),
        ("power_dividing(0, 3)", Failure.UNDEFINED),
        ("power_dividing(1/2, 3)", Failure.UNDEFINED),
        ("power_dividing(50!, 1)", Failure.UNSUPPORTED),
    ],
)
def test_what_has_no_count_is_a_failure(program, failure):
    assert outcome(program) == failure
