"""Expressions in all roots of an equation."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("of_roots(2x^2 - 6x + 3 = 0, α^2 + β^2)", "6"),
        ("of_roots(x^2 - 5x + 2, 1/p + 1/q)", "5/2"),
        ("of_roots(x^2 + x + 1 = 0, a*b)", "1"),
        ("of_roots(x^2 - 4x + 1 = 0, alpha^3 + beta^3)", "52"),
        ("of_roots(x^2 - 4x + 1 = 0, α/β + β/α)", "14"),
        ("of_roots(x^2 = 4x - 1, (a - b)^2)", "12"),
        ("of_roots(f(x) = 2x^2 - 6x + 3, a + b)", "3"),
        ("of_roots(x^3 - 6x^2 + 11x - 6 = 0, a^2 + b^2 + c^2)", "14"),
        ("of_roots(2x^2 - 7x + 3 = 0, a + b, a*b)", "7/2, 3/2"),
        ("of_roots(x^2 + k*x + 3, a^2 + b^2)", Failure.NOT_UNDERSTOOD),
        ("of_roots(x^2 - 4x + 1 = 0, a - b)", Failure.NOT_UNDERSTOOD),
        ("of_roots(x^2 - 4x + 1 = 0, a)", Failure.NOT_UNDERSTOOD),
        ("of_roots(x^2 - 4x = 0, 1/a + 1/b)", Failure.UNDEFINED),
        ("of_roots(2x + 1 = 0, a)", Failure.UNSUPPORTED),
        ("of_roots(sin(x) = 0, a + b)", Failure.UNSUPPORTED),
        ("of_roots(x^2 - 4x + 1 = 0, a^50 + b^50)", Failure.TOO_LARGE),
    ],
)
def test_the_coefficients_say_what_the_roots_come_to(program, value):
    assert outcome(program) == value


def test_the_roots_in_numbers_bear_it_out():
    assert run("of_roots(x^2 - 4x + 1 = 0, a^2 + b^2)").checked
