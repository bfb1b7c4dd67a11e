"""Lists that one line finds and a later one takes, multiples, estimates, real roots and complex numbers."""

import pytest

from engine.messages import Failure
from engine.tool_calls import parse_program
from engine.tools.program import run_program


def last(program):
    return run_program(parse_program(program))[-1]


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("A = prime_factors(390)\nlargest(A)", "13"),
        ("A = prime_factors(8)\nlargest(A)", "2"),
        ("A = divisors(28)\ntotal(A)", "56"),
        ("A = solve(x^2 - 5x - 14 = 0)\nlargest(A)", "7"),
        ("A = solve(x^2 - 2x - 1 = 0)\nsmallest(A)", "1 - sqrt(2)"),
        ("A = solve(2x = 4)\nlargest(A)", "2"),
        ("A = solve_within(sin(x) = 1/2, 0, 2*pi)\ntotal(A)", "pi"),
        ("A = total([x, 2x - 5, 3x + 5])\nsolve(A = 180, x)", "30"),
        ("A = primes_between(10, 30)\nmean(A)", "56/3"),
        ("A = mode([1, 1, 2])\ncalculate(A + 1)", "2"),
        ("multiples(7, 30)", "7, 14, 21, 28"),
        ("multiples(7, 21, 40)", "21, 28, 35"),
        ("multiples(6, 6*3)", "6, 12, 18"),
        ("multiples(50, 30)", "none"),
        ("estimate(487 x 21)", "10000"),
        ("estimate(487 + 212, 10)", "700"),
        ("estimate(0.213*4.87)", "1"),
        ("estimate(31**2)", "900"),
        ("calculate(cbrt(-216))", "-6"),
        ("calculate(root(-32, 5))", "-2"),
        ("calculate(root(16, 4))", "2"),
        ("calculate((-8)^(1/3))", "-2"),
        ("calculate((-32)^(-2/5))", "1/4"),
        ("calculate((-4)^(1/2))", "2*i"),
        ("calculate((10+5i)/(2-i))", "3 + 4*i"),
        ("calculate((1+i)**3)", "-2 + 2*i"),
        ("calculate(conjugate(3+4i))", "3 - 4*i"),
        ("calculate(sqrt(-8))", "2*sqrt(2)*i"),
    ],
)
def test_a_program_comes_to_its_value(program, value):
    found = last(program)
    assert (found.value, found.doubtful, found.failure) == (value, False, None)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("multiples(1, 1, 100000)", Failure.TOO_LARGE),
        ("multiples(0, 10)", Failure.UNDEFINED),
        ("A = primes_between(24, 28)\nlargest(A)", Failure.UNSUPPORTED),
        ("A = solve(x + y = 4, x - y = 2)\nlargest(A)", Failure.UNSUPPORTED),
        ("A = divisors(6)\ncalculate(A + 1)", Failure.NOT_UNDERSTOOD),
        ("largest(7)", Failure.NOT_UNDERSTOOD),
    ],
)
def test_what_has_no_value_fails_as_data(program, failure):
    assert last(program).failure is failure
