"""What Discord offers while an argument is typed."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

import discord
from discord import app_commands

from bot.conversation import Conversation
from bot.rules import ADMINS, AUTO, EVERYONE, OFF, ON, THEMES
from bot.verbs import VerbName
from bot.words import LANGUAGES

MOST = 25  # choices that Discord takes

Choices = list[app_commands.Choice[str]]
Completion = Callable[[discord.Interaction, str], Awaitable[Choices]]

_VALUES: Mapping[str, Sequence[str]] = {
    "answers": (ON, OFF),
    "askers": (EVERYONE, ADMINS),
    "emoji": ("👍 👎", "✅ ❌"),
    "auto_reply": (ON, OFF),
    "language": (AUTO, *LANGUAGES),
    "theme": THEMES,
    "side_by_side": ("0", "10", "25", "50", "100"),
}
_DEFAULT = "default"


def completions(conversation: Conversation) -> Mapping[tuple[VerbName, str], Completion]:
    """By verb and argument."""

    async def value(interaction: discord.Interaction, typed: str) -> Choices:
        values = _VALUES.get(interaction.namespace.name or "", ())
        return _choices((*values, _DEFAULT), typed)

    async def release(interaction: discord.Interaction, typed: str) -> Choices:
        del interaction
        return _choices(await conversation.releases(), typed)

    return {("settings", "value"): value, ("release", "release"): release}


def _choices(values: Sequence[str], typed: str) -> Choices:
    """Those that hold what was typed so far."""
    fitting = [value for value in values if typed.strip().lower() in value.lower()]
    return [app_commands.Choice(name=value, value=value) for value in fitting[:MOST]]
