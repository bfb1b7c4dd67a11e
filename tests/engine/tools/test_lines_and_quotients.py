"""Lines through a point, tangents, division of polynomials, partial fractions, inverses."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("line_with_slope((2, 3), 4)", "y = 4*x - 5"),
        ("line_with_slope((-2, 1/2), -3)", "y = -3*x - 11/2"),
        ("parallel(y = 2x + 1, (3, 4))", "y = 2*x - 2"),
        ("parallel(f(x) = 2x + 1, (3, 4))", "y = 2*x - 2"),
        ("parallel(2x + 3y = 0, (3, 4))", "y = 6 - 2*x/3"),
        ("perpendicular(y = 2x + 1, (4, 1))", "y = 3 - x/2"),
        ("perpendicular(y = 5, (4, 1))", "x = 4"),
        ("tangent(y = x^2, x = 3)", "y = 6*x - 9"),
        ("tangent(f(x) = x^3, 1)", "y = 3*x - 2"),
        ("tangent(x^2, (3, 9))", "y = 6*x - 9"),
        ("tangent(x^2, (3, 8))", Failure.UNDEFINED),
        ("tangent(1/x, 0)", Failure.UNDEFINED),
        ("line_slope(2x + 3y = 0)", "-2/3"),
        ("line_slope(f(x) = 3x - 2)", "3"),
    ],
)
def test_lines(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("quotient(x^3 - 2x + 5, x - 2)", "x**2 + 2*x + 2"),
        ("remainder(x^3 - 2x + 5, x - 2)", "9"),
        ("quotient(17, 5)", "3"),
        ("quotient(x^2, 0)", Failure.UNDEFINED),
        ("quotient(1/x, x + 1)", Failure.UNSUPPORTED),
        ("partial_fractions((3x + 5)/(x^2 - 1))", "-1/(x + 1) + 4/(x - 1)"),
        ("partial_fractions(sin(x)/x)", Failure.UNSUPPORTED),
        ("inverse(f(x) = 2x + 3)", "x/2 - 3/2"),
        ("inverse(y = 1/(x - 1))", "(x + 1)/x"),
        ("inverse(x^2)", Failure.UNDEFINED),
        ("degree(3x^5 - x)", "5"),
        ("leading_coefficient(y = 5 - 2x^3)", "-2"),
        ("coefficient(x^2 + 3x + 7, 1)", "7"),
        ("coefficient(x^2 + 3x, 1)", "0"),
    ],
)
def test_quotients_and_their_like(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("extrema(3x^4 - 4x^3)", "(1, -1)"),
        ("extrema(x^3)", Failure.NO_CLOSED_FORM),
        ("extrema(x^3 - 3x, maximum)", "(-1, 2)"),
        ("extrema(f(x) = x^4 - 2x^2, minimum)", "(-1, -1), (1, -1)"),
        ("extrema(x^2, maximum)", Failure.NO_CLOSED_FORM),
        ("stationary_points(3x^4 - 4x^3)", "(0, 0), (1, -1)"),
        ("diff((2x + 5)^6)", "12*(2*x + 5)**5"),
        ("diff(e^x*cos(x))", "-exp(x)*sin(x) + exp(x)*cos(x)"),
        ("diff(x/(x + 1))", "1/(x + 1)**2"),
        ("diff((x^2 + 1)^2)", "4*x**3 + 4*x"),
        ("diff(x*(x - 1)*(x - 2))", "3*x**2 - 6*x + 2"),
    ],
)
def test_derivatives_keep_the_form_of_schools_and_curves_turn_at_extrema(program, value):
    assert outcome(program) == value


def test_extrema_say_which_they_are():
    result = run("extrema(x^3 - 3x)")
    assert result.text == "maximum at (-1, 2), minimum at (1, -2)"
    assert [step.latex for step in result.steps] == ["3 x^{2} - 3 = 0", "f''(-1) = -6", "f''(1) = 6"]
    assert run("extrema(x^4)").text == "minimum at (0, 0)"


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("polygon_area((0,0), (4,0), (4,3))", "6"),
        ("polygon_area((0,0), (0,3), (4,3), (4,0))", "12"),
        ("polygon_area((-1,1/2), (3,0), (2,5))", "39/4"),
        ("polygon_area((0,0), (4,3), (4,0), (0,3))", Failure.UNDEFINED),
        ("polygon_area((0,0), (4,3))", Failure.NOT_UNDERSTOOD),
    ],
)
def test_the_area_of_a_polygon_by_its_corners(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("triangle_area([3, 4, 5])", "6"),
        ("triangle_area([5, 6, 7])", "6*sqrt(6)"),
        ("triangle_area(1.5, 2, 2.5)", "3/2"),
        ("triangle_area([1, 2, 3])", Failure.UNDEFINED),
        ("triangle_area([3, 4])", Failure.NOT_UNDERSTOOD),
        ("triangle_area([-3, 4, 5])", Failure.NOT_UNDERSTOOD),
        ("triangle_angles([2, 2, 2])", "60, 60, 60"),
        ("A = triangle_angles([3, 4, 5])\nlargest(A)", "90"),
        ("right_triangle([15, 8, 17])", "True"),
        ("right_triangle(1, 1, sqrt(2))", "True"),
        ("right_triangle([5, 6, 7])", "False"),
    ],
)
def test_a_triangle_by_its_sides(program, value):
    assert outcome(program) == value


def test_angles_are_said_in_degrees():
    result = run("triangle_angles([7, 8, 9])")
    assert (result.text, result.checked) == ("48.1897°, 58.4119°, 73.3985°", True)
