"""Reactions on Slack. Each is acknowledged only when its rating is committed; Slack repeats those that were not."""

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.adapters.slack_emoji import unicode_of
from bot.adapters.slack_payloads import Payload, id_of, ref, workspace
from bot.adapters.slack_people import SlackPeople
from bot.conversation import Conversation
from bot.events import Person, Reaction


class SlackReactions:
    """Given twice a reaction counts once, so that repeated deliveries do no harm."""

    def __init__(self, conversation: Conversation, people: SlackPeople) -> None:
        self._conversation = conversation
        self._people = people

    def listen(self, app: AsyncApp) -> None:
        """Add the listeners."""
        app.event("reaction_added")(self._added)
        app.event("reaction_removed")(self._removed)

    async def _added(self, event: Payload, context: AsyncBoltContext) -> None:
        await self._react(event, context, added=True)

    async def _removed(self, event: Payload, context: AsyncBoltContext) -> None:
        await self._react(event, context, added=False)

    async def _react(self, event: Payload, context: AsyncBoltContext, *, added: bool) -> None:
        item = event["item"]
        if item.get("type") != "message" or event["user"] == context.bot_user_id:
            return
        if not await self._people.is_bot(workspace(context), event["user"]):
            message = ref(item["channel"], item["ts"])
            person, emoji = Person(id_of(event["user"])), unicode_of(event["reaction"])
            await self._conversation.reacted(Reaction(message, person, emoji, added))
