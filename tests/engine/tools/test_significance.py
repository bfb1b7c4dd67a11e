"""Tests of hypotheses: shares and values of Student's t, p-values, chi-square."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("t_above(2.5, 10)", "0.0157"),
        ("t_above(-2.5, 10)", "0.9843"),
        ("t_above(0, 3)", "0.5"),
        ("t_above(45, 999)", "0"),
        ("t_value(0.975, 10)", "2.2281"),
        ("t_value((1 + 90/100)/2, 15)", "1.7531"),
        ("t_value(0.025, 10)", "-2.2281"),
        ("two_tailed(2.1)", "0.0357"),
        ("two_tailed(-1.96)", "0.05"),
        ("two_tailed(2.5, 10)", "0.0314"),
        ("two_tailed((103 - 100)/(6/sqrt(16)), 16 - 1)", "0.0639"),
        ("chi_square([20, 30, 50], [25, 25, 50])", "2"),
        ("chi_square([18, 22], [20, 20])", "2/5"),
        ("A = chi_square([20, 30, 50], [25, 25, 50])\nchi_square_above(A, 2)", "0.3679"),
        ("chi_square_above(7.815, 3)", "0.05"),
        ("chi_square_above(0, 4)", "1"),
        ("chi_square_above(1000, 1000)", "0.4941"),
    ],
)
def test_a_test_comes_to_its_value_and_is_checked(program, value):
    result = run(program)
    assert (result.value, result.checked, bool(result.steps)) == (value, True, True)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("t_above(2, 0)", Failure.UNSUPPORTED),
        ("t_above(2, 2.5)", Failure.UNSUPPORTED),
        ("t_above(2 + 3i, 4)", Failure.UNDEFINED),
        ("t_value(97.5, 3)", Failure.UNDEFINED),
        ("two_tailed(10**9)", Failure.TOO_LARGE),
        ("two_tailed(z)", Failure.NOT_UNDERSTOOD),
        ("chi_square_above(-1, 2)", Failure.UNDEFINED),
        ("chi_square([20, 30], [0, 25])", Failure.UNDEFINED),
        ("chi_square([20, 30], [25])", Failure.NOT_UNDERSTOOD),
    ],
)
def test_what_has_no_value_fails_as_data(program, failure):
    assert outcome(program) is failure
