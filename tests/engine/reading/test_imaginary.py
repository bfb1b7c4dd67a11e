"""The imaginary unit beside a root, and complex numbers by their names."""

import pytest

from engine.reading.exact import recognise
from engine.reading.imaginary import with_plain_names, with_unit_apart
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


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("z₁ = 2 + 3i and z₂ = 1 - i. find z₁z₂", "z = 2 + 3i and w = 1 - i. find z*w"),
        ("z_1 = 3 - i, z_2 = 2i, z_1^2 - z₂²", "z = 3 - i, w = 2i, z^2 - w²"),
        ("z_{1}=1+i, z_{2}=2-i, |z_{1}+z_{2}|", "z=1+i, w=2-i, |z+w|"),
    ],
)
def test_two_complex_numbers_have_a_letter_each(typed, read):
    assert with_plain_names(typed) == read


@pytest.mark.parametrize(
    "typed", ["z1 = 5, z2 = 3, z1 + z2", "z1 = 2 + i, find z1^2", "w = 3, z1 = i, z2 = 2i", "z = 1, z1 = i, z2 = 2i"]
)
def test_other_names_stay(typed):
    assert with_plain_names(typed) == typed
