"""Pairs of a right program and a wrong one that the reader writes itself."""

import json
from dataclasses import replace
from math import log

import pytest

from engine.experts import TALK
from engine.runtime import Completion
from finetune.mistakes import Asked, Pair, asked, mistakes
from finetune.problems.curriculum import held_out
from finetune.recipes import MISTAKES, SMALL_MISTAKES

QUESTION = "yeet 12 into 4"
PROMPT = "yeet <n1> into <n2>\n"
RIGHT = "calculate(<n1>/<n2>)"


class Writer:
    """Writes the same programs of every question, the likeliest first, and counts what it is asked."""

    def __init__(self, *texts: str) -> None:
        self._written = [Completion(text, 1, log(0.5 / number)) for number, text in enumerate(texts, 1)]
        self.asked = 0

    async def complete(self, *_: object) -> Completion:
        self.asked += 1
        return self._written[0]

    async def sample(self, *_: object, **__: object) -> list[Completion]:
        return self._written[1:]


def test_a_pair_is_a_right_program_and_one_that_comes_to_another_value_or_does_not_run(tmp_path):
    writer = Writer(
        "calculate(<n2>/<n1>)", "calculate(<n1> / <n2>)", "quotient(<n1>, <n2>)", "calc(", "calculate(<n1>)"
    )
    found = mistakes(writer, [Asked(QUESTION, RIGHT)], 2, tmp_path / "pairs.jsonl")
    assert [one.rejected for one in found] == ["calculate(<n2>/<n1>)", "calc("]
    assert {one.chosen for one in found} == {RIGHT}


def test_a_calculation_of_talk_is_a_mistake_and_so_is_talk_of_a_question(tmp_path):
    writer = Writer("calculate(<n1>)", TALK)
    found = mistakes(writer, [Asked("my number is 12", TALK), Asked("12?", "calculate(<n1>)")], 2, tmp_path / "a.jsonl")
    assert [(one.chosen, one.rejected) for one in found] == [(TALK, "calculate(<n1>)"), ("calculate(<n1>)", TALK)]


def test_what_was_asked_before_a_stop_is_not_asked_again_and_what_another_run_asked_is_left_out(tmp_path):
    file = tmp_path / "pairs.jsonl"
    kept = {"prompt": PROMPT, "chosen": RIGHT, "rejected": "calc("}
    file.write_text("".join(json.dumps({"question": one, "pairs": [kept]}) + "\n" for one in (QUESTION, "another")))
    writer = Writer("calculate(<n1>)", "calculate(<n2>)")
    found = mistakes(writer, [Asked(QUESTION, RIGHT), Asked("half of 12", "calculate(<n1>/2)")], 1, file)
    assert writer.asked == 1
    assert found[0] == Pair(**kept)
    assert [one.rejected for one in found[1:]] == ["calculate(<n1>)"]


@pytest.mark.parametrize("recipe", [SMALL_MISTAKES, replace(MISTAKES, questions=300)])
def test_a_run_asks_the_same_questions_each_time_and_none_that_is_held_out(recipe):
    questions = asked(recipe)
    assert questions == asked(recipe)
    assert 0 < len(questions) <= recipe.questions
    assert len({one.question for one in questions}) == len(questions)
    assert not any(held_out(one.question) for one in questions if one.right == TALK)
