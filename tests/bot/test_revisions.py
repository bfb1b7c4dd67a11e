"""A question that is edited or deleted while its answer is being made, over the real store."""

import asyncio

import pytest

from bot import words
from bot.adapters.pacing import paced
from bot.events import Reply
from engine.messages import Progress
from feedback.records import MessageRef
from tests.bot.test_conversation import asked, message, replies, settled
from tests.fakes import FakeEngine, PatientEngine

SAY = words.of("en")
QUESTION = MessageRef("discord", "2", "question")


@pytest.fixture
def engine():
    return PatientEngine()


def answering(conversation, text: str = "12 x 15 =", **changed) -> asyncio.Task[list[Reply]]:
    return asyncio.create_task(replies(conversation, asked(text, **({"message": QUESTION} | changed))))


async def test_an_edit_gives_up_what_is_being_made_and_is_answered_in_its_place(conversation, engine, store):
    first = answering(conversation)
    await settled()
    engine.let.add("12 x 16 =")
    assert conversation.revised(asked("12 x 16 =", message=QUESTION))
    shown = await asyncio.wait_for(first, 5)
    assert engine.given_up == ["12 x 15 ="]
    assert [reply.finished for reply in shown].count(True) == 1
    [kept] = await store.history("discord:1:2", 9)
    assert (kept.question, kept.id) == ("12 x 16 =", shown[-1].exchange_id)


async def test_the_last_of_many_edits_is_answered(conversation, engine):
    first = answering(conversation)
    for number in range(5):
        await settled()
        assert conversation.revised(asked(f"{number}", message=QUESTION))
    engine.let.add("4")
    await asyncio.wait_for(first, 5)
    assert [turns[-1].text for turns, _ in engine.asked] == ["4"]


async def test_an_edit_that_says_the_same_disturbs_nothing(conversation, engine):
    first = answering(conversation)
    await settled()
    assert conversation.revised(asked("12 x 15 =", message=QUESTION))
    await settled()
    assert engine.given_up == []
    conversation.recalled(QUESTION)
    await first


async def test_an_edit_of_what_is_not_being_answered_is_left_to_those_who_show_it(conversation, engine):
    engine.let.add("12 x 15 =")
    await answering(conversation)
    assert not conversation.revised(asked("12 x 16 =", message=QUESTION))
    assert not conversation.revised(asked("12 x 16 ="))


async def test_an_edit_that_comes_with_the_finished_answer_takes_its_place_in_the_store_too(
    conversation, engine, store
):
    engine.let |= {"12 x 15 =", "12 x 16 ="}
    shown = []
    async for reply in conversation.answer(asked("12 x 15 =", message=QUESTION)):
        shown.append(reply)
        if reply.finished and len(engine.asked) == 1:
            assert conversation.revised(asked("12 x 16 =", message=QUESTION))
    assert [one.question for one in await store.history("discord:1:2", 9)] == ["12 x 16 ="]
    assert shown[-1].finished


async def test_an_edit_that_comes_while_a_reply_is_shown_gives_up_what_is_being_made(conversation, engine):
    engine.let.add("12 x 16 =")
    replies = conversation.answer(asked("12 x 15 =", message=QUESTION))
    await anext(replies)  # it is being shown
    assert conversation.revised(asked("12 x 16 =", message=QUESTION))
    engine.let.add("12 x 15 =")
    assert [reply.finished async for reply in replies][-1]
    assert [turns[-1].text for turns, _ in engine.asked] == ["12 x 16 ="]


async def test_nothing_stays_of_a_question_that_is_deleted_while_it_is_answered(conversation, engine, store):
    first = answering(conversation)
    await settled()
    conversation.recalled(QUESTION)
    *_, last = await asyncio.wait_for(first, 5)
    assert (last.gone, last.finished, last.text) == (True, True, "")
    assert engine.given_up == ["12 x 15 ="]
    assert await conversation.deleted(QUESTION) == ()
    assert await store.history("discord:1:2", 9) == []


async def test_a_question_that_was_deleted_before_it_could_be_answered_is_not(conversation, engine):
    conversation.recalled(QUESTION)
    assert await answering(conversation) == []
    assert engine.asked == []


async def test_a_deleted_question_gives_its_turn_to_the_next(conversation, engine):
    engine.let.add("next")
    first = answering(conversation)
    await settled()
    second = answering(conversation, "next", message=message("another"))
    conversation.recalled(QUESTION)
    assert (await asyncio.wait_for(second, 5))[-1].text == "`180`"
    await first


async def test_who_waits_for_their_turn_can_edit_and_delete(conversation, engine):
    engine.let |= {"first", "edited"}
    tasks = [
        answering(conversation, "blocked"),
        answering(conversation, "waiting", message=message("b")),
        answering(conversation, "also waiting", message=message("c")),
    ]
    await settled()
    conversation.recalled(message("b"))
    assert conversation.revised(asked("edited", message=message("c")))
    conversation.recalled(QUESTION)
    blocked, deleted, edited = await asyncio.wait_for(asyncio.gather(*tasks), 5)
    assert (blocked[-1].gone, deleted[-1].gone, edited[-1].text) == (True, True, "`180`")
    assert [turns[-1].text for turns, _ in engine.asked] == ["edited"]


async def test_an_edited_question_that_is_answered_anew_can_be_edited_and_deleted_meanwhile(conversation, engine):
    engine.let.add("12 x 15 =")
    *_, last = await answering(conversation)
    await conversation.delivered(last, [message("m1")])
    edit = await conversation.edited(asked("12 x 16 =", message=QUESTION))
    again = asyncio.create_task(_all(edit.replies))
    await settled()
    assert conversation.revised(asked("12 x 17 =", message=QUESTION))
    await settled()
    conversation.recalled(QUESTION)
    assert (await asyncio.wait_for(again, 5))[-1].gone
    assert engine.given_up == ["12 x 16 =", "12 x 17 ="]
    assert await conversation.deleted(QUESTION) == (message("m1"),)


async def _all(shown) -> list[Reply]:
    return [reply async for reply in shown]


async def test_an_adapter_that_gives_up_leaves_no_trace(conversation, engine):
    async def give_up() -> None:
        async for _ in paced(conversation.answer(asked("12 x 15 =", message=QUESTION)), 0):
            raise ConnectionError

    with pytest.raises(ConnectionError):
        await give_up()
    await settled()
    assert not conversation.revised(asked("12 x 16 =", message=QUESTION))


async def test_an_engine_that_breaks_while_the_question_changes_is_not_heard(converse):
    class Breaking(FakeEngine):
        async def stream(self, turns, avoid=(), conversation="", expert=""):
            if turns[-1].text == "bad":
                yield Progress("solving")
                await asyncio.sleep(0.1)
                raise OSError(28, "no space")
            async for event in super().stream(turns, avoid):
                yield event

    conversation = converse(Breaking())
    first = answering(conversation, "bad")
    await asyncio.sleep(0.05)
    conversation.revised(asked("good", message=QUESTION))
    assert SAY("failed") not in [reply.text for reply in await first]
