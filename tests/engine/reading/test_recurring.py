"""Recurring decimals in every spelling are fractions before a text is read; other decimals stay as they are."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.exact import recognise
from engine.reading.recurring import as_fractions
from engine.reading.sketch import sketch

digits = st.text("0123456789", min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("typed", "fraction"),
    [
        ("0.333... as a fraction", "1/3 as a fraction"),
        ("convert 0.1666… to a fraction", "convert 1/6 to a fraction"),
        ("0.272727...", "3/11"),
        ("0.27272...", "3/11"),
        (r"0.\overline{27}", "3/11"),
        (r"0.1\bar 6", "1/6"),
        (r"0.\dot{3} + 1", "(1/3) + 1"),
        (r"0.\dot{1}4285\dot{7}", "1/7"),
        ("0.3\u0305", "1/3"),
        ("0.(3)", "1/3"),
        ("1/0.333...", "1/(1/3)"),
        ("0.1 recurring", "1/9"),
        ("0.27 repeating", "3/11"),
        ("0.1666 recurring", "1/6"),
        ("2.0833 repeating", "25/12"),
        ("is 0.999... equal to 1?", "is 1 equal to 1?"),
    ],
)
def test_a_recurring_decimal_is_a_fraction(typed, fraction):
    assert as_fractions(typed) == fraction


@pytest.mark.parametrize(
    "typed",
    ["2.718281828...", "3.14159...", "1.41421...", "0.5, 0.25, 0.125...", "2.5(3)", "0.333", r"\bar{x} = 3", r"\overline{AB}"],
)  # fmt: skip
def test_other_decimals_stay(typed):
    assert as_fractions(typed) == typed


@given(st.integers(0, 99), st.just("") | digits, digits)
def test_the_fraction_is_the_sum_of_the_digits(whole, fixed, period):
    written = as_fractions(rf"{whole}.{fixed}\overline{{{period}}}")
    endless = Fraction(int(period), (10 ** len(period) - 1) * 10 ** len(fixed))
    assert Fraction(written) == whole + Fraction(int(fixed or 0), 10 ** len(fixed)) + endless


def test_both_routes_read_it():
    assert str(recognise(r"0.\overline{3} + 1")) == "calculate((1/3) + 1)"
    assert list(sketch(r"0.\overline{27} as a fraction").slots.values()) == ["3/11"]


@pytest.mark.parametrize("piece", ["1", "12", "123456", "1.", r"\dot1", r"\overline{1"])
def test_a_piece_repeated_takes_little_time(piece):
    started = time.process_time()
    as_fractions("0." + piece * (1000 // len(piece)))
    assert time.process_time() - started < 0.1
