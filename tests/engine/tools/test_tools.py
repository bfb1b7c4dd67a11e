"""What the tools find: exact values, checked against other arithmetic, and every failure as data."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure, ToolCall
from engine.tool_calls import parse_program
from engine.tools.program import run_program


def run(text: str):
    return run_program(parse_program(text))[-1]


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("calculate(12*15)", "180"),
        ("calculate(10/3)", "10/3"),
        ("calculate(0.1 + 0.2)", "0.3"),
        ("calculate(sqrt(8))", "2*sqrt(2)"),
        ("calculate(factorial(5))", "120"),
        ("calculate(7!! + 6!!)", "153"),
        ("calculate((3!)!)", "720"),
        ("calculate((1 + 2*i)*(3 - i))", "5 + 5*i"),
        ("calculate(round(2.5))", "3"),
        ("calculate(17 % 5)", "2"),
        ("calculate(gcd(12, 18))", "6"),
        ("calculate(gcd(48, 36, 20))", "4"),
        ("calculate(lcm(12, 18, 30))", "180"),
        ("calculate(gcd(5))", "5"),
        ("solve(2*x + 3 = 11, x)", "4"),
        ("solve(x**2 - 5*x + 6 = 0, x)", "2, 3"),
        ("solve(x**2 = 2, x)", "-sqrt(2), sqrt(2)"),
        ("solve(x**2 + 1 = 0, x)", "-i, i"),
        ("solve(0.5*x = 1.2, x)", "2.4"),
        ("solve(1/x = 2, x)", "1/2"),
        ("solve(3*x + 2 = 3*x + 5, x)", "no solution"),
        ("solve(2*x + 2 = 2*(x + 1), x)", "all numbers"),
        ("solve(x + y = 3, x - y = 1)", "x = 2, y = 1"),
        ("solve(x + y = 3, x - y = 1, y)", "1"),
        ("solve(2*x < 8, x)", "x < 4"),
        ("solve(x**2 >= 4, x)", "x <= -2 or x >= 2"),
        ("solve(2 + 2 = 5)", "false"),
        ("expand((x + 1)**2)", "x**2 + 2*x + 1"),
        ("factor(x**2 - 5*x + 6)", "(x - 3)*(x - 2)"),
        ("factor(360)", "2**3*3**2*5"),
        ("simplify((x**2 - 1)/(x - 1))", "x + 1"),
        ("diff(x**3, x)", "3*x**2"),
        ("integrate(2*x, x, 0, 3)", "9"),
        ("limit(sin(x)/x, x, 0)", "1"),
        ("limit(1/x, x, 0, left)", "-infinity"),
        ("limit(x^(1/3), x, -8)", "-2"),
        ("limit((x^(1/3) + 2)/(x + 8), x, -8)", "1/12"),
        ("limit(x^(1/3), x, -oo)", "-infinity"),
        ('limit(abs(x)/x, x, 0, "right")', "1"),
        ("a = solve(x - 5 = 7, x)\ncalculate(a + 1)", "13"),
    ],
)
def test_a_program_has_its_exact_value(program, value):
    result = run(program)
    assert (result.value, result.failure) == (value, None)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("calculate(1/0)", Failure.UNDEFINED),
        ("calculate(log(0))", Failure.UNDEFINED),
        ("calculate(9**9**9**9)", Failure.TOO_LARGE),
        ("calculate(10**4000*10**400 % 7)", Failure.TOO_LARGE),
        ("calculate(factorial(10**6)*x)", Failure.TOO_LARGE),
        ("calculate(x = 3)", Failure.NOT_UNDERSTOOD),
        ("solve(x = 5, y)", Failure.NOT_UNDERSTOOD),
        ("diff(x*y)", Failure.NOT_UNDERSTOOD),
        ("integrate(x**x, x)", Failure.NO_CLOSED_FORM),
        ("series(ln(x), 3)", Failure.UNDEFINED),
        ("series(1/x, 3, 0)", Failure.UNDEFINED),
        ("series(e^x, 0, x^4)", Failure.NOT_UNDERSTOOD),
        ("series(1 + 1/2 + 1/4)", Failure.NOT_UNDERSTOOD),
        ("coefficient(1/(2 - i), a + b*i, a)", Failure.NO_CLOSED_FORM),
        ("a = solve(x**2 = 4, x)\ncalculate(a + 1)", Failure.NOT_UNDERSTOOD),
    ],
)
def test_a_program_that_cannot_be_computed_says_why(program, failure):
    result = run(program)
    assert result.failure is failure


def test_an_unknown_tool_is_a_failure_too():
    [result] = run_program([ToolCall("exec", ("1",))])
    assert result.failure is Failure.UNSUPPORTED


@pytest.mark.parametrize(
    "program", ["solve(2*x + 3 = 11, x)", "calculate(3 + 4*2)", "factor(x**2 - 4)", "integrate(x*exp(x), x)"]
)
def test_a_result_that_can_be_checked_is_checked(program):
    assert run(program).checked


def test_a_linear_equation_is_worked_through_line_by_line():
    assert [(step.reason, step.latex) for step in run("solve(2*x + 3 = 11, x)").steps] == [
        ("The equation", "2 x + 3 = 11"),
        ("Subtract $3$ from both sides", "2 x = 8"),
        ("Divide both sides by $2$", "x = 4"),
        ("Check: with $4$ for $x$ both sides are equal", "2 x + 3 = 11"),
    ]


def test_a_rounded_root_that_leaves_a_rest_is_not_doubted():
    [result] = run_program(parse_program("solve(x**5 - 1000000*x + 1 = 0)"))
    assert (result.failure, result.doubtful) == (None, False)


def test_a_calculation_is_worked_through_in_the_order_of_precedence():
    assert [step.reason for step in run("calculate((3 + 4)*2**3/7)").steps] == [
        "3 + 4 = 7", "2 ^ 3 = 8", "7 × 8 = 56", "56 ÷ 7 = 8",
    ]  # fmt: skip


def test_a_floor_is_typeset_with_brackets_that_end():
    assert run("calculate(floor(7/2))").latex == r"\left\lfloor \frac{7}{2} \right\rfloor = 3"


whole = st.integers(-(10**6), 10**6)


@given(whole, whole, whole.filter(bool), st.sampled_from("+-*"))
def test_rational_arithmetic_agrees_with_fractions(a, b, c, sign):
    value = {"+": Fraction(a) + Fraction(b, c), "-": Fraction(a) - Fraction(b, c), "*": Fraction(a) * Fraction(b, c)}[
        sign
    ]
    assert run(f"calculate(({a}) {sign} ({b})/({c}))").value == str(value)


@given(whole.filter(bool), whole, whole)
def test_the_root_of_a_linear_equation_put_back_gives_its_right_side(a, b, c):
    assert Fraction(run(f"solve(({a})*x + ({b}) = {c}, x)").value) * a + b == c


@pytest.mark.parametrize(
    ("program", "latex"),
    [
        ("integrate(2x + 1)", r"\int \left(2 x + 1\right)\, dx = x^{2} + x + C"),
        ("integrate(x - 2, 0, 1)", r"\int_{0}^{1} \left(x - 2\right)\, dx = - \frac{3}{2}"),
        ("limit(x + 1, x, 2)", r"\lim_{x \to 2} \left(x + 1\right) = 3"),
        ("summation(k + 1, k, 1, 2)", r"\sum_{k=1}^{2} \left(k + 1\right) = 5"),
        ("integrate(1/(1 + x^2))", r"\int \frac{1}{1 + x^{2}}\, dx = \arctan{\left(x \right)} + C"),
    ],
)
def test_integrals_limits_and_sums_are_shown_as_books_write_them(program, latex):
    assert run(program).latex == latex
