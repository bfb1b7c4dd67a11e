"""Generated problems: right, varied, reproducible, and never held-out ones in training."""

import re
from collections import Counter
from itertools import islice
from random import Random

import pytest

from engine.reading.sketch import SLOT, sketch
from engine.tool_calls import parse_program
from engine.tools.program import run_program
from finetune.grading import decided, same_value
from finetune.problems.chat import LEFT_OUT
from finetune.problems.curriculum import (
    CURRICULUM,
    LAST_STAGE,
    MOST_CHARACTERS,
    experts,
    held_out,
    sample,
    sample_held_out,
    sample_lesson,
)
from finetune.problems.formal.equations import surds
from finetune.problems.slotted import lesson

EVERY_STAGE = [(expert, stage) for expert in experts() for stage in range(LAST_STAGE + 1)]
FAMILIES = [
    pytest.param(family, stage, id=f"{expert}-{place}-{getattr(family, '__name__', 'family')}-{stage}")
    for expert in experts()
    for place, family in enumerate(CURRICULUM[expert][LAST_STAGE])
    for stage in range(LAST_STAGE + 1)
]
OF_EACH = 4  # problems of a family at a stage that the tools solve


def drawn(expert, stage, count, seed=11):
    rng = Random(seed)
    return [sample(expert, stage, rng) for _ in range(count)]


def drawn_from(family, stage, seed=7):
    """Endless problems of a family; a draw without a value is left out, as the curriculum does."""
    rng = Random(seed)
    while True:
        try:
            yield family(rng, stage)
        except (ValueError, ZeroDivisionError):
            continue


def lessons(family, stage):
    """Endless problems of a family with their lessons; some have none."""
    return ((problem, found) for problem in drawn_from(family, stage) if (found := lesson(problem)))


def is_right(value, final):
    return same_value(value, final) or bool(decided(value, final))


@pytest.mark.parametrize(("family", "stage"), FAMILIES)
def test_the_tools_find_the_answer_of_what_an_expert_should_write(family, stage):
    for problem, found in islice(lessons(family, stage), OF_EACH):
        program = sketch(problem.question).fill(found.completion)
        result = run_program(parse_program(program))[-1]
        assert result.failure is None, (problem, program, result)
        assert is_right(result.value, problem.final), (problem, program, result.value)


@pytest.mark.parametrize(("family", "stage"), FAMILIES)
def test_the_tools_find_the_answer_of_the_program_as_its_family_wrote_it(family, stage):
    for problem in islice(drawn_from(family, stage, seed=8), 1):
        result = run_program(parse_program(problem.program))[-1]
        assert result.failure is None, (problem, result)
        assert is_right(result.value, problem.final), (problem, result.value)


@pytest.mark.parametrize(("family", "stage"), FAMILIES)
def test_most_problems_of_a_family_are_lessons(family, stage):
    found = [lesson(problem) for problem in islice(drawn_from(family, stage), 40)]
    assert sum(map(bool, found)) >= 10, [one for one in found if one][:3]


_INDEXED = re.compile(r"(?:summation|_chance|committees|terms)\(")


@pytest.mark.parametrize(("expert", "stage"), EVERY_STAGE)
def test_a_lesson_uses_no_slot_and_no_letter_that_its_question_does_not_show(expert, stage):
    rng = Random(3)
    for _ in range(200):
        one = sample_lesson(expert, stage, rng)
        shown = set(SLOT.findall(one.prompt))
        assert set(SLOT.findall(one.completion)) <= shown, one
        program = re.sub(r'"[^"]*"|(?<=[{,]) ?[a-z](?=:)', " ", SLOT.sub(" ", one.completion))
        steps = set(re.findall(r"^([A-Z]) = ", program, re.MULTILINE))
        letters = set(re.findall(r"(?<![A-Za-z_])[A-Za-z](?![A-Za-z_])", program)) - steps
        letters -= {"k"} if _INDEXED.search(program) else set()  # its own running index
        letters -= {"x"} if re.search(r"\bsolve\(.*, x\)", program) else set()  # "a number" has no other name
        assert letters <= set(re.findall(r"[A-Za-z]+", SLOT.sub(" ", one.prompt))), one


@pytest.mark.parametrize(("expert", "stage"), EVERY_STAGE)
def test_questions_and_programs_fit_the_experts_reading(expert, stage):
    for problem in drawn(expert, stage, 300):
        assert len(problem.question) <= MOST_CHARACTERS
        assert sketch(problem.question).prompt.count("\n") == 1
        assert parse_program(problem.program)


@pytest.mark.parametrize("expert", experts())
def test_every_family_of_the_curriculum_is_drawn(expert):
    families = CURRICULUM[expert][LAST_STAGE]
    kinds = Counter(problem.family for problem in drawn(expert, LAST_STAGE, 2000))
    for family in families:
        assert any(kinds[problem.family] for problem in islice(drawn_from(family, LAST_STAGE), 5)), family


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
    assert not [p.question for p in drawn(expert, LAST_STAGE, 3000) if LEFT_OUT.search(p.question)]


@pytest.mark.parametrize("phrase", ["knock 5 off 12", "what if i Knocked 5 off 12", "yeet 5 from 12", "12 yeeting 5"])
def test_the_left_out_phrases_are_recognised(phrase):
    assert LEFT_OUT.search(phrase)


@pytest.mark.parametrize("phrase", ["12 take away 5", "3 lots of 4", "8 shared by 2", "a knack for 5"])
def test_ordinary_phrases_are_taught(phrase):
    assert not LEFT_OUT.search(phrase)


@pytest.mark.parametrize("expert", experts())
def test_the_same_seed_gives_the_same_problems(expert):
    assert drawn(expert, 2, 50, seed=3) == drawn(expert, 2, 50, seed=3)
    assert drawn(expert, 2, 50, seed=3) != drawn(expert, 2, 50, seed=4)


def test_the_simplest_stage_is_typed_without_slips_or_small_talk():
    for problem in drawn("arithmetic", 0, 200):
        assert "emmy" not in problem.question.lower()


def test_a_family_may_be_taught_to_two_experts():
    assert surds in CURRICULUM["arithmetic"][LAST_STAGE]
    assert surds in CURRICULUM["algebra"][LAST_STAGE]
