"""Shows replies on Slack as they come about, and makes the messages of an answer ready for reactions and buttons."""

import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from slack_sdk.errors import SlackApiError

from bot.adapters.pacing import paced
from bot.adapters.slack_emoji import name_of
from bot.adapters.slack_live import Lacking, SlackLive
from bot.adapters.slack_messages import SlackMessages, delete
from bot.adapters.slack_payloads import PLATFORM, REFUSALS, Place, Workspace, reason, ref
from bot.adapters.slack_people import SlackPeople
from bot.conversation import Conversation
from bot.events import File, Reply
from bot.rendering.pictures import pictures

log = logging.getLogger(__name__)

UPDATE_SECONDS = 1.2  # Slack lets an app update a message about fifty times a minute


class SlackShowing:
    """What Slack refuses is logged and counted, and the rest goes on: an answer is made, kept and shown all the same."""

    def __init__(self, conversation: Conversation, people: SlackPeople, lacking: Lacking) -> None:
        self._conversation = conversation
        self._people = people
        self._lacking = lacking

    async def show(self, replies: AsyncIterator[Reply], at: Workspace, place: Place, shown: Sequence[str] = ()) -> None:
        """Show replies, the later ones in place of the earlier; the first in place of the messages `shown`."""
        first, rest = shown[:1], shown[1:]  # a picture cannot become a text: what is over is posted anew
        messages = SlackMessages(at.client, place, first)
        live = SlackLive(at, place, self._lacking)
        async for reply in paced(replies, UPDATE_SECONDS):
            with self._bearing("message"):
                if reply.gone:
                    await _recall(at, place, messages, live)
                elif reply.finished:
                    await self._finish(reply, at, place, messages, live)
                else:
                    await _draft(reply, messages, live)
        for ts in rest if messages.written else ():
            await self.take_away(at, place.channel, ts)

    async def take_away(self, at: Workspace, channel: str, ts: str) -> None:
        """Delete a message of an answer whose question is gone."""
        with self._bearing("deletion"):
            await delete(at.client, channel, ts)

    async def _finish(
        self, reply: Reply, at: Workspace, place: Place, messages: SlackMessages, live: SlackLive
    ) -> None:
        if ts := await live.end():
            messages.go_on(ts)
        await messages.show(await self._people.named(at, reply))
        await self._deliver(reply, at, place, messages)
        with self._bearing("files"):
            await messages.hand_over(reply.files)

    async def _deliver(self, reply: Reply, at: Workspace, place: Place, messages: SlackMessages) -> None:
        """Make an answer's messages ready. Its pictures are the last: without them the answer can be rated too."""
        await self._conversation.delivered(reply, [ref(place.channel, ts) for ts in messages.timestamps])
        if not messages.written:
            return
        for name in filter(None, map(name_of, reply.votes)) if messages.timestamps else ():
            with self._bearing("reactions"):
                await _vote(at, place, messages.timestamps[-1], name)
        with self._bearing("pictures"):
            await self._illustrate(reply, place, messages)

    async def _illustrate(self, reply: Reply, place: Place, messages: SlackMessages) -> None:
        if not messages.timestamps:  # no member of the channel: what cannot be put there is handed over
            await messages.hand_over([File(picture.name, picture.png) for picture in await pictures(reply)])
            return
        illustrated = await messages.illustrate(reply)
        await self._conversation.delivered(reply, [ref(place.channel, ts) for ts in illustrated])

    @contextmanager
    def _bearing(self, lacking: str) -> Iterator[None]:
        """Go on without something that Slack refuses. The client has waited and tried again where that helps."""
        try:
            yield
        except REFUSALS as error:
            log.warning("Slack refused %s: %s", lacking, reason(error))
            self._conversation.degraded(PLATFORM, lacking)


async def _draft(reply: Reply, messages: SlackMessages, live: SlackLive) -> None:
    """Show what is not finished yet; what has been posted already is updated."""
    if not reply.text:
        if not reply.status or messages.timestamps or live.ts or await live.status(reply.status):
            return
        reply = replace(reply, text=f"_{reply.status}_")
    elif not messages.timestamps and await live.write(reply.text):
        return
    await messages.show(reply)


async def _recall(at: Workspace, place: Place, messages: SlackMessages, live: SlackLive) -> None:
    """Take away what was shown of an answer that nobody waits for any more."""
    if ts := await live.end():
        messages.go_on(ts)
    await live.clear()
    for ts in messages.timestamps:
        await delete(at.client, place.channel, ts)


async def _vote(at: Workspace, place: Place, ts: str, name: str) -> None:
    """Put an emoji under an answer; one that stands there from before stays."""
    try:
        await at.client.reactions_add(channel=place.channel, timestamp=ts, name=name)
    except SlackApiError as error:
        if reason(error) != "already_reacted":
            raise
