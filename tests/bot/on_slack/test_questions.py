"""Questions as they reach Emmy: in channels and threads, delivered twice, edited, deleted, pointed at."""

import asyncio

import pytest

from bot.adapters import slack_showing
from tests.bot.on_slack.acting import ANSWERED, answered, mention
from tests.bot.slack_double import SlackDouble
from tests.fakes import PatientEngine


async def test_what_merely_stands_in_a_channel_is_answered_where_admins_chose_so(slack, store, engine):
    talk = {"type": "message", "channel_type": "channel", "user": "UBOB", "text": "12 x 15 =", "channel": "C1"}
    await slack.send("env-1", {**talk, "ts": "3.1"})
    await asyncio.wait_for(slack.acknowledged.get(), 5)
    await store.settings.change("slack:T1", "slack:C1", "auto_reply", "on", "x")
    await slack.send("env-2", {**talk, "ts": "3.2"})
    assert (await slack.until_called("chat.postMessage"))["thread_ts"] == "3.2"
    assert len(engine.asked) == 1


async def test_a_repeated_delivery_and_one_after_a_restart_are_answered_once(slack, store, converse, engine):
    await answered(slack, store)
    for number in range(3):
        await slack.send(f"env-{number}", mention())
        await asyncio.wait_for(slack.acknowledged.get(), 5)
    restarted = converse(engine)
    assert await restarted.was_asked(slack_showing.ref("C1", "1.1"))
    await asyncio.sleep(0.2)
    assert len(engine.asked) == 1


CHANGE = {"type": "message", "subtype": "message_changed", "channel": "C1", "ts": "2.2"}
TWELVE = {"type": "message", "user": "UALICE", "text": "<@UEMMY> 12 x 15 =", "ts": "1.1"}
THREE = {**TWELVE, "text": "<@UEMMY> 3 x 3"}
GONE = {"subtype": "tombstone", "ts": "1.1"}


class TestWhileTheAnswerIsBeingMade:
    @pytest.fixture
    def engine(self, monkeypatch):
        monkeypatch.setattr(slack_showing, "UPDATE_SECONDS", 0.02)
        return PatientEngine()

    async def test_an_edit_is_answered_in_place_and_what_it_asked_before_is_not(self, slack, engine, store):
        slack.lacking = {"assistant.threads.setStatus"}
        engine.let.add("3 x 3")
        await slack.send("env-1", mention())
        await slack.until_called("chat.postMessage")
        await slack.send("env-2", {**CHANGE, "message": THREE, "previous_message": TWELVE})
        updated = await slack.until_called("chat.update")
        assert (updated["ts"], updated["text"]) == (ANSWERED, "`180`")
        await slack.until_called("reactions.add", 2)
        [exchange] = await store.history("slack:T1:C1:1.1", 9)
        assert (exchange.question, engine.given_up) == ("3 x 3", ["12 x 15 ="])
        assert [method for method, _ in slack.calls].count("chat.postMessage") == 1

    async def test_nothing_stays_of_the_answer_to_a_question_that_is_deleted(self, slack, engine):
        slack.lacking = {"assistant.threads.setStatus"}
        await slack.send("env-1", mention())
        await slack.until_called("chat.postMessage")
        await slack.send("env-2", {**CHANGE, "message": GONE, "previous_message": TWELVE})
        assert (await slack.until_called("chat.delete"))["ts"] == ANSWERED
        assert engine.given_up == ["12 x 15 ="]

    async def test_its_status_goes_too(self, slack):
        await slack.send("env-1", mention())
        await slack.until_called("assistant.threads.setStatus")
        await slack.send("env-2", {**CHANGE, "subtype": "message_deleted", "deleted_ts": "1.1"})
        assert (await slack.until_called("assistant.threads.setStatus", 2))["status"] == ""
        assert "chat.delete" not in [method for method, _ in slack.calls]


class InAThread(SlackDouble):
    """Knows what was said before."""

    async def answer(self, method: str, fields: dict) -> dict:
        told = [
            ("UBOB", "homework"),
            ("UBOB", "12 x 15 ="),
            ("UEMMY", "`1`"),
            ("UALICE", "<@UEMMY>"),
            ("UBOB", "later"),
        ]
        messages = [{"user": user, "text": text, "ts": f"1.{n}"} for n, (user, text) in enumerate(told, start=1)]
        messages[2]["bot_id"] = "BEMMY"
        return {"messages": messages} if method == "conversations.replies" else await super().answer(method, fields)


class InALongThread(InAThread):
    """Tells it a message a page, the oldest first."""

    async def answer(self, method: str, fields: dict) -> dict:
        answered = await super().answer(method, fields)
        if method != "conversations.replies":
            return answered
        page = int(fields.get("cursor") or 0)
        following = str(page + 1) if page < 3 else ""
        return {"messages": answered["messages"][page : page + 1], "response_metadata": {"next_cursor": following}}


class TestALongThread:
    @pytest.fixture
    def double(self):
        return InALongThread()

    async def test_a_mere_mention_asks_what_was_said_last_not_what_stands_on_the_first_page(self, slack, engine):
        await slack.send("env-1", mention("<@UEMMY>", ts="1.4", thread_ts="1.1"))
        await slack.until_called("reactions.add", 2)
        assert engine.asked[0][0][-1].text == "12 x 15 ="


class TestAMereMention:
    @pytest.fixture
    def double(self):
        return InAThread()

    async def test_it_asks_what_somebody_said_before_in_the_thread(self, slack, engine):
        await slack.send("env-1", mention("<@UEMMY>", ts="1.4", thread_ts="1.1"))
        await slack.until_called("reactions.add", 2)
        assert engine.asked[0][0][-1].text == "12 x 15 ="

    async def test_where_slack_does_not_tell_it_is_answered_as_it_stands(self, slack, engine):
        slack.lacking = {"conversations.replies"}
        await slack.send("env-1", mention("<@UEMMY>", ts="1.4", thread_ts="1.1"))
        await slack.until_called("reactions.add", 2)
        assert engine.asked[0][0][-1].text == ""


async def test_solve_this_answers_another_persons_message_in_its_thread(slack, store):
    message = {"type": "message", "user": "UBOB", "text": "12 x 15 =", "ts": "7.7"}
    place = {"team": {"id": "T1"}, "user": {"id": "UALICE", "team_id": "T1"}, "channel": {"id": "C1"}}
    shortcut = {"type": "message_action", "callback_id": "solve_this", "trigger_id": "t", "message": message, **place}
    await slack.interact("env-1", shortcut)
    posted = await slack.until_called("chat.postMessage")
    assert (posted["text"], posted["thread_ts"]) == ("`180`", "7.7")
    [exchange] = await store.history("slack:T1:C1:7.7", 9)
    assert exchange.asker == "slack:UALICE"
