"""The distance of a point from a line, the other end of a segment, points reflected and turned, circles."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("line_distance((2, 3), 3x + 4y - 8 = 0)", "2"),
        ("line_distance((1, 1), y = 2x + 4)", "sqrt(5)"),
        ("line_distance((1, 1), 2x + 4)", "sqrt(5)"),
        ("line_distance((1, 1), f(x) = 2x + 4)", "sqrt(5)"),
        ("line_distance((5, 1), x = 2)", "3"),
        ("line_distance((5, 1), y = x^2)", Failure.UNSUPPORTED),
        ("line_distance((5, 1), x*y = 2)", Failure.UNSUPPORTED),
        ("line_distance((5, 1), a*x + y = 2)", Failure.UNSUPPORTED),
        ("point_distance((1, 2, 3), (4, 6, 3))", "5"),
        ("point_distance((1, 2), (4, 6, 3))", Failure.UNDEFINED),
        ("endpoint((1, -2), (3, 4))", "(5, 10)"),
        ("endpoint((1/2, 0), (0, -1))", "(-1/2, -2)"),
        ("endpoint((1, 2), 3)", Failure.NOT_UNDERSTOOD),
        ("divide_segment((-2, 3), (8, 13), 2, 3)", "(2, 7)"),
        ("divide_segment((1, 2), (4, 8), 2, -1)", "(7, 14)"),
        ("divide_segment((0, 1/2), (1, 0), 1, 1)", "(1/2, 1/4)"),
        ("divide_segment((1, 2), (4, 8), 1, -1)", Failure.UNDEFINED),
        ("divide_segment((1, 2), 3, 1, 2)", Failure.NOT_UNDERSTOOD),
        ("A = divide_segment((0, 0), (3, 6), 2, 1)\npoint_distance(A, (2, 0))", "4"),
        ("reflect((3, -2), y = 0)", "(3, 2)"),
        ("reflect((4, 7), x = 0)", "(-4, 7)"),
        ('reflect((4, 7), "y-axis")', "(-4, 7)"),
        ('reflect((4, 7), "X axis")', "(4, -7)"),
        ('reflect((4, 7), "z-axis")', Failure.NOT_UNDERSTOOD),
        ("reflect((2, 6), y = x)", "(6, 2)"),
        ("reflect((2, 6), f(x) = x)", "(6, 2)"),
        ("reflect((1, 5), x = 3)", "(5, 5)"),
        ("reflect((1, 0), x + 2y = 6)", "(3, 4)"),
        ("reflect((1, 1), y = x^2)", Failure.UNSUPPORTED),
        ("rotate((5, 2), 90)", "(-2, 5)"),
        ("rotate((5, 2), -90)", "(2, -5)"),
        ("rotate((5, 2), 180, (1, 1))", "(-3, 0)"),
        ("rotate((2, 0), 60)", "(1, sqrt(3))"),
        ("rotate((2, 0), x)", Failure.NOT_UNDERSTOOD),
        ("A = reflect((1, 2), y = 0)\nrotate(A, 90)", "(2, 1)"),
        ("circle((2, -1), 3)", "(x - 2)**2 + (y + 1)**2 = 9"),
        ("circle((0, 0), sqrt(5))", "x**2 + y**2 = 5"),
        ("circle((0, 0), (4, 0), (0, 6))", "(x - 2)**2 + (y - 3)**2 = 13"),
        ("circle(x^2 + y^2 - 6x + 4y - 12 = 0)", "(x - 3)**2 + (y + 2)**2 = 25"),
        ("circle(2x^2 + 2y^2 = 8x)", "(x - 2)**2 + y**2 = 4"),
        ("circle((x - 1)^2 + (y + 2)^2 = 9)", "(x - 1)**2 + (y + 2)**2 = 9"),
        ("circle(x^2 + 2y^2 = 1)", Failure.UNSUPPORTED),
        ("circle(x^2 + y^2 + x*y = 1)", Failure.UNSUPPORTED),
        ("circle(x + y = 1)", Failure.UNSUPPORTED),
        ("circle(x^2 + y^2 = -1)", Failure.UNDEFINED),
        ("circle((0, 0), 0)", Failure.UNDEFINED),
        ("circle((0, 0), -3)", Failure.UNDEFINED),
        ("circle((x + y + 1)^100 = 1)", Failure.UNSUPPORTED),
        ("circle((0, 0), (1, 1), (2, 2))", Failure.UNDEFINED),
        ("circle((0, 0), (1, 1))", Failure.NOT_UNDERSTOOD),
        ("circle((0, 0), (1, 1), 2)", Failure.NOT_UNDERSTOOD),
    ],
)
def test_points_lines_and_circles(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize("program", ["reflect((1, 3), x + 2y = 6)", "rotate((3, 1), 20, (1, 1))", "rotate((3, 1), 45)"])
def test_a_moved_point_is_checked_and_shown_step_by_step(program):
    result = run(program)
    assert result.checked
    assert len(result.steps) >= 3


def test_a_circle_tells_its_center_and_radius():
    result = run("circle(x^2 + y^2 - 6x + 4y - 12 = 0)")
    assert result.text.endswith("with the center (3, -2) and the radius 5")
    assert result.checked
