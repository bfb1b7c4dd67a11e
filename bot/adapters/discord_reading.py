"""A Discord message as a question: whether it is for Emmy, what it asks, and the chain of replies that it stands in."""

import re
from collections.abc import Collection

import discord

from bot.adapters.discord_events import PLATFORM, author, ref, spot_of
from bot.conversation import Conversation
from bot.events import Incoming
from feedback.records import MessageRef

LONGEST_CHAIN = 8  # messages that are looked back; each that discord.py no longer remembers costs a request


class Reader:
    """Reads messages for a client, which knows who Emmy is as soon as it is connected."""

    def __init__(self, client: discord.Client, conversation: Conversation, admins: Collection[str]) -> None:
        self._client = client
        self._conversation = conversation
        self._admins = admins

    async def incoming(self, message: discord.Message) -> Incoming | None:
        """The question that a message asks. None for those of bots, and for those without a text that are not for Emmy."""
        if not _by_a_person(message):
            return None
        addressed = await self._addressed(message)
        if not addressed and not message.content:
            return None
        spot = spot_of(message)
        return Incoming(
            platform=PLATFORM,
            server=spot.server,
            conversation=spot.conversation,
            author=author(message, self._admins),
            text=self._asked(message),
            channel=spot.channel,
            message=ref(message),
            addressed=addressed,
            server_locale=spot.server_locale,
            follows=await self._chain(message) if addressed else (),
        )

    def without_mention(self, content: str) -> str:
        """A text without Emmy's name."""
        return re.sub(rf"<@!?{self._client.user.id}>", "", content).strip() if self._client.user else content

    async def _addressed(self, message: discord.Message) -> bool:
        """A direct message, a mention, a reply to Emmy, or a message in a thread that she takes part in.

        Without the message content intent the last two have no text unless they mention her, and are none.
        """
        if message.guild is None or self._client.user in message.mentions:
            return True
        if not message.content:
            return False
        replied = _remembered(message)
        if replied and replied.author == self._client.user:
            return True
        in_thread = isinstance(message.channel, discord.Thread)
        return in_thread and await self._conversation.knows(spot_of(message).conversation)

    def _asked(self, message: discord.Message) -> str:
        """The text; of a mere mention in reply to somebody, what they said."""
        text = self.without_mention(message.content)
        replied = None if text else _remembered(message)
        return self.without_mention(replied.content) if replied and replied.author != self._client.user else text

    async def _chain(self, message: discord.Message) -> tuple[MessageRef, ...]:
        """Emmy's messages that the replies lead back to, oldest first."""
        found: list[MessageRef] = []
        at = await _parent(message)
        for _ in range(LONGEST_CHAIN):
            if at is None:
                break
            if at.author == self._client.user:
                found.append(ref(at))
            at = await _parent(at)
        return tuple(reversed(found))


def _by_a_person(message: discord.Message) -> bool:
    return not (message.author.bot or message.webhook_id or message.is_system())


def _remembered(message: discord.Message) -> discord.Message | None:
    """The message that one replies to, if it came along or is remembered."""
    reference = message.reference
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    return reference.resolved if isinstance(reference.resolved, discord.Message) else reference.cached_message


async def _parent(message: discord.Message) -> discord.Message | None:
    """The message that one replies to, fetched if need be; None if it replies to none, or to one that cannot be read."""
    reference = message.reference
    known = _remembered(message)
    if known or reference is None or reference.message_id is None:
        return known
    if reference.type is not discord.MessageReferenceType.reply or reference.resolved:
        return None  # forwarded, or deleted
    try:
        return await message.channel.fetch_message(reference.message_id)
    except (discord.NotFound, discord.Forbidden):
        return None
