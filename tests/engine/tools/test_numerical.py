"""Newton's method, strips under a curve, solutions that come again and again, inflection points and asymptotes."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure
from engine.reading.sketch import sketch
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("newton(x^2 - 2, 1)", "3/2"),
        ("newton(f(x) = x^2 - 5, x = 2, 2)", "161/72"),
        ("newton(x^3 - x - 1, 1.5, 2)", "1.325200399"),
        ("newton(cos(x) = x, 1, 4)", "0.7390851332"),
        ("newton(x^3 = 7, 2)", "23/12"),
        ("newton(x^2 + 1, 0)", Failure.UNDEFINED),
        ("newton(x*y, 1)", Failure.NOT_UNDERSTOOD),
        ("newton(x^2 - 2, 1, 1000)", Failure.UNSUPPORTED),
        ("approximate_integral(x^2, 0, 2, 4, trapezoid)", "11/4"),
        ("approximate_integral(f(x) = x^2, [0, 2], 4, left)", "7/4"),
        ("approximate_integral(x^2, 0, 2, 4, right)", "15/4"),
        ("approximate_integral(x^2, 0, 2, 4, midpoint)", "21/8"),
        ("approximate_integral(1/x, 1, 2, 2, simpson)", "25/36"),
        ("approximate_integral(sin(x), 0, pi, 4, midpoint)", "2.052344306"),
        ("approximate_integral(1/x, 0, 1, 4, left)", Failure.UNDEFINED),
        ("approximate_integral(x^2, 0, 1, 3, simpson)", Failure.UNDEFINED),
        ("approximate_integral(x^2, 0, 1, trapezoid)", Failure.NOT_UNDERSTOOD),
        ("approximate_integral(x^2, 0, 1, 3)", Failure.NOT_UNDERSTOOD),
        ("general_solution(sin x = 1/2)", "pi/6 + 2*pi*n, 5*pi/6 + 2*pi*n"),
        ("general_solution(tan x = 1)", "pi/4 + pi*n"),
        ("general_solution(sin(x) = 0)", "pi*n"),
        ("general_solution(cos(2x) = 0)", "pi/4 + pi*n/2"),
        ("general_solution(sin(x) = 2)", "no solution"),
        ("general_solution(x^2 = 2)", Failure.NOT_UNDERSTOOD),
        ("general_solution(sin(x) = x)", Failure.UNSUPPORTED),
        ("inflection_points(x^4 - 6x^2)", "(-1, -5), (1, -5)"),
        ("inflection_points(f(x) = x^3)", "(0, 0)"),
        ("inflection_points(x^4)", Failure.NO_CLOSED_FORM),
        ("asymptotes(f(x) = (3x^2 - 1)/(x^2 + 5))", "y = 3"),
        ("asymptotes((x + 1)/(x^2 - 9))", "x = -3, x = 3, y = 0"),
        ("asymptotes((x^2 + 1)/(x - 1))", "x = 1, y = x + 1"),
        ("asymptotes((x - 2)/(x^2 - 4))", "x = -2, y = 0"),
        ("asymptotes(x^2 + 1)", "no asymptotes"),
        ("asymptotes((x^2 + 1)/(x - 1), slant)", "y = x + 1"),
        ("asymptotes((x^2 + 1)/(x - 1), horizontal)", "no horizontal asymptotes"),
        ("asymptotes((2x + 1)/(x - 3), horizontal)", "y = 2"),
        ("asymptotes((2x + 1)/(x - 3), steep)", Failure.NOT_UNDERSTOOD),
        ("asymptotes(e^x + 2)", "y = 2"),
        ("asymptotes(2^(-x) + 5)", "y = 5"),
        ("asymptotes(ln(x - 3))", "x = 3"),
        ("asymptotes(arctan(x))", "y = pi/2, y = -pi/2"),
        ("asymptotes(sqrt(x^2 + 1))", "y = x, y = -x"),
        ("asymptotes(1/sqrt(x - 2))", "x = 2, y = 0"),
        ("asymptotes(x + sin(x))", "no asymptotes"),
        ("asymptotes(tan(x))", "x = pi/2 + pi*n"),
        ("asymptotes(1 + sec(2n), vertical)", "n = pi/4 + pi*k/2"),
        ("asymptotes(tan(x), horizontal)", "no horizontal asymptotes"),
        ("domain(tan(x))", "x != pi/2 + pi*n"),
        ("domain(1/(1 - 2cos(x)))", "x != pi/3 + 2*pi*n and x != 5*pi/3 + 2*pi*n"),
        ("domain(ln(sin(x)))", Failure.NO_CLOSED_FORM),
        ("x_intercept(y = x^2 - 2x - 8)", "-2, 4"),
        ("x_intercept(3x + 2y = 18)", "6"),
        ("y_intercept(f(x) = e^x)", "1"),
        ("summation(k^2, k, 1, n)", "n*(n + 1)*(2*n + 1)/6"),
        ("remainder(x^3 + a*x^2 - 4x + 4, x - 2)", "4*a + 4"),
        ("solve(z^3 = 8i, z)", "-2*i, -sqrt(3) + i, sqrt(3) + i"),
        ("solve(z^2 = 3 + 4i)", "-2 - i, 2 + i"),
        ("solve(x^2 = 2i)", "-1 - i, 1 + i"),
        ("solve(2i + 3 = 7)", "2"),
        ("solve(V = s^3, s)", "V**(1/3)"),
        ("series(sqrt(x), 1, x = 4)", "(x - 4)/4 + 2"),
        ("solve(5i + 2x = 9, x - i = 1)", "i = 1, x = 2"),
    ],
)
def test_values(program, value):
    assert outcome(program) == value


@given(st.integers(2, 400))
def test_newtons_method_finds_square_roots(square):
    assert float(str(outcome(f"newton(x^2 - {square}, {square}, 15)")).partition("/")[0]) == pytest.approx(
        math.sqrt(square)
    )


@given(st.integers(1, 9), st.integers(0, 9), st.integers(1, 6))
def test_simpsons_rule_is_exact_for_cubics(width, low, pairs):
    high = low + width
    value = outcome(f"approximate_integral(4x^3, {low}, {high}, {2 * pairs}, simpson)")
    assert value == str(high**4 - low**4)


def test_the_solutions_are_told_with_their_number():
    assert run("general_solution(tan x = 1)").text == "x = pi/4 + pi*n, n any whole number"


def test_a_start_with_an_index_is_no_equation():
    found = sketch("newton's method on x^2 - 7 with x0 = 2.5")
    assert (found.text, list(found.slots.values())) == ("newton's method on <p1> with x 0 = <n1>", ["x^2 - 7", "2.5"])


def test_an_interval_from_zero_is_no_number():
    assert sketch("sin x = 0.5 on [0,360]").slots == {"<q1>": "sin x = 0.5", "<l1>": "[0, 360]"}


def test_two_minus_signs_are_parted_by_a_bracket():
    assert run("A = calculate(-9)\ncalculate(-A/2)").latex == r"\frac{-\left(-9\right)}{2} = \frac{9}{2}"
