"""Derivatives and integrals worked through: every line is differentiated here again, by other means than it was made."""

import re
import time

import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.messages import ToolCall
from engine.tools.calculus.integral_steps import integral_steps
from engine.tools.program import run_program
from engine.tools.terms.build import build
from engine.tools.terms.syntax import parse
from tests.engine.shown_steps import expression, same

X = sympy.Symbol("x")
small = st.integers(-5, 5).filter(bool)
powers = st.builds("({})*x^{}".format, small, st.integers(1, 5))
linear = st.builds("(({})*x + ({}))".format, small, small)
basic = st.one_of(powers, st.sampled_from(["sin(x)", "cos(x)", "exp(x)", "ln(x)", "sqrt(x)", "7"]))
chained = st.one_of(
    st.builds("{}({})".format, st.sampled_from(["sin", "cos", "exp"]), linear),
    st.builds("{}^{}".format, linear, st.integers(2, 4)),
    st.builds("sqrt(x^2 + {})".format, st.integers(1, 9)),
)
functions = st.one_of(
    basic,
    chained,
    st.builds("{} + {}".format, basic, chained),
    st.builds("{}*{}".format, powers, st.one_of(basic, chained)),
    st.builds("({})/(x^2 + {})".format, basic, st.integers(1, 9)),
)
DERIVATIVE = re.compile(r"\\frac\{d\}\{d x\} \\left\((.*)\\right\) = (.*)")
INTEGRAL = re.compile(r"\\int (.*?)\\, d([a-z]) = ((?:(?!\\int).)*)")


def run(tool: str, *arguments: str):
    [result] = run_program([ToolCall(tool, arguments)])
    assert result.failure is None
    return result


@given(functions)
@settings(max_examples=80)
def test_every_line_of_a_derivative_holds_and_the_last_is_the_derivative(function):
    steps = run("diff", function).steps
    assert steps
    for step in steps:
        inside, derivative = DERIVATIVE.fullmatch(step.latex).groups()
        assume(not re.search(r"\\(sin|cos)\^", inside + derivative))
        assert same(sympy.diff(expression(inside), X), expression(derivative))
    whole = DERIVATIVE.fullmatch(steps[-1].latex)
    assert same(expression(whole[2]), sympy.diff(expression(whole[1]), X))


@pytest.mark.parametrize(
    ("function", "reasons"),
    [
        ("x^3", ["Power rule"]),
        ("5", ["The derivative of a constant is zero"]),
        ("x*ln(x)", [r"The known derivative of $\ln{\left(x \right)}$", r"Product rule with $u = x$ and $v = \ln{\left(x \right)}$"]),
        ("sin(x)/x", [r"The known derivative of $\sin{\left(x \right)}$", r"Quotient rule with $u = \sin{\left(x \right)}$ and $v = x$"]),
        ("exp(-x^2)", ["Power rule", "Chain rule: $e^{u}$ with $u = - x^{2}$"]),
        ("x^2 + 3*x", ["Power rule", "Keep the constant factor $3$", "Sum rule: term by term"]),
    ],
)  # fmt: skip
def test_a_derivative_names_its_rules_from_the_inside_out(function, reasons):
    found = [step.reason for step in run("diff", function).steps]
    assert [reason for reason in found if reason != "Simplify"] in (reasons, reasons[1::-1] + reasons[2:])


def test_a_second_derivative_has_a_line_for_each():
    assert [step.latex for step in run("diff", "x^5", "x", "2").steps] == ["5 x^{4}", "20 x^{3}"]


def test_a_function_without_a_rule_has_no_steps_but_a_derivative():
    result = run("diff", "factorial(x)")
    assert (result.steps, bool(result.value)) == ((), True)


integrands = st.one_of(
    powers,
    chained,
    st.builds("{} + {}".format, powers, st.sampled_from(["sin(x)", "cos(x)", "exp(x)", "1/x"])),
    st.builds("x*{}({})".format, st.sampled_from(["sin", "cos", "exp"]), linear),
    st.builds("1/(x^2 + {})".format, st.integers(1, 9)),
    st.builds("x/(x^2 + {})".format, st.integers(1, 9)),
    st.builds("1/((x + {})*(x - {}))".format, st.integers(1, 5), st.integers(1, 5)),
)


@given(integrands)
@settings(max_examples=50)
def test_every_line_of_an_integral_differentiates_back(function):
    steps = run("integrate", function).steps
    assume(steps)
    worked = [match for step in steps if (match := INTEGRAL.fullmatch(step.latex))]
    for match in worked:
        assume(not re.search(r"\\(sin|cos)\^|sinh", match[3]))
        assert same(sympy.diff(expression(match[3]), sympy.Symbol(match[2])), expression(match[1]))
    assert same(sympy.diff(expression(worked[-1][3]), X), build(parse(function)))


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        ("x^2 + 3x", "Sum rule: term by term"),
        ("sin(2x)", "Substitute $u = 2 x$"),
        ("x*exp(x)", "By parts with $f = x$ and $g' = e^{x}$"),
        ("1/(x^2 - 1)", "Rewrite the integrand"),
        ("exp(x)*sin(x)", "By parts until the integral comes back, and solved for it"),
        ("1/(x^2 + 1)", "The integral that is an arctangent"),
    ],
)
def test_an_integral_names_its_rules(function, reason):
    assert reason in [step.reason for step in run("integrate", function).steps]


def test_a_definite_integral_puts_its_bounds_in():
    last = run("integrate", "3x^2", "x", "1", "2").steps[-1]
    assert (last.reason, last.latex) == ("Put in the bounds", "8 - 1 = 7")


def test_at_infinity_limits_are_taken_instead():
    assert run("integrate", "exp(-x)", "x", "0", "oo").steps[-1].reason == "Take the limits at the bounds"


@pytest.mark.parametrize(
    "function", [(X + 1) ** 20 * sympy.sin(X), sympy.exp(X**2) / X, sympy.sqrt(X**3 + 1), sympy.cos(X) ** 30]
)
def test_what_would_take_long_or_has_no_way_has_no_steps_and_says_so_at_once(function):
    started = time.process_time()
    assert integral_steps(function, X, function) == ()
    assert time.process_time() - started < 3
