"""The Slack messages of one reply: posted when they are new, updated when they change, in Slack's own markup.

Messages that a later reply has no use for are deleted.
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.adapters.slack_blocks import MOST_CHARACTERS, Block, below, section
from bot.adapters.slack_markup import markup
from bot.adapters.slack_payloads import Place, reason
from bot.events import File, Image, Reply
from bot.rendering.pictures import pictures
from bot.rendering.splitting import split

log = logging.getLogger(__name__)

MOST_ALT = 1000
LOOKS = 10  # for the message of an upload, which Slack posts when it has looked at the file
LOOK_SECONDS = 0.5
_NO_MEMBER = frozenset({"not_in_channel", "channel_not_found", "is_archived"})
_DELETED = "message_not_found"
_GONE = frozenset({_DELETED, "channel_not_found"})


class SlackMessages:
    """What was posted of one reply. `timestamps` name the messages; `shown` are earlier ones that it takes over."""

    def __init__(self, client: AsyncWebClient, place: Place, shown: Sequence[str] = ()) -> None:
        self._client = client
        self._place = place
        self.timestamps = list(shown)
        self.written = False  # whether anything of this reply stands there

    async def show(self, reply: Reply) -> None:
        """Show a reply in place of the one before; what is private leaves earlier messages alone. Raises SlackApiError."""
        if reply.ephemeral and not self.written:
            await self._whisper(reply)
            return
        parts = split(markup(reply.text), MOST_CHARACTERS)
        for index, part in enumerate(parts):
            last = index == len(parts) - 1
            await self._show_part(index, part, self._blocks(part, reply) if reply.finished and last else [])
        while len(self.timestamps) > len(parts):
            await delete(self._client, self._place.channel, self.timestamps.pop())

    def go_on(self, ts: str) -> None:
        """Take over the message of a stream that this reply began with."""
        self.timestamps, self.written = [ts], True

    async def illustrate(self, reply: Reply) -> list[str]:
        """Add the reply's pictures: the timestamps of their messages. Raises SlackApiError."""
        shown = [await self._upload(picture) for picture in await pictures(reply)]
        return [ts for ts in shown if ts]

    async def hand_over(self, files: Sequence[File]) -> None:
        """Give files to the asker, in a direct message. Raises SlackApiError."""
        if files:
            opened = await self._client.conversations_open(users=self._place.user)
            for file in files:
                await self._client.files_upload_v2(
                    channel=opened["channel"]["id"], file=file.content, filename=file.name
                )

    def _blocks(self, part: str, reply: Reply) -> list[Block]:
        in_pane = self._place.direct and self._place.thread is not None
        return [section(part), *under] if (under := below(reply, feedback=in_pane)) else []

    async def _show_part(self, index: int, part: str, blocks: list[Block]) -> None:
        updated = index < len(self.timestamps) and await self._update(self.timestamps[index], part, blocks)
        if not updated and (ts := await self._post(part, blocks)):
            self.timestamps[index : index + 1] = [ts]
        self.written = True

    async def _update(self, ts: str, text: str, blocks: list[Block]) -> bool:
        """False if somebody deleted that message."""
        try:
            # an empty list takes away the blocks that were there
            await self._client.chat_update(channel=self._place.channel, ts=ts, text=text, blocks=blocks)
        except SlackApiError as error:
            if reason(error) != _DELETED:
                raise
            log.info("a message of an answer was deleted: what it said is posted anew")
            return False
        return True

    async def _post(self, text: str, blocks: list[Block]) -> str | None:
        """The timestamp of a new message; None if it could only be posted by the address of a command."""
        try:
            posted = await self._client.chat_postMessage(
                channel=self._place.channel,
                thread_ts=self._place.thread,
                text=text,
                blocks=blocks or None,
                unfurl_links=False,
                unfurl_media=False,
            )
        except SlackApiError as error:
            if reason(error) not in _NO_MEMBER or not self._place.response_url:
                raise
            await self._respond("in_channel", text, blocks)
            return None
        return str(posted["ts"])

    async def _whisper(self, reply: Reply) -> None:
        """Show a reply to the asker alone."""
        for text in (parts := split(markup(reply.text), MOST_CHARACTERS)):
            blocks = self._blocks(text, reply) if text is parts[-1] else []
            if self._place.response_url:
                await self._respond("ephemeral", text, blocks)
                continue
            await self._client.chat_postEphemeral(
                channel=self._place.channel,
                user=self._place.user,
                thread_ts=self._place.thread,
                text=text,
                blocks=blocks or None,
            )

    async def _respond(self, kind: str, text: str, blocks: list[Block]) -> None:
        assert self._place.response_url  # noqa: S101 -- both callers looked
        body: dict[str, Any] = {"response_type": kind, "text": text, "replace_original": False}
        if self._place.thread:
            body["thread_ts"] = self._place.thread
        answer = await AsyncWebhookClient(self._place.response_url).send_dict({**body, "blocks": blocks or None})
        if answer.status_code != 200:
            raise SlackApiError("the address of a command was refused", {"error": answer.body[:100]})

    async def _upload(self, picture: Image) -> str | None:
        uploaded = await self._client.files_upload_v2(
            channel=self._place.channel,
            thread_ts=self._place.thread,
            file=picture.png,
            filename=picture.name,
            alt_txt=picture.alt[:MOST_ALT] or None,
        )
        return await self._message_of(uploaded["file"]["id"])

    async def _message_of(self, file: str) -> str | None:
        """The timestamp of the message that shows a file here; Slack tells it only when it is asked again."""
        for _ in range(LOOKS):
            shares = (await self._client.files_info(file=file))["file"].get("shares", {})
            for channels in shares.values():  # public and private ones
                if messages := channels.get(self._place.channel):
                    return str(messages[0]["ts"])
            await asyncio.sleep(LOOK_SECONDS)
        log.warning("Slack did not tell the message of file %s: reactions to it will not count", file)
        return None


async def delete(client: AsyncWebClient, channel: str, ts: str) -> None:
    """Delete a message; one that somebody deleted already is gone as well. Raises SlackApiError for all else."""
    try:
        await client.chat_delete(channel=channel, ts=ts)
    except SlackApiError as error:
        if reason(error) not in _GONE:
            raise
