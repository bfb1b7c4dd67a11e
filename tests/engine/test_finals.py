"""The value that a model's text ends in."""

import time
from fractions import Fraction

import pytest

from engine.strategies.finals import comparable, final_value, marked_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # marked by hashes
        ("He has 3 + 4 = 7 apples.\n#### 7", "7"),
        ("#### 7\n\nI hope that 1 example helps.", "7"),
        ("#### 3\nNo, wait.\n#### 4", "4"),
        ("#### $1,234.50", "1234.50"),
        ("#### 18 dollars", "18"),
        ("#### 15%", "15"),
        ("#### -3/4", "-3/4"),
        ("#### **12**.", "12"),
        ("#### x = 5", "5"),
        ("Then it is `#### +42`.", "42"),
        ("#### Tuesday", "Tuesday"),
        ("#### x + 5", "x + 5"),
        ("#### 2 pi", "2 pi"),
        ("#### 1, 2", "1, 2"),
        ("####18", "18"),
        (r"#### \boxed{18}", "18"),
        # a heading is no final value
        ("#### Step 1: add 2 and 3\nThat is 5.", "5"),
        ("#### 1. Add\nWe get 9.\n#### Answer\n\\boxed{9}", "9"),
        # in a box
        (r"Thus \boxed{42}.", "42"),
        (r"\boxed{1} and then \boxed{2}", "2"),
        (r"so $\boxed{\frac{3}{4}}$", "3/4"),
        (r"\boxed{-\frac{1}{2}}", "-1/2"),
        (r"\boxed{\text{Tuesday}}", "Tuesday"),
        (r"\boxed{x=5}", "5"),
        (r"\boxed{\$12}", "12"),
        (r"\boxed{15\%}", "15"),
        (r"\boxed{x^{2} + 1}", "x^{2} + 1"),
        (r"\boxed{2\sqrt{3}}", "2sqrt(3)"),
        (r"\boxed{7} of \boxed{", "7"),
        # marked by nothing: the last number
        ("It is 3 + 4 = 7, so he has 7 apples.", "7"),
        ("It costs $1,200.", "1200"),
        ("It is 10-3.", "3"),
        ("The result is -5.", "-5"),
        ("That leaves .5 of it", ".5"),
        ("One half, 1/2", "1/2"),
        (r"\boxed{7 and 12 are left open", "12"),
        # none
        ("I do not know.", None),
        ("", None),
        ("####", None),
        (r"\boxed{}", None),
        ("version1 x2", None),
    ],
)
def test_the_final_value_of_a_text(text, value):
    assert final_value(text) == value


def test_a_number_that_nobody_marked_is_not_marked():
    assert marked_value("It is 7.") is None
    assert marked_value(r"It is \boxed{7}.") == "7"


@pytest.mark.parametrize(
    ("one", "other"),
    [("0.5", "1/2"), ("1,000", "1000.0"), ("+7", "7"), ("$3", "3"), ("Tuesday", "tuesday"), ("x+1", "x + 1")],
)
def test_equal_values_are_comparable(one, other):
    assert comparable(one) == comparable(other)


def test_numbers_are_compared_exactly():
    assert comparable("-2/3") == Fraction(-2, 3)
    assert comparable("0.333333") != comparable("1/3")
    assert comparable("1/0") == "1/0"
    assert comparable("-1") != comparable("1")


@pytest.mark.parametrize(
    "piece", ["1,", "9", "####", "\\boxed{", "{", "}", "$", "1/", ".", "- ", "**", "a ", "#### a\n", "1 a ", "\\sqrt{"]
)
def test_a_hostile_text_costs_little_time_and_gives_no_endless_value(piece):
    started = time.monotonic()
    for text in (piece * 100_000, "#### " + piece * 100_000, f"\\boxed{{{piece * 200}}}"):
        value = final_value(text)
        assert value is None or len(value) <= 200
        if value:
            comparable(value)
    assert time.monotonic() - started < 2
