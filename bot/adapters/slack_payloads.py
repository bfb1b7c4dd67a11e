"""Slack's payloads in the conversation's words: ids, places and what was typed."""

import html
import re
from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from feedback.records import MessageRef

PLATFORM = "slack"
REFUSALS = (SlackApiError, aiohttp.ClientError, TimeoutError)  # Slack says no, or cannot be reached

Payload = dict[str, Any]

_MENTION = re.compile(r"<@[^>]+>")
_NAMED_LINK = re.compile(r"<[^<>|]+\|([^<>]*)>")
_LINK = re.compile(r"<((?:https?|mailto|tel):[^<>|]+)>")


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where a payload comes from: the client with that workspace's token, its id, its Enterprise Grid's, and Emmy's there.

    Of an app that a whole organisation installed some payloads name no workspace; the organisation stands for it then.
    """

    client: AsyncWebClient
    team: str
    enterprise: str
    bot_user: str

    @property
    def server(self) -> str:
        """The place whose settings hold."""
        return id_of(self.team or self.enterprise)


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, the thread in it where there is one, and who is answered there.

    `response_url` is Slack's one-time address of a command or button: it reaches channels that Emmy is no member of.
    """

    channel: str
    thread: str | None
    user: str = ""
    response_url: str | None = None

    @property
    def direct(self) -> bool:
        """Whether only one person and Emmy are there."""
        return is_direct(self.channel)


def workspace(context: AsyncBoltContext) -> Workspace:
    """The workspace that Bolt found in a payload."""
    client = context.client
    assert client is not None  # noqa: S101 -- Bolt sets it before any listener runs
    return Workspace(client, context.team_id or "", context.enterprise_id or "", context.bot_user_id or "")


def reason(error: Exception) -> str:
    """Slack's word for why it refused; what else went wrong in the error's own words."""
    if not isinstance(error, SlackApiError) or isinstance(error.response, str):
        return str(error) or repr(error)
    return str(error.response.get("error") or "")


def id_of(name: str) -> str:
    """An id as the store keeps it."""
    return f"{PLATFORM}:{name}"


def ref(channel: str, ts: str) -> MessageRef:
    """A message as the store names it."""
    return MessageRef(PLATFORM, channel, ts)


def is_direct(channel: str) -> bool:
    """Whether a channel is a direct message: Slack tells by the first letter of its id."""
    return channel.startswith("D")


def conversation_of(team: str, channel: str, thread: str | None) -> str:
    """A thread is a conversation, and a direct message outside of threads."""
    return id_of(f"{team}:{channel}:{thread or ''}")


def plain(text: str) -> str:
    """What was typed: without mentions, links as their labels, and without Slack's escapes."""
    bare = _LINK.sub(r"\1", _NAMED_LINK.sub(r"\1", _MENTION.sub("", text)))
    return html.unescape(bare).strip()
