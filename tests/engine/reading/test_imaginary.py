"""The imaginary unit beside a root is a factor of the root."""

import pytest

from engine.reading.exact import recognise
from engine.reading.imaginary import with_unit_apart
from tests.engine.running import outcome


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("modulus of −1 + √3 i", "modulus of −1 + sqrt(3)*i"),
        ("1 - √3i in polar form", "1 - sqrt(3)*i in polar form"),
        ("|2 + sqrt5 i|", "|2 + sqrt(5)*i|"),
        ("√(2)i + 1", "sqrt(2)*i + 1"),
        ("1 + i√3", "1 + sqrt(3)*i"),
        ("√3 i in the plane", "sqrt(3)*i in the plane"),
    ],
)
def test_the_unit_is_not_under_the_root(typed, read):
    assert with_unit_apart(typed) == read


@pytest.mark.parametrize("typed", ["√9 i think", "√3 is irrational", "pi√3", "√(2i)", "√3x"])
def test_other_letters_stay(typed):
    assert with_unit_apart(typed) == typed


def test_a_power_of_such_a_number_is_exact():
    assert outcome(str(recognise("(1 + √3i)^3"))) == "-8"
