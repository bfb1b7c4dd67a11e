"""The home tab and the assistant pane."""

import pytest

from bot.actions import ActionKind
from bot.adapters.slack_assistant import PROMPTS
from bot.adapters.slack_blocks import FEEDBACK
from tests.bot.on_slack.acting import answered, pressed


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
