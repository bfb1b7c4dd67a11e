"""The bounds of numbers that were rounded."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from engine.messages import Failure
from tests.engine.running import outcome


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("error_interval(340, figures, 2)", "335 <= x < 345"),
        ("error_interval(0.4, decimals, 1)", "0.35 <= x < 0.45"),
        ("error_interval(7, nearest, 1)", "6.5 <= x < 7.5"),
        ("lower_bound(5.6, decimals, 1)", "5.55"),
        ("lower_bound(0.0120, figures, 3)", "0.01195"),
        ("lower_bound(12, decimals, 0)", "11.5"),
        ("upper_bound(80, nearest, 10)", "85"),
        ("upper_bound(100, figures, 1)", "150"),
        ("upper_bound(4.5, nearest, 0.5)", "4.75"),
        ("upper_bound(x = 2.5, decimals, 1)", "2.55"),
        ("upper_bound(83, nearest, 10)", Failure.UNDEFINED),
        ("upper_bound(5.63, decimals, 1)", Failure.UNDEFINED),
        ("upper_bound(0, nearest, 10)", Failure.UNDEFINED),
        ("lower_bound(80, halves, 10)", Failure.NOT_UNDERSTOOD),
        ("lower_bound(80, figures, 0)", Failure.UNSUPPORTED),
    ],
)
def test_bounds_lie_half_a_step_away(program, value):
    assert outcome(program) == value


@given(integers(1, 9999), integers(1, 4))
def test_the_lower_bound_is_rounded_to_the_number(whole, figures):
    number = outcome(f"significant_figures({whole}/100, {figures})")
    bound = outcome(f"lower_bound({number}, figures, {figures})")
    # a power of ten has smaller steps below it, to which its lower bound would be rounded
    assert number.strip("0.") == "1" or float(outcome(f"significant_figures({bound}, {figures})")) == float(number)
