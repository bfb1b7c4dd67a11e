"""Discord: its events to the conversation's, replies to messages, and the connection. It decides nothing else."""

import io
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

import discord
from discord import app_commands

from bot.adapters.pacing import paced
from bot.conversation import Conversation
from bot.events import Command, CommandName, Incoming, Person, Reaction, Reply
from bot.rendering.latex import LatexError, picture
from bot.rendering.splitting import split
from feedback.records import MessageRef

log = logging.getLogger(__name__)

PLATFORM = "discord"
MOST_CHARACTERS = 2000  # of one message
EDIT_SECONDS = 1.0  # Discord lets a bot edit about five times in five seconds
VOTES = ("👍", "👎")

Send = Callable[..., Awaitable[discord.Message]]


class DiscordAdapter(discord.AutoShardedClient):
    """The bot's client. `admins` are ids of people who may train everywhere, besides those who may manage a server."""

    def __init__(self, conversation: Conversation, admins: Collection[str] = ()) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.messages = intents.reactions = intents.message_content = True
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none())
        self._conversation = conversation
        self._admins = frozenset(admins)
        self.tree = app_commands.CommandTree(self)
        self._add_commands()

    async def setup_hook(self) -> None:
        """Tell Discord which slash commands there are."""
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        """A mention, a direct message, a reply to Emmy, or a message in a thread that she takes part in."""
        if message.author.bot or not await self._addressed(message):
            return
        incoming = Incoming(
            platform=PLATFORM,
            server=_server(message.guild),
            conversation=_conversation(message.channel, message.author),
            author=self._person(message.author),
            text=self._without_mention(message.content),
        )
        await self._show(self._conversation.answer(incoming), _replying(message), message.channel.typing())

    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """Also of messages that were sent before this start."""
        await self._react(payload, added=True)

    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """The same, taken back."""
        await self._react(payload, added=False)

    async def _react(self, payload: discord.RawReactionActionEvent, *, added: bool) -> None:
        own = self.user is not None and payload.user_id == self.user.id
        if own or (payload.member and payload.member.bot):
            return
        ref = MessageRef(PLATFORM, str(payload.channel_id), str(payload.message_id))
        await self._conversation.reacted(Reaction(ref, Person(_id(payload.user_id)), _emoji(payload.emoji), added))

    async def _addressed(self, message: discord.Message) -> bool:
        if message.guild is None or (self.user and self.user in message.mentions):
            return True
        replied = message.reference.resolved if message.reference else None
        if isinstance(replied, discord.Message) and replied.author == self.user:
            return True
        in_thread = isinstance(message.channel, discord.Thread)
        return in_thread and await self._conversation.knows(_conversation(message.channel, message.author))

    def _without_mention(self, content: str) -> str:
        return re.sub(rf"<@!?{self.user.id}>", "", content).strip() if self.user else content

    def _person(self, user: discord.User | discord.Member) -> Person:
        manages = isinstance(user, discord.Member) and user.guild_permissions.manage_guild
        return Person(_id(user.id), admin=manages or _id(user.id) in self._admins)

    def _add_commands(self) -> None:
        @self.tree.command(name="ask", description="Ask a math question")
        @app_commands.describe(question="In your own words, or as a formula")
        async def ask(interaction: discord.Interaction, question: str) -> None:
            await interaction.response.defer(thinking=True)
            await self._show(self._conversation.answer(self._asked(interaction, question)), _following(interaction))

        self._add_command("help", "How to talk to Emmy", private=True)
        self._add_command("stats", "What was asked here, and how it was liked", private=False)
        self._add_command("model", "Which release is answering, and how good it is", private=False)
        self._add_command("retrain", "Train on the reactions now (admins)", private=False)

    def _add_command(self, name: CommandName, description: str, *, private: bool) -> None:
        async def run(interaction: discord.Interaction) -> None:
            author = self._person(interaction.user)
            hidden = private or (name == "retrain" and not author.admin)
            await interaction.response.defer(thinking=True, ephemeral=hidden)
            command = Command(PLATFORM, _server(interaction.guild), name, author)
            await self._show(self._conversation.command(command), _following(interaction))

        self.tree.add_command(app_commands.Command(name=name, description=description, callback=run))

    def _asked(self, interaction: discord.Interaction, question: str) -> Incoming:
        return Incoming(
            platform=PLATFORM,
            server=_server(interaction.guild),
            conversation=_conversation(interaction.channel, interaction.user),
            author=self._person(interaction.user),
            text=question,
        )

    async def _show(
        self, replies: AsyncIterator[Reply], send: Send, typing: AbstractAsyncContextManager[Any] | None = None
    ) -> None:
        """Show the replies as they come, and make the last one's messages ready for reactions."""
        shown = _Shown(send)
        try:
            async with typing or nullcontext():
                async for reply in paced(replies, EDIT_SECONDS):
                    await shown.show(reply)
                    if reply.finished and reply.exchange_id:
                        await self._conversation.delivered(reply.exchange_id, map(_ref, shown.messages))
                        for vote in VOTES:
                            await shown.messages[-1].add_reaction(vote)
        except discord.HTTPException as error:
            # missing permissions, a deleted channel, or Discord itself: there is no one to tell but the log
            log.warning("Discord refused: %s %s (code %s)", error.status, error.text, error.code)


class _Shown:
    """The messages of one reply: sent when they are new, edited when they change."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.messages: list[discord.Message] = []

    async def show(self, reply: Reply) -> None:
        parts = split(reply.text, MOST_CHARACTERS)
        files = await _pictures(reply) if reply.finished else []
        for index, part in enumerate(parts):
            attached = files if index == len(parts) - 1 else []
            if index < len(self.messages):
                await self.messages[index].edit(content=part, attachments=attached)
            else:
                self.messages.append(await self._send(part, files=attached))


async def _pictures(reply: Reply) -> list[discord.File]:
    if not reply.latex:
        return []
    try:
        png = await picture(reply.latex)
    except LatexError as error:
        log.warning("no picture for exchange %s: %s", reply.exchange_id, error)
        return []
    return [discord.File(io.BytesIO(png), "answer.png", description=reply.alt[:1000] or None)]


def _replying(message: discord.Message) -> Send:
    """Send to the message's channel, as a reply to it for as long as it stands."""
    reference = message.to_reference(fail_if_not_exists=False)

    async def send(content: str, files: list[discord.File]) -> discord.Message:
        return await message.channel.send(content, files=files, reference=reference, suppress_embeds=True)

    return send


def _following(interaction: discord.Interaction) -> Send:
    """Answer a slash command that was deferred."""

    async def send(content: str, files: list[discord.File]) -> discord.Message:
        return await interaction.followup.send(content, files=files, suppress_embeds=True, wait=True)

    return send


def _id(user: int) -> str:
    return f"{PLATFORM}:{user}"


def _server(guild: discord.Guild | None) -> str:
    return f"{PLATFORM}:{guild.id if guild else 'direct'}"


def _conversation(channel: Any, user: discord.User | discord.Member) -> str:  # noqa: ANN401 -- many channel types
    """A thread or a direct message is one conversation; in a channel each person has their own."""
    alone = isinstance(channel, discord.Thread | discord.DMChannel)
    return f"{PLATFORM}:{channel.id}" if alone else f"{PLATFORM}:{channel.id}:{user.id}"


def _ref(message: discord.Message) -> MessageRef:
    return MessageRef(PLATFORM, str(message.channel.id), str(message.id))


def _emoji(emoji: discord.PartialEmoji) -> str:
    return emoji.name if emoji.is_unicode_emoji() else f":{emoji.name}:"
