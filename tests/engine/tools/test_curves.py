"""Normals, areas between curves, extreme values between bounds, domains and ranges, slopes of implicit curves."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("normal_line(y = x^2, x = 3)", "y = 19/2 - x/6"),
        ("normal_line(f(x) = ln(x), (1, 0))", "y = 1 - x"),
        ("normal_line(x^2, 0)", "x = 0"),
        ("normal_line(x^2, (3, 8))", Failure.UNDEFINED),
        ("normal_line(x^2 + y^2 = 25, (3, 4))", "y = 4*x/3"),
        ("normal_line(x^2 + y^2 = 25, (0, 5))", "x = 0"),
        ("normal_line(x^2 + y^2 = 25, (5, 0))", "y = 0"),
        ("tangent(x^2 + y^2 = 25, (3, 4))", "y = 25/4 - 3*x/4"),
        ("tangent(x^2 + y^2 = 25, (5, 0))", "x = 5"),
        ("T = tangent(x^3 + y^3 = 9x*y/2, (1, 2))\nline_slope(T)", "4/5"),
        ("tangent(x^2 + y^2 = 25, (3, 3))", Failure.UNDEFINED),
        ("tangent(x^2 = y^2, (0, 0))", Failure.UNDEFINED),
        ("tangent(x^2 + z^2 = 25, (3, 4))", Failure.NOT_UNDERSTOOD),
        ("area_between(y = x^2, y = 2x)", "4/3"),
        ("area_between(f(x) = x^2, g(x) = sqrt(x))", "1/3"),
        ("area_between(x^3, x)", "1/2"),
        ("area_between(x^2, 2x, 0 <= x <= 3)", "8/3"),
        ("area_between(cos(x), 0, pi <= x, x <= 2*pi)", "2"),
        ("area_between(x^2, 2x, 0, 3)", "8/3"),
        ("area_between(x^2 - 4, 0, [-2, 2])", "32/3"),
        ("area_between(sin(x), cos(x), 0, 2pi)", "4*sqrt(2)"),
        ("distance_travelled(v(t) = 3t^2 - 12t + 9, 0 <= t <= 4)", "12"),
        ("D = diff(t^3 - 6t^2 + 9t)\ndistance_travelled(D, [0, 4])", "12"),
        ("distance_travelled(s(t) = t^3 - 6t^2 + 9t, [0, 4])", "12"),
        ("distance_travelled(x = t^2 - 6t, 0, 5)", "13"),
        ("distance_travelled(v = t - 1, 0, 2)", "1"),
        ("distance_travelled(sin(t))", Failure.NOT_UNDERSTOOD),
        ("area_between(sin(x), cos(x))", Failure.NOT_UNDERSTOOD),
        ("area_between(x^2, -1)", Failure.UNDEFINED),
        ("area_between(1/x, 0, -1, 1)", Failure.UNDEFINED),
        ("area_between(x, 2, 1)", Failure.NOT_UNDERSTOOD),
        ("area_between(x^2, 2x, 3, 0)", Failure.NOT_UNDERSTOOD),
    ],
)
def test_normals_and_areas(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("highest(x^3 - 3x, [0, 2])", "2"),
        ("lowest(f(x) = x^3 - 3x, 0, 2)", "-2"),
        ("highest(sin(x) + cos(x), 0, pi)", "sqrt(2)"),
        ("highest(3x, 0, 2)", "6"),
        ("highest(5 - x^2)", "5"),
        ("highest(1/x, -1, 1)", Failure.UNDEFINED),
        ("highest(x^2, 0)", Failure.NOT_UNDERSTOOD),
        ("highest(x^2)", Failure.UNDEFINED),
        ("lowest(2pi*x^2 + 1000pi/x)", "150*2**(2/3)*pi"),
        ("lowest(x^4 - 8x^2)", "-16"),
        ("lowest(3x^4 - 4x^3 - 12x^2)", "-32"),  # the lower one of two
        ("highest(x^3)", Failure.UNDEFINED),
    ],
)
def test_extreme_values_of_a_curve(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("highest_at(V = x(12 - 2x)^2)", "2"),
        ("highest_at(x(12 - 2x)^2, 0, 6)", "2"),
        ("highest_at(x^3, 0 < x < 2)", "2"),
        ("highest_at(60x - 5x^2)", "6"),
        ("lowest_at(2pi*r^2 + 1000pi/r)", "5*2**(1/3)"),
        ("lowest_at(x^4 - 8x^2)", "-2, 2"),
        ("lowest_at(60x - 5x^2)", Failure.UNDEFINED),
    ],
)
def test_the_place_of_an_extreme_value(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("curve", "count"), [("y = x^4 - 4x^3", "1"), ("x^3 - 3x", "2"), ("f(x) = x^3", "0"), ("2x + 1", "0")]
)
def test_turning_points_are_counted(curve, count):
    assert outcome(f"count_extrema({curve})") == count


def test_an_extreme_value_says_where_it_is():
    assert run("lowest(x^3 - 3x, 0, 2)").text == "-2 at x = 1"
    assert run("lowest_at(x^3 - 3x, 0, 2)").text == "x = 1, where it is -2"


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("domain(f(x) = sqrt(x - 4))", "x >= 4"),
        ("domain(1/(t - 3))", "t < 3 or t > 3"),
        ("domain(x^2)", "all real numbers"),
        ("domain(x*y)", Failure.NOT_UNDERSTOOD),
        ("function_range(x^2 + 3)", "y >= 3"),
        ("function_range(y = 2sin(x))", "-2 <= y <= 2"),
        ("diff(x^2 + y^2 = 25)", "-x/y"),
        ("diff(x^2 + xy + y^2 = 7, x)", "(-2*x - y)/(x + 2*y)"),
        ("D = diff(x^2 + y^2 = 25)\nsuppose(x = 3)\nsuppose(y = 4)\ncalculate(D)", "-3/4"),
        ("diff(y = x^2 + 2xy)", Failure.NOT_UNDERSTOOD),
        ("diff(a^2 + b^2 = 25)", Failure.NOT_UNDERSTOOD),
        ("series(cos(x), x^4)", "x**4/24 - x**2/2 + 1"),
        ("series(ln(x), 3, x = 1)", "(x - 1)**3/3 - (x - 1)**2/2 + (x - 1)"),
        ("nonzero_terms(cos(2x), 4)", "-4*x**6/45 + 2*x**4/3 - 2*x**2 + 1"),
        ("nonzero_terms(sin(x), 2, pi/2)", "1 - (x - pi/2)**2/2"),
        ("nonzero_terms(x^2 + 1, 4)", Failure.UNSUPPORTED),
        ("D = discriminant(x^2 + kx + 16 = 0)\nsolve(D = 0, k)", "-8, 8"),
    ],
)
def test_domains_ranges_and_implicit_curves(program, value):
    assert outcome(program) == value


def test_a_root_without_a_degree_is_the_square_root():
    result = run("simplify(root 72)")
    assert (result.value, result.latex) == ("6*sqrt(2)", r"\sqrt{72} = 6 \sqrt{2}")


@pytest.mark.parametrize("program", ["tangent(x^2 + y^2 = 25, (3, 4))", "normal_line(x^2 + y^2 = 25, (5, 0))"])
def test_a_line_on_the_curve_of_an_equation_is_checked(program):
    assert run(program).checked
