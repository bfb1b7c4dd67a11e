"""The trees that generated problems are made of: how they are written, and what they are worth."""

from fractions import Fraction
from random import Random

import pytest

from engine.tools.terms.build import build
from engine.tools.terms.syntax import parse
from finetune.problems.algebra.equations import solution
from finetune.problems.algebra.polynomials import row, times
from finetune.problems.arithmetic.symbols import tree
from finetune.problems.expressions import (
    Name,
    Negative,
    Notation,
    Number,
    Operation,
    Root,
    any_notation,
    evaluate,
    number,
    program_text,
    substitute,
    written,
)
from finetune.problems.numbers import number_words, written_number

X = Name("x")
TWO, THREE = Number("2"), Number("3")
SUM = Operation("+", TWO, THREE)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (Operation("*", SUM, TWO), "(2 + 3)*2"),
        (Operation("-", TWO, SUM), "2 - (2 + 3)"),
        (Operation("/", TWO, Operation("*", THREE, TWO)), "2/(3*2)"),
        (Operation("**", Number("-3"), TWO), "(-3)**2"),
        (Operation("**", SUM, TWO), "(2 + 3)**2"),
        (Operation("*", THREE, Number("-4")), "3*(-4)"),
        (Operation("-", Number("-3"), TWO), "-3 - 2"),
        (Negative(Operation("**", X, TWO)), "-x**2"),
        (Operation("*", number(Fraction(1, 2)), X), "1/2*x"),
        (Root(SUM), "sqrt(2 + 3)"),
        (Root(Number("8"), 3), "cbrt(8)"),
    ],
)
def test_programs_carry_the_brackets_that_the_tree_needs(expression, text):
    assert program_text(expression) == text


@pytest.mark.parametrize("seed", range(40))
def test_what_is_written_means_the_same_to_the_tools(seed):
    rng = Random(seed)
    expression = tree(rng, 1, rng.randint(2, 5))
    try:
        value = evaluate(expression)
    except ZeroDivisionError:
        return
    for text in (program_text(expression), written(expression, any_notation(rng, named=True))):
        built = build(parse(text))
        assert Fraction(int(built.p), int(built.q)) == value, text


def test_chat_notation_leaves_out_the_times_sign_before_a_name():
    product = Operation("*", TWO, Operation("+", Operation("*", THREE, X), TWO))
    assert written(product, Notation(gap="", implicit=True)) == "2(3x+2)"


def test_a_number_in_the_place_of_the_unknown_gets_its_bracket():
    line = Operation("+", Operation("*", THREE, X), TWO)
    assert program_text(substitute(line, "x", Number("-4"))) == "3*(-4) + 2"


@pytest.mark.parametrize(
    ("left", "right", "root"),
    [
        (Operation("+", Operation("*", TWO, X), THREE), Number("11"), Fraction(4)),
        (Operation("/", X, Number("9")), Number("10"), Fraction(90)),
        (Operation("/", Number("12"), X), Number("5"), Fraction(12, 5)),
        (Operation("-", Number("20"), X), X, Fraction(10)),
    ],
)
def test_the_solution_of_a_linear_equation_is_known(left, right, root):
    assert solution((left, right), X) == root


def test_an_equation_without_one_solution_is_refused():
    for left in (X, Operation("+", X, TWO)):
        with pytest.raises(ZeroDivisionError):
            solution((left, X), X)


def test_an_irrational_root_has_no_exact_value():
    with pytest.raises(ValueError, match="rational"):
        evaluate(Root(TWO))


def test_polynomials_are_multiplied_and_written_in_a_row():
    assert program_text(row(times((1, -2), (1, 3)), X)) == "x**2 + x - 6"


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, {"zero"}), (14, {"fourteen"}), (25, {"twenty-five", "twenty five"}), (300, {"three hundred"})],
)
def test_numbers_in_words(value, words):
    assert {number_words(value, Random(seed)) for seed in range(20)} == words


def test_a_hundred_is_said_in_several_ways():
    said = {number_words(105, Random(seed)) for seed in range(60)}
    assert {"one hundred and five", "a hundred and five", "one hundred five"} <= said


def test_a_negative_number_is_typed_or_said():
    said = {written_number(Number("-5"), Random(seed), words=0) for seed in range(40)}
    assert said == {"-5", "minus 5", "negative 5"}
