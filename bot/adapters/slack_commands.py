"""Slash commands on Slack: each verb under its own name, and all of them as `/emmy VERB ...`.

Slack keeps /help for itself, so that help is `/emmy-help`; and where another app has taken a name, `/emmy` still works.
"""

import re
from collections.abc import Mapping

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.adapters.slack_emoji import with_unicode
from bot.adapters.slack_payloads import PLATFORM, Payload, Place, id_of, plain, workspace
from bot.adapters.slack_people import SlackPeople
from bot.adapters.slack_questions import acknowledge, commanded_in
from bot.adapters.slack_showing import SlackShowing
from bot.conversation import Conversation
from bot.events import Command
from bot.typed import arguments
from bot.verbs import BY_NAME, VERBS, Verb

ALL = "/emmy"
COMMANDS: Mapping[str, Verb] = {f"/{verb.name}" if verb.name != "help" else "/emmy-help": verb for verb in VERBS}
_NAMED = re.compile(r"<[@!#](?:subteam\^)?([A-Z0-9]+)(?:\|[^>]*)?>")  # a person, a user group or a channel


class SlackCommands:
    """Acknowledged at once and obeyed afterwards."""

    def __init__(self, conversation: Conversation, people: SlackPeople, showing: SlackShowing) -> None:
        self._conversation = conversation
        self._people = people
        self._showing = showing

    def listen(self, app: AsyncApp) -> None:
        """Add the listeners."""
        for name in (ALL, *COMMANDS):
            app.command(name)(ack=acknowledge, lazy=[self._commanded])

    async def _commanded(self, command: Payload, context: AsyncBoltContext) -> None:
        at = workspace(context)
        verb, text = stated(command["command"], command.get("text", ""))
        asked = Command(
            platform=PLATFORM,
            server=at.server,
            name=verb.name,
            author=await self._people.person(at, command["user_id"]),
            arguments=arguments(verb, text),
            conversation=commanded_in(at, command),
            channel=id_of(command["channel_id"]),
        )
        place = Place(command["channel_id"], None, command["user_id"], command.get("response_url"))
        await self._showing.show(self._conversation.command(asked), at, place)


def stated(name: str, text: str) -> tuple[Verb, str]:
    """The verb of a slash command and the rest of its text; what `/emmy` does not know asks for help."""
    typed = with_unicode(plain(_NAMED.sub(r"\1", text)))
    if name != ALL:
        return COMMANDS[name], typed
    verb, _, rest = typed.partition(" ")
    known = BY_NAME.get(verb.lower().removeprefix("/"))
    return known or BY_NAME["help"], rest.strip()
