"""The manifest that creates the Slack app says what the listeners hear."""

import json

import pytest

from bot.adapters.slack_adapter import SlackAccess, SlackAdapter, web_api
from bot.adapters.slack_manifest import EVENTS, FILE, SCOPES, manifest, written
from bot.metrics import Metrics
from bot.verbs import VERBS

SCOPE_OF = {
    "app_mention": "app_mentions:read", "message.channels": "channels:history", "message.groups": "groups:history",
    "message.im": "im:history", "message.mpim": "mpim:history", "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read", "assistant_thread_started": "assistant:write",
    "assistant_thread_context_changed": "assistant:write",
}  # fmt: skip


class Listening:
    """Stands in for Bolt's app: keeps what it is told to hear."""

    def __init__(self) -> None:
        self.heard: dict[str, set[str]] = {"event": set(), "command": set(), "message_shortcut": set()}


@pytest.fixture
def heard(monkeypatch, converse, engine):
    kept = Listening().heard
    for kind, names in kept.items():
        original = getattr(SlackAdapter.__init__.__globals__["AsyncApp"], kind)

        def keep(app, name, *rest, _names=names, _original=original, **more):
            _names.add(name)
            return _original(app, name, *rest, **more)

        monkeypatch.setattr(SlackAdapter.__init__.__globals__["AsyncApp"], kind, keep)
    SlackAdapter(converse(engine), web_api("xoxb-1", "http://127.0.0.1:9/api/"), SlackAccess(), Metrics())
    return kept


def test_the_file_is_what_the_code_says():
    assert FILE.read_text(encoding="utf-8") == written(), "write it anew: slack_manifest.FILE.write_text(written())"
    assert json.loads(written()) == manifest()


def test_every_event_that_is_subscribed_to_is_heard_and_the_other_way_round(heard):
    assert {event.partition(".")[0] for event in EVENTS} == heard["event"]


def test_every_command_is_registered_and_obeyed(heard):
    commands = {command["command"] for command in manifest()["features"]["slash_commands"]}
    assert commands == heard["command"]
    assert commands == {"/ask", "/emmy", "/emmy-help", *(f"/{verb.name}" for verb in VERBS if verb.name != "help")}


def test_the_shortcut_is_heard(heard):
    assert {shortcut["callback_id"] for shortcut in manifest()["features"]["shortcuts"]} == heard["message_shortcut"]


def test_each_event_has_its_scope():
    assert {SCOPE_OF[event] for event in EVENTS if event in SCOPE_OF} <= set(SCOPES)


def test_slack_takes_the_lengths():
    assert all(len(command["description"]) <= 100 for command in manifest()["features"]["slash_commands"])
    assert len(manifest()["features"]["slash_commands"]) <= 50
