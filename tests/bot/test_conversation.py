"""The conversation over the real store: what the engine is told, what is kept, and what the asker reads when it breaks."""

import asyncio
import time

import pytest

from bot import words
from bot.asking import REMEMBERED
from bot.conversation import Conversation
from bot.events import Incoming, Person, Reaction
from bot.limits import RateLimiter
from bot.metrics import Metrics
from engine.messages import Progress, TextDelta
from feedback.records import MessageRef
from tests.fakes import FakeEngine, computed, said
from tests.rated import rated_exchanges

SAY = words.of("en")
ALICE = Person("discord:alice")
BOB = Person("discord:bob")


def asked(text: str, **changed) -> Incoming:
    values = {"platform": "discord", "server": "discord:1", "conversation": "discord:1:2", "author": ALICE}
    return Incoming(text=text, **(values | changed))


def message(id_: str) -> MessageRef:
    return MessageRef("discord", "2", id_)


async def replies(conversation: Conversation, incoming: Incoming):
    return [reply async for reply in conversation.answer(incoming)]


async def answered(conversation: Conversation, incoming: Incoming, ref: str):
    *_, last = await replies(conversation, incoming)
    await conversation.delivered(last, [message(ref)])
    return last


async def react(conversation: Conversation, ref: str, emoji: str, *, added: bool = True, rater: Person = BOB) -> bool:
    return await conversation.reacted(Reaction(message(ref), rater, emoji, added))


async def test_the_stages_come_first_then_text_and_the_answer_last(converse):
    shown = await replies(converse(FakeEngine(said("one two three"))), asked("tell me"))
    assert [(reply.stage, reply.text, reply.finished) for reply in shown] == [
        ("routing", "", False),
        (None, "one two th", False),
        (None, "one two three", True),
    ]
    assert shown[0].status == "Choosing an expert ..."


async def test_the_exchange_is_kept_before_the_last_reply_is_given(conversation, store):
    async for reply in conversation.answer(asked("12 x 15 =")):
        if reply.finished:
            [kept] = await store.history("discord:1:2", 5)
            assert kept.id == reply.exchange_id
            assert (kept.question, kept.final, kept.completion) == ("12 x 15 =", "180", "calculate(12*15)")
            assert (kept.server, kept.asker, kept.release) == ("discord:1", "discord:alice", "fake-release")


async def test_the_answer_brings_its_formula_its_alternative_text_and_its_tool_calls(conversation):
    *_, last = await replies(conversation, asked("12 x 15 ="))
    assert (last.latex, last.alt, len(last.tool_results)) == (r"12 \cdot 15 = 180", "180", 1)


async def test_only_so_many_turns_of_the_same_conversation_are_told(conversation, engine):
    for number in range(REMEMBERED + 2):
        await replies(conversation, asked(f"question {number}"))
    await replies(conversation, asked("elsewhere", conversation="discord:1:3"))
    told, elsewhere = engine.asked[-2][0], engine.asked[-1][0]
    assert [turn.text for turn in told if turn.role == "user"] == [f"question {n}" for n in range(1, REMEMBERED + 2)]
    assert [turn.text for turn in elsewhere] == ["elsewhere"]


async def test_a_retry_avoids_what_was_answered_here_before(conversation, engine):
    await replies(conversation, asked("12 x 15 ="))
    await replies(conversation, asked("12 x 15 ="))
    await replies(conversation, asked("12 x 15 =", retry=True))
    assert [avoided for _, avoided in engine.asked] == [frozenset(), frozenset(), {"calculate(12*15)"}]


async def test_what_is_disliked_on_one_server_is_not_avoided_on_another(conversation, engine):
    await answered(conversation, asked("12 x 15 ="), "m1")
    await react(conversation, "m1", "👎")
    await replies(conversation, asked("12 x 15 =", server="discord:9", conversation="discord:9:9"))
    await replies(conversation, asked("12 x 15 =", conversation="discord:1:8"))
    assert [avoided for _, avoided in engine.asked[1:]] == [frozenset(), {"calculate(12*15)"}]


async def test_a_dislike_that_was_taken_back_opens_the_answer_again(conversation, engine):
    await answered(conversation, asked("12 x 15 ="), "m1")
    await react(conversation, "m1", "👎")
    await react(conversation, "m1", "👎", added=False)
    await replies(conversation, asked("12 x 15 ="))
    assert engine.asked[-1][1] == frozenset()


async def test_any_emoji_on_any_of_the_messages_is_kept(conversation, store):
    *_, last = await replies(conversation, asked("12 x 15 ="))
    await conversation.delivered(last, [message("m1"), message("m2")])
    assert await react(conversation, "m1", "🦆")
    assert await react(conversation, "m2", ":party_parrot:")
    [rated] = await rated_exchanges(store)
    assert {(rating.message.message, rating.emoji) for rating in rated.ratings} == {
        ("m1", "🦆"),
        ("m2", ":party_parrot:"),
    }


async def test_a_reaction_to_someone_elses_message_is_none_of_ours(conversation, store):
    assert not await react(conversation, "unknown", "👍")
    assert not await react(conversation, "unknown", "👍", added=False)
    assert await rated_exchanges(store) == []


async def test_who_asks_too_fast_is_told_when_to_go_on_and_the_engine_is_spared(engine, store, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    conversation = Conversation(engine, store, RateLimiter(2, 99, 99), Metrics())
    await replies(conversation, asked("1"))
    await replies(conversation, asked("2"))
    now[0] += 59.7
    [refusal] = await replies(conversation, asked("3"))
    assert "in 1 seconds" in refusal.text
    assert (refusal.ephemeral, refusal.finished, refusal.exchange_id) == (True, True, None)
    assert len(engine.asked) == 2
    await replies(conversation, asked("4", author=BOB))
    assert len(engine.asked) == 3


class Broken(FakeEngine):
    """Breaks while it answers, in a way that nobody foresaw; the second question it answers."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error: Exception | None = error

    async def stream(self, turns, avoid=(), conversation="", expert=""):
        error, self._error = self._error, None
        if error:
            yield Progress("solving")
            raise error
        async for event in super().stream(turns, avoid, expert):
            yield event


@pytest.mark.parametrize("error", [RuntimeError("CUDA error: <secret>"), OSError(28, "no space"), KeyError("x")])
async def test_a_broken_engine_is_one_kind_sentence_for_the_asker_and_a_traceback_in_the_log(
    converse, store, caplog, error
):
    conversation = converse(Broken(error))
    *_, last = await replies(conversation, asked("12 x 15 ="))
    assert (last.text, last.finished, last.exchange_id) == (SAY("failed"), True, None)
    [record] = caplog.records
    assert record.exc_info[1] is error
    assert record.message == "a question failed"
    assert await store.history("discord:1:2", 5) == []
    *_, after = await replies(conversation, asked("12 x 15 ="))
    assert after.text == "`180`"


async def test_an_engine_that_ends_without_an_answer_is_a_failure(converse):
    class Silent(FakeEngine):
        async def stream(self, turns, avoid=(), conversation="", expert=""):
            yield TextDelta("I was just about to")

    *_, last = await replies(converse(Silent()), asked("12 x 15 ="))
    assert (last.text, last.finished) == (SAY("failed"), True)


class Slow(FakeEngine):
    """Answers when it is let; knows how many it answers at once."""

    def __init__(self) -> None:
        super().__init__(computed("1"))
        self.go = asyncio.Event()
        self.busy = self.most_busy = 0

    async def stream(self, turns, avoid=(), conversation="", expert=""):
        self.busy += 1
        self.most_busy = max(self.most_busy, self.busy)
        try:
            yield Progress("solving")
            await self.go.wait()
            async for event in super().stream(turns, avoid, expert):
                yield event
        finally:
            self.busy -= 1


async def settled() -> None:
    """Long enough for the store to answer."""
    await asyncio.sleep(0.1)


async def test_one_conversation_is_answered_in_order_and_each_answer_is_history_to_the_next(converse):
    engine = Slow()
    conversation = converse(engine)
    tasks = [asyncio.create_task(replies(conversation, asked(f"q{n}"))) for n in range(3)]
    await settled()
    engine.go.set()
    await asyncio.gather(*tasks)
    assert engine.most_busy == 1
    assert [turn.text for turn in engine.asked[-1][0]] == ["q0", "`1`", "q1", "`1`", "q2"]


async def test_different_conversations_are_answered_at_once(converse):
    engine = Slow()
    conversation = converse(engine)
    tasks = [asyncio.create_task(replies(conversation, asked("q", conversation=f"discord:1:{n}"))) for n in range(3)]
    async with asyncio.timeout(10):
        while engine.busy < 3:
            await asyncio.sleep(0.01)
    engine.go.set()
    await asyncio.gather(*tasks)


async def test_an_adapter_that_gives_up_halfway_leaves_the_conversation_free(converse):
    engine = Slow()
    conversation = converse(engine)

    async def give_up() -> None:
        async for _ in conversation.answer(asked("first")):
            raise ConnectionError("the chat is gone")

    with pytest.raises(ConnectionError):
        await give_up()
    engine.go.set()
    *_, last = await asyncio.wait_for(replies(conversation, asked("second")), 5)
    assert last.text == "`1`"
    assert engine.busy == 0


async def asked_of(store) -> list[str]:
    return [exchange.question for exchange in await store.history("discord:1:2", 9)]


async def test_a_follow_up_is_kept_whole_and_its_reader_is_told_what_it_was_taken_for(conversation, engine, store):
    await replies(conversation, asked("12 x 15 ="))
    *_, last = await replies(conversation, asked("and times 3?"))
    assert await asked_of(store) == ["12 x 15 =", "180 * 3"]
    assert last.hint == "Taken as: `180 * 3`"
    assert engine.asked[-1][0][1].final == "180"


async def test_a_retry_of_a_follow_up_asks_the_whole_question_again(conversation, engine, store):
    await replies(conversation, asked("12 x 15 ="))
    *_, last = await replies(conversation, asked("and times 3?"))
    await replies(conversation, asked("and times 3?", retry=True, sibling_of=last.exchange_id))
    turns, avoided = engine.asked[-1]
    assert (turns[-1].text, avoided) == ("180 * 3", {"calculate(12*15)"})
    assert await asked_of(store) == ["12 x 15 =", "180 * 3", "180 * 3"]


async def test_what_was_disliked_as_the_answer_to_the_whole_question_is_not_given_to_a_follow_up(conversation, engine):
    await answered(conversation, asked("180 * 3", conversation="discord:1:9"), "m1")
    await react(conversation, "m1", "👎")
    await replies(conversation, asked("12 x 15 ="))
    await replies(conversation, asked("and times 3?"))
    assert engine.asked[-1][1] == {"calculate(12*15)"}


@pytest.mark.parametrize("changed", [{"author": BOB}, {"addressed": False}])
async def test_only_who_asked_and_speaks_to_emmy_follows_up(conversation, engine, store, changed):
    await store.settings.change("discord:1", "", "auto_reply", "on", "x")
    await replies(conversation, asked("12 x 15 ="))
    *_, last = await replies(conversation, asked("and times 3?", **changed))
    assert await asked_of(store) == ["12 x 15 =", "and times 3?"]
    assert "Taken as" not in last.hint
    assert [turn.final for turn in engine.asked[-1][0]] == ["", "", ""]


async def test_talk_between_ends_what_can_be_followed_up(converse, store):
    conversation = converse(FakeEngine(computed("180"), said("you are welcome"), computed("6")))
    for text in ("12 x 15 =", "thanks", "and times 3?"):
        await replies(conversation, asked(text))
    assert await asked_of(store) == ["12 x 15 =", "thanks", "and times 3?"]


async def test_an_edited_follow_up_follows_what_stood_before_it(conversation, store):
    await replies(conversation, asked("12 x 15 ="))
    follow_up = asked("and times 3?", message=message("q2"))
    await answered(conversation, follow_up, "m2")
    assert await conversation.edited(follow_up) is None
    edit = await conversation.edited(asked("and times 4?", message=message("q2")))
    assert edit
    assert [reply async for reply in edit.replies][-1].hint == "Taken as: `180 * 4`"
    assert await asked_of(store) == ["12 x 15 =", "180 * 4"]


async def test_the_answer_that_a_reply_replies_to_is_followed_up(conversation, store):
    await answered(conversation, asked("is 12 prime?"), "m1")
    await answered(conversation, asked("12 x 15 ="), "m2")
    await replies(conversation, asked("what about 7?", follows=(message("m1"),)))
    assert (await asked_of(store))[-1] == "is 7 prime?"


async def test_two_answers_side_by_side_are_to_the_same_question(converse, store, monkeypatch):
    engine = FakeEngine(computed("180", completion="a"), computed("27", completion="b"), computed("28", completion="c"))
    conversation = converse(engine)
    await replies(conversation, asked("12 x 15 ="))
    monkeypatch.setattr("bot.asking.random.random", lambda: -1.0)  # the lot falls on two
    *_, pair = await replies(conversation, asked("and times 3?"))
    assert await asked_of(store) == ["12 x 15 =", "180 * 3", "180 * 3"]
    assert pair.hint == "Taken as: `180 * 3`"
