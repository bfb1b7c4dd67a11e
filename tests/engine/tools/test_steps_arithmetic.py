"""Calculations worked through one operation at a time: the value stays the same on every line, to the last."""

import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.messages import ToolCall
from engine.tools.program import run_program
from engine.tools.terms.build import build
from engine.tools.terms.syntax import parse
from tests.engine.shown_steps import expression

numbers = st.one_of(
    st.integers(0, 99).map(str),
    st.builds("{}/{}".format, st.integers(1, 20), st.integers(2, 20)),
    st.decimals(0, 50, places=1).map(str),
)


def grown(children):
    two = st.tuples(children, st.sampled_from("+-*/"), children).map(" ".join)
    return st.one_of(
        two,
        two.map("({})".format),
        children.map("-({})".format),
        st.builds("({})^{}".format, children, st.integers(0, 3)),
    )


calculations = st.recursive(numbers, grown, max_leaves=8)


def calculated(text: str):
    [result] = run_program([ToolCall("calculate", (text,))])
    return result


@given(calculations)
def test_every_line_has_the_same_value_and_the_last_is_the_value(text):
    result = calculated(text)
    assume(result.failure is None and result.steps and "percent" not in result.steps[0].reason)
    value = build(parse(text))
    for step in result.steps:
        assert expression(step.latex) == value
    assert expression(result.steps[-1].latex) == expression(result.value.replace("**", "^")) == value


@given(calculations)
def test_every_reason_is_a_true_equation_of_one_operation(text):
    result = calculated(text)
    assume(result.failure is None and result.steps and "%" not in result.steps[0].latex)
    for step in result.steps:
        parts = [build(parse(part.replace("÷", "/").replace("×", "*"))) for part in step.reason.split(" = ")]
        assert len(set(parts)) == 1


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("(3 + 4)*2**3/7", ["3 + 4 = 7", "2 ^ 3 = 8", "7 × 8 = 56", "56 ÷ 7 = 8"]),
        ("2 + 3*4 - 5", ["3 × 4 = 12", "2 + 12 = 14", "14 - 5 = 9"]),
        ("12/4*3", ["12 ÷ 4 = 3", "3 × 3 = 9"]),
        ("1/3 + 1/4 - 1/2", ["1/3 + 1/4 = 4/12 + 3/12 = 7/12", "7/12 - 1/2 = 7/12 - 6/12 = 1/12"]),
        ("5 - 8 + (-2)^2", ["5 - 8 = -3", "(-2) ^ 2 = 4", "-3 + 4 = 1"]),
        ("1.5*4 + 1/4", ["1.5 × 4 = 6", "1 ÷ 4 = 0.25", "6 + 0.25 = 6.25"]),
        ("sqrt(16) + 3!", ["sqrt(16) = 4", "3! = 6", "4 + 6 = 10"]),
        ("1/(2/3 - 1/3)", ["2/3 - 1/3 = 1/3", "1 ÷ (1/3) = 3"]),
        ("sqrt(2) + 1 + 2", []),
        ("2*x + 1 + 3", []),
        ("3 + 4", []),
    ],
)
def test_a_calculation_goes_in_the_order_of_precedence(text, reasons):
    assert [step.reason for step in calculated(text).steps] == reasons


def test_a_calculation_that_is_long_has_no_steps():
    assert calculated("+".join(["1.5"] * 40)).steps == ()


figures = st.decimals(-500, 500, places=1).map(str)
percents = st.decimals("0.5", 300, places=1).map(str)


@given(percents, figures)
def test_percent_of_a_number(percent, whole):
    _check(calculated(f"({percent})/100*({whole})"), sympy.Rational(percent) / 100 * sympy.Rational(whole))


@given(figures, figures.filter(lambda text: float(text) != 0))
def test_a_share_in_percent(part, whole):
    _check(calculated(f"({part})/({whole})*100"), sympy.Rational(part) / sympy.Rational(whole) * 100, scale=100)


@given(figures, figures.filter(lambda text: float(text) != 0))
def test_a_change_in_percent(new, old):
    _check(
        calculated(f"(({new})-({old}))/({old})*100"), (sympy.Rational(new) / sympy.Rational(old) - 1) * 100, scale=100
    )


@given(figures, percents, st.sampled_from("+-"))
def test_what_a_change_by_percent_makes_of_a_number(whole, percent, sign):
    value = sympy.Rational(whole) * (1 + (1 if sign == "+" else -1) * sympy.Rational(percent) / 100)
    _check(calculated(f"({whole})*(1 {sign} ({percent})/100)"), value)


def _check(result, value, scale=1):
    """Every line is a chain of equals, and the last ends at the value; `scale` if that is written in percent."""
    assert result.steps
    for step in result.steps:
        parts = [expression(part) for part in step.latex.split(" = ")]
        factor = scale if step.latex.endswith(r"\%") else 1
        assert {*parts[:-1], parts[-1] * factor} == {parts[0]}
    assert parts[-1] * (scale if step.latex.endswith(r"\%") else 1) == value


def test_percent_is_told_as_such():
    assert [(step.reason, step.latex) for step in calculated("15% * 80").steps] == [
        ("A percent is a hundredth", r"15\% = \frac{15}{100} = 0.15"),
        ("Take that much of $80$", r"0.15 \cdot 80 = 12"),
    ]
