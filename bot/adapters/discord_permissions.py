"""What Emmy may do where something is said, so that nothing is tried that Discord would refuse."""

from dataclasses import dataclass

import discord


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whether she may write, quote the message that she answers, attach pictures, and put reactions under her answer.

    `reactions` is None where there are none to be had, which is no fault of anybody's.
    """

    speech: bool = True
    quotes: bool = True
    pictures: bool = True
    reactions: bool | None = True


def allowed_beside(message: discord.Message) -> Allowed:
    """What she may do where a message stands."""
    if message.guild is None:
        return Allowed()
    may = message.channel.permissions_for(message.guild.me)
    thread = isinstance(message.channel, discord.Thread)
    return Allowed(
        speech=may.send_messages_in_threads if thread else may.send_messages,
        quotes=may.read_message_history,
        pictures=may.attach_files,
        reactions=may.add_reactions and may.read_message_history,
    )


def allowed_after(interaction: discord.Interaction) -> Allowed:
    """What she may do where a command was given: where she was brought by a user she is no member and cannot react."""
    if interaction.guild_id is None:
        return Allowed(reactions=True if interaction.context.dm_channel else None)
    may = interaction.app_permissions
    member = interaction.client.get_guild(interaction.guild_id) is not None
    return Allowed(
        pictures=may.attach_files,
        reactions=(may.add_reactions and may.read_message_history) if member else None,
    )
