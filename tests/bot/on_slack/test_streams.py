"""Answers as they come about, streamed or updated, and what is done where Slack refuses some of it."""

import asyncio

import pytest

from bot.adapters import slack_showing
from bot.adapters.slack_adapter import web_api
from bot.adapters.slack_live import STREAM, Lacking
from bot.adapters.slack_payloads import Workspace
from tests.bot.on_slack.acting import ANSWERED, mention
from tests.bot.slack_double import SlackDouble
from tests.fakes import FakeEngine, said


class Talking(FakeEngine):
    """Says its words one after the other, and then something that goes on from them."""

    async def stream(self, turns, avoid=(), conversation="", expert=""):
        async for event in super().stream(turns, avoid):
            yield event
            await asyncio.sleep(0.1)


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
