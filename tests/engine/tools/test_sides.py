"""Equations where an expression is wanted, derivatives at a place, and bounds in the ways that people write them."""

import pytest

from engine.messages import Failure
from engine.tools.terms.sides import one_side
from tests.engine.running import outcome


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("diff(y = 3x^2)", "6*x"),
        ("diff(f(x) = 3x^2)", "6*x"),
        ("diff(3x^2 = y)", "6*x"),
        ("factor(x^2 + 5x + 6 = 0)", "(x + 2)*(x + 3)"),
        ("factor(f(x) = x^2 - 9)", "(x - 3)*(x + 3)"),
        ("discriminant(0 = x^2 + 5x - 6)", "49"),
        ("discriminant(x^2 + 5x = 6)", "49"),
        ("extrema(y = x^2 - 4x)", "(2, -4)"),
        ("expand(g(t) = (t + 1)^2)", "t**2 + 2*t + 1"),
        ("limit(y = 1/x, x, oo)", "0"),
        ("integrate(f'(x) = 3x^2)", "x**3"),
        ("lowest(y = x^2 + 3)", "3"),
    ],
)
def test_of_an_equation_the_side_that_is_meant_is_taken(program, value):
    assert outcome(program) == value


def test_an_equation_in_two_unknowns_is_no_expression():
    assert one_side("2x + y = 3") == "2x + y = 3"
    assert outcome("expand(x^2 + y^2 = 9)") is Failure.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("suppose(f(x) = x^3 + 2x)\ncalculate(f'(2))", "14"),
        ("suppose(f(x) = x^3 - 3x)\nsolve(f'(x) = 0)", "-1, 1"),
        ("suppose(h(t) = t^3)\ncalculate(h''(2))", "12"),
        ("suppose(f(x) = log(x))\ncalculate(f'(2))", "1/2"),
        ("D = diff(s(t) = 5t^2)\nsuppose(t = 4)\ncalculate(D)", "40"),
        ("calculate(f'(2))", Failure.NOT_UNDERSTOOD),
        ("suppose(f(a, b) = a*b)\ncalculate(f'(2, 3))", Failure.NOT_UNDERSTOOD),
    ],
)
def test_a_prime_is_the_derivative_of_what_was_said(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize("bounds", ["1, 4", "x, 1, 4", "x = 1, x = 4", "[1, 4]", "(1, 4)", "x, [1, 4]"])
def test_bounds_are_read_however_they_are_written(bounds):
    assert outcome(f"integrate(x^2, {bounds})") == "21"
