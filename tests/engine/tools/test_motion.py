"""Positions, velocities and accelerations, each from another."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("motion(v(t) = 6t - 4, s(0) = 5, s(3))", "20"),
        ("motion(v(t) = 6t - 4, s(0) = 5, position, t = 3)", "20"),
        ("motion(v(t) = 6t - 4, s(0) = 5)", "3*t**2 - 4*t + 5"),
        ("motion(a(t) = 6t, v(0) = 2, v(t))", "3*t**2 + 2"),
        ("motion(a(t) = 6t, v(0) = 2, x(0) = 1, x(2))", "13"),
        ("motion(a(t) = 6t, v(1) = 2, velocity, t = 3)", "26"),
        ("motion(a = -10, v(0) = 20, h(0) = 15)", "-5*t**2 + 20*t + 15"),
        ("motion(s(t) = t^3, acceleration, 2)", "12"),
        ("motion(a(t) = -9.8, v(0) = 25, velocity, t = 2)", "5.4"),
        ("motion(v(t) = 6t - 4, s(3))", Failure.NOT_UNDERSTOOD),
        ("motion(6t - 4, s(0) = 5)", Failure.NOT_UNDERSTOOD),
        ("motion(v(t) = e^(sin(t)), s(1) = 0)", Failure.NO_CLOSED_FORM),
    ],
)
def test_known_values_fix_the_constants(program, value):
    assert outcome(program) == value


def test_the_derivative_is_what_was_given():
    assert run("motion(v(t) = 6t - 4, s(0) = 5, s(3))").checked
