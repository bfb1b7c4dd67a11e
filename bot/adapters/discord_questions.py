"""Questions asked by message: answered, answered again in place when they are edited, and taken back with them."""

import asyncio
from collections.abc import Iterable

import discord
from discord.ext import commands

from bot.adapters.discord_events import ref, ref_of
from bot.adapters.discord_messages import DiscordMessages, delete
from bot.adapters.discord_permissions import Allowed, allowed_beside
from bot.adapters.discord_reading import Reader
from bot.adapters.discord_sending import beside
from bot.adapters.discord_showing import Showing
from bot.events import Incoming
from feedback.records import MessageRef


class Questions(commands.Cog):
    """Hears messages, their edits and their deletions; of one message one after the other."""

    def __init__(self, bot: commands.AutoShardedBot, showing: Showing, reader: Reader) -> None:
        self._bot = bot
        self._showing = showing
        self._conversation = showing.conversation
        self._reader = reader

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """A mention, a direct message, a reply, a message in a thread; or talk that admins may want answered."""
        async with self._conversation.showing(ref(message)):
            incoming = await self._reader.incoming(message)
            if incoming is None:
                return
            allowed = allowed_beside(message)
            if allowed.speech:
                await self._answer(message, incoming, allowed)
            elif incoming.addressed:
                self._showing.lacks("answers", "send messages")

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Also of messages that were sent before this start."""
        message = payload.message
        incoming = await self._reader.incoming(message) if message.content else None
        if incoming is None or self._conversation.revised(incoming):
            return
        async with self._conversation.showing(ref(message)):
            if edit := await self._conversation.edited(incoming):
                allowed = allowed_beside(message)
                standing = [self._message(one) for one in edit.messages]
                shown = DiscordMessages(beside(message, quote=allowed.quotes), standing, pictures=allowed.pictures)
                await self._showing.show(edit.replies, shown, allowed)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """The answer goes, too."""
        await self._withdraw(payload.channel_id, [payload.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """The answers go, too."""
        await self._withdraw(payload.channel_id, payload.message_ids)

    async def _answer(self, message: discord.Message, incoming: Incoming, allowed: Allowed) -> None:
        """Answer, and show that she is at it until the first message says so; nobody waits for Discord to show it."""
        shown = DiscordMessages(beside(message, quote=allowed.quotes), pictures=allowed.pictures)
        async with asyncio.TaskGroup() as tasks:
            if incoming.addressed:
                tasks.create_task(self._type(message.channel))
            await self._showing.show(self._conversation.answer(incoming), shown, allowed)

    async def _type(self, channel: discord.abc.Messageable) -> None:
        with self._showing.bearing("typing"):
            await channel.typing()

    async def _withdraw(self, channel: int, messages: Iterable[int]) -> None:
        questions = [ref_of(channel, message) for message in messages]
        for question in questions:
            self._conversation.recalled(question)
        for question in questions:
            async with self._conversation.showing(question):
                for answer in await self._conversation.deleted(question):
                    with self._showing.bearing("deletion"):
                        await delete(self._message(answer))

    def _message(self, ref: MessageRef) -> discord.PartialMessage:
        return self._bot.get_partial_messageable(int(ref.channel)).get_partial_message(int(ref.message))
