"""The generated suites: the same for a seed, true by another way of computing, and readable."""

import pytest
import sympy

from finetune.suites.generated import GENERATED, generated


@pytest.mark.parametrize("name", GENERATED)
def test_fewer_rows_are_the_first_of_more_and_another_seed_gives_others(name):
    rows = generated(name, 60)
    assert rows == generated(name, 60)
    assert rows[:7] == generated(name, 7)
    assert rows != generated(name, 60, seed=1)
    assert len({row.question for row in rows}) > 45


@pytest.mark.parametrize("name", GENERATED)
def test_about_half_of_the_questions_are_latex_and_their_families_say_so(name):
    rows = generated(name, 100)
    latex = [row for row in rows if "$" in row.question]
    assert 30 < len(latex) < 70
    assert all(row.family.endswith(", LaTeX") == (row in latex) for row in rows)


def right_of(row) -> str:
    return min(row.right, key=len)


def test_sums_are_right():
    for row in generated("addition", 80):
        if "\\frac" not in row.question:
            asked = row.question.replace("$", "").removeprefix("What is ").removeprefix("Find ").rstrip("?.")
            assert sympy.nsimplify(asked, rational=True) == sympy.Rational(right_of(row)), row


def test_roots_of_equations_are_roots():
    for row in generated("roots", 80):
        if row.family in ("rational roots", "irrational roots"):
            left, unknown = row.question.removeprefix("Solve ").rstrip(".").split(" = 0 for ")
            polynomial, x = sympy.sympify(left), sympy.Symbol(unknown)
            wanted = [sympy.sympify(root) for root in right_of(row).split(", ")]
            assert len(set(wanted)) == sympy.degree(polynomial, x)
            assert all(sympy.expand(polynomial.subs(x, root)) == 0 for root in wanted), row


def test_antiderivatives_may_have_a_constant():
    for row in generated("integrals", 40):
        if row.family.startswith("antiderivative"):
            assert {right_of(row), f"{right_of(row)} + C"} == row.right


def test_plain_derivatives_are_those_of_their_function():
    for row in generated("derivatives", 60):
        if row.family == "derivative":
            function = row.question.split("derivative of ")[1].split(" with respect to ")[0]
            x = sympy.Symbol(row.question.rstrip("?.")[-1])
            difference = sympy.diff(sympy.sympify(function.replace("ln(", "log(")), x) - sympy.sympify(right_of(row))
            assert sympy.simplify(difference) == 0, row
