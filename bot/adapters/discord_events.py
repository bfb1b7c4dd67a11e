"""Discord's payloads in the conversation's terms: who, where, which message, which emoji."""

from collections.abc import Collection
from dataclasses import dataclass

import discord

from bot.events import Person
from bot.people import known
from feedback.records import MessageRef

PLATFORM = "discord"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is said: what `bot.events` calls server, conversation, channel and server_locale."""

    server: str
    conversation: str
    channel: str
    server_locale: str


def person_id(user: int) -> str:
    """A user as the conversation names them."""
    return f"{PLATFORM}:{user}"


def author(message: discord.Message, admins: Collection[str]) -> Person:
    """Who wrote a message. Discord tells no language with it."""
    user = message.author
    manages = isinstance(user, discord.Member) and user.guild_permissions.manage_guild
    return known(person_id(user.id), admins, manages=manages, groups=_roles(user))


def presser(interaction: discord.Interaction, admins: Collection[str]) -> Person:
    """Who gave a command or pressed something; Discord tells what they may do there, also where Emmy is no member."""
    user = interaction.user
    manages = interaction.guild_id is not None and interaction.permissions.manage_guild
    locale = interaction.locale.value
    return known(person_id(user.id), admins, manages=manages, locale=locale, groups=_roles(user))


def spot_of(message: discord.Message) -> Spot:
    """Where a message stands. A direct message or a thread is one conversation; in a channel each person has their own."""
    channel, guild = message.channel, message.guild
    shared = guild is None or isinstance(channel, discord.Thread)
    return Spot(
        server=_server(guild.id if guild else None, channel.id),
        conversation=_conversation(channel.id, None if shared else message.author.id),
        channel=_channel(channel, channel.id),
        server_locale=guild.preferred_locale.value if guild else "",
    )


def spot_in(interaction: discord.Interaction) -> Spot:
    """Where a command was given or something was pressed."""
    channel, place = interaction.channel, interaction.channel_id or 0
    shared = isinstance(channel, discord.Thread | discord.DMChannel)
    return Spot(
        server=_server(interaction.guild_id, place),
        conversation=_conversation(place, None if shared else interaction.user.id),
        channel=_channel(channel, place),
        server_locale=interaction.guild_locale.value if interaction.guild_locale else "",
    )


def ref(message: discord.Message | discord.PartialMessage) -> MessageRef:
    """A message as the store names it."""
    return ref_of(message.channel.id, message.id)


def ref_of(channel: int, message: int) -> MessageRef:
    """A message as the store names it, from Discord's ids."""
    return MessageRef(PLATFORM, str(channel), str(message))


def unicode(emoji: discord.PartialEmoji) -> str:
    """An emoji as the conversation reads it; a server's own one by its name."""
    return emoji.name if emoji.is_unicode_emoji() else f":{emoji.name}:"


def server_id(guild: int) -> str:
    """A server as the conversation names it."""
    return f"{PLATFORM}:{guild}"


def _server(guild: int | None, channel: int) -> str:
    """Direct messages are a server of their own, apart from those of other people."""
    return f"{PLATFORM}:direct:{channel}" if guild is None else server_id(guild)


def _conversation(channel: int, user: int | None) -> str:
    return f"{PLATFORM}:{channel}" if user is None else f"{PLATFORM}:{channel}:{user}"


def _channel(channel: object, id_: int) -> str:
    """The channel that settings are made for: of a thread, the one that it hangs on."""
    return f"{PLATFORM}:{channel.parent_id if isinstance(channel, discord.Thread) else id_}"


def _roles(user: discord.User | discord.Member) -> frozenset[str]:
    return frozenset(str(role.id) for role in user.roles) if isinstance(user, discord.Member) else frozenset()
