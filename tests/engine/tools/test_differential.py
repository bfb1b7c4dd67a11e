"""Differential equations: their solutions, and how they are found among words."""

import pytest
import sympy

from engine.messages import Failure, ToolCall
from engine.reading.exact import recognise
from engine.reading.sketch import sketch
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("dsolve(dy/dx = 3y)", "y = C*exp(3*x)"),
        ("dsolve(y'' - 5y' + 6y = 0)", "y = C1*exp(2*x) + C2*exp(3*x)"),
        ("dsolve(y'' + 4y = 0, y(0)=1, y'(0)=0)", "y = cos(2*x)"),
        ("dsolve(dy/dx = x*y, y(0) = 2)", "y = 2*exp(x**2/2)"),
        ("dsolve(x dy/dx + y = x^2)", "y = C/x + x**2/3"),
        ("dsolve((x + 1)y' = y)", "y = C*(x + 1)"),
        ("dsolve(d^2y/dx^2 + 9y = 0)", "y = C1*sin(3*x) + C2*cos(3*x)"),
        ("dsolve(((dy)/(dx)) = 2xy)", "y = C*exp(x**2)"),
        ("dsolve(dy/dt = y(1 - y), y(0) = 1/2)", "y = 1/(1 + exp(-t))"),
        ("dsolve(dT/dt = -k(T - 20), T(0) = 90)", "T = 20 + 70*exp(-k*t)"),
        ("dsolve(y'(t) = -2y(t), y(0) = 3)", "y = 3*exp(-2*t)"),
        ("dsolve(x'' + 4x = 0)", "x = C1*sin(2*t) + C2*cos(2*t)"),
        ("dsolve(y′ = log(x))", "y = C + x*ln(x) - x"),
    ],
)
def test_a_solution_is_put_back_into_its_equation(program, value):
    result = run(program)
    assert (result.value, result.checked) == (value, True)


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("dsolve(dP/dt = 0.3P, P(0) = 100, P(5))", "100*exp(3/2)"),
        ("dsolve(y' = 2y, y(3))", Failure.UNDEFINED),
        ("dsolve(y = 2x)", Failure.NOT_UNDERSTOOD),
        ("dsolve(y' + 2y)", Failure.NOT_UNDERSTOOD),
        ("dsolve(y' = 2y, 3)", Failure.NOT_UNDERSTOOD),
    ],
)
def test_a_value_is_told_where_enough_is_known(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(("rate", "start"), [(1, 2), (-3, 5), (2, -7)])
def test_growth_at_a_rate_is_exponential(rate, start):
    value = outcome(f"dsolve(y' = {rate}*y, y(0) = {start}, y(1))")
    assert isinstance(value, str)
    assert float(sympy.sympify(value, {"e": sympy.E})) == pytest.approx(start * float(sympy.exp(rate)))


@pytest.mark.parametrize(
    ("question", "text", "slots"),
    [
        ("solve dy/dx = 3y", "solve <q1>", ["dy/dx = 3y"]),
        ("y'' + 4y = 0, y(0)=1", "<q1> , <q2>", ["y'' + 4y = 0", "y(0)=1"]),
        ("2y' + y = 4 pls", "<q1> pls", ["2y' + y = 4"]),
        ("what solves x dy/dx = y", "what solves <q1>", ["x dy/dx = y"]),
        (r"$\frac{d^2y}{dx^2} + 4y = 0$", "<q1>", ["d^2y/dx^2 + 4y = 0"]),
        ('y" + y = 0', "<q1>", ["y'' + y = 0"]),
        ("dy/dx = x/y, and y = 3 when x = 0", "<q1> , and <q2>", ["dy/dx = x/y", "y(0) = 3"]),
        ("dy/dx = 6x², when x = 1, y = -4", "<q1> , <q2>", ["dy/dx = 6x^2", "y(1) = -4"]),
        ("dT/dt = -2T. T=90 at t = 1/2", "<q1> . <q2>", ["dT/dt = -2T", "T(1/2) = 90"]),
        ("y = 3x^2. dy/dx = 6 where x = 1", "<q1> . <q2> where <q3>", ["y = 3x^2", "dy/dx = 6", "x = 1"]),
        ("if y = 3x^2 + 2 find dy/dx", "if <q1> find dy/d x", ["y = 3x^2 + 2"]),
        ("x^2 + y^2 = 25 find dy/dx", "<q1> find dy/d x", ["x^2 + y^2 = 25"]),
    ],
)
def test_a_differential_equation_is_one_formula(question, text, slots):
    found = sketch(question)
    assert (found.text, list(found.slots.values())) == (text, slots)


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        ("solve y' = 2x, y(0)=5", ("y' = 2x", "y(0)=5")),
        ("solve the differential equation dy/dx = x*y with y(0) = 2", ("dy/dx = x*y", "y(0) = 2")),
        ("y'' - 5y' + 6y = 0 general solution", ("y'' - 5y' + 6y = 0",)),
        ("f'(x) = 6x - 4 and f(1) = 5, find f(x)", ("f'(x) = 6x - 4", "f(1) = 5")),
        ("if f'(x) = 3x^2, f(0)=2. what is f(2)?", ("f'(x) = 3x^2", "f(0)=2", "f(2)")),
        ("y' = 2y, y(0)=3 find y(1)", ("y' = 2y", "y(0)=3", "y(1)")),
        (r"\frac{dy}{dx} = 2xy", ("dy/dx = 2xy",)),
        ("solve dy/dx = x/y, y = 3 when x = 0", ("dy/dx = x/y", "y(0) = 3")),
    ],
)
def test_a_plain_differential_equation_needs_no_model(message, arguments):
    assert recognise(message) == ToolCall("dsolve", arguments)


@pytest.mark.parametrize(
    "message", ["x^2 + y^2 = 25 find dy/dx", "dy/dx if x^2 + y^2 = 25", "y' = 3x", "dV/dt = 100, V = 4r^3, find dr/dt"]
)
def test_other_derivatives_are_no_differential_equation(message):
    assert recognise(message) is None
