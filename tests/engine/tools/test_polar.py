"""Polar form of complex numbers and of points."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("polar_form(1 + i)", "sqrt(2), pi/4"),
        ("polar_form(1 + i*sqrt(3))", "2, pi/3"),
        ("polar_form(-2)", "2, pi"),
        ("polar_form(-3i)", "3, -pi/2"),
        ("polar_form((-1, 1))", "(sqrt(2), 3*pi/4)"),
        ("polar_form((0, 2))", "(2, pi/2)"),
        ("polar_form(0)", Failure.UNDEFINED),
        ("polar_form((0, 0))", Failure.UNDEFINED),
        ("polar_form(a + i)", Failure.NOT_UNDERSTOOD),
        ("from_polar((4, pi/3))", "(2, 2*sqrt(3))"),
        ("from_polar((2, -pi/2))", "(0, -2)"),
        ("from_polar((a, pi))", Failure.NOT_UNDERSTOOD),
        ("A = from_polar((4, pi/3))\npolar_form(A)", "(4, pi/3)"),
    ],
)
def test_polar_form(program, value):
    assert outcome(program) == value


def test_a_complex_number_is_shown_with_its_modulus_and_its_argument():
    result = run("polar_form(-1 + i)")
    assert result.latex.endswith(r"\sqrt{2} \left(\cos \frac{3 \pi}{4} + i \sin \frac{3 \pi}{4}\right)")
    assert result.text == "modulus sqrt(2), argument 3*pi/4"
    assert result.checked


def test_a_direction_that_is_no_part_of_a_turn_is_rounded_too():
    assert run("polar_form(3 + 4i)").approximation == "5, 0.927295"
