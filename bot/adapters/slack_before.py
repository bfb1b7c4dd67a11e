"""What somebody said in a Slack thread before Emmy was merely mentioned there: "solve that"."""

import logging

from bot.adapters.slack_payloads import PLATFORM, REFUSALS, Payload, Workspace, plain, reason
from bot.conversation import Conversation

log = logging.getLogger(__name__)

MOST_LOOKED_AT = 200  # messages of a page; some apps are given fifteen
MOST_PAGES = 10  # a thread comes with its oldest messages first


async def said_before(conversation: Conversation, at: Workspace, channel: str, event: Payload) -> str:
    """The last words of a person before that message of a thread; empty where there are none, or Slack does not tell."""
    try:
        thread = await _thread(at, channel, event)
    except REFUSALS as error:
        log.warning("Slack does not tell of a thread: %s", reason(error))
        conversation.degraded(PLATFORM, "thread")
        return ""
    said = [plain(one.get("text", "")) for one in thread if _earlier(one, event)]
    return next((text for text in reversed(said) if text), "")


async def _thread(at: Workspace, channel: str, event: Payload) -> list[Payload]:
    """The messages up to that one, page by page. Raises what Slack refuses."""
    first = await at.client.conversations_replies(
        channel=channel, ts=event["thread_ts"], latest=event["ts"], limit=MOST_LOOKED_AT
    )
    messages: list[Payload] = []
    looked_at = 0
    async for page in first:  # Slack's client asks for the next one
        messages += page.get("messages") or ()
        looked_at += 1
        if looked_at == MOST_PAGES:
            break
    return messages


def _earlier(message: Payload, event: Payload) -> bool:
    return not message.get("bot_id") and float(message["ts"]) < float(event["ts"])
