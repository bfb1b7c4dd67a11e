"""Buttons and forms on Slack. A rating, a choice or a remark is committed before Slack hears that it arrived."""

import json
import logging
import re
from collections.abc import AsyncIterator

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot import replies, words
from bot.actions import ActionKind, parse
from bot.adapters.slack_blocks import FEEDBACK, FORM, REASON, RIGHT_ANSWER, form_view, notice
from bot.adapters.slack_payloads import (
    PLATFORM,
    REFUSALS,
    Payload,
    Place,
    Workspace,
    conversation_of,
    id_of,
    is_direct,
    ref,
    workspace,
)
from bot.adapters.slack_people import SlackPeople
from bot.adapters.slack_showing import SlackShowing
from bot.adapters.slack_tasks import Tasks
from bot.conversation import Conversation
from bot.events import Complaint, Form, Person, Press, Reply

log = logging.getLogger(__name__)

BUTTONS = re.compile(r"^emmy:")


class SlackPresses:
    """Obeys block actions and takes in the modal after a 👎."""

    def __init__(self, conversation: Conversation, people: SlackPeople, showing: SlackShowing, tasks: Tasks) -> None:
        self._conversation = conversation
        self._people = people
        self._showing = showing
        self._tasks = tasks

    def listen(self, app: AsyncApp) -> None:
        """Add the listeners."""
        app.action(BUTTONS)(self._pressed)
        app.view(FORM)(self._filled_in)

    async def _pressed(self, ack: AsyncAck, action: Payload, body: Payload, context: AsyncBoltContext) -> None:
        at = workspace(context)
        button = action["value"] if action["action_id"] == FEEDBACK else action["action_id"]
        person = await self._people.person(at, body["user"]["id"])
        place, pressed = _place(body), _press(button, body, at, person)
        shown = self._conversation.pressed(pressed)
        if (known := parse(button)) and known.kind is ActionKind.AGAIN:
            await ack()  # another answer takes its time, and nothing is kept of the press itself
            self._tasks.start(self._showing.show(shown, at, place))
            return
        first = await anext(shown)
        await ack()
        self._tasks.start(self._obeyed(first, shown, at, place, body))

    async def _obeyed(
        self, first: Reply, rest: AsyncIterator[Reply], at: Workspace, place: Place, body: Payload
    ) -> None:
        try:
            if first.form:
                await self._open(first.form, at, body)
            elif "view" in body:
                await at.client.views_update(view_id=body["view"]["id"], view=notice(first, "Emmy"))
            else:
                own = [body["container"]["message_ts"]] if first.in_place else []
                await self._showing.show(_joined(first, rest), at, place, own)
        except REFUSALS as error:
            log.warning("Slack refused what a button does: %s", error)

    async def _open(self, form: Form, at: Workspace, body: Payload) -> None:
        say = words.of((await self._people.person(at, body["user"]["id"])).locale)
        await at.client.views_open(trigger_id=body["trigger_id"], view=form_view(form, say("remark_send")))

    async def _filled_in(self, ack: AsyncAck, body: Payload, view: Payload, context: AsyncBoltContext) -> None:
        """The remark; the thanks take the form's place."""
        person = await self._people.person(workspace(context), body["user"]["id"])
        say = words.of(person.locale)
        exchange = json.loads(view["private_metadata"])["exchange"]
        values = view["state"]["values"]
        reason = (values[REASON][REASON].get("selected_option") or {}).get("value", "")
        told = values[RIGHT_ANSWER][RIGHT_ANSWER].get("value") or ""
        thanks = await self._conversation.complained(Complaint(replies.form(exchange, say), person, reason, told))
        await ack(response_action="update", view=notice(thanks, say("remark_title")))


async def _joined(first: Reply, rest: AsyncIterator[Reply]) -> AsyncIterator[Reply]:
    yield first
    async for reply in rest:
        yield reply


def _press(button: str, body: Payload, at: Workspace, person: Person) -> Press:
    """A press in a modal, which has no message, names none."""
    place = _place(body)
    return Press(
        platform=PLATFORM,
        server=at.server,
        conversation=conversation_of(at.team, place.channel, place.thread),
        presser=person,
        message=ref(place.channel, body["container"].get("message_ts", "")),
        button=button,
        channel=id_of(place.channel),
    )


def _place(body: Payload) -> Place:
    """Where what follows a press is shown: in the thread of the message, which in a channel begins with it."""
    container, message = body["container"], body.get("message", {})
    channel = container.get("channel_id", "")
    thread = message.get("thread_ts") or container.get("thread_ts")
    begins = container.get("message_ts") if not is_direct(channel) and not container.get("is_ephemeral") else None
    return Place(channel, thread or begins, body["user"]["id"], body.get("response_url"))
