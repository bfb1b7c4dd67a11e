"""Questions on Slack: mentions, direct messages, threads, what merely stands in a channel, `/ask` and "Solve this"."""

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.adapters.slack_assistant import SlackAssistant
from bot.adapters.slack_before import said_before
from bot.adapters.slack_deliveries import Deliveries
from bot.adapters.slack_emoji import with_unicode
from bot.adapters.slack_payloads import (
    PLATFORM,
    Payload,
    Place,
    Workspace,
    conversation_of,
    id_of,
    is_direct,
    plain,
    ref,
    workspace,
)
from bot.adapters.slack_people import SlackPeople
from bot.adapters.slack_showing import SlackShowing
from bot.conversation import Conversation
from bot.events import Incoming
from feedback.records import MessageRef

SOLVE_THIS = "solve_this"
_SAID = frozenset({"", "thread_broadcast", "file_share"})  # kinds of messages that somebody wrote


class SlackQuestions:
    """All are acknowledged at once and answered afterwards."""

    def __init__(
        self, conversation: Conversation, people: SlackPeople, showing: SlackShowing, assistant: SlackAssistant
    ) -> None:
        self._conversation = conversation
        self._people = people
        self._showing = showing
        self._assistant = assistant
        self._deliveries = Deliveries()

    def listen(self, app: AsyncApp) -> None:
        """Add the listeners."""
        app.event("app_mention")(ack=acknowledge, lazy=[self._mentioned])
        app.event("message")(ack=acknowledge, lazy=[self._message])
        app.command("/ask")(ack=acknowledge, lazy=[self._asked])
        app.message_shortcut(SOLVE_THIS)(ack=acknowledge, lazy=[self._solve])

    async def _mentioned(self, event: Payload, body: Payload, context: AsyncBoltContext) -> None:
        if not event.get("bot_id") and await self._is_new(event, body):
            await self._answer(event, workspace(context))

    async def _message(self, event: Payload, body: Payload, context: AsyncBoltContext) -> None:
        at = workspace(context)
        kind = event.get("subtype", "")
        if kind == "message_changed" and event["message"].get("subtype") != "tombstone":
            await self._edited(event, at)
        elif kind in {"message_changed", "message_deleted"}:
            gone = event.get("previous_message", {}).get("ts") or event.get("deleted_ts", "")
            await self._deleted(ref(event["channel"], gone), at)
        elif kind in _SAID and not event.get("bot_id") and event.get("user"):
            await self._written(event, body, at)

    async def _written(self, event: Payload, body: Payload, at: Workspace) -> None:
        """A direct message, one in a thread that Emmy takes part in, or one that is not for her: admins may want an answer.

        A mention comes as its own event too.
        """
        mentioned = f"<@{at.bot_user}>" in event.get("text", "")
        direct = is_direct(event["channel"]) or event.get("channel_type") == "im"
        if (mentioned and not direct) or not await self._is_new(event, body):
            return
        addressed = await self._is_addressed(event, event["channel"], at, direct=direct)
        if addressed or await self._conversation.overhears(at.server, id_of(event["channel"])):
            await self._answer(event, at, addressed=addressed, direct=direct)

    async def _answer(self, event: Payload, at: Workspace, *, addressed: bool = True, direct: bool = False) -> None:
        incoming = await self._incoming(event, event["channel"], at, addressed=addressed, direct=direct)
        place = Place(event["channel"], _thread(event, direct=direct), event["user"])
        if direct and place.thread:
            await self._assistant.name(at, place, incoming)
        await self._answered(incoming, at, place)

    async def _answered(self, incoming: Incoming, at: Workspace, place: Place) -> None:
        """Answer what a message asks; what becomes of the message meanwhile has its turn afterwards."""
        assert incoming.message  # noqa: S101 -- `_incoming` names it
        async with self._conversation.showing(incoming.message):
            await self._showing.show(self._conversation.answer(incoming), at, place)

    async def _edited(self, event: Payload, at: Workspace) -> None:
        message = event["message"]
        same = message.get("text") == event.get("previous_message", {}).get("text")  # a preview was added, for one
        if same or message.get("bot_id") or not message.get("user"):
            return
        direct = is_direct(event["channel"])
        addressed = await self._is_addressed(message, event["channel"], at, direct=direct)
        incoming = await self._incoming(message, event["channel"], at, addressed=addressed, direct=direct)
        if self._conversation.revised(incoming):
            return
        async with self._conversation.showing(ref(event["channel"], message["ts"])):
            if edit := await self._conversation.edited(incoming):
                here = [shown.message for shown in edit.messages if shown.channel == event["channel"]]
                place = Place(event["channel"], _thread(message, direct=direct), message["user"])
                await self._showing.show(edit.replies, at, place, here)

    async def _deleted(self, question: MessageRef, at: Workspace) -> None:
        self._conversation.recalled(question)
        async with self._conversation.showing(question):
            for shown in await self._conversation.deleted(question):
                await self._showing.take_away(at, shown.channel, shown.message)

    async def _asked(self, command: Payload, context: AsyncBoltContext) -> None:
        """`/ask`: the question is not shown by Slack, so the answer goes to the channel on its own."""
        at = workspace(context)
        incoming = Incoming(
            platform=PLATFORM,
            server=at.server,
            conversation=commanded_in(at, command),
            author=await self._people.person(at, command["user_id"]),
            text=with_unicode(plain(command.get("text", ""))),
            channel=id_of(command["channel_id"]),
        )
        place = Place(command["channel_id"], None, command["user_id"], command.get("response_url"))
        await self._showing.show(self._conversation.answer(incoming), at, place)

    async def _solve(self, shortcut: Payload, context: AsyncBoltContext) -> None:
        """The message is the question of who chose "Solve this", and is answered in its thread."""
        at = workspace(context)
        message, channel, user = shortcut["message"], shortcut["channel"]["id"], shortcut["user"]["id"]
        question = {**message, "user": user}
        place = Place(channel, _thread(message, direct=is_direct(channel)), user, shortcut.get("response_url"))
        await self._answered(await self._incoming(question, channel, at, direct=is_direct(channel)), at, place)

    async def _is_addressed(self, message: Payload, channel: str, at: Workspace, *, direct: bool) -> bool:
        """Whether it is a direct message, a mention, or in a thread of somebody's in which Emmy takes part."""
        if direct or f"<@{at.bot_user}>" in message.get("text", ""):
            return True
        thread = message.get("thread_ts", message["ts"])
        return thread != message["ts"] and await self._conversation.knows(conversation_of(at.team, channel, thread))

    async def _incoming(
        self, event: Payload, channel: str, at: Workspace, *, addressed: bool = True, direct: bool = False
    ) -> Incoming:
        text = plain(event.get("text", ""))
        if not text and event.get("thread_ts"):
            text = await said_before(self._conversation, at, channel, event)
        return Incoming(
            platform=PLATFORM,
            server=at.server,
            conversation=conversation_of(at.team, channel, _thread(event, direct=direct)),
            author=await self._people.person(at, event["user"]),
            text=text,
            channel=id_of(channel),
            message=ref(channel, event["ts"]),
            addressed=addressed,
        )

    async def _is_new(self, event: Payload, body: Payload) -> bool:
        """False for what is answered already or on its way: by the delivery's id, by the message, after a restart too."""
        delivered = self._deliveries.is_new(body.get("event_id", ""))
        message = self._deliveries.is_new(f"{event['channel']}:{event['ts']}")
        return delivered and message and not await self._conversation.was_asked(ref(event["channel"], event["ts"]))


async def acknowledge(ack: AsyncAck) -> None:
    """Tell Slack that it was heard; what follows is lazy."""
    await ack()


def commanded_in(at: Workspace, command: Payload) -> str:
    """The conversation of a slash command: the direct message's own, in a channel one for each person."""
    channel = command["channel_id"]
    if is_direct(channel):
        return conversation_of(at.team, channel, None)
    return id_of(f"{channel}:{command['user_id']}")


def _thread(event: Payload, *, direct: bool) -> str | None:
    """The thread that a message stands in; outside of direct messages it else becomes the first of a new one."""
    return event.get("thread_ts") or (None if direct else event["ts"])
