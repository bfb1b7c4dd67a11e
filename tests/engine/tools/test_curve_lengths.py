"""Lengths of curves, and volumes of what they sweep about an axis."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("curve_length(y = (2/3)x^(3/2), x = 0, x = 3)", "14/3"),
        ("curve_length(3x + 1, [0, 4])", "4*sqrt(10)"),
        ("curve_length(f(x) = x^3/6 + 1/(2x), 1, 2)", "17/12"),
        ("curve_length(x^2/8 - ln(x), 1, 2)", "3/8 + ln(2)"),
        ("curve_length(sin(x), 0, pi)", "3.820197789"),
        ("curve_length(x^3, -1, 1)", "3.095731309"),
        ("curve_length(y = 2x^(3/2), 0 <= x <= 1)", "-2/27 + 20*sqrt(10)/27"),
        ("curve_length(1/x, -1, 1)", Failure.UNDEFINED),
        ("curve_length(x^2, 2, 1)", Failure.NOT_UNDERSTOOD),
    ],
)
def test_lengths_of_curves(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("revolution_volume(y = x^2, x = 0, x = 2)", "32*pi/5"),
        ("revolution_volume(sqrt(x), [0, 4])", "8*pi"),
        ("revolution_volume(sin(x), 0, pi)", "pi**2/2"),
        ("revolution_volume(5, 0, 2)", "50*pi"),
        ('revolution_volume(x^2, 0, 2, "y-axis")', "8*pi"),
        ('revolution_volume(y = x^2, y = 0, y = 4, "y-axis")', "8*pi"),
        ('revolution_volume(y = x^3, y = 0, y = 8, "y axis")', "96*pi/5"),
        ('revolution_volume(y = x^2, y = 0, x = 2, "y-axis")', "8*pi"),
        ("revolution_volume(y = x^2 - 1, y = 0, x = 2)", "38*pi/15"),
        ("revolution_volume(y = sqrt(x), y = 0, x = 1, x = 4)", "15*pi/2"),
        ("revolution_volume(y = e^x, y = 0, x = 2)", Failure.UNDEFINED),
        ('revolution_volume(x - x^2, [0, 1], "y-axis")', "pi/6"),
        ('revolution_volume(e^x, 0, 1, "y-axis")', "2*pi"),
        ('revolution_volume(y = 5, 0, 2, "y-axis")', "20*pi"),
        ("revolution_volume(1/x, -1, 1)", Failure.UNDEFINED),
        ('revolution_volume(x - 1, 0, 2, "y-axis")', "2*pi"),
        ('revolution_volume(x^2, -1, 2, "y-axis")', Failure.UNSUPPORTED),
        ('revolution_volume(x^2 - 2x + 3, y = 2, y = 3, "y-axis")', Failure.UNSUPPORTED),
        ('revolution_volume(x^2, 0, 2, "z-axis")', Failure.NOT_UNDERSTOOD),
        ("revolution_volume(x*t, 0, 2)", Failure.NOT_UNDERSTOOD),
    ],
)
def test_volumes_of_revolution(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize("program", ["curve_length(x^2, 0, 1)", "revolution_volume(e^x, 0, 1)"])
def test_numbers_bear_them_out(program):
    assert run(program).checked
