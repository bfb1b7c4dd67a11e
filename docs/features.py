"""Which command and gesture works where, for docs/features.md. Whoever builds one names the code that does it.

A cell is how it is done there, and the function or class that does it (`module:name`), which a test looks up. What a
platform lacks has no cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.verbs import VERBS

PLATFORMS = ("Discord", "Slack", "page")
ADAPTERS = "bot.adapters"


@dataclass(frozen=True, slots=True)
class Cell:
    """How something is done on a platform; `code` is the name of what does it, below `bot.adapters`."""

    how: str
    code: str


COMMANDS: Mapping[str, str] = {
    "ask": "an answer, streamed",
    **{verb.name: "for admins" if verb.admin else "for oneself alone" if verb.private else "" for verb in VERBS},
}
GESTURES: tuple[str, ...] = (
    "ask by mention",
    "ask by direct message",
    "ask in a thread",
    "ask by reply, with the chain as context",
    "ask without a mention in chosen channels",
    'a mention in reply to somebody: "solve that"',
    '"Solve this" on any message',
    "follow up one's last answer",
    "ask for a plot in words",
    "edit a question",
    "delete a question",
    "react to an answer, and take it back",
    "👍 button",
    "👎 button with a form",
    "🔁 another answer",
    "🪜 steps",
    "🅰️ 🅱️ choice of two answers",
    "see status and text as they come about",
    "formulas as pictures with alternative text",
    "commands in one's own language",
    "completion of what is typed",
    "commands wherever a user brings them",
    "two releases side by side, with latency and tokens/s",
    "ratings, releases, routes, losses and the last decision",
    "how trainings ended, told in the admins' channel",
)

_SLASH = "discord_commands:app_commands_of"
_BUTTON = "discord_reactions:Reactions.pressed"
DISCORD: Mapping[str, Cell] = {
    **{name: Cell(f"`/{name}`", _SLASH) for name in COMMANDS},
    "ask by mention": Cell("`@Emmy 12 x 15`", "discord_questions:Questions.on_message"),
    "ask by direct message": Cell("yes", "discord_questions:Questions.on_message"),
    "ask in a thread": Cell("no mention needed once she takes part", "discord_reading:Reader"),
    "ask by reply, with the chain as context": Cell("yes", "discord_reading:Reader"),
    "ask without a mention in chosen channels": Cell(
        "`/settings auto_reply on`", "discord_questions:Questions.on_message"
    ),
    'a mention in reply to somebody: "solve that"': Cell("yes", "discord_reading:Reader"),
    '"Solve this" on any message': Cell("menu of the message, Apps", _SLASH),
    "follow up one's last answer": Cell("`and times 3?`, `what about 7?`", "discord_questions:Questions.on_message"),
    "ask for a plot in words": Cell("`plot x^2 from 0 to 2`", "discord_questions:Questions.on_message"),
    "edit a question": Cell("answered again in place", "discord_questions:Questions.on_raw_message_edit"),
    "delete a question": Cell("the answer goes, too", "discord_questions:Questions.on_raw_message_delete"),
    "react to an answer, and take it back": Cell("any emoji", "discord_reactions:Reactions.on_raw_reaction_add"),
    "👍 button": Cell("yes", _BUTTON),
    "👎 button with a form": Cell("modal", "discord_form:ComplaintForm"),
    "🔁 another answer": Cell("button, `/retry`", _BUTTON),
    "🪜 steps": Cell("button, `/steps`", _BUTTON),
    "🅰️ 🅱️ choice of two answers": Cell("buttons, reactions", _BUTTON),
    "see status and text as they come about": Cell("edits, one a second", "discord_showing:Showing.show"),
    "formulas as pictures with alternative text": Cell("attached", "discord_messages:files"),
    "commands in one's own language": Cell("yes", "discord_translation:Translator"),
    "completion of what is typed": Cell("`/settings`, `/release`", "discord_completion:completions"),
    "commands wherever a user brings them": Cell("installed by the user", _SLASH),
    "how trainings ended, told in the admins' channel": Cell(
        "`/settings news #channel`", "discord_adapter:DiscordAdapter.announce"
    ),
}
_ASKED = "slack_questions:SlackQuestions"
_VERB = "slack_commands:SlackCommands"
_PRESSED = "slack_presses:SlackPresses"
SLACK: Mapping[str, Cell] = {
    **{name: Cell(f"`/{name}`, `/emmy {name}`", _VERB) for name in COMMANDS},
    "ask": Cell("`/ask`", _ASKED),
    "help": Cell("`/emmy-help`, `/emmy help`", _VERB),
    "ask by mention": Cell("`@Emmy 12 x 15`", _ASKED),
    "ask by direct message": Cell("yes, and the assistant pane", _ASKED),
    "ask in a thread": Cell("no mention needed once she takes part", _ASKED),
    "ask without a mention in chosen channels": Cell("`/settings auto_reply on`", _ASKED),
    'a mention in reply to somebody: "solve that"': Cell("in a thread", "slack_before:said_before"),
    '"Solve this" on any message': Cell("menu of the message", _ASKED),
    "follow up one's last answer": Cell("`and times 3?`, `what about 7?`", _ASKED),
    "ask for a plot in words": Cell("`plot x^2 from 0 to 2`", _ASKED),
    "edit a question": Cell("answered again in place", _ASKED),
    "delete a question": Cell("the answer goes, too", "slack_showing:SlackShowing.take_away"),
    "react to an answer, and take it back": Cell("any emoji", "slack_reactions:SlackReactions"),
    "👍 button": Cell("yes", _PRESSED),
    "👎 button with a form": Cell("modal", "slack_blocks:form_view"),
    "🔁 another answer": Cell("button, `/retry`", _PRESSED),
    "🪜 steps": Cell("button, `/steps`", _PRESSED),
    "🅰️ 🅱️ choice of two answers": Cell("buttons, reactions", _PRESSED),
    "see status and text as they come about": Cell("Slack's streams, else updates", "slack_live:SlackLive"),
    "formulas as pictures with alternative text": Cell("uploaded", "slack_messages:SlackMessages"),
    "how trainings ended, told in the admins' channel": Cell(
        "`/settings news #channel`", "slack_adapter:SlackAdapter.announce"
    ),
}
_CHAT = "web_chat:Chat"
PAGE: Mapping[str, Cell] = {
    **{name: Cell(f"type `/{name}`", "web_commands:typed") for name in COMMANDS},
    "ask": Cell("the text box, with the kind of problem", f"{_CHAT}.ask"),
    "settings": Cell("admin tab", "web_admin:Admin.change"),
    "retrain": Cell("admin tab", "web_admin:Admin.retrain"),
    "rollback": Cell("admin tab", "web_admin:Admin.rollback"),
    "release": Cell("admin tab", "web_admin:Admin.promote"),
    "follow up one's last answer": Cell("`and times 3?`, `what about 7?`", f"{_CHAT}.ask"),
    "ask for a plot in words": Cell("`plot x^2 from 0 to 2`", f"{_CHAT}.ask"),
    "edit a question": Cell("the pencil", f"{_CHAT}.edit"),
    "react to an answer, and take it back": Cell("like, dislike", f"{_CHAT}.like"),
    "👍 button": Cell("like", f"{_CHAT}.like"),
    "👎 button with a form": Cell("dislike, a form below the chat", f"{_CHAT}.complain"),
    "🔁 another answer": Cell("the arrows, `/retry`", f"{_CHAT}.retry"),
    "🪜 steps": Cell("inside the tool call, `/steps`", "web_messages:messages"),
    "🅰️ 🅱️ choice of two answers": Cell("buttons", f"{_CHAT}.choose"),
    "see status and text as they come about": Cell("streamed", f"{_CHAT}.ask"),
    "formulas as pictures with alternative text": Cell("typeset in the page", "web_messages:messages"),
    "commands in one's own language": Cell("the browser's", "web_session:locale"),
    "two releases side by side, with latency and tokens/s": Cell("compare tab", "web_compare:compare_tab"),
    "ratings, releases, routes, losses and the last decision": Cell("dashboard tab", "web_dashboard:dashboard_tab"),
}
CELLS: Mapping[str, Mapping[str, Cell]] = dict(zip(PLATFORMS, (DISCORD, SLACK, PAGE), strict=True))
