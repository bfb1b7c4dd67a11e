"""Logarithms are put together, taken apart, and told in the base that was typed."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("single_logarithm(2 log x + log y - log z)", "log(x**2*y/z)"),
        ("single_logarithm(3ln(x) + ln(y)/2)", "ln(x**3*sqrt(y))"),
        ("single_logarithm(log_2(x) - log_2(3))", "log_2(x/3)"),
        ("single_logarithm(1 + log_2(x))", "log_2(2*x)"),
        ("single_logarithm(log(5) + log(4))", "log(20)"),
        ("single_logarithm(log_3(54) - log_3(2))", "3"),
        ("single_logarithm(ln 3 + ln 4 - ln 6)", "ln(2)"),
        ("simplify(log(x*y))", "log(x*y)"),
        ("simplify(x + log(x))", "x + log(x)"),
        ("expand(log(x^2*y))", "2*log(x) + log(y)"),
        ("expand(ln(x^2*y/z))", "2*ln(x) + ln(y) - ln(z)"),
        ("expand(log_2(8x))", "log_2(x) + 3"),
    ],
)
def test_logarithms_are_told_in_their_base(program, said):
    result = run(program)
    assert result.checked
    assert result.text == said


@pytest.mark.parametrize("program", ["single_logarithm(x + 1)", "single_logarithm(log(x) + ln(y))"])
def test_what_is_no_sum_of_logarithms_to_one_base_is_refused(program):
    assert outcome(program) is Failure.NO_CLOSED_FORM


def test_the_value_of_a_logarithm_to_the_base_10_can_be_read_in_calculus_too():
    assert outcome("L = simplify(log(x*y))\ndiff(L, x)") == "1/(x*ln(10))"


@pytest.mark.parametrize(("program", "said"), [("integrate(6x)", "3*x**2 + C"), ("integrate(6x, 0, 1)", "")])
def test_an_antiderivative_is_told_with_its_constant(program, said):
    assert run(program).text == said


def test_an_absolute_value_is_told_in_bars():
    assert outcome("solve(sqrt((x - 1)^2) = y, y)") == "sqrt(x**2 - 2*x + 1)"
    assert outcome("simplify(|x| + 2|x|)") == "3*|x|"
    assert outcome("simplify(||x| - 1|)") == "abs(|x| - 1)"
