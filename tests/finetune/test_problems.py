"""Generated problems: right, varied, reproducible, and never held-out ones in training."""

from collections import Counter
from random import Random

import pytest

from engine.prompts import clean
from engine.tool_calls import parse_program
from engine.tools.program import run_program
from finetune.grading import same_value
from finetune.problems.chat import LEFT_OUT
from finetune.problems.curriculum import CURRICULUM, LAST_STAGE, experts, held_out, sample, sample_held_out

EVERY_STAGE = [(expert, stage) for expert in experts() for stage in range(LAST_STAGE + 1)]


def drawn(expert, stage, count, seed=11):
    rng = Random(seed)
    return [sample(expert, stage, rng) for _ in range(count)]


@pytest.mark.parametrize(("expert", "stage"), EVERY_STAGE)
def test_the_tools_find_every_problems_answer(expert, stage):
    for problem in drawn(expert, stage, 150):
        result = run_program(parse_program(problem.program))[-1]
        assert result.failure is None, (problem, result)
        assert same_value(result.value, problem.final), (problem, result.value)


@pytest.mark.parametrize(("expert", "stage"), EVERY_STAGE)
def test_programs_are_written_in_one_canonical_way(expert, stage):
    for problem in drawn(expert, stage, 300):
        assert ", ".join(str(call) for call in parse_program(problem.program)) == problem.program


@pytest.mark.parametrize("expert", experts())
def test_every_kind_of_the_curriculum_is_drawn(expert):
    kinds = Counter(problem.family for problem in drawn(expert, LAST_STAGE, 2000))
    assert len(kinds) == len(CURRICULUM[expert][LAST_STAGE])
    assert min(kinds.values()) > 10


@pytest.mark.parametrize("expert", experts())
def test_phrasings_differ_beyond_their_numbers(expert):
    words = {"".join(c if c.isalpha() else " " for c in p.question) for p in drawn(expert, LAST_STAGE, 3000)}
    assert len({" ".join(text.split()) for text in words}) > 1500


@pytest.mark.parametrize("expert", experts())
def test_training_never_draws_a_held_out_question(expert):
    assert not any(held_out(problem.question) for problem in drawn(expert, LAST_STAGE, 2000))


@pytest.mark.parametrize("expert", experts())
def test_evaluation_draws_held_out_questions_only(expert):
    rng = Random(5)
    assert all(held_out(sample_held_out(expert, 1, rng).question) for _ in range(200))


def test_letter_case_and_spaces_do_not_free_a_held_out_question():
    questions = ["what is 3 + 4", "WHAT  IS 3+4", "What is 3 + 4 "]
    assert len({held_out(question) for question in questions}) == 1


@pytest.mark.parametrize("expert", experts())
def test_the_phrases_left_for_the_learning_loop_do_not_occur(expert):
    assert not [p.question for p in drawn(expert, LAST_STAGE, 4000) if LEFT_OUT.search(p.question)]


@pytest.mark.parametrize(
    "phrase", ["12 take away 5", "take 5 away from 12", "knock 5 off 12", "3 lots of 4", "8 shared by 2"]
)
def test_the_left_out_phrases_are_recognised(phrase):
    assert LEFT_OUT.search(phrase)


def test_the_same_seed_gives_the_same_problems():
    assert drawn("algebra", 2, 50, seed=3) == drawn("algebra", 2, 50, seed=3)
    assert drawn("algebra", 2, 50, seed=3) != drawn("algebra", 2, 50, seed=4)


@pytest.mark.parametrize(("expert", "stage"), EVERY_STAGE)
def test_questions_and_programs_fit_the_experts_reading(expert, stage):
    for problem in drawn(expert, stage, 500):
        assert clean(problem.question).isascii()
        assert len(problem.program) <= 120


def test_the_simplest_stage_is_typed_without_slips_or_small_talk():
    for problem in drawn("arithmetic", 0, 200):
        assert "emmy" not in problem.question.lower()
