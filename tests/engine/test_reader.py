"""The whole engine with another reader: when it is asked, and what its word counts."""

from dataclasses import replace
from unittest.mock import AsyncMock

import pytest

from engine import serving
from engine.assembly import open_engine
from engine.errors import ModelError
from engine.models.runtime import Completion
from engine.release import SHIPPED_FOLDER, Release, read_release
from tests.engine.running import ask


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
        assert (await ask(engine, "5 + 7")).final == "12"
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
