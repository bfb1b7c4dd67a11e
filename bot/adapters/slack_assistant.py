"""Slack's assistant pane: suggested questions in a new thread, and a title for the thread by its first question."""

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError

from bot import words
from bot.adapters.slack_live import Lacking
from bot.adapters.slack_payloads import Payload, Place, Workspace, workspace
from bot.adapters.slack_people import SlackPeople
from bot.conversation import Conversation
from bot.events import Incoming

PROMPTS = ("12 x 15 =", "if x - 5 = 7 what is x?", "x^2 - 5x + 6 = 0", r"\frac{1}{2} + \sqrt{16}")  # Slack takes four
MOST_TITLE = 80
PANE = "slack_pane"


class SlackAssistant:
    """What the pane has besides a direct message; messages in it are questions like any other."""

    def __init__(self, conversation: Conversation, people: SlackPeople, lacking: Lacking) -> None:
        self._conversation = conversation
        self._people = people
        self._lacking = lacking

    def listen(self, app: AsyncApp) -> None:
        """Add the listeners."""
        app.event("assistant_thread_started")(self._started)
        app.event("assistant_thread_context_changed")(_looked_elsewhere)

    async def name(self, at: Workspace, place: Place, incoming: Incoming) -> None:
        """Give a thread of the pane its first question as title."""
        if not self._lacking.has(at, PANE) or await self._conversation.knows(incoming.conversation):
            return
        title = " ".join(incoming.text.split())[:MOST_TITLE]
        try:
            if title:
                await at.client.assistant_threads_setTitle(
                    channel_id=place.channel, thread_ts=str(place.thread), title=title
                )
        except SlackApiError as error:
            self._lacking.refused(at, PANE, error)

    async def _started(self, event: Payload, context: AsyncBoltContext) -> None:
        at = workspace(context)
        thread = event["assistant_thread"]
        say = words.of((await self._people.person(at, thread["user_id"])).locale)
        try:
            await at.client.assistant_threads_setSuggestedPrompts(
                channel_id=thread["channel_id"],
                thread_ts=thread["thread_ts"],
                title=say("verb_ask"),
                prompts=[{"title": prompt, "message": prompt} for prompt in PROMPTS],
            )
        except SlackApiError as error:
            self._lacking.refused(at, PANE, error)


async def _looked_elsewhere() -> None:
    """What a person looks at beside the pane makes no difference to mathematics; Slack wants to be heard all the same."""
