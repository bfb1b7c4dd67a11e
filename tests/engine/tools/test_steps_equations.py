"""Equations and systems worked through: the roots satisfy every line, and the last line says them."""

import sympy
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.messages import ToolCall
from engine.tools.program import run_program
from tests.engine.shown_steps import expression, sides

small = st.integers(-12, 12)
some = small.filter(bool)
X, Y, Z = sympy.symbols("x y z")


def solved(*arguments: str):
    [result] = run_program([ToolCall("solve", arguments)])
    assert result.failure is None
    return result


def lines(result) -> list[str]:
    """The equations of the steps, without what is no equation of one value."""
    return [
        step.latex
        for step in result.steps
        if step.latex and "pm" not in step.latex and "quad" not in step.latex and "4ac" not in step.latex
    ]


def values(latex: str) -> set[sympy.Expr]:
    """The values of `x = 1 or x = 2`."""
    return {
        sympy.nsimplify(sympy.expand(expression(part.split("=")[1]))) for part in latex.split(r"\quad\text{or}\quad")
    }


@given(some, small, small, small)
def test_the_root_satisfies_every_line_of_a_linear_equation(a, b, c, d):
    assume(a != c)
    result = solved(f"({a})*x + ({b}) = ({c})*x + ({d})")
    root = sympy.Rational(d - b, a - c)
    for line in lines(result):
        left, right = sides(line)
        assert (left - right).subs(X, root) == 0
    assert result.steps[-1].reason.startswith("Check")
    assert sides(result.steps[-2].latex) == (X, root) or result.steps[-2].reason == "The equation"


@given(some, some, st.integers(1, 9), small)
def test_brackets_are_multiplied_out_and_fractions_stay_exact(a, b, c, d):
    result = solved(f"({a})*(x + ({b}))/{c} = {d}")
    root = sympy.Rational(d * c, a) - b
    assert sympy.Rational(result.value) == root
    for line in lines(result):
        left, right = sides(line)
        assert (left - right).subs(X, root) == 0


@given(
    st.decimals("-9", "9", places=2).filter(bool), st.decimals("-9", "9", places=2), st.decimals("-9", "9", places=2)
)
def test_an_equation_with_decimals_is_worked_through_in_decimals(a, b, c):
    result = solved(f"({a})*x + ({b}) = {c}")
    for step in result.steps[:-1]:
        if step.latex and r"\frac" not in step.latex:
            left, right = sides(step.latex)
            assert (left - right).subs(
                X, (sympy.Rational(str(c)) - sympy.Rational(str(b))) / sympy.Rational(str(a))
            ) == 0
    assert ("/" in result.value) == (r"\frac" in result.steps[-2].latex)


def test_an_equation_without_a_root_or_with_every_number_ends_in_words():
    assert solved("3x + 2 = 3x + 5").steps[-1].reason == "That is never true, so there is no solution"
    assert solved("2x + 2 = 2x + 2").steps[-1].reason == "That is always true, so every number is a solution"


@given(some, small, small)
def test_the_roots_satisfy_every_line_of_a_quadratic_equation_and_stand_in_the_last(a, b, c):
    result = solved(f"({a})*x^2 + ({b})*x + ({c}) = 0")
    roots = set(sympy.roots(a * X**2 + b * X + c))
    for line in lines(result):
        left, right = sides(line)
        assert all(sympy.expand((left - right).subs(X, root)) == 0 for root in roots) or line == "x = 0"
    last = result.steps[-2].latex
    assert values(last) == {sympy.nsimplify(sympy.expand(root)) for root in roots}


@given(some, small, small)
def test_the_discriminant_is_worked_out_rightly(a, b, c):
    result = solved(f"({a})*x^2 + ({b})*x + ({c}) = 0")
    for step in result.steps:
        if step.reason == "Compute the discriminant":
            _, numbers, value = step.latex.split(" = ")
            assert expression(numbers) == expression(value) == b * b - 4 * a * c


def test_a_quadratic_is_solved_by_the_shortest_way():
    assert "Take $x$ out" in [step.reason for step in solved("2x^2 + 3x = 0").steps]
    assert "Take the square root, with both signs" in [step.reason for step in solved("x^2 = 2").steps]
    assert "It is negative: there are no real roots, but two complex ones" in [
        step.reason for step in solved("x^2 + x + 1 = 0").steps
    ]


@given(*[some] * 2, *[small] * 4)
def test_a_linear_system_of_two_is_solved_on_every_line(a, d, b, c, x, y):
    assume(a * d - b * c)
    result = solved(f"({a})*x + ({b})*y = {a * x + b * y}", f"({c})*x + ({d})*y = {c * x + d * y}")
    _check(result, {X: x, Y: y})


@given(st.lists(small, min_size=9, max_size=9), small, small, small)
def test_a_linear_system_of_three_is_solved_on_every_line(entries, x, y, z):
    matrix = sympy.Matrix(3, 3, entries)
    assume(matrix.det() and all(any(entries[column::3]) for column in range(3)))
    rights = matrix * sympy.Matrix([x, y, z])
    rows = [f"({matrix[row, 0]})*x + ({matrix[row, 1]})*y + ({matrix[row, 2]})*z = {rights[row]}" for row in range(3)]
    _check(solved(*rows), {X: x, Y: y, Z: z})


@given(some, small, some, some, small)
def test_an_equation_that_gives_an_unknown_is_put_into_the_other(a, b, c, d, x):
    assume(c + d * a)
    y = a * x + b
    result = solved(f"y = ({a})*x + ({b})", f"({c})*x + ({d})*y = {c * x + d * y}")
    assert any(step.reason.endswith("into (2)") for step in result.steps)
    _check(result, {X: x, Y: y})


def _check(result, solution):
    known = set()
    for line in lines(result):
        left, right = sides(line)
        assert (left - right).subs(solution) == 0
        known |= {left} if left in solution and not right.free_symbols else set()
    assert known == set(solution)


@given(small, small)
def test_sum_and_product_are_solved_by_substitution(x, y):
    result = solved(f"x + y = {x + y}", f"x*y = {x * y}")
    stated = [sides(step.latex) for step in result.steps if step.latex]
    candidates = [{X: x, Y: y}, {X: y, Y: x}]
    assert any("Solve (1) for" in step.reason for step in result.steps)
    for left, right in stated:
        assert any((left - right).subs(candidate) == 0 for candidate in candidates)
    assert {left for left, right in stated if not right.free_symbols} >= {X, Y}


def test_a_system_without_or_with_many_solutions_ends_in_words():
    assert solved("x + y = 1", "2x + 2y = 3").steps[-1].reason == "That is never true, so there is no solution"
    assert solved("x + y = 1", "2x + 2y = 2").steps[-1].reason.endswith("there are infinitely many solutions")
