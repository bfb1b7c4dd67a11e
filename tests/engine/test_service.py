"""The whole engine with the shipped weights: routes, other answers, bad input, and the change of releases."""

import asyncio
import json
import shutil
from dataclasses import replace
from unittest.mock import AsyncMock

import pytest

from engine import serving
from engine.assembly import open_engine
from engine.command import main
from engine.errors import ModelError, ReleaseError
from engine.messages import Answer, Failure, Progress, Turn
from engine.models.runtime import Completion
from engine.release import CANARY_NAME, POINTER_NAME, SHIPPED_FOLDER, Release, load_current, read_release
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


async def test_a_problem_in_words_that_no_expert_can_read_whole_is_refused(engine):
    answer = await ask(engine, "if x-5=7 what is x? " + "!?" * 480)
    assert (answer.failure, answer.final) == (Failure.TOO_LONG, None)
    assert "300 words" in answer.text


async def test_code_is_never_run(engine):
    answer = await ask(engine, "__import__('os').system('touch /tmp/emmy-was-here')")
    assert answer.final is None


async def test_what_is_to_be_avoided_is_not_given_again(engine):
    first = await ask(engine, "5 plus 40")
    second = await ask(engine, "5 plus 40", avoid={first.completion})
    assert second.completion != first.completion
    assert "another_program" in second.fallbacks


class ScriptedReader:
    """A reader that always writes one program, as sure of it as it is told to be; without a program it is not there.

    It has no opinion on whom a message is for: all experts are as likely.
    """

    def __init__(self, program: str = "", logprob: float = -0.01) -> None:
        self._written = Completion(program, 1, logprob)

    async def opinion(self, _: str) -> dict[str, float]:
        await self.model()
        return dict.fromkeys(("arithmetic", "algebra", "words", "general"), 0.25)

    async def model(self) -> "ScriptedReader":
        if not self._written.text:
            raise ModelError("not installed")
        return self

    async def complete(self, *_: object) -> Completion:
        return self._written

    async def sample(self, *_: object, **__: object) -> list[Completion]:
        return [self._written]

    def close(self) -> None:
        """There is nothing to stop."""


@pytest.fixture
def read_by(monkeypatch):
    """Puts a scripted reader in the place of the shipped one."""

    def put(*script: object) -> Release:
        monkeypatch.setattr(serving, "Reader", lambda *_: ScriptedReader(*script))
        shipped = read_release(SHIPPED_FOLDER)
        return replace(shipped, models={**shipped.models, "reader": "reader"})

    return put


async def test_warming_up_loads_the_reader_before_anybody_asks(settings, read_by, monkeypatch):
    loaded = AsyncMock()
    monkeypatch.setattr(ScriptedReader, "model", loaded)
    async with open_engine(settings, read_by()) as engine:
        loaded.assert_not_awaited()
        await engine.warm_up()
    loaded.assert_awaited_once_with()


async def test_warming_up_outlives_a_reader_that_is_not_there(settings, read_by, caplog):
    async with open_engine(settings, read_by()) as engine:
        await engine.warm_up()
        assert (await engine.answer([Turn("user", "5 + 7")])).final == "12"
    assert "the reader cannot be loaded" in caplog.text


UNKNOWN_WORDS = "yeet 12 into 4, then tell me"


@pytest.mark.parametrize(
    ("script", "read", "detour"),
    [
        (("calculate(<n1>*100 + <n2>)",), True, "reader"),
        (("calculate(<n9>)",), False, ""),  # a slot that the question does not have
        ((), False, "reader_unavailable"),
    ],
)
async def test_the_reader_writes_where_the_expert_is_unsure(settings, read_by, script, read, detour):
    async with open_engine(settings, read_by(*script)) as engine:
        answer = await ask(engine, UNKNOWN_WORDS)
    assert (answer.final == "1204") is read
    assert answer.fallbacks.count("reader") == (detour == "reader")
    assert not detour or detour in answer.fallbacks
    assert answer.expert in ("arithmetic", "algebra", "words", "general")


@pytest.mark.parametrize(
    ("message", "script", "answered"),
    [
        ("we lost 3 nil and my 2 brothers cried lol", ("talk",), False),
        ("my grandma baked 12 of 4 today?", ("talk",), False),
        ("my grandma baked 12 of 4 today?", ("calculate(<n1>/<n2>)",), True),
    ],
)
async def test_where_the_gate_is_in_doubt_the_reader_says_what_is_talk(settings, read_by, message, script, answered):
    async with open_engine(settings, read_by(*script)) as engine:
        answer = await ask(engine, message)
    assert (answer.final is not None) is answered


async def test_an_answer_that_even_the_reader_hardly_believes_is_given_with_its_doubt(settings, read_by):
    async with open_engine(settings, read_by("calculate(<n1>/<n2>)", -3.0)) as engine:
        answer = await ask(engine, UNKNOWN_WORDS)
    assert answer.final is None or ("not sure" in answer.text and answer.confidence < 0.3)


async def test_the_reader_is_not_asked_where_the_expert_is_sure(settings, read_by):
    async with open_engine(settings, read_by("calculate(<n1> - <n2>)")) as engine:
        answer = await ask(engine, "5 plus 40")
    assert (answer.final, answer.fallbacks) == ("45", ())


async def test_the_reader_is_asked_where_what_a_sure_expert_makes_of_plain_numbers_is_below_zero(settings, read_by):
    lenient = settings.model_copy(update={"sure": {"arithmetic": 0.0, "words": 0.0}})
    async with open_engine(lenient, read_by("calculate(<n1> - <n2>)")) as engine:
        odd, sound = await ask(engine, "subtract 40 from 5"), await ask(engine, "subtract 5 from 40")
    assert (odd.final, "reader" in odd.fallbacks) == ("35", True)
    assert (sound.final, "reader" in sound.fallbacks) == ("35", False)


async def test_how_sure_an_expert_must_be_is_set_for_each(settings, read_by):
    strict = settings.model_copy(update={"sure": {"arithmetic": 1.0}})
    async with open_engine(strict, read_by("calculate(<n1> - <n2>)")) as engine:
        answer = await ask(engine, "5 plus 40")
    assert (answer.final, answer.fallbacks) == ("-35", ("reader",))


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


@pytest.fixture
def another(settings, tmp_path):
    """A release with another text beside its arithmetic expert."""
    shutil.copytree(read_release(SHIPPED_FOLDER).model_folder("arithmetic"), tmp_path / "another")
    (tmp_path / "another" / "README.md").write_text("another")
    registry = Registry(settings.releases)
    return registry.add(load_current(settings.releases), {"arithmetic": tmp_path / "another"}, LINEAGE, "a test")


async def test_a_release_on_trial_answers_its_share_of_the_conversations(engine, settings, another):
    registry = Registry(settings.releases)
    registry.try_out(another.id, 0.5, "a test")
    names = [f"talk {number}" for number in range(40)]
    first = [(await ask(engine, "5 plus 40", conversation=name)).release for name in names]
    assert 10 <= first.count(another.id) <= 30
    assert [(await ask(engine, "6 plus 40", conversation=name)).release for name in names] == first
    assert (await ask(engine, "5 plus 40")).release == engine.release.id == read_release(SHIPPED_FOLDER).id
    registry.promote(another.id, "a test")
    assert {(await ask(engine, "5 plus 40", conversation=name)).release for name in names} == {another.id}


async def test_a_trial_that_ended_answers_nothing(engine, settings, another):
    registry = Registry(settings.releases)
    registry.try_out(another.id, 1.0, "a test")
    assert (await ask(engine, "5 plus 40", conversation="talk")).release == another.id
    registry.rollback("a test")
    assert (await ask(engine, "5 plus 40", conversation="talk")).release == read_release(SHIPPED_FOLDER).id


@pytest.mark.parametrize("text", ["not json", '{"release": "gone", "share": 1.0, "since": ""}'])
async def test_a_trial_that_cannot_be_loaded_is_told_and_the_promoted_release_answers(engine, settings, text):
    settings.releases.mkdir()
    (settings.releases / CANARY_NAME).write_text(text)
    answer = await ask(engine, "5 plus 40", conversation="talk")
    assert (answer.final, answer.release) == ("45", read_release(SHIPPED_FOLDER).id)
    assert "canary_unavailable" in answer.fallbacks


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


async def test_who_names_an_expert_is_answered_by_it(engine):
    answer = await ask(engine, "5 plus 40", expert="algebra")
    assert answer.expert == "algebra"
    assert answer.tokens > 0


async def test_where_the_named_expert_is_not_there_the_gate_picks_and_it_is_counted(engine):
    answer = await ask(engine, "5 plus 40", expert="calculus")
    assert (answer.expert, answer.final) == ("arithmetic", "45")
    assert "no_such_expert" in answer.fallbacks


async def test_a_formula_needs_no_expert_even_if_one_is_named(engine):
    assert (await ask(engine, "12 x 15 =", expert="words")).expert == "exact"


async def follow(engine, *messages: str) -> list[Answer]:
    """What a conversation comes to, each answer with the turns before it."""
    turns: list[Turn] = []
    answers = []
    for text in messages:
        answer = await engine.answer([*turns, Turn("user", text)])
        turns += [Turn("user", answer.taken_as or text), Turn("assistant", answer.text, answer.final or "")]
        answers.append(answer)
    return answers


async def test_a_follow_up_is_answered_as_the_whole_question_that_it_stands_for(engine):
    answers = await follow(engine, "12 x 15 =", "and times 3?", "half of that", "plus 10% tip")
    assert [(answer.taken_as, answer.final) for answer in answers] == [
        ("", "180"),
        ("180 * 3", "540"),
        ("540 / 2", "270"),
        ("270 plus 10% tip", "297"),
    ]


async def test_an_amount_is_followed_up_with_its_unit_and_a_question_with_another_number(engine):
    answers = await follow(engine, "3 days to hours", "in weeks?", "what is 15% of 200", "what about 20%?", "squared")
    assert [(answer.taken_as, answer.final) for answer in answers[1:]] == [
        ("72 hours in weeks", "3/7"),
        ("", "30"),
        ("what is 20% of 200", "40"),
        ("40^2", "1600"),
    ]


async def test_what_stands_alone_or_is_talk_is_answered_as_ever(engine):
    alone = [await ask(engine, text) for text in ("12 + 5", "that was quick")]
    after = [(await follow(engine, "12 x 15 =", text))[-1] for text in ("12 + 5", "that was quick")]
    assert [(one.text, one.taken_as, one.expert) for one in after] == [(one.text, "", one.expert) for one in alone]
