"""Inequalities in a chain and together with others, and systems that leave an unknown open."""

import pytest

from engine.messages import Failure
from engine.reading.exact import recognise
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("solve(3 < 2x+1 < 9)", "1 < x < 4"),
        ("solve(-1 <= x/2 < 3)", "-2 <= x < 6"),
        ("solve(x^2 > 9, x > 0)", "x > 3"),
        ("solve(x^2 = 9, x > 0)", "x = 3"),
        ("solve(x > 3, x < 1)", "no solution"),
        ("solve(x > y, x < 1)", Failure.UNSUPPORTED),
    ],
)
def test_conditions_hold_together(program, value):
    assert outcome(program) == value


def test_a_chain_needs_no_model():
    assert recognise("3 < 2x+1 < 9") is not None


def test_of_a_dependent_system_it_is_said_what_holds():
    found = run("solve(x + y = 3, 2x + 2y = 6)")
    assert found.value == "infinitely many solutions: x = 3 - y"
    assert "any y" in found.text
