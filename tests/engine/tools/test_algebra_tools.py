"""Roots counted, symmetry, means put in between, recurrences, whole solutions, Euler's method."""

import math
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure
from tests.engine.running import outcome


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("count_real_roots(x^3 - 3x + 1)", "3"),
        ("count_real_roots(x^2 + 2x + 5 = 0)", "0"),
        ("count_real_roots((x - 1)^2*(x + 3))", "2"),
        ("parity(f(x) = x^3 - x)", "odd"),
        ("parity(x^2 + cos(x))", "even"),
        ("parity(x^2 + x)", "neither"),
        ("parity(0*x + |x|)", "even"),
        ("arithmetic_means(4, 20, 3)", "8, 12, 16"),
        ("arithmetic_means(1, 2, 2)", "4/3, 5/3"),
        ("geometric_means(3, 81, 2)", "9, 27"),
        ("geometric_means(2, -16, 2)", "-4, 8"),
        ("geometric_means(2, 6, 1)", "2*sqrt(3)"),
        ("terms(3*n + 2, 1, 5)", "5, 8, 11, 14, 17"),
        ("terms(a(n) = (-1)^n/n, 1, 3)", "-1, 1/2, -1/3"),
        ("terms(y = 0.5x, x = -1, x = 2)", "-0.5, 0, 0.5, 1"),
        ("terms(binomial(4, k), 0, 4)", "1, 4, 6, 4, 1"),
        ("L = terms(n!, 1, 4)\ntotal(L)", "33"),
        ("solve(binomial(n, 2) = 66, n)", "12"),
        ("solve(n! = 120, n)", "5"),
        ("solve(x^2 + 5x - 24 = 0, positive)", "3"),
        ("solve(x^2 - 2x - 1 = 0, x, negative)", "1 - sqrt(2)"),
        ("solve(x^3 = 8, positive)", "2"),
        ("solve(x^2 + 5x + 6 = 0, positive)", "no solution"),
        ("H = simplify(h(t) = 20t - 5t^2)\nsolve(H = 0, positive)", "4"),
        ("solve(x + y = 2, x - y = 3, positive)", Failure.UNSUPPORTED),
        ("solve(x^2 = 9, funny)", Failure.NOT_UNDERSTOOD),
        ("solve(n!/(n-2)! = 42)", "7"),
        ("solve(k! = 1, k)", "0, 1"),
        ("count_solutions(x + y + z = 8)", "45"),
        ("count_solutions(a + b + c = 10, 1)", "36"),
        ("count_solutions(2x + 5y = 20)", "3"),
        ("count_solutions(x + y <= 3)", "10"),
        ("count_solutions(x + y = -1)", "0"),
    ],
)
def test_a_tool_comes_to_its_value(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("recurrence(a(n+1) = 3a(n) - 1, a(1) = 2, a(5))", "122"),
        ("recurrence(a(n+1) = 3a(n) - 1, a(1) = 2, 5)", "2, 5, 14, 41, 122"),
        ("recurrence(f(n) = f(n-1) + f(n-2), f(1) = 1, f(2) = 1, f(10))", "55"),
        ("recurrence(a(n) = n*a(n-1), a(0) = 1, a(5))", "120"),
        ("recurrence(b(n+1) = 1.05b(n) + 100, b(0) = 500, b(3))", "894.0625"),
        ("recurrence(a(n) = 2n + 1, 4)", "3, 5, 7, 9"),
        ("recurrence(a(n+1) = sqrt(2 + a(n)), a(1) = 2, a(9))", "2"),
    ],
)
def test_a_rule_makes_each_term_from_those_before_it(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("euler_method(y' = x + y, y(0) = 1, 0.1, 2)", "1.22"),
        ("euler_method(y' = 2y, y(0) = 3, 0.5, y(1))", "12"),
        ("euler_method(dP/dt = 0.3P, P(0) = 100, 1, 3)", "219.7"),
    ],
)
def test_eulers_method_goes_along_the_slope(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("count_real_roots(sin(x))", Failure.UNSUPPORTED),
        ("geometric_means(2, -8, 1)", Failure.UNDEFINED),
        ("arithmetic_means(2, 8, 0)", Failure.UNSUPPORTED),
        ("terms(n + 1, 5, 4)", Failure.UNSUPPORTED),
        ("terms(n + 1, 1, 100)", Failure.UNSUPPORTED),
        ("terms(a*n, 1, 3)", Failure.NOT_UNDERSTOOD),
        ("terms(1/n, 0, 3)", Failure.UNDEFINED),
        ("count_solutions(x*y = 3)", Failure.UNSUPPORTED),
        ("count_solutions(x - y = 3)", Failure.UNSUPPORTED),
        ("count_solutions(x + y)", Failure.NOT_UNDERSTOOD),
        ("recurrence(a(n+1) = 2a(n), a(5))", Failure.NOT_UNDERSTOOD),
        ("recurrence(a(n) = a(n+1), a(1) = 2, 4)", Failure.UNSUPPORTED),
        ("recurrence(a(n+1) = a(n)^2, a(1) = 10, a(40))", Failure.TOO_LARGE),
        ("recurrence(x(n+1) = a*x(n), x(1) = 1, x(3))", Failure.NOT_UNDERSTOOD),
        ("euler_method(y' = 2y, y(0) = 3, 0.3, y(1))", Failure.UNSUPPORTED),
        ("euler_method(y'' = 2y, y(0) = 3, 0.5, 2)", Failure.UNSUPPORTED),
        ("euler_method(3, 2, 1/4)", Failure.NOT_UNDERSTOOD),
        ("euler_method(y' = 2y, y(0) = 3, 0.5, 2, 7)", Failure.NOT_UNDERSTOOD),
    ],
)
def test_what_a_tool_cannot_do_is_said(program, failure):
    assert outcome(program) is failure


@given(st.integers(-50, 50), st.integers(1, 50), st.integers(1, 20))
def test_arithmetic_means_and_the_two_numbers_are_in_equal_steps(low, span, many):
    means = [Fraction(one) for one in outcome(f"arithmetic_means({low}, {low + span}, {many})").split(", ")]
    steps = {other - one for one, other in pairwise([low, *means, low + span])}
    assert (len(means), steps) == (many, {Fraction(span, many + 1)})


@given(st.integers(0, 30), st.integers(1, 6))
def test_whole_solutions_are_counted_by_stars_and_bars(total, count):
    names = " + ".join("abcdfg"[:count])
    assert outcome(f"count_solutions({names} = {total})") == str(math.comb(total + count - 1, total))
