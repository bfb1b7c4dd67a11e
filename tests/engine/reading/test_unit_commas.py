"""A comma before a unit is a decimal one, unless the text sets numbers apart."""

import pytest

from engine.reading.unit_commas import with_points


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1,5 kg at 3 €", "1.5 kg at 3 €"),
        ("12,5% off 480", "12.5% off 480"),
        ("3,5 hours at 80 km/h", "3.5 hours at 80 km/h"),
        ("0,75l in glasses of 0,25l", "0.75l in glasses of 0.25l"),
    ],
)
def test_a_comma_before_a_unit_is_a_point(typed, read):
    assert with_points(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["", "sides 3,5 cm", "male 30,75 kg, 1.80 m", "1,500 kg", "3,4,5 cm", "mean of 2,5 kg", "f(3,5) m", "2,5 apples"],
)
def test_other_commas_stay(typed):
    assert with_points(typed) == typed
