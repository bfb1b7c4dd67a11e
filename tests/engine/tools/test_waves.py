"""Functions that come again and again: periods, amplitudes, midlines and phase shifts."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("period(tan(3x))", "pi/3"),
        ("period(y = 4sin(pi*t/6))", "12"),
        ("period(sin(2x) + cos(3x))", "2*pi"),
        ("period(sin(x)^2)", "pi"),
        ("period(x^2)", Failure.UNDEFINED),
        ("period(a*sin(x))", Failure.NOT_UNDERSTOOD),
        ("amplitude(-3*sin(2x) + 1)", "3"),
        ("amplitude(3sin(x) + 4cos(x))", "5"),
        ("amplitude(5 - 0.5*cos(3t - 1))", "1/2"),
        ("amplitude(sin(x)*cos(x))", "1/2"),
        ("amplitude(sin(x) + sin(2x))", Failure.UNSUPPORTED),
        ("amplitude(tan(x))", Failure.UNSUPPORTED),
        ("midline(4cos(x) + 7)", "7"),
        ("midline(sin(x)^2)", "1/2"),
        ("midline(x)", Failure.UNSUPPORTED),
        ("phase_shift(2sin(3x - pi))", "pi/3"),
        ("phase_shift(1 - 4cos(2(x + pi/6)))", "-pi/6"),
        ("phase_shift(tan(x))", "0"),
        ("phase_shift(sin(x) + cos(x))", Failure.UNSUPPORTED),
        ("phase_shift(sin(x^2))", Failure.UNSUPPORTED),
    ],
)
def test_a_wave_is_told_by_its_period_and_where_it_swings(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    "program",
    ["period(2sin(5x))", "amplitude(2sin(5x + 1) - 3cos(5x))", "midline(2sin(5x) - 3)", "phase_shift(2sin(5x + 1))"],
)
def test_a_wave_is_checked_where_it_is_highest_or_comes_again(program):
    assert run(program).checked
