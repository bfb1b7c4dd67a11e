"""The serving reader is trained on by good programs that it does not write, and keeps its probe."""

from dataclasses import replace

import pytest
from safetensors.torch import load_file

from engine.errors import PromptLengthError
from engine.models.adapters import ADAPTER_WEIGHTS
from engine.models.runtime import Completion, Sampling
from engine.models.smollm2 import converted_smollm2
from engine.probe import PROBE_NAME
from engine.reading.sketch import expert_prompt
from engine.release import SHIPPED_FOLDER, read_release
from engine.settings import EngineSettings
from feedback.datasets import Example
from feedback.questions import held_out
from finetune.adapter import Start
from finetune.reader_tuning import mixed, spelled, tune_reader, unwritten
from finetune.recipes import READER_TUNING, SMALL_READER

SERVING = read_release(SHIPPED_FOLDER).model_folder("reader")
SMALL = replace(READER_TUNING, replay=replace(SMALL_READER, steps=2))
ASKED = [text for n in range(10, 60) if not held_out(text := f"{n} yeet 5")]
KEPT = next(text for n in range(10, 60) if held_out(text := f"{n} yeet 5"))


class Writer:
    """A reader that writes the same program for all questions but those that are too long for it."""

    async def complete(self, prompt: str, sampling: Sampling) -> Completion:
        if "long" in prompt:
            raise PromptLengthError("too long")
        return Completion("calculate(<n1> * <n2>)", 8, 0.0)


def good(question: str, program: str = "calculate(<n1>/<n2>)") -> Example:
    return Example(question, "arithmetic", {"prompt": expert_prompt(question), "completion": program})


async def test_what_the_reader_writes_itself_or_cannot_read_or_is_held_out_is_not_learned():
    written = good("what is 3 times 4", "calculate(<n1>*<n2>)")
    found = await unwritten(Writer(), [good(ASKED[0]), good(ASKED[1]), written, good(KEPT), good("a long 3 yeet 4")])
    assert [one.question for one in found] == [ASKED[1]]  # one sketch, one lesson


def test_so_many_lessons_are_rated_programs_and_none_is_repeated_for_ever():
    short = replace(READER_TUNING, replay=replace(READER_TUNING.replay, steps=10))
    rows = [good(f"{word} 84 yeet 12").row for word in ("hey", "um", "so")]
    few, many = mixed(rows, short), mixed(rows * 100, short)
    assert sum(one.family == "rated" for one in few) == 3 * short.repeats
    assert len(few) == pytest.approx(3 * short.repeats / short.share)
    assert len(many) == 80
    assert sum(one.family == "rated" for one in many) == 80 * short.share


@pytest.mark.parametrize(
    ("program", "usual"),
    [
        ("calculate(<n1> +<n2>)", "calculate(<n1> + <n2>)"),
        ("calculate((<n1>+2)/<n2> -3)", "calculate((<n1> + 2)/<n2> - 3)"),
        ("calculate(-<n1> - <n2>)", "calculate(-<n1> - <n2>)"),
        ("x = calculate(1e-3)\nnearest(x, 2)", "x = calculate(1e-3)\nnearest(x, 2)"),
    ],
)
def test_a_program_is_spelled_as_in_all_other_lessons(program, usual):
    assert spelled(program) == usual


@pytest.mark.timeout(240)
def test_its_adapter_is_trained_and_all_else_kept(tmp_path):
    start = Start(converted_smollm2(EngineSettings().language_models), SERVING)
    rows = [good(question).row for question in ASKED[:8]]
    told = []
    folder = tune_reader(start, rows, SMALL, tmp_path / "work", told.append)
    before, after = load_file(SERVING / ADAPTER_WEIGHTS), load_file(folder / ADAPTER_WEIGHTS)
    assert before.keys() == after.keys()
    assert any(not before[name].equal(after[name]) for name in before)
    assert (folder / PROBE_NAME).read_bytes() == (SERVING / PROBE_NAME).read_bytes()
    assert "8 programs that people found right" in (folder / "README.md").read_text()
    assert told
    assert tune_reader(start, rows, SMALL, tmp_path / "work", lambda _: pytest.fail("it is done")) == folder


def test_without_rows_there_is_nothing_to_train(tmp_path):
    with pytest.raises(ValueError, match="by rows"):
        tune_reader(Start(tmp_path, SERVING), [], SMALL, tmp_path, lambda _: None)
