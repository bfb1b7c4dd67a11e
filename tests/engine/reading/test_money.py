"""Pence beside pounds, and cents beside dollars and euros, are read in the same currency."""

import pytest

from engine.reading.money import in_one_currency


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("4 pens at 85p each, I pay with £20", "4 pens at £0.85 each, I pay with £20"),
        ("£3.40 and a bag for 5 p", "£3.40 and a bag for £0.05"),
        ("$5 for one, 75¢ for a refill", "$5 for one, $0.75 for a refill"),
        ("a roll is 65c, I have 10 €", "a roll is €0.65, I have 10 €"),
        ("45p + 60p + £1.20 total?", "£0.45 + £0.60 + £1.20 total?"),
    ],
)
def test_hundredths_are_told_in_their_currency(typed, read):
    assert in_one_currency(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["", "85p each", "£3 and 40p, how many pence", "how many 20p coins in £7", "3p + 4q is £5", "£5 = 4p", "20 c outside, a drink is $3",
     "£5, $3 and 50p", "$3c$", "pens at p pence, £3 and 40p"],
)  # fmt: skip
def test_other_letters_stay(typed):
    assert in_one_currency(typed) == typed
