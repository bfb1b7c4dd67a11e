"""The slash commands over the real store, with the test in the trainer's place."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import words
from bot.commands.help import text
from bot.commands.training import ALIVE
from bot.events import Command, Person
from feedback.records import Choice, MessageRef, RequestKind, RunState
from tests.bot.test_conversation import asked, replies
from tests.feedback.facts import answered

ADMIN = Person("discord:ada", admin=True, operator=True)
MANAGER = Person("discord:mia", admin=True)
SERVER = "discord:1"
SAY = words.of("en")


def command(name: str, author: Person = ADMIN, server: str = SERVER) -> Command:
    return Command("discord", server, name, author)


async def told(conversation, asked_for: Command) -> str:
    """The one reply to a command that needs no time."""
    [reply] = [reply async for reply in conversation.command(asked_for)]
    assert reply.finished
    return reply.text


async def beat(store) -> None:
    await store.training.beat(datetime.now(UTC))


class Following:
    """What /retrain shows, reply by reply."""

    def __init__(self, conversation) -> None:
        self._replies = conversation.command(command("retrain"))

    async def next(self) -> str:
        return (await asyncio.wait_for(anext(self._replies), 5)).text

    async def last(self) -> str:
        reply = await asyncio.wait_for(anext(self._replies), 5)
        assert reply.finished
        assert [left async for left in self._replies] == []
        return reply.text


async def test_help_says_how_to_ask_and_is_for_the_asker_alone(conversation):
    [reply] = [reply async for reply in conversation.command(command("help"))]
    assert (reply.text, reply.ephemeral, reply.finished) == (text(SAY), True, True)


async def test_stats_counts_this_servers_answers_opinions_and_experts(conversation, store):
    for server in (SERVER, SERVER, "discord:9"):
        *_, last = await replies(conversation, asked("12 x 15 =", server=server))
        await conversation.delivered(last, [MessageRef("discord", "2", last.exchange_id)])
    for rater, emoji in (("a", "👍"), ("b", "👍"), ("c", "👎"), ("d", "🦆")):
        [first, _] = (await store.history("discord:1:2", 9))[:2]
        await store.rate(MessageRef("discord", "2", first.id), rater, emoji, datetime.now(UTC))
    shown = await told(conversation, command("stats"))
    assert "answered **2** questions" in shown
    assert "**67 %** of 3 reactions" in shown
    assert "- arithmetic: 2 (👍 67 %)" in shown


async def test_history_says_whose_answers_are_preferred_once_people_chose(conversation, store):
    assert await told(conversation, command("history")) == SAY("history_empty")
    for id_, release in (("a", "old"), ("b", "new")):
        await answered(store, id_, release=release, asked_at=datetime.now(UTC))
    await store.opinions.choose(Choice("b", "a", "bob", datetime.now(UTC)))
    shown = await told(conversation, command("history"))
    assert SAY("history_votes") in shown
    assert [line.split(": ")[0] for line in shown.splitlines()[-2:]] == ["- `new`", "- `old`"]
    assert "votes won: 1, lost: 0" in shown


async def test_stats_of_a_new_server_say_that_nobody_has_reacted(conversation):
    assert SAY("stats_nobody") in await told(conversation, command("stats"))


async def test_model_names_the_release_and_its_scores(conversation):
    shown = await told(conversation, command("model"))
    assert "`fake-release`" in shown
    assert "regression: 98.0 %" in shown
    assert SAY("model_no_run") in shown


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (RunState.PROMOTED, "5 of 40 held-out ratings better"),
        (RunState.KEPT, "only 3 pairs, 8 are needed"),
        (RunState.FAILED, "out of memory {percent}"),
    ],
)
async def test_model_says_how_the_last_training_ended_and_why(conversation, store, state, reason):
    run = await store.training.start(await store.training.request(RequestKind.TRAIN, "", "x"))
    await store.training.update(replace(run, state=state, reason=reason, finished_at=datetime.now(UTC)))
    shown = await told(conversation, command("model"))
    assert SAY(f"run_{state}") in shown
    assert reason in shown


@pytest.mark.parametrize("name", ["retrain", "rollback", "release"])
async def test_what_changes_all_places_is_not_for_who_manages_one(conversation, store, name):
    assert await told(conversation, command(name, MANAGER)) == SAY("only_operators")
    assert await store.training.claim() is None


async def test_retrain_is_for_admins_only(conversation, store):
    await beat(store)
    assert await told(conversation, command("retrain", Person("discord:bob"))) == SAY("only_admins")
    assert await store.training.claim() is None


@pytest.mark.parametrize("silent_for", [None, ALIVE + timedelta(seconds=5)])
async def test_retrain_says_so_when_no_trainer_is_alive(conversation, store, silent_for):
    if silent_for:
        await store.training.beat(datetime.now(UTC) - silent_for)
    assert await told(conversation, command("retrain")) == SAY("no_trainer")
    assert await store.training.claim() is None


async def test_retrain_says_so_when_one_is_already_running(conversation, store):
    await beat(store)
    run = await store.training.start(await store.training.request(RequestKind.TRAIN, "", "x"))
    await store.training.update(replace(run, stage="training arithmetic", progress=0.42))
    shown = await told(conversation, command("retrain"))
    assert "already" in shown
    assert "(training arithmetic, 42 %)" in shown


async def test_retrain_follows_the_run_to_its_end(conversation, store):
    await beat(store)
    shown = Following(conversation)
    assert await shown.next() == SAY("request_waiting")
    request = await store.training.claim()
    assert (request.kind, request.asked_by) == (RequestKind.TRAIN, ADMIN.id)
    run = await store.training.start(request)
    assert await shown.next() == "Training: starting (0 %)"
    await store.training.update(replace(run, stage="evaluating", progress=0.8))
    assert await shown.next() == "Training: evaluating (80 %)"
    await store.training.update(
        replace(run, state=RunState.KEPT, reason="It is no better.", finished_at=datetime.now(UTC))
    )
    assert await shown.last() == "Nothing was promoted. It is no better."


async def test_retrain_ends_when_the_trainer_falls_silent(conversation, store):
    await beat(store)
    shown = Following(conversation)
    assert await shown.next() == SAY("request_waiting")
    await store.training.start(await store.training.claim())
    assert "starting" in await shown.next()
    await store.training.beat(datetime.now(UTC) - ALIVE - timedelta(seconds=1))
    assert await shown.last() == SAY("trainer_lost")


async def test_a_command_that_breaks_is_one_kind_sentence_and_a_traceback_in_the_log(
    conversation, store, monkeypatch, caplog
):
    async def full(server):
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(store.figures, "experts", full)
    assert await told(conversation, command("stats")) == SAY("failed")
    assert "/stats failed" in caplog.text
    assert "no space left" in caplog.text
