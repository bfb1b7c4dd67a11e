"""By what a whole number is multiplied or divided to become a power."""

import math

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("multiplied_to_power(72, 2)", "2"),
        ("multiplied_to_power(540, 3)", "50"),
        ("multiplied_to_power(36, 2)", "1"),
        ("multiplied_to_power(1, 3)", "1"),
        ("divided_to_power(1575, 2)", "7"),
        ("divided_to_power(540, 3)", "20"),
        ("divided_to_power(97, 2)", "97"),
    ],
)
def test_what_is_found_is_checked_by_the_root(program, value):
    result = run(program)
    assert (result.value, result.checked, bool(result.steps)) == (value, True, True)


@given(integers(1, 400))
def test_no_smaller_number_makes_a_square(value):
    factor = next(one for one in range(1, value + 1) if math.isqrt(value * one) ** 2 == value * one)
    assert outcome(f"multiplied_to_power({value}, 2)") == str(factor)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("multiplied_to_power(0, 2)", Failure.UNDEFINED),
        ("divided_to_power(72, 1)", Failure.UNSUPPORTED),
        ("divided_to_power(10^40 + 1, 2)", Failure.TOO_LARGE),
    ],
)
def test_what_is_no_whole_number_or_too_long_is_refused(program, failure):
    assert outcome(program) == failure
