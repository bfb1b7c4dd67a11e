"""The serving gate is trained on by what it sent to the wrong expert, and keeps what it could do."""

from dataclasses import replace
from random import Random

import pytest

from engine.gate import Gate
from engine.release import SHIPPED_FOLDER, read_release
from feedback.datasets import Example
from feedback.questions import held_out
from finetune.gate_training import GENERAL, draw
from finetune.gate_tuning import misrouted, tune_gate
from finetune.problems.curriculum import experts
from finetune.recipes import GATE_TUNING

SERVING = read_release(SHIPPED_FOLDER).model_folder("gate")
SMALL = replace(GATE_TUNING, replay=600, held_out_messages=100, epochs=3)


def taught(text: str, label: str) -> Example:
    return Example(text, label, {"text": text, "label": label})


def numbered(words: str, *, held: bool, count: int = 8) -> list[str]:
    asked = (words.format(number) for number in range(10, 200))
    return [text for text in asked if held_out(text) is held][:count]


def test_only_what_the_gate_reads_otherwise_is_learned_and_nothing_that_is_held_out():
    sums, kept = numbered("what is {} plus 5", held=False), numbered("what is {} plus 5", held=True)
    assert misrouted(SERVING, [taught(text, "arithmetic") for text in sums]) == []
    wrong = [taught(text, "algebra") for text in sums]
    assert misrouted(SERVING, wrong) == wrong
    assert misrouted(SERVING, [taught(text, "algebra") for text in kept]) == []
    assert misrouted(SERVING, [taught(sums[0], "no expert")]) == []


@pytest.mark.timeout(120)
def test_it_learns_a_phrase_and_keeps_the_rest(tmp_path):
    asked, others = (numbered("flip {} over", held=held) for held in (False, True))
    rows = [one.row for one in misrouted(SERVING, [taught(text, "algebra") for text in asked])]
    assert len(rows) == len(asked)
    told = []
    folder = tune_gate(SERVING, rows, SMALL, tmp_path, lambda share, _: told.append(share))
    before, tuned = Gate.load(SERVING), Gate.load(folder)
    assert [tuned.classify(text).expert for text in others] == ["algebra"] * len(others)
    messages = draw((*experts(), GENERAL), 300, Random(9), held=True)
    right = [sum(gate.classify(one.text).expert == one.expert for one in messages) for gate in (before, tuned)]
    assert right[1] >= right[0] - 9
    assert told
    assert f"{len(rows)} messages" in (folder / "README.md").read_text()
    assert tune_gate(SERVING, rows, SMALL, tmp_path, lambda *_: pytest.fail("it is done")) == folder
