"""Exponential, logarithmic and absolute equations: only the real roots, written as schools write them."""

import pytest

from engine.tools.algebra.equations import NO_SOLUTION
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("equation", "value"),
    [
        ("4^x = 32", "5/2"),
        ("64*(1/2)^(30/h) = 8", "10"),
        ("3^((x+1)/(x-1)) = 3", "no solution"),
        ("8^x = 2", "1/3"),
        ("5^(2x-1) = 125", "2"),
        ("e^(2x) = 50", "ln(50)/2"),
        ("100 = 20e^(0.05t)", "20*ln(5)"),
        ("2^x = 7", "ln(7)/ln(2)"),
        ("A = p*e^(r*t), t", "ln(A/p)/r"),
        ("4^x - 2^x = 12", "2"),
        ("x^x = 4", "2"),
        ("e^x = -1", NO_SOLUTION),
        ("log(x) = 2", "100"),
        ("log(x) + log(x - 3) = 1", "5"),
        ("ln(x) = 2", "exp(2)"),
        ("|x - 3| = 5", "-2, 8"),
        ("2|x| - 3 = 7", "-5, 5"),
        ("x^(2/3) = 4", "-8, 8"),
        ("(x - 1)^(2/3) = 9", "-26, 28"),
        ("cbrt(x) = -2", "-8"),
        ("x^(2/3) - 5x^(1/3) + 6 = 0", "8, 27"),
        ("x^(2/3) = -1", NO_SOLUTION),
        ("x^(3/2) = 8", "4"),
        ("x^2 = -4", "-2*i, 2*i"),
        ("x^3 - 3x + 1", "-1.879385242, 0.3472963553, 1.532088886"),
        ("x^3 - 2x - 5 = 0", "2.094551482, -1.047275741 - 1.135939889*i, -1.047275741 + 1.135939889*i"),
    ],
)
def test_the_real_roots_are_found(equation, value):
    assert outcome(f"solve({equation})") == value


def test_a_logarithm_of_a_long_power_is_not_written_out():
    assert run("solve(100 = 20e^(0.05t))").approximation == "32.1888"


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("calculate(log(1000))", "3"),
        ("calculate(log(100, 10))", "2"),
        ("calculate(ln(e))", "1"),
        ("diff(log(x))", "1/x"),
        ("diff(x*log(x))", "ln(x) + 1"),
        ("suppose(f(x) = log(x))\ncalculate(f(100))", "2"),
    ],
)
def test_log_has_the_base_10_but_in_calculus(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(("program", "value"), [("solve(E = m*c^2, m)", "E/c**2"), ("solve(I = p*r*t, r)", "I/(p*t)")])
def test_capital_letters_are_no_constants(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("solve(log_x(49) = 2)", "7"),
        ("solve(log_b(8) = 3, b)", "2"),
        ("calculate(3log_2(4) + log_2(16))", "10"),
    ],
)
def test_a_logarithm_may_have_any_base(program, value):
    assert outcome(program) == value
