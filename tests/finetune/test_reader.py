"""The questions written by hand, and the training of the reader on them."""

import asyncio
import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from safetensors.torch import load_file

from engine.models.adapters import ADAPTER_CONFIG, ADAPTER_WEIGHTS
from engine.reading.sketch import expert_prompt, sketch
from engine.tool_calls import parse_program
from engine.tools.program import run_program
from finetune.adapter import Start
from finetune.problems.by_hand import FILES, problems, written_lesson, written_question
from finetune.problems.curriculum import experts, held_out
from finetune.problems.slotted import lesson
from finetune.progress import CheckpointError
from finetune.reader import lessons, read_report, train_reader
from finetune.recipes import FURTHER_READER, READER, SMALL_READER
from finetune.tuning import claim

BY_HAND = Path(__file__).parent.parent / "data"
NAMES = [name for names in FILES.values() for name in names]


@pytest.mark.parametrize("name", NAMES)
def test_every_written_line_is_a_lesson_of_its_own(name):
    written = problems(name)
    assert len(written) >= 100
    assert [one.question for one in written if lesson(one, in_order=True) is None] == []
    assert [text for text, count in Counter(one.question for one in written).items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_written_program_runs_with_the_slots_filled(name):
    for problem in problems(name)[::25]:
        found = lesson(problem, in_order=True)
        results = run_program(parse_program(sketch(problem.question).fill(found.completion)))
        assert [result.failure for result in results if result.failure] == [], problem.question


@pytest.mark.parametrize(
    ("file", "key"), [("chat_messages", "question"), ("word_problems", "question"), ("gate_messages", "text")]
)
def test_nothing_that_measures_is_among_what_was_written_to_train(file, key):
    def bare(text: str) -> str:
        return "".join(text.lower().split())

    rows = (BY_HAND / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
    trained = {bare(problem.question) for name in NAMES for problem in problems(name)}
    assert [row for row in rows if bare(json.loads(row)[key]) in trained] == []


@pytest.mark.parametrize("expert", experts())
def test_a_held_out_question_is_never_drawn_for_training(expert):
    rng = Random(1)
    assert not any(held_out(written_question(expert, rng)) for _ in range(300))
    assert all(held_out(written_question(expert, rng, held=True)) for _ in range(50))


def test_a_chat_around_a_question_leaves_its_program_alone():
    drawn = [written_lesson("arithmetic", Random(seed)) for seed in range(200)]
    assert len({one.prompt for one in drawn}) > 150
    plain = {lesson(one, in_order=True).completion for one in problems("arithmetic")}
    assert all(one.completion in plain for one in drawn)


def test_the_lines_that_were_written_last_are_drawn_oftener_if_wanted():
    every = {expert_prompt(one.question): place for place, one in enumerate(problems("arithmetic"))}
    rng = Random(1)
    known = [every.get(written_lesson("arithmetic", rng, latest=2.0).prompt) for _ in range(2000)]
    places = [place / len(every) for place in known if place is not None]  # the others stand in surroundings
    assert len(places) > 300
    assert sum(place > 0.75 for place in places) == pytest.approx(0.4375 * len(places), rel=0.15)


def test_a_runs_lessons_are_the_same_each_time_and_of_all_kinds():
    drawn = lessons(SMALL_READER)
    assert drawn == lessons(SMALL_READER)
    assert len(drawn) == SMALL_READER.steps * SMALL_READER.adapter.batch
    assert READER.gsm8k_share + READER.written_share <= 0.7


def test_the_checkpoint_of_another_run_is_refused(tmp_path):
    claim(tmp_path / "work", FURTHER_READER, [])
    with pytest.raises(CheckpointError, match="remove it"):
        train_reader(Start(tmp_path), SMALL_READER, tmp_path / "work", tmp_path / "out", lambda _: None)


def test_the_command_trains_an_adapter_that_the_engine_can_load(tmp_path, monkeypatch):
    from engine.reader import Reader
    from finetune.__main__ import main

    monkeypatch.setenv("EMMY_LANGUAGE_MODELS", str(tmp_path / "models"))
    monkeypatch.chdir(tmp_path)
    assert main(["reader", "--small", "--out", str(tmp_path / "weights")]) == 0
    folder = tmp_path / "weights" / "reader"
    assert {ADAPTER_CONFIG, ADAPTER_WEIGHTS, "README.md", "metrics.jsonl"} <= {one.name for one in folder.iterdir()}
    assert json.loads((tmp_path / "weights" / "manifest.json").read_text())["models"] == {"reader": "reader"}
    opinion = asyncio.run(Reader(tmp_path / "models", folder).opinion("what is 3 plus 4"))
    assert sum(opinion.values()) == pytest.approx(1)
    first = load_file(folder / ADAPTER_WEIGHTS)
    assert main(["reader", "--small", "--further", "--out", str(tmp_path / "weights")]) == 0
    second = load_file(folder / ADAPTER_WEIGHTS)
    assert first.keys() == second.keys()
    assert any(not first[name].equal(second[name]) for name in first)
    assert len(read_report(folder).runs) == 2
    assert "| run 2: `python -m finetune reader --further` | 16 lessons" in (folder / "README.md").read_text()
