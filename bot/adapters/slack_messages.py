"""The Slack messages of one reply: posted when they are new, updated when they change, in Slack's own markup."""

import logging
import re
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.events import Reply
from bot.rendering.latex import LatexError, picture
from bot.rendering.splitting import split

log = logging.getLogger(__name__)

MOST_CHARACTERS = 3900  # of one message; Slack cuts at 4,000
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, and the thread in it where there is one."""

    channel: str
    thread: str | None


class SlackMessages:
    """What was posted of one reply. `timestamps` name the messages."""

    def __init__(self, client: AsyncWebClient, place: Place, user: str) -> None:
        self._client = client
        self._place = place
        self._user = user
        self.timestamps: list[str] = []

    async def show(self, reply: Reply) -> None:
        """Show a reply in place of the one before. Raises SlackApiError."""
        if reply.ephemeral:
            await self._client.chat_postEphemeral(channel=self._place.channel, user=self._user, text=markup(reply.text))
            return
        for index, part in enumerate(split(markup(reply.text), MOST_CHARACTERS)):
            if index < len(self.timestamps):
                ts = self.timestamps[index]
                await self._client.chat_update(channel=self._place.channel, ts=ts, text=part)
            else:
                self.timestamps.append(await self._post(part))

    async def _post(self, text: str) -> str:
        posted = await self._client.chat_postMessage(
            channel=self._place.channel,
            thread_ts=self._place.thread,
            text=text,
            unfurl_links=False,
            unfurl_media=False,
        )
        return str(posted["ts"])

    async def illustrate(self, reply: Reply) -> None:
        """Add the formula as a picture, where there is one. Raises SlackApiError."""
        if not reply.latex:
            return
        try:
            png = await picture(reply.latex)
        except LatexError as error:
            log.warning("no picture for exchange %s: %s", reply.exchange_id, error)
            return
        await self._client.files_upload_v2(
            channel=self._place.channel,
            thread_ts=self._place.thread,
            file=png,
            filename="answer.png",
            alt_txt=reply.alt[:1000] or None,
        )


def markup(text: str) -> str:
    """Markdown in Slack's markup; what could be read as a link, a mention or a channel is escaped."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _BOLD.sub(r"*\1*", escaped)
