"""The whole engine with the shipped weights: routes, other answers, bad input, and the change of releases."""

import asyncio
import json
import shutil

import pytest

from engine.assembly import open_engine
from engine.command import main
from engine.errors import ReleaseError
from engine.messages import Failure, Progress, Turn
from engine.release import POINTER_NAME, SHIPPED_FOLDER, load_current, read_release
from engine.settings import EngineSettings
from finetune.registry import Lineage, Registry

LINEAGE = Lineage("test", 1, "none", {})


@pytest.fixture
def settings(tmp_path) -> EngineSettings:
    return EngineSettings(releases=tmp_path / "releases", general_model="none")


@pytest.fixture
async def engine(settings):
    async with open_engine(settings) as opened:
        yield opened


async def ask(engine, question: str, **options):
    return await engine.answer([Turn("user", question)], **options)


async def test_an_expression_takes_the_exact_route(engine):
    answer = await ask(engine, "12 x 15 =")
    assert (answer.expert, answer.final, answer.confidence, answer.completion) == ("exact", "180", 1.0, "")


@pytest.mark.parametrize(
    ("question", "expert", "final"),
    [
        ("if x-5=7 what is x?", "algebra", "12"),
        ("10 divided by 3", "arithmetic", "10/3"),
        ("5 plus 40", "arithmetic", "45"),
        ("if x/9=10 whats x?", "algebra", "90"),
    ],
)
async def test_a_question_in_words_is_routed_to_its_expert(engine, question, expert, final):
    answer = await ask(engine, question)
    assert (answer.expert, answer.final) == (expert, final)
    assert answer.tool_calls
    assert 0.5 < answer.confidence <= 1
    assert answer.timings.total >= answer.timings.gate + answer.timings.expert + answer.timings.tools


async def test_the_stages_are_told_on_the_way(engine):
    events = [event async for event in engine.stream([Turn("user", "5 plus 40")])]
    assert [event.stage for event in events if isinstance(event, Progress)] == ["routing", "solving"]
    assert events[-1].final == "45"


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("", Failure.EMPTY),
        ("   \n", Failure.EMPTY),
        ("x" * 4000, Failure.TOO_LONG),
        ("😀😀😀", Failure.NO_LANGUAGE_MODEL),
        ("9**9**9", Failure.TOO_LARGE),
        (r"\frac{1}{2", Failure.NOT_UNDERSTOOD),
        ("1/0", Failure.UNDEFINED),
    ],
)
async def test_bad_input_gets_one_clear_sentence(engine, text, failure):
    answer = await ask(engine, text)
    assert answer.failure is failure
    assert answer.final is None
    assert answer.text
    assert "Traceback" not in answer.text


async def test_code_is_never_run(engine):
    answer = await ask(engine, "__import__('os').system('touch /tmp/emmy-was-here')")
    assert answer.final is None


async def test_what_is_to_be_avoided_is_not_given_again(engine):
    first = await ask(engine, "5 plus 40")
    second = await ask(engine, "5 plus 40", avoid={first.completion})
    assert second.completion != first.completion
    assert "another_program" in second.fallbacks


async def test_without_the_exact_route_the_experts_answer(settings):
    async with open_engine(settings.model_copy(update={"exact_route": False})) as engine:
        answer = await ask(engine, "12 x 15 =")
    assert (answer.expert, answer.final) == ("arithmetic", "180")


async def test_a_promotion_changes_the_release_and_loses_no_request(engine, settings, tmp_path):
    changed = tmp_path / "arithmetic"
    shutil.copytree(SHIPPED_FOLDER / "arithmetic", changed)
    (changed / "README.md").write_text("another one\n")
    registry = Registry(settings.releases)
    before = [asyncio.create_task(ask(engine, f"{number} plus 40")) for number in range(20)]
    await asyncio.sleep(0)
    release = registry.add(load_current(settings.releases), {"arithmetic": changed}, LINEAGE, "a test")
    registry.promote(release.id, "a test")
    after = [asyncio.create_task(ask(engine, f"{number} plus 40")) for number in range(20)]
    answers = await asyncio.gather(*before, *after)
    assert [answer.final for answer in answers] == [str(number + 40) for number in range(20)] * 2
    assert {answer.release for answer in answers[20:]} == {release.id}
    registry.rollback("a test")
    assert (await ask(engine, "5 plus 40")).release == read_release(SHIPPED_FOLDER).id


async def test_a_release_that_cannot_be_loaded_leaves_the_one_before_in_service(engine, settings):
    settings.releases.mkdir()
    (settings.releases / POINTER_NAME).write_text("gone")
    answer = await ask(engine, "5 plus 40")
    assert answer.final == "45"
    assert "stale_release" in answer.fallbacks
    with pytest.raises(ReleaseError):
        load_current(settings.releases)


def test_the_command_answers_a_file_row_by_row(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("EMMY_GENERAL_MODEL", "none")
    monkeypatch.setenv("EMMY_RELEASES", str(tmp_path / "releases"))
    rows = [{"question": "12 x 15 =", "id": 1}, {"question": "if x-5=7 what is x?", "id": 2}]
    questions, answers = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    questions.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert main(["--batch", str(questions), "--out", str(answers)]) == 0
    answered = [json.loads(line) for line in answers.read_text().splitlines()]
    assert [(row["id"], row["final"], row["expert"]) for row in answered] == [(1, "180", "exact"), (2, "12", "algebra")]
    assert all({"text", "confidence", "tool_calls"} <= row.keys() and row["ms"] > 0 for row in answered)


def test_a_file_that_is_no_jsonl_is_named_in_one_line(tmp_path, capsys):
    questions = tmp_path / "in.jsonl"
    questions.write_text('{"question": 1}\n')
    assert main(["--batch", str(questions), "--out", str(tmp_path / "out.jsonl")]) == 2
    assert capsys.readouterr().err == f"engine: {questions}:1 has no text `question`\n"
