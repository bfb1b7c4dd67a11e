"""What a thread shows while an answer is in the making, by Slack's own means: a status, and text that grows.

`assistant.threads.setStatus` and `chat.startStream` want a thread and an app that is an assistant. Where Slack refuses
them, that is counted, remembered if it will stay so, and the caller posts and updates messages instead.
"""

import logging

from slack_sdk.errors import SlackApiError

from bot.adapters.slack_blocks import MOST_CHARACTERS
from bot.adapters.slack_markup import defused
from bot.adapters.slack_payloads import REFUSALS, Place, Workspace, reason
from bot.metrics import Metrics

log = logging.getLogger(__name__)

STATUS, STREAM = "slack_status", "slack_stream"
# what another question would be refused for as well
_LASTING = frozenset(
    "unknown_method missing_scope not_allowed not_allowed_token_type access_denied no_permission feature_not_enabled "
    "feature_disabled method_not_supported not_supported team_access_not_granted".split()
)


class Lacking:
    """What workspaces were found not to have."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._found: set[tuple[str, str]] = set()

    def has(self, at: Workspace, what: str) -> bool:
        """Whether it is worth trying."""
        return (at.server, what) not in self._found

    def refused(self, at: Workspace, what: str, error: Exception) -> None:
        """Slack refused it now, or was not reached; refused for good, if its reason is one that stays."""
        why = reason(error)
        log.info("Slack has no %s in %s: %s", what, at.server, why)
        self._metrics.detoured(what)
        if isinstance(error, SlackApiError) and (not why or why in _LASTING):
            self._found.add((at.server, what))


class SlackLive:
    """One answer on its way. `ts` names the message of the stream, once there is one."""

    def __init__(self, at: Workspace, place: Place, lacking: Lacking) -> None:
        self._at = at
        self._place = place
        self._lacking = lacking
        self._written = ""
        self._status = False  # whether one is shown
        self.ts: str | None = None

    async def status(self, text: str) -> bool:
        """Say what is happening. False if Slack has no place for it here."""
        if not self._place.thread or not self._lacking.has(self._at, STATUS):
            return False
        channel, thread = self._place.channel, self._place.thread
        try:
            await self._at.client.assistant_threads_setStatus(channel_id=channel, thread_ts=thread, status=text)
        except REFUSALS as error:
            self._lacking.refused(self._at, STATUS, error)
            return False
        self._status = bool(text)
        return True

    async def clear(self) -> None:
        """Take a status away that no message will end."""
        if self._status:
            await self.status("")

    async def write(self, text: str) -> bool:
        """Show a text that goes on from the one before. False if it cannot be streamed here.

        A stream only grows: what takes back words, or is too long for one message, waits for the finished reply.
        """
        if not self._place.thread or not self._lacking.has(self._at, STREAM):
            return False
        if not text.startswith(self._written) or len(text) > MOST_CHARACTERS:
            return self.ts is not None
        try:
            await self._append(text[len(self._written) :])
        except REFUSALS as error:
            self._lacking.refused(self._at, STREAM, error)
            return self.ts is not None
        self._written = text
        return True

    async def end(self) -> str | None:
        """Close the stream, if there is one: the timestamp of its message, which can be updated from now on."""
        ended, self.ts = self.ts, None
        if ended is not None:
            try:
                await self._at.client.chat_stopStream(channel=self._place.channel, ts=ended)
            except REFUSALS as error:
                self._lacking.refused(self._at, STREAM, error)  # it ended by itself; its message stays
        return ended

    async def _append(self, more: str) -> None:
        client, channel = self._at.client, self._place.channel
        if self.ts is not None:
            if more:
                await client.chat_appendStream(channel=channel, ts=self.ts, markdown_text=defused(more))
            return
        begun = await client.chat_startStream(
            channel=channel,
            thread_ts=str(self._place.thread),
            markdown_text=defused(more),
            recipient_team_id=self._at.team or None,
            recipient_user_id=self._place.user or None,
        )
        self.ts = str(begun["ts"])
