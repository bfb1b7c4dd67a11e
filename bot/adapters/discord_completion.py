"""What Discord offers while an argument is typed."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

import discord
from discord import app_commands

from bot.conversation import Conversation
from bot.rules import CHOICES, DEFAULT
from bot.verbs import VerbName

MOST = 25  # choices that Discord takes

Choices = list[app_commands.Choice[str]]
Completion = Callable[[discord.Interaction, str], Awaitable[Choices]]


def completions(conversation: Conversation) -> Mapping[tuple[VerbName, str], Completion]:
    """By verb and argument."""

    async def value(interaction: discord.Interaction, typed: str) -> Choices:
        values = CHOICES.get(interaction.namespace.name or "", ())
        return _choices((*values, DEFAULT), typed)

    async def release(interaction: discord.Interaction, typed: str) -> Choices:
        del interaction
        return _choices(await conversation.releases(), typed)

    return {("settings", "value"): value, ("release", "release"): release}


def _choices(values: Sequence[str], typed: str) -> Choices:
    """Those that hold what was typed so far."""
    fitting = [value for value in values if typed.strip().lower() in value.lower()]
    return [app_commands.Choice(name=value, value=value) for value in fitting[:MOST]]
