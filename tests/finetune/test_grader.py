"""Grading with algebra: equal expressions in LaTeX or plain text, and values that would never end."""

import time
from contextlib import closing

import pytest

from finetune.grader import Grader
from finetune.suites.row import Row

SECONDS = 3.0


@pytest.fixture(scope="module")
def grader():
    with closing(Grader(SECONDS)) as opened:
        yield opened


def row(*right: str, question: str = "?", ordered: bool = False) -> Row:
    return Row(question, frozenset(right), ordered=ordered)


@pytest.mark.parametrize(
    ("final", "right"),
    [
        ("x**2 + 2*x", "x(x+2)"),
        ("sqrt(5)/2", r"\frac{\sqrt{5}}{2}"),
        ("2*sin(x)*cos(x)", r"\sin(2x)"),
        ("1 1/2", "1.5"),
        ("x <= 3", r"(-\infty, 3]"),
        ("(3, pi/2)", r"\left( 3, \frac{\pi}{2} \right)"),
        ("(-oo, 2) U (3, oo)", r"(-\infty, 2) \cup (3, \infty)"),
        ("50", r"50\%"),
    ],
)
async def test_equal_expressions_are_right(grader, final, right):
    assert await grader.is_right(row(right), final)


@pytest.mark.parametrize(
    ("final", "right"), [("x**2 + x", "x(x+2)"), ("(2, 1)", "(1, 2)"), ("no solution", "7"), ("x = 5", r"\frac{7}{2}")]
)
async def test_other_expressions_are_wrong(grader, final, right):
    assert not await grader.is_right(row(right), final)


@pytest.mark.parametrize(
    "final",
    [
        "10**10**10",
        r"10^{10^{10}}",
        r"\frac{9^{9^{9^{9}}}}{2}",
        "9999999!!!",
        "(" * 900,
        "1+" * 400 + "x",
        "x" * 1_000_000,
        r"\frac{1}{" * 100,
        "__import__('time').sleep(99)",
    ],
)
async def test_a_hostile_value_is_wrong_within_the_limit(grader, final):
    await grader.is_right(row(r"\sin(x)"), "x + 1")  # the worker is there
    started = time.monotonic()
    assert not await grader.is_right(row("7x"), final)
    assert time.monotonic() - started < 4 * SECONDS


async def test_after_a_hostile_value_others_are_graded_as_before(grader):
    assert not await grader.is_right(row("7x"), r"10^{10^{10}}")
    assert await grader.is_right(row(r"\sin(2x)"), "2*sin(x)*cos(x)")


async def test_what_is_copied_out_of_the_question_is_no_expansion_of_it(grader):
    asked = row("x**2 + 3*x + 2", question="Expand (x + 1)*(x + 2).")
    assert await grader.is_right(asked, "2 + 3*x + x**2")
    assert not await grader.is_right(asked, "(x+1)*(x+2)")


async def test_each_of_several_right_values_is_right(grader):
    both = row("x**3/3", "x**3/3 + C")
    assert await grader.is_right(both, "x**3/3")
    assert await grader.is_right(both, "C + x**3/3")
    assert not await grader.is_right(both, "x**3")


async def test_a_sorted_list_is_right_in_its_order_only(grader):
    assert await grader.is_right(row("b, a, 3", ordered=True), "b, a, 3")
    assert not await grader.is_right(row("b, a, 3", ordered=True), "3, a, b")


async def test_where_no_value_is_wanted_having_none_is_right(grader):
    assert await grader.is_right(row(), None)
    assert not await grader.is_right(row(), "7")
    assert not await grader.is_right(row("7"), None)
