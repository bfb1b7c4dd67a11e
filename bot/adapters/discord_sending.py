"""Where a reply's messages go: beside the message that asks, after the interaction that does, or where nobody asked."""

from typing import Any

import discord

from bot.adapters.discord_buttons import view
from bot.adapters.discord_messages import OVER, Part, Send, files


def beside(message: discord.Message, *, quote: bool = True) -> Send:
    """To the message's channel, as a reply to it for as long as it stands; what is private to its author directly."""
    reference = message.to_reference(fail_if_not_exists=False) if quote else None

    async def send(part: Part) -> discord.Message:
        if part.ephemeral and message.guild:
            return await message.author.send(**_content(part))
        quoted: dict[str, Any] = {"reference": reference, "mention_author": False} if reference else {}
        return await message.channel.send(**_content(part), **quoted)

    return send


def after(interaction: discord.Interaction) -> Send:
    """As followups of an interaction that was deferred; in its channel when its 15 minutes are over.

    The first takes the place of a "thinking ...", and is as private as that.
    """

    async def send(part: Part) -> discord.Message:
        try:
            return await interaction.followup.send(**_content(part), ephemeral=part.ephemeral, wait=True)
        except discord.HTTPException as error:
            channel = interaction.channel
            if error.code not in OVER or part.ephemeral or not isinstance(channel, discord.abc.Messageable):
                raise
            return await channel.send(**_content(part))

    return send


def into(channel: discord.abc.Messageable) -> Send:
    """To a channel where nobody asked."""

    async def send(part: Part) -> discord.Message:
        return await channel.send(**_content(part))

    return send


def _content(part: Part) -> dict[str, Any]:
    """A part as discord.py's `send` takes it."""
    shown = {"content": part.content, "files": files(part), "suppress_embeds": True}
    return {**shown, "view": view(part.buttons)} if part.buttons else shown
