"""The Slack app as Slack's manifest describes it, which creates it in one paste: `slack_manifest.json` beside this file.

Made of the verbs and of what the listeners hear; a test holds that the file says the same.
"""

import json
from pathlib import Path
from typing import Any

from bot import words
from bot.adapters.slack_commands import ALL, COMMANDS
from bot.adapters.slack_questions import SOLVE_THIS
from bot.verbs import Verb

FILE = Path(__file__).parent / "slack_manifest.json"
EVENTS = (
    "app_home_opened", "app_mention", "app_uninstalled", "assistant_thread_context_changed", "assistant_thread_started",
    "message.channels", "message.groups", "message.im", "message.mpim", "reaction_added", "reaction_removed",
    "tokens_revoked",
)  # fmt: skip
SCOPES = (
    "app_mentions:read", "assistant:write", "channels:history", "chat:write", "chat:write.public", "commands",
    "files:read", "files:write", "groups:history", "im:history", "im:write", "mpim:history", "reactions:read",
    "reactions:write", "usergroups:read", "users:read",
)  # fmt: skip
MOST_DESCRIPTION = 100


def manifest() -> dict[str, Any]:
    """The whole manifest, for Socket Mode. Over HTTP the addresses are added on Slack's pages, as the README tells."""
    say = words.of("en")
    return {
        "display_information": {
            "name": "Emmy",
            "description": "Answers mathematics, and learns from the reactions to her answers",
            "background_color": "#3b3f9e",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "assistant_view": {"assistant_description": say("verb_ask"), "suggested_prompts": []},
            "bot_user": {"display_name": "Emmy", "always_online": True},
            "shortcuts": [
                {"name": "Solve this", "type": "message", "callback_id": SOLVE_THIS, "description": say("verb_ask")}
            ],
            "slash_commands": [
                _command("/ask", say("verb_ask"), "12 x 15"),
                _command(ALL, say("verb_help"), "VERB ..."),
                *(_command(name, say(f"verb_{verb.name}"), _usage(verb)) for name, verb in COMMANDS.items()),
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": True,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


def written() -> str:
    """What stands in the file."""
    return json.dumps(manifest(), indent=2, ensure_ascii=False) + "\n"


def _command(name: str, description: str, usage: str) -> dict[str, Any]:
    shown = {"command": name, "description": description[:MOST_DESCRIPTION], "should_escape": True}
    return {**shown, "usage_hint": usage} if usage else shown


def _usage(verb: Verb) -> str:
    return " ".join(
        argument.name.upper() if argument.required else f"[{argument.name.upper()}]" for argument in verb.arguments
    )
