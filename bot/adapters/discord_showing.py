"""Shows replies on Discord as they come about. What Discord refuses is logged and counted, and the rest goes on."""

import logging
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import aiohttp
import discord

from bot.adapters.discord_events import PLATFORM, ref
from bot.adapters.discord_messages import DiscordMessages
from bot.adapters.discord_permissions import Allowed
from bot.adapters.pacing import paced
from bot.conversation import Conversation
from bot.events import Reply

log = logging.getLogger(__name__)

EDIT_SECONDS = 1.0  # Discord lets a bot edit about five times in five seconds


@dataclass(frozen=True, slots=True)
class Showing:
    """What the cogs share: the conversation, the ids of those who are admins everywhere, and how replies are shown."""

    conversation: Conversation
    admins: Collection[str] = ()

    async def show(
        self,
        replies: AsyncIterator[Reply],
        anew: DiscordMessages,
        allowed: Allowed,
        in_place: DiscordMessages | None = None,
    ) -> None:
        """Show the replies as they come, and those that want it in place of what was pressed."""
        async for reply in paced(replies, EDIT_SECONDS):
            await self.put(reply, in_place if in_place and reply.in_place else anew, allowed)

    async def put(self, reply: Reply, shown: DiscordMessages, allowed: Allowed) -> None:
        """Show a reply as it stands now, and make an answer's messages ready for reactions."""
        with self.bearing("message"):
            await shown.show(reply)
            if shown.lost:
                self.lacks("pictures", "attach files")
            if reply.finished and reply.exchange_id:
                await self.conversation.delivered(reply, map(ref, shown.messages))
                await self._vote(reply, shown, allowed)

    async def _vote(self, reply: Reply, shown: DiscordMessages, allowed: Allowed) -> None:
        """Put the votes under an answer; where she may not, its buttons are left."""
        if not allowed.reactions:
            if allowed.reactions is False:
                self.lacks("reactions", "add reactions or read the history")
            return
        for emoji in reply.votes:
            with self.bearing("reactions"):
                await shown.messages[-1].add_reaction(emoji)

    def lacks(self, lacking: str, permission: str) -> None:
        """Note that Emmy may not do something here."""
        log.warning("Discord: going on without %s, as there is no permission to %s", lacking, permission)
        self.conversation.degraded(PLATFORM, lacking)

    @contextmanager
    def bearing(self, lacking: str) -> Iterator[None]:
        """Go on without something that Discord refuses. discord.py has waited and tried again where that helps."""
        try:
            yield
        except discord.HTTPException as error:
            log.warning("Discord refused %s: %s %s (code %s)", lacking, error.status, error.text, error.code)
            self.conversation.degraded(PLATFORM, lacking)
        except aiohttp.ClientError as error:
            log.warning("Discord was not reached for %s: %s", lacking, error)
            self.conversation.degraded(PLATFORM, lacking)
