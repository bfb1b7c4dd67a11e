"""The generated sets in LaTeX: right answers, a split that no seed mixes, any number of rows without holding them."""

import json
from itertools import islice

import pytest
import sympy
from sympy.parsing.sympy_parser import convert_xor, implicit_multiplication, parse_expr, standard_transformations

from engine.strategies.finals import final_value
from engine.tools.terms.latex_input import plain
from finetune.generate_command import generate
from finetune.problems.latex_sets import SETS, latex_rows, split_of


def inside(question: str) -> str:
    """The last formula of a question."""
    return question.split("$")[-2]


def symbols(text: str) -> sympy.Expr:
    letters = {letter: sympy.Symbol(letter) for letter in "abcdfghijklmnopqrstuvwxyz"}
    rules = (*standard_transformations, implicit_multiplication, convert_xor)
    return parse_expr(plain(text) if "\\" in text else text.replace("{", "(").replace("}", ")"), letters, rules)


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_the_same_for_a_seed_and_ends_in_its_answer(name):
    rows = list(latex_rows(name, 60, seed=5))
    assert rows == list(latex_rows(name, 60, seed=5))
    assert rows != list(latex_rows(name, 60, seed=6))
    for row in rows:
        assert row.question.count("$") >= 2
        assert row.solution.endswith(f"#### {row.answer}")
        assert final_value(row.solution)


def test_sums_are_sums():
    for row in latex_rows("addition", 200, seed=1):
        one, other = inside(row.question).split(" + ")
        assert int(one) + int(other) == int(row.answer)


def test_roots_solve_their_equations():
    for row in latex_rows("roots", 40, seed=1):
        left, right = inside(row.question).split(" = ")
        variable = sympy.Symbol(row.question.split("$")[1])
        for root in row.answer.split(", "):
            assert sympy.simplify((symbols(left) - symbols(right)).subs(variable, symbols(root))) == 0


def test_four_fifths_are_for_training_and_a_question_stays_where_it_is():
    rows = list(latex_rows("addition", 3000, seed=1))
    share = sum(row.split == "train" for row in rows) / len(rows)
    assert 0.77 < share < 0.83
    assert all(row.split == split_of(row.question) for row in rows)


def test_rows_are_drawn_one_after_the_other():
    assert len(list(islice(latex_rows("addition", 10**12, seed=1), 5))) == 5


def test_the_files_hold_what_was_drawn(tmp_path):
    counts = generate("derivatives", 50, 3, tmp_path / "set.jsonl")
    train, test = (
        [json.loads(line) for line in (tmp_path / name).read_text().splitlines()]
        for name in ("set.jsonl", "set.test.jsonl")
    )
    assert (len(train), len(test)) == (counts["train"], counts["test"])
    assert len(train) + len(test) == 50
    assert not {row["question"] for row in train} & {row["question"] for row in test}
