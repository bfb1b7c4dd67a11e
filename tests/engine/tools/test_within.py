"""Equations between two bounds: every solution there, in degrees where the bounds are, and no bound that is none."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("solve_within(sin(x) = 1/2, 0, 360)", "30, 150"),
        ("solve_within(2cos(x) - 1 = 0, [0, 2pi])", "pi/3, 5*pi/3"),
        ("solve_within(tan x = 1, 0 < x < 360)", "45, 225"),
        ("solve_within(sin x = 0, (0, 2pi))", "pi"),
        ("solve_within(2sin(x)^2 - sin(x) - 1 = 0, 0, 2pi)", "pi/2, 7*pi/6, 11*pi/6"),
        ("solve_within(sin x = 0.3, 0, 360)", "17.45760312, 162.5423969"),
        ("solve_within(cos(x) = x, 0, 1)", "0.7390851332"),
        ("solve_within(x^2 = 4, x = 0, x = 10)", "2"),
        ("solve_within(x^5 - 3x + 1 = 0, 1, 2)", "1.214648043"),
        ("solve(tan x = 1, 0 < x < 360)", "45, 225"),
        ("solve(x^2 = 4, x > 0)", "x = 2"),
        ("solve_within(sin x = 2, 0, 2pi)", "no solution"),
        ("solve_within(sin x = 1/2, 10, 0)", Failure.NOT_UNDERSTOOD),
        ("solve_within(sin x = 1/2, 0)", Failure.NOT_UNDERSTOOD),
        ("solve_within(sin x = y, 0, 1)", Failure.NOT_UNDERSTOOD),
        ("solve_within(sin(100x) = 0, 0, 2pi)", Failure.TOO_LARGE),
    ],
)
def test_all_solutions_between_the_bounds_are_found(program, value):
    assert outcome(program) == value


def test_degrees_are_told():
    result = run("solve_within(cos(t) = 0, 0, 360)")
    assert result.text == "t = 90° or t = 270°"
    assert result.latex == r"t = 90^{\circ} \quad\text{or}\quad t = 270^{\circ}"
