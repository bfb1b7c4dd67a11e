"""Products and lengths of vectors; points that a later line takes."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("dot_product((1, 2, 3), (4, -5, 6))", "12"),
        ("dot_product((1, 2), (4, -5))", "-6"),
        ("dot_product([1, 2, 3], [1, 1])", Failure.UNDEFINED),
        ("cross_product((1, 2, 3), (4, 5, 6))", "(-3, 6, -3)"),
        ("cross_product([1, 0, 0], [0, 1, 0])", "(0, 0, 1)"),
        ("cross_product((a, 0, 0), (0, 1/2, 0))", "(0, 0, a/2)"),
        ("cross_product((1, 2), (3, 4))", Failure.UNDEFINED),
        ("cross_product((1, 2, 3), 4)", Failure.NOT_UNDERSTOOD),
        ("vector_length((3, -4))", "5"),
        ("vector_length((2, -3, 6))", "7"),
        ("vector_length([1, 1, 1, 1, 1])", "sqrt(5)"),
        (f"vector_length([{', '.join('a' * 51)}])", Failure.TOO_LARGE),
        ("vector_angle((1, 0), (1, 1))", "45"),
        ("vector_angle((1, 2, 2), (2, -1, 0))", "90"),
        ("vector_angle((1, 2), (2, 1))", "180*acos(4/5)/pi"),
        ("vector_angle((1, 2), (0, 0))", Failure.UNDEFINED),
        ("vector_angle((1, 2), (1, 2, 3))", Failure.UNDEFINED),
        ("cross_product(a = (1, 2, 3), b=(4,5,6))", "(-3, 6, -3)"),
        ("vector_length(v = (3, 4))", "5"),
        ("dot_product(u = [1, 2], v = [3, 4])", "11"),
        ("A = cross_product((1, 0, 0), (0, 3, 4)); vector_length(A)", "5"),
        ("vector_sum((2, 5), (3, -4))", "(5, 1)"),
        ("vector_sum((8, 3), -1, (2, 1/2))", "(6, 5/2)"),
        ("vector_sum(2, [1, 0, 2], -3, [0, 1, a])", "(2, -3, 4 - 3*a)"),
        ("vector_sum(4, (1, -2))", "(4, -8)"),
        ("vector_sum((1, 2), (1, 2, 3))", Failure.UNDEFINED),
        ("vector_sum((1, 2), 3)", Failure.NOT_UNDERSTOOD),
        ("vector_sum(2, 3, (1, 2))", Failure.NOT_UNDERSTOOD),
        ("unit_vector((3, 4))", "(3/5, 4/5)"),
        ("gradient(x^2 + x*y)", "(2*x + y, x)"),
        ("gradient(f(x, y) = x^2 + x*y, (1, 2))", "(4, 1)"),
        ("gradient(x^2*log(y), [3, e, 1])", "(6, 9*exp(-1), 0)"),
        ("gradient(a*b, (2, 5))", "(5, 2)"),
        ("G = gradient(x^2 + x*y, (1, 2)); U = unit_vector((3, 4)); dot_product(G, U)", "16/5"),
        ("gradient(x*y*z, (1, 2))", Failure.UNDEFINED),
        ("gradient(x^2, (1, 2, 3, 4))", Failure.UNDEFINED),
        ("unit_vector((1, -1, 0))", "(sqrt(2)/2, -sqrt(2)/2, 0)"),
        ("unit_vector((0, 0))", Failure.UNDEFINED),
        ("A = vector_sum((1, 2), (2, 2)); unit_vector(A)", "(3/5, 4/5)"),
    ],
)
def test_the_tools_on_vectors(program, value):
    assert outcome(program.replace("; ", "\n")) == value


def test_a_sum_of_vectors_is_worked_out_by_coordinates():
    steps = run("vector_sum((8, 3), -2, (2, 1))").steps
    assert [step.latex for step in steps] == [
        r"8 + \left(-2\right) \cdot 2 = 4",
        r"3 + \left(-2\right) \cdot 1 = 1",
    ]


def test_each_coordinate_of_the_vector_product_is_a_step_and_the_whole_is_checked():
    result = run("cross_product((1, -2, 3), (4, 5, 6))")
    assert result.checked
    assert [step.latex for step in result.steps][1] == r"3 \cdot 4 - 1 \cdot 6 = 6"


@pytest.mark.parametrize(
    ("program", "latex"),
    [
        ("dot_product((1/2, 3), (2, -5))", r"\frac{1}{2} \cdot 2 + 3 \cdot \left(-5\right) = -14"),
        ("product([1 + sqrt(2), 3])", r"\left(1 + \sqrt{2}\right) \cdot 3 = 3 + 3 \sqrt{2}"),
        ("total([2x, -3y])", r"2 x + \left(- 3 y\right) = 2 x - 3 y"),
        ("divide(x^3 - 1, x)", r"x^{3} - 1 = x \cdot x^{2} + \left(-1\right)"),
        ("slope((1, -2), (3, 4))", r"\frac{4 - \left(-2\right)}{3 - 1} = 3"),
    ],
)
def test_a_sum_and_what_has_a_minus_stand_in_brackets_beside_a_sign(program, latex):
    assert run(program).latex == latex


@pytest.mark.parametrize(
    ("program", "latex"),
    [
        ("vector_length((3, -4))", r"\sqrt{3^2 + \left(-4\right)^2} = 5"),
        ("vector_length((1/2, x))", r"\sqrt{\left(\frac{1}{2}\right)^2 + x^2} = \sqrt{x^{2} + \frac{1}{4}}"),
        ("right_triangle(3, 4, 5)", r"3^2 + 4^2 = 5^2 \quad \text{is true}"),
    ],
)
def test_only_a_letter_and_a_whole_number_are_squared_without_brackets(program, latex):
    assert run(program).latex == latex


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("A = midpoint((0, 0), (4, 2)); B = line_through((0, 0), (4, 2)); perpendicular(B, A)", "y = 5 - 2*x"),
        ("A = midpoint((0, 0), (4, 2)); point_distance(A, (2, 4))", "3"),
        ("A = endpoint((1, 2), (3, 4)); midpoint(A, (1, 2))", "(3, 4)"),
        ("A = midpoint((0, 0), (4, 2)); calculate(2*A)", "(4, 2)"),
        ("A = midpoint((0, 0), (4, 2)); A = calculate(3); calculate(2*A)", "6"),
    ],
)
def test_a_point_that_was_found_is_taken_by_a_later_line(program, value):
    assert outcome(program.replace("; ", "\n")) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("suppose(a = (3, 4), b = (1, -2))\ncalculate(2a - b)", "(5, 10)"),
        ("suppose(a = (3, 4), b = (1, -2))\ncalculate(|a + 2b|)", "5"),
        ("suppose(u = (1, 2, 3), v = (0, 1, -1))\ncalculate(u*v)", "-1"),
        ("suppose(u = (1, 2, 3), v = (0, 1, -1))\ncalculate(-(u - v)/2)", "(-1/2, -1/2, -2)"),
        ("suppose(i = (1, 2))\nsuppose(k = 3)\ncalculate(k*i)", "(3, 6)"),
        ("suppose(a = (3, 4))\nvector_length(3a)", "15"),
        ("suppose(a = (3, 4))\ncalculate(a + 1)", Failure.NOT_UNDERSTOOD),
        ("suppose(a = (3, 4), b = (1, 2, 3))\ncalculate(a + b)", Failure.UNDEFINED),
        ("suppose(a = (3, 4))\ncalculate(sin(a))", Failure.NOT_UNDERSTOOD),
        ("calculate([1, 2, 3])", Failure.NOT_UNDERSTOOD),
    ],
)
def test_expressions_in_vectors_that_are_supposed(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("vector_projection((3, 4), (1, 0))", "(3, 0)"),
        ("vector_projection(a = (2, 1, -1), b = (1, 2, 2))", "(2/9, 4/9, 4/9)"),
        ("P = vector_projection((3, 4), (1, 1))\nvector_length(P)", "7*sqrt(2)/2"),
        ("vector_projection((3, 4), (0, 0))", Failure.UNDEFINED),
        ("vector_projection((3, 4), (0, 0, 1))", Failure.UNDEFINED),
    ],
)
def test_projections(program, value):
    assert outcome(program) == value
