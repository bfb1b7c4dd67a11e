"""The Discord messages of one reply: sent when they are new, edited when they change, deleted when they are too many."""

import io
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import discord

from bot.actions import Button
from bot.adapters.discord_buttons import view
from bot.adapters.discord_text import text
from bot.events import File, Image, Reply
from bot.rendering.pictures import pictures
from bot.rendering.splitting import split

MOST_CHARACTERS = 2000  # of one message
MOST_ALT = 1000
# Discord's codes for a message that can no longer be changed: it is gone, or a command's 15 minutes are over
OVER = frozenset({10008, 10015, 50027})

Message = discord.Message | discord.PartialMessage


@dataclass(frozen=True, slots=True)
class Part:
    """What one message is to show."""

    content: str
    attached: tuple[Image | File, ...] = ()
    buttons: tuple[Button, ...] = ()
    ephemeral: bool = False


Send = Callable[[Part], Awaitable[discord.Message]]


class DiscordMessages:
    """What stands of one reply. `standing` are messages that it is to be shown in.

    Without leave to send `pictures` they are told in words, and `lost` says that there were some.
    """

    def __init__(self, send: Send, standing: Sequence[Message] = (), *, pictures: bool = True) -> None:
        self._send = send
        self._pictures = pictures
        self.lost = False
        self.messages: list[Message] = list(standing)

    async def show(self, reply: Reply) -> None:
        """Show a reply in place of the one before. Raises discord.HTTPException."""
        parts = [] if reply.gone else await self._parts(reply)
        for index, part in enumerate(parts):
            if index < len(self.messages):
                self.messages[index] = await self._changed(self.messages[index], part)
            else:
                self.messages.append(await self._send(part))
        while len(self.messages) > len(parts):
            await delete(self.messages.pop())

    async def _parts(self, reply: Reply) -> list[Part]:
        """The messages' contents; pictures, files and buttons stand with the last."""
        self.lost = reply.finished and not self._pictures and bool(reply.latex or reply.images)
        drawn = await pictures(reply) if reply.finished and self._pictures else ()
        told = "\n".join([text(reply), *(map(_told, reply.images) if self.lost else ())])
        *before, last = split(told, MOST_CHARACTERS)
        shown = [Part(content, ephemeral=reply.ephemeral) for content in before]
        return [*shown, Part(last, (*drawn, *reply.files), reply.buttons, reply.ephemeral)]

    async def _changed(self, message: Message, part: Part) -> Message:
        """The message with another content; a new message if Discord no longer lets this one be changed."""
        try:
            return await message.edit(content=part.content, attachments=files(part), view=view(part.buttons))
        except discord.HTTPException as error:
            if error.code not in OVER:
                raise
            return await self._send(part)


def _told(image: Image) -> str:
    alt = image.alt.replace("`", "'")
    return f"`{alt}`"


async def delete(message: Message) -> None:
    """Delete a message, unless somebody did already. Raises discord.HTTPException."""
    try:
        await message.delete()
    except discord.NotFound:
        return


def files(part: Part) -> list[discord.File]:
    """Files to be sent once: sending uses them up."""
    return [_file(one) for one in part.attached]


def _file(one: Image | File) -> discord.File:
    if isinstance(one, Image):
        return discord.File(io.BytesIO(one.png), one.name, description=one.alt[:MOST_ALT] or None)
    return discord.File(io.BytesIO(one.content), one.name)
