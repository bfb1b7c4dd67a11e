"""What only a whole Slack has: streams, statuses, forms, the home tab, the assistant pane; over the Socket Mode double."""

import asyncio
import re

import pytest

from bot.actions import Action, ActionKind
from bot.adapters import slack_showing
from bot.adapters.slack_adapter import SlackAccess, SlackAdapter, web_api
from bot.adapters.slack_assistant import PROMPTS
from bot.adapters.slack_blocks import FEEDBACK
from bot.adapters.slack_live import STREAM, Lacking
from bot.adapters.slack_payloads import Workspace
from bot.metrics import Metrics
from tests.bot.slack_double import SlackDouble, listening
from tests.fakes import FakeEngine, PatientEngine, said

ANSWERED = "1700000001.000100"


class Talking(FakeEngine):
    """Says its words one after the other, and then something that goes on from them."""

    async def stream(self, turns, avoid=(), conversation="", expert=""):
        async for event in super().stream(turns, avoid):
            yield event
            await asyncio.sleep(0.1)


@pytest.fixture
def engine():
    return FakeEngine()


@pytest.fixture
def metrics():
    return Metrics()


@pytest.fixture
def double():
    return SlackDouble()


@pytest.fixture
async def slack(double, converse, engine, metrics):
    async with listening(double):
        client = web_api("xoxb-1", f"http://127.0.0.1:{double.port}/api/")
        adapter = SlackAdapter(converse(engine), client, SlackAccess(), metrics)
        running = asyncio.create_task(adapter.run_socket_mode("xapp-1"))
        await asyncio.wait_for(double.connected.wait(), 10)
        yield double
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def mention(text: str = "<@UEMMY> 12 x 15 =", **more: str) -> dict:
    return {"type": "app_mention", "user": "UALICE", "text": text, "ts": "1.1", "channel": "C1", **more}


async def answered(slack, store) -> str:
    """The exchange of an answer that stands."""
    await slack.send("env-1", mention())
    await slack.until_called("reactions.add", 2)
    await slack.acknowledged.get()
    [exchange] = await store.history("slack:T1:C1:1.1", 9)
    return exchange.id


def pressed(kind: ActionKind, exchange: str) -> dict:
    return {"type": "button", "action_id": Action(kind, exchange).id}


class TestStreams:
    @pytest.fixture
    def engine(self, monkeypatch):
        monkeypatch.setattr(slack_showing, "UPDATE_SECONDS", 0.02)
        return Talking(said("It is four, <!channel>."), draft="It is <!here>")

    async def test_an_answer_is_streamed_under_a_status_and_ends_with_its_buttons(self, slack):
        await slack.send("env-1", mention("<@UEMMY> and two more?"))
        updated = await slack.until_called("chat.update")
        called = [method for method, _ in slack.calls]
        assert called.index("assistant.threads.setStatus") < called.index("chat.startStream")
        assert called.index("chat.startStream") < called.index("chat.stopStream") < called.index("chat.update")
        started = await slack.until_called("chat.startStream")
        assert (started["recipient_user_id"], started["recipient_team_id"]) == ("UALICE", "T1")
        assert started["markdown_text"] == "It is <\u2060!here>"
        assert (updated["ts"], updated["text"]) == ("1700000009.000100", "It is four, &lt;!channel&gt;.")
        assert "emmy:up/" in str(updated["blocks"])
        assert "chat.postMessage" not in called

    async def test_a_workspace_without_streams_gets_messages_that_are_updated(self, slack, metrics):
        slack.lacking = {"chat.startStream", "assistant.threads.setStatus"}
        await slack.send("env-1", mention("<@UEMMY> and two more?"))
        assert (await slack.until_called("chat.update"))["ts"] == ANSWERED
        assert (await slack.until_called("chat.postMessage"))["text"] == "_Choosing an expert ..._"
        await slack.until_called("reactions.add", 2)
        assert b'emmy_fallbacks_total{kind="slack_status"} 1.0' in metrics.text()


class Refusing(SlackDouble):
    """Refuses the first update of a message for some reason, and takes all that come after."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.lacking = {"chat.startStream", "assistant.threads.setStatus"}
        self._refusals = iter([{"ok": False, "error": reason}])

    async def answer(self, method: str, fields: dict) -> dict:
        refusal = next(self._refusals, {}) if method == "chat.update" else {}
        return refusal or await super().answer(method, fields)


class TestRefusals:
    @pytest.fixture
    def engine(self, monkeypatch):
        monkeypatch.setattr(slack_showing, "UPDATE_SECONDS", 0.02)
        return Talking(said("It is four."), draft="It is")

    @pytest.fixture
    def double(self, request):
        return Refusing(request.param)

    @pytest.mark.parametrize(("double", "posted"), [("message_not_found", 2), ("fatal_error", 1)], indirect=["double"])
    async def test_an_answer_whose_draft_is_refused_is_shown_and_kept_all_the_same(self, slack, store, posted):
        await slack.send("env-1", mention("<@UEMMY> and two more?"))
        await slack.until_called("reactions.add", 2)
        assert (await slack.until_called("chat.update"))["text"] == "It is four."
        assert [method for method, _ in slack.calls].count("chat.postMessage") == posted
        [exchange] = await store.history("slack:T1:C1:1.1", 9)
        assert exchange.answer == "It is four."


async def test_without_reactions_an_answer_still_has_its_picture(slack):
    slack.lacking = {"reactions.add"}
    await slack.send("env-1", mention())
    await slack.until_called("files.getUploadURLExternal")


def test_who_was_not_reached_once_is_asked_again(metrics):
    lacking, at = Lacking(metrics), Workspace(web_api("xoxb-1", ""), "T1", "", "UEMMY")
    lacking.refused(at, STREAM, TimeoutError())
    assert lacking.has(at, STREAM)


async def test_a_press_is_a_rating_before_slack_hears_that_it_arrived(slack, store):
    exchange = await answered(slack, store)
    await slack.press("env-2", pressed(ActionKind.UP, exchange))
    assert await asyncio.wait_for(slack.acknowledged.get(), 5) == "env-2"
    assert (await store.statistics()).ups == 1


async def test_a_reaction_of_another_bot_is_no_rating(slack, store):
    await answered(slack, store)
    item = {"type": "message", "channel": "C1", "ts": ANSWERED}
    for user, ups in (("UBOT", 0), ("UALICE", 1)):
        await slack.send(f"env-{user}", {"type": "reaction_added", "user": user, "reaction": "+1", "item": item})
        assert await asyncio.wait_for(slack.acknowledged.get(), 5) == f"env-{user}"
        assert (await store.statistics()).ups == ups


async def test_slacks_own_thumbs_rate_by_their_value(slack, store):
    exchange = await answered(slack, store)
    await slack.press("env-2", {"action_id": FEEDBACK, "value": Action(ActionKind.UP, exchange).id})
    await asyncio.wait_for(slack.acknowledged.get(), 5)
    assert (await store.statistics()).ups == 1


async def test_another_answer_comes_in_the_same_thread(slack, store, engine):
    exchange = await answered(slack, store)
    await slack.press("env-2", pressed(ActionKind.AGAIN, exchange), message={"ts": ANSWERED, "thread_ts": "1.1"})
    posted = await slack.until_called("chat.postMessage", 2)
    assert (posted["thread_ts"], len(engine.asked)) == ("1.1", 2)


class TestPairs:
    @pytest.fixture
    def engine(self):
        return FakeEngine(said("One."), said("Two."))

    async def test_the_asker_chooses_one_of_two_and_it_takes_their_place(self, slack, store):
        await store.settings.change("slack:T1", "", "side_by_side", "100", "x")
        await slack.send("env-1", mention("<@UEMMY> what is up?"))
        posted = str((await slack.until_called("chat.postMessage"))["blocks"])
        await slack.until_called("reactions.add", 2)
        assert [fields["name"] for method, fields in slack.calls if method == "reactions.add"] == ["a", "b"]
        button = re.search(r"emmy:second/[\w/-]+", posted)[0]
        await slack.press("env-2", {"type": "button", "action_id": button})
        updated = await slack.until_called("chat.update")
        assert (updated["ts"], updated["text"]) == (ANSWERED, "Two.")
        first, second = await store.history("slack:T1:C1:1.1", 9)
        choices = [(one.chosen, one.rejected) for one in (await store.facts()).choices]
        assert choices == [(second.id, first.id)]


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


async def test_the_home_tab_shows_figures_and_privacy_to_all_and_settings_to_admins(slack, store):
    opened = {"type": "app_home_opened", "tab": "home", "user": "UALICE", "channel": "D1"}
    await slack.send("env-1", opened)
    view = str((await slack.until_called("views.publish"))["view"])
    assert "I have answered *0* questions here" in view
    assert "emmy-home:privacy/export" in view
    assert "emmy-home:settings" not in view


class TestAdmins:
    @pytest.fixture
    async def slack(self, slack):
        slack.admin = True
        return slack

    async def test_a_menu_of_the_home_tab_changes_a_setting(self, slack, store):
        chosen = {"action_id": "emmy-home:settings/theme", "selected_option": {"value": "dark"}}
        await slack.press(
            "env-1", chosen, container={"type": "view", "view_id": "V1"}, view={"id": "V1", "type": "home"}
        )
        assert "emmy-home:settings/theme" in str((await slack.until_called("views.publish"))["view"])
        assert await store.settings.of("slack:T1") == {"theme": "dark"}


async def test_what_is_kept_is_deleted_from_the_home_tab_after_a_second_press(slack, store):
    await answered(slack, store)
    home = {"container": {"type": "view", "view_id": "V1"}, "view": {"id": "V1", "type": "home"}}
    await slack.press("env-2", {"action_id": "emmy-home:privacy/delete"}, **home)
    assert "emmy:forget/slack:UALICE" in str((await slack.until_called("views.open"))["view"])
    await slack.press("env-3", pressed(ActionKind.FORGET, "slack:UALICE"), **home)
    await slack.until_called("views.update")
    assert await store.history("slack:T1:C1:1.1", 9) == []


async def test_the_file_of_what_is_kept_comes_as_a_direct_message(slack, store):
    await answered(slack, store)
    home = {"container": {"type": "view", "view_id": "V1"}, "view": {"id": "V1", "type": "home"}}
    await slack.press("env-2", {"action_id": "emmy-home:privacy/export"}, **home)
    assert (await slack.until_called("conversations.open"))["users"] == "UALICE"
    await slack.until_called("files.getUploadURLExternal", 2)
    assert [fields["filename"] for method, fields in slack.calls if method == "files.getUploadURLExternal"][-1] == (
        "emmy-privacy.jsonl"
    )


async def test_the_pane_suggests_questions_and_names_the_thread(slack):
    thread = {"user_id": "UALICE", "channel_id": "D1", "thread_ts": "5.5", "context": {}}
    await slack.send("env-1", {"type": "assistant_thread_started", "assistant_thread": thread})
    suggested = await slack.until_called("assistant.threads.setSuggestedPrompts")
    assert [prompt["message"] for prompt in suggested["prompts"]] == list(PROMPTS)
    asked = {"type": "message", "channel_type": "im", "user": "UALICE", "text": "12 x 15", "ts": "6.6", "channel": "D1"}
    await slack.send("env-2", {**asked, "thread_ts": "5.5"})
    posted = await slack.until_called("chat.postMessage")
    assert (await slack.until_called("assistant.threads.setTitle"))["title"] == "12 x 15"
    assert FEEDBACK in str(posted["blocks"])


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
