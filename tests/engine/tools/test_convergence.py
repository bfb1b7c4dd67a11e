"""Series that converge or do not, and for which values of its unknown a power series does."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("converges(1/n^2)", "converges"),
        ("converges(1/n)", "diverges"),
        ("converges((-1)^n/n)", "converges"),
        ("converges(n!/n^n)", "converges"),
        ("converges(3^n/n^5)", "diverges"),
        ("converges(n/(n + 1), n = 1)", "diverges"),
        ("converges((2/3)^k, k)", "converges"),
        ("converges(1/(n*log(n)))", "diverges"),
        ("converges(sin(x)/n)", Failure.NOT_UNDERSTOOD),
        ("converges(5)", Failure.NOT_UNDERSTOOD),
    ],
)
def test_whether_a_series_converges(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value", "interval"),
    [
        ("radius_of_convergence(x^n/n)", "1", "-1 <= x < 1"),
        ("radius_of_convergence((x - 2)^n/(n*3^n))", "3", "-1 <= x < 5"),
        ("radius_of_convergence(x^(2n)/4^n)", "2", "-2 < x < 2"),
        ("radius_of_convergence((2x + 1)^n/n^2)", "1/2", "-1 <= x <= 0"),
        ("radius_of_convergence(x^n/n!)", "infinity", "all real numbers"),
        ("radius_of_convergence(k!*x^k, k = 0)", "0", "x = 0"),
    ],
)
def test_where_a_power_series_converges(program, value, interval):
    found = run(program)
    assert (found.value, found.text) == (value, f"{value}, it converges for {interval}")


@pytest.mark.parametrize(
    ("terms", "interval"),
    [
        ("x^n/n", "-1 <= x < 1"),
        ("(x - 3)^n/(n 2^n), n = 1", "1 <= x < 5"),
        ("(-1)^n x^(2n)/n!", "all real numbers"),
        ("n!*x^n", "x = 0"),
        ("1/n", Failure.NOT_UNDERSTOOD),
    ],
)
def test_the_interval_of_convergence(terms, interval):
    assert outcome(f"interval_of_convergence({terms})") == interval


@pytest.mark.parametrize("program", ["radius_of_convergence(1/n)", "radius_of_convergence(sin(x)^n)"])
def test_a_series_without_powers_of_one_unknown_has_no_radius(program):
    assert outcome(program) == Failure.NOT_UNDERSTOOD


def test_a_sum_without_end_holds_its_index():
    assert outcome("summation(1/n^2, k, 1, oo)") == Failure.NOT_UNDERSTOOD
