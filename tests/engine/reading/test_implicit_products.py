"""Products that are written without a sign belong to one formula, words and units to none."""

import pytest

from engine.reading.sketch import sketch
from tests.engine.running import outcome


@pytest.mark.parametrize(
    ("typed", "read", "slots"),
    [
        ("A = pi r^2, solve for r", "<q1> , solve for r", ["A = pi r^2"]),
        ("solve v = u + at for t", "solve <q1> for t", ["v = u + at"]),
        ("s = ut + 1/2 at^2", "<q1>", ["s = ut + 1/2 at^2"]),
        ("I = prt, find r", "<q1> , find r", ["I = prt"]),
        ("V = (4/3) pi r^3 for r", "<q1> for r", ["V = (4/3) pi r^3"]),
        ("differentiate x^2 sin x", "differentiate <p1>", ["x^2 sin x"]),
        ("x - 3 divides 2x³ - 5x² + kx - 6", "<p1> divides <p2>", ["x - 3", "2x^3 - 5x^2 + kx - 6"]),
        ("2x^3 + ax^2 + bx - 4", "<p1>", ["2x^3 + ax^2 + bx - 4"]),
        ("x^2 - 5 - by then", "<p1> - by then", ["x^2 - 5"]),
        ("derivative of x^2 y", "derivative of <p1>", ["x^2 y"]),
        ("y = 2 sin x", "<q1>", ["y = 2 sin x"]),
        ("derivative of x ln x", "derivative of <p1>", ["x ln x"]),
        ("derivative of sin^2 x", "derivative of <p1>", ["sin^2 x"]),
        ("derivative of arctan(x)", "derivative of <p1>", ["arctan(x)"]),
        ("plot 2cot(4x) - 3sec(x)", "plot <p1>", ["2cot(4x) - 3sec(x)"]),
        ("what is 5x when x=3", "what is <p1> when <q1>", ["5x", "x=3"]),
        ("5x as many", "<n1> x as many", ["5"]),
        ("a 45 minute podcast at 1.25x", "a <n1> minute podcast at <n2> x", ["45", "1.25"]),
        ("x^2 at 3x", "<p1> at <p2>", ["x^2", "3x"]),
        ("solve 3 < 2x+1 < 9", "solve <r1>", ["3 < 2x+1 < 9"]),
        ("find the n-th term of 6, 10, 14", "find the nth term of <l1>", ["[6, 10, 14]"]),
        ("the 10th - 40th terms", "the <n1> th - <n2> th terms", ["10", "40"]),
        ("does x^n/(n 3^n) converge", "does <p1> converge", ["x^n/(n 3^n)"]),
        ("where does (-1)^n x^n/n converge", "where does <p1> converge", ["(-1)^n x^n/n"]),
        ("sum 2^n (x - 1)^n", "sum <p1>", ["2^n (x - 1)^n"]),
        (r"sum $\frac{(-1)^n (x-2)^n}{n 4^n}$", "sum <p1>", ["(((-1)^(n)*(x-2)^(n))/(n 4^(n)))"]),
        ("sum of n! x^n", "sum of <p1>", ["n! x^n"]),
        ("sum of 1/(n^2 2^n)", "sum of <p1>", ["1/(n^2 2^n)"]),
        ("log a complaint at 5", "log a complaint at <n1>", ["5"]),
    ],
)
def test_a_formula_is_one_span(typed, read, slots):
    found = sketch(typed)
    assert found.text == read
    assert list(found.slots.values()) == slots


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("calculate(sin^2(pi/6))", "1/4"),
        ("calculate(sin^2 (pi/6) + cos²(pi/6))", "1"),
        ("calculate(sin^-1(1))", "pi/2"),
        ("diff(sin^2 x)", "2*sin(x)*cos(x)"),
        ("diff(arctan(x))", "1/(x**2 + 1)"),
        ("solve(I = prt, r)", "I/(p*t)"),
    ],
)
def test_powers_of_functions_are_read(program, value):
    assert outcome(program) == value
