"""What stands on Discord, for tests to look at."""

import discord

from feedback.records import MessageRef


def me(guild) -> str:
    """Emmy's mention."""
    return guild.me.mention


def by_emmy(guild, channel) -> list[discord.Message]:
    """What Emmy said in a channel, for all to see."""
    return [message for message in channel.history() if message.author == guild.me]


def ref(message) -> MessageRef:
    return MessageRef("discord", str(message.channel.id), str(message.id))


def button(message, action: str) -> str:
    """The id of a message's button that does something."""
    ids = [part["custom_id"] for row in shown(message) for part in row["components"]]
    return next(id_ for id_ in ids if id_.startswith(f"emmy:{action}/"))


def shown(message) -> list[dict]:
    """The rows of a message's buttons."""
    return [row if isinstance(row, dict) else row.to_dict() for row in message.components]
