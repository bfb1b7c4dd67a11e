"""The distance of a point from a line, the other end of a segment, circles."""

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


def test_a_circle_tells_its_center_and_radius():
    result = run("circle(x^2 + y^2 - 6x + 4y - 12 = 0)")
    assert result.text.endswith("with the center (3, -2) and the radius 5")
    assert result.checked
