"""What an expression comes to where equations hold that do not say what each unknown is."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("value_where(x^2 + 1/x^2, x + 1/x = 3)", "7"),
        ("value_where(x^5 + 1/x^5, x + 1/x = 4)", "724"),
        ("value_where(a^2 + b^2, a + b = 7, ab = 10)", "29"),
        ("value_where(a^3 + b^3 + c^3, a + b + c = 6, ab + bc + ca = 11, a*b*c = 6)", "36"),
        ("value_where((3a + b)/(a - b), a/b = 2/3)", "-9"),
        ("value_where(2x + 2y, x + y = 4.5)", "9"),
        ("value_where(x + y, x - y = 3, xy = 4)", "-5 or 5"),
        ("value_where(x - 1/x, x + 1/x = 3)", "-sqrt(5) or sqrt(5)"),
        ("value_where(x^3 + 1/x^3, x + 1/x = 1)", "-2"),
        ("value_where(x + y, x - y = 1)", Failure.NOT_UNDERSTOOD),
        ("value_where(x + y)", Failure.NOT_UNDERSTOOD),
        ("value_where(x, x + 1)", Failure.NOT_UNDERSTOOD),
        ("value_where(x, x = 2, x = 3)", Failure.UNDEFINED),
        ("value_where(sqrt(x), x = 4)", Failure.UNSUPPORTED),
        ("value_where(x^40, x^2 = 2)", Failure.TOO_LARGE),
    ],
)
def test_the_unknowns_are_eliminated(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    "program",
    ["value_where(x^2 + 1/x^2, x + 1/x = 3)", "value_where(x/y, 3x = 5y)", "value_where(x + y, x - y = 3, xy = 4)"],
)
def test_a_solution_in_numbers_bears_it_out(program):
    assert run(program).checked
