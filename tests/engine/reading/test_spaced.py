"""Thousands set apart by spaces are one number; numbers side by side stay apart."""

import time

import pytest

from engine.reading.spaced import with_digits_joined


@pytest.mark.parametrize(
    ("typed", "joined"),
    [
        ("population 250 000, up 2%", "population 250000, up 2%"),
        ("pay 3 000 now and 2 000 later", "pay 3000 now and 2000 later"),
        ("a town of 12 500 people", "a town of 12500 people"),
        ("rent is 1 200 a month", "rent is 1200 a month"),
        ("48 600/year", "48600/year"),
        ("€12 500 car", "€12500 car"),
        ("$1 200.50 plus 3", "$1200.50 plus 3"),
        ("a car costs 12 500 € new", "a car costs 12500 € new"),
        ("1 250 000 views", "1250000 views"),
    ],
)
def test_spaced_thousands_are_joined(typed, joined):
    assert with_digits_joined(typed) == joined


@pytest.mark.parametrize(
    "typed",
    ["mean of 100 200 300", "5 330 ml cans", "$5 250 ml", "12 000 5", "1, 000", "1000 1100 people", "4 12 500 people",
     "002 500 people", "2 100 dollar bills"],
)  # fmt: skip
def test_numbers_side_by_side_stay_apart(typed):
    assert with_digits_joined(typed) == typed


@pytest.mark.parametrize("piece", ["1 000 ", "$1 000 ", "100 ", "000 "])
def test_a_piece_repeated_takes_little_time(piece):
    started = time.process_time()
    with_digits_joined((piece * 1000)[:1000])
    assert time.process_time() - started < 0.05
