"""Numbers that are made of digits."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("largest_made([3, 7, 1, 9])", "9731"),
        ("largest_made([0, 0])", "0"),
        ("largest_made([4, 0, 7, 2, 2, 5, 9])", "9754220"),
        ("smallest_made([4, 0, 7])", "407"),
        ("smallest_made([0, 0, 5])", "500"),
        ("smallest_made([0])", "0"),
        ("smallest_made([12, 3])", Failure.UNSUPPORTED),
        ("largest_made([])", Failure.NOT_UNDERSTOOD),
        ("digital_root(987654)", "3"),
        ("digital_root(0)", "0"),
        ("digital_root(1.5)", Failure.UNSUPPORTED),
    ],
)
def test_numbers_are_made_of_digits(program, value):
    assert outcome(program) == value


@given(integers(1, 10**12))
def test_the_digital_root_is_the_remainder_by_nine_from_one_to_nine(number):
    assert outcome(f"digital_root({number})") == str(1 + (number - 1) % 9)


@pytest.mark.parametrize(
    ("program", "checked"), [("largest_made([3, 7, 1])", True), ("smallest_made([1, 2, 3, 4, 5, 6, 7])", False)]
)
def test_few_digits_are_checked_by_all_their_arrangements(program, checked):
    assert run(program).checked is checked
