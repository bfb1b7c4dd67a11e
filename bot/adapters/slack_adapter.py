"""Slack: its events to the conversation's, replies to messages, and the connection by Socket Mode or HTTP.

A reaction is acknowledged only when its rating is committed; a question is acknowledged at once and answered afterwards.
Deliveries that Slack repeats are answered once.
"""

import html
import logging
import re
from collections import OrderedDict
from collections.abc import AsyncIterator, Collection
from typing import Any

from fastapi import Request, Response
from slack_bolt.adapter.fastapi.async_handler import AsyncSlackRequestHandler
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.pacing import paced
from bot.adapters.slack_emoji import unicode_of
from bot.adapters.slack_messages import Place, SlackMessages
from bot.conversation import Conversation
from bot.events import Command, CommandName, Incoming, Person, Reaction, Reply
from feedback.records import MessageRef

log = logging.getLogger(__name__)

PLATFORM = "slack"
UPDATE_SECONDS = 1.2  # Slack lets an app update a message about fifty times a minute
VOTES = ("+1", "-1")
# Slack keeps /help for itself
COMMANDS: dict[str, CommandName] = {"/emmy-help": "help", "/stats": "stats", "/model": "model", "/retrain": "retrain"}
MOST_REMEMBERED = 1000  # deliveries, to know a repeated one

Payload = dict[str, Any]


class SlackAdapter:
    """One workspace's app. `admins` are people who may train besides the workspace's own admins."""

    def __init__(
        self,
        conversation: Conversation,
        client: AsyncWebClient,
        signing_secret: str | None,
        admins: Collection[str] = (),
    ) -> None:
        self._conversation = conversation
        self._client = client
        self._admins = frozenset(admins)
        self._seen: OrderedDict[str, None] = OrderedDict()
        # the response waits for what is not lazy: a reaction's rating is committed before Slack hears that it arrived
        self.app = AsyncApp(
            client=client,
            signing_secret=signing_secret or "",
            request_verification_enabled=signing_secret is not None,
            process_before_response=True,
        )
        self._add_listeners()

    async def handle(self, request: Request) -> Response:
        """Slack's HTTP requests: events and slash commands, checked by their signature."""
        return await AsyncSlackRequestHandler(self.app).handle(request)

    async def run_socket_mode(self, app_token: str) -> None:
        """Serve over a websocket until cancelled."""
        handler = AsyncSocketModeHandler(self.app, app_token)
        try:
            await handler.start_async()
        finally:
            await handler.close_async()

    def _add_listeners(self) -> None:
        self.app.event("app_mention")(ack=_acknowledge, lazy=[self._mentioned])
        self.app.event("message")(ack=_acknowledge, lazy=[self._written])
        self.app.event("reaction_added")(self._reaction_added)
        self.app.event("reaction_removed")(self._reaction_removed)
        self.app.command("/ask")(ack=_acknowledge, lazy=[self._asked])
        for name in COMMANDS:
            self.app.command(name)(ack=_acknowledge, lazy=[self._commanded])

    async def _mentioned(self, event: Payload, body: Payload) -> None:
        if self._is_new(body):
            await self._answer(event, body)

    async def _written(self, event: Payload, body: Payload, context: Payload) -> None:
        """A direct message, or a message in a thread that Emmy takes part in. A mention comes as its own event too."""
        mentioned = f"<@{context.get('bot_user_id')}>" in event.get("text", "")
        if event.get("subtype") or event.get("bot_id") or not self._is_new(body):
            return
        direct = event.get("channel_type") == "im"
        if direct or (not mentioned and await self._conversation.knows(_conversation(event, body))):
            await self._answer(event, body)

    async def _reaction_added(self, event: Payload, context: Payload) -> None:
        await self._react(event, context, added=True)

    async def _reaction_removed(self, event: Payload, context: Payload) -> None:
        await self._react(event, context, added=False)

    async def _react(self, event: Payload, context: Payload, *, added: bool) -> None:
        item = event["item"]
        if item.get("type") == "message" and event["user"] != context.get("bot_user_id"):
            ref = MessageRef(PLATFORM, item["channel"], item["ts"])
            emoji = unicode_of(event["reaction"])
            await self._conversation.reacted(Reaction(ref, Person(_id(event["user"])), emoji, added))

    async def _asked(self, command: Payload) -> None:
        """`/ask`: the question is not shown by Slack, so the answer goes to the channel on its own."""
        place = Place(command["channel_id"], None)
        incoming = Incoming(
            platform=PLATFORM,
            server=_id(command["team_id"]),
            conversation=_id(f"{command['channel_id']}:{command['user_id']}"),
            author=Person(_id(command["user_id"])),
            text=html.unescape(command.get("text", "")),
        )
        await self._show(self._conversation.answer(incoming), place, command["user_id"])

    async def _commanded(self, command: Payload) -> None:
        author = await self._person(command["user_id"])
        asked = Command(PLATFORM, _id(command["team_id"]), COMMANDS[command["command"]], author)
        await self._show(self._conversation.command(asked), Place(command["channel_id"], None), command["user_id"])

    async def _answer(self, event: Payload, body: Payload) -> None:
        incoming = Incoming(
            platform=PLATFORM,
            server=_id(body["team_id"]),
            conversation=_conversation(event, body),
            author=Person(_id(event["user"])),
            text=_plain(event.get("text", "")),
        )
        direct = event.get("channel_type") == "im"
        thread = event.get("thread_ts") or (None if direct else event["ts"])
        await self._show(self._conversation.answer(incoming), Place(event["channel"], thread), event["user"])

    async def _show(self, replies: AsyncIterator[Reply], place: Place, user: str) -> None:
        """Show the replies as they come, and make the last one's messages ready for reactions."""
        shown = SlackMessages(self._client, place, user)
        try:
            async for reply in paced(replies, UPDATE_SECONDS):
                await shown.show(reply)
                if reply.finished and reply.exchange_id:
                    refs = [MessageRef(PLATFORM, place.channel, ts) for ts in shown.timestamps]
                    await self._conversation.delivered(reply.exchange_id, refs)
                    for name in VOTES:
                        await self._client.reactions_add(
                            channel=place.channel, timestamp=shown.timestamps[-1], name=name
                        )
                    await shown.illustrate(reply)  # last: an answer without its picture can be rated all the same
        except SlackApiError as error:
            log.warning("Slack refused: %s", error.response.get("error"))

    async def _person(self, user: str) -> Person:
        """Who it is, and whether the workspace or the settings make them an admin."""
        if _id(user) in self._admins:
            return Person(_id(user), admin=True)
        found = (await self._client.users_info(user=user))["user"] or {}
        return Person(_id(user), admin=bool(found.get("is_admin") or found.get("is_owner")))

    def _is_new(self, body: Payload) -> bool:
        """False for a delivery that came before: Slack repeats what it believes was not heard."""
        delivery = body.get("event_id", "")
        if delivery in self._seen:
            return False
        self._seen[delivery] = None
        if len(self._seen) > MOST_REMEMBERED:
            self._seen.popitem(last=False)
        return True


async def _acknowledge(ack: AsyncAck) -> None:
    await ack()


def _id(name: str) -> str:
    return f"{PLATFORM}:{name}"


def _conversation(event: Payload, body: Payload) -> str:
    """A thread is a conversation, and a direct message outside of threads."""
    direct = event.get("channel_type") == "im"
    thread = event.get("thread_ts") or ("" if direct else event["ts"])
    return _id(f"{body['team_id']}:{event['channel']}:{thread}")


def _plain(text: str) -> str:
    """What was typed, without mentions and without Slack's escapes."""
    return html.unescape(re.sub(r"<@[^>]+>", "", text)).strip()
