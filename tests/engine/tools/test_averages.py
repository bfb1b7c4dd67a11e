"""Average rates of change and average values, inverses of cubic functions, arguments of complex numbers."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("average_rate(x**2, 1, 3)", "4"),
        ("average_rate(f(x) = sqrt(x), [0, 4])", "1/2"),
        ("average_value(x**2, 0, 3)", "3"),
        ("average_value(sin(x), [0, pi])", "2/pi"),
        ("average_value(x*y, 0, 3)", Failure.NOT_UNDERSTOOD),
        ("average_rate(x**2, 1)", Failure.NOT_UNDERSTOOD),
        ("average_rate(x**2, 1, 1)", Failure.UNDEFINED),
        ("average_rate(1/x, 0, 1)", Failure.UNDEFINED),
        ("inverse(2x**3 - 1)", "(x/2 + 1/2)**(1/3)"),
        ("inverse(x**3 - x)", Failure.UNDEFINED),
        ("inverse(x**2)", Failure.UNDEFINED),
        ("inverse(e**(2x) + 1)", "ln(x - 1)/2"),
        ("inverse(x**2 - 4x)", Failure.UNDEFINED),
        ("calculate(arg(1 + i))", "pi/4"),
        ("calculate(arg(-2))", "pi"),
        ("calculate(arg(0))", Failure.UNDEFINED),
    ],
)
def test_a_program_comes_to_its_value(program, value):
    assert outcome(program) == value
