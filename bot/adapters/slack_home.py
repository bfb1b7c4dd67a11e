"""Emmy's home tab on Slack: figures of the workspace, what is kept of the person, and for admins the settings."""

import logging
import re
from collections.abc import Mapping

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot import words
from bot.adapters.slack_blocks import MOST_BLOCKS, Block, View, buttons, choice, notice, paragraphs
from bot.adapters.slack_messages import SlackMessages
from bot.adapters.slack_payloads import PLATFORM, REFUSALS, Payload, Place, Workspace, id_of, workspace
from bot.adapters.slack_people import SlackPeople
from bot.adapters.slack_tasks import Tasks
from bot.conversation import Conversation
from bot.events import Command, Person, Reply
from bot.rules import CHOICES, DEFAULT
from bot.verbs import VerbName

log = logging.getLogger(__name__)

ACTIONS = re.compile(r"^emmy-home:")
# settings of the whole workspace that one chooses from a menu; the others are told with `/settings`
MENUS = ("answers", "auto_reply", "language", "theme", "side_by_side")
_DIVIDER: Block = {"type": "divider"}


class SlackHome:
    """Shows the tab whenever it is opened, and anew when something in it was changed."""

    def __init__(self, conversation: Conversation, people: SlackPeople, tasks: Tasks) -> None:
        self._conversation = conversation
        self._people = people
        self._tasks = tasks

    def listen(self, app: AsyncApp) -> None:
        """Add the listeners."""
        app.event("app_home_opened")(self._opened)
        app.action(ACTIONS)(self._chosen)

    async def _opened(self, event: Payload, context: AsyncBoltContext) -> None:
        if event.get("tab", "home") == "home":
            self._tasks.start(self._publish(workspace(context), event["user"]))

    async def _chosen(self, ack: AsyncAck, action: Payload, body: Payload, context: AsyncBoltContext) -> None:
        """`emmy-home:VERB/FIRST`, a button, or a menu whose chosen value comes second."""
        at = workspace(context)
        verb, _, first = action["action_id"].partition(":")[2].partition("/")
        person = await self._people.person(at, body["user"]["id"])
        if verb == "settings":
            given = {"name": first, "value": action["selected_option"]["value"]}
            reply = await self._last(at, person, "settings", given)
        else:
            reply = await self._last(at, person, "privacy", {"action": first})
        await ack()
        self._tasks.start(self._answered(reply, at, body, told=verb != "settings"))

    async def _answered(self, reply: Reply, at: Workspace, body: Payload, *, told: bool) -> None:
        """Say what was done where it is more than a menu shows, and show the tab as it is now."""
        user = body["user"]["id"]
        try:
            if told:
                await at.client.views_open(trigger_id=body["trigger_id"], view=notice(reply, "Emmy"))
            await SlackMessages(at.client, Place("", None, user)).hand_over(reply.files)
        except REFUSALS as error:
            log.warning("Slack refused what the home tab says: %s", error)
        await self._publish(at, user)

    async def _publish(self, at: Workspace, user: str) -> None:
        try:
            await at.client.views_publish(user_id=user, view=await self._view(at, user))
        except REFUSALS as error:
            log.warning("Slack refused the home tab: %s", error)

    async def _view(self, at: Workspace, user: str) -> View:
        person = await self._people.person(at, user)
        blocks = [
            *paragraphs((await self._last(at, person, "help")).text),
            _DIVIDER,
            *paragraphs((await self._last(at, person, "stats")).text),
            _DIVIDER,
            *paragraphs((await self._last(at, person, "privacy")).text),
            _privacy(person),
            *(await self._settings(at, person) if person.admin else ()),
        ]
        return {"type": "home", "blocks": blocks[:MOST_BLOCKS]}

    async def _settings(self, at: Workspace, person: Person) -> list[Block]:
        listed = await self._people.named(at, await self._last(at, person, "settings"))
        say = words.of(person.locale)
        menus = [
            choice(f"emmy-home:settings/{name}", f"`{name}`: {say(f'setting_{name}')}", (*CHOICES[name], DEFAULT))
            for name in MENUS
        ]
        return [_DIVIDER, *paragraphs(listed.text), *menus]

    async def _last(
        self, at: Workspace, person: Person, name: VerbName, arguments: Mapping[str, str] | None = None
    ) -> Reply:
        """The last reply to a command that is given for the whole workspace."""
        command = Command(PLATFORM, at.server, name, person, arguments or {}, id_of(f"{at.team}:home"))
        *_, reply = [reply async for reply in self._conversation.command(command)]
        return reply


def _privacy(person: Person) -> Block:
    say = words.of(person.locale)
    labels = {"export": "button_export", "out": "button_out", "in": "button_in", "delete": "button_forget"}
    return buttons(*((f"emmy-home:privacy/{action}", say(key)) for action, key in labels.items()))
