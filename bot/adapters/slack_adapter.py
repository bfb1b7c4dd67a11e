"""Slack: one Bolt app with the listeners of each feature, and the connection by Socket Mode or HTTP.

A reaction, a press or a form is acknowledged only when what it says is committed; a question is acknowledged at once and
answered afterwards. Deliveries that Slack repeats are answered once.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass

from fastapi import Request, Response
from slack_bolt.adapter.fastapi.async_handler import AsyncSlackRequestHandler
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_assistant import SlackAssistant
from bot.adapters.slack_commands import SlackCommands
from bot.adapters.slack_home import SlackHome
from bot.adapters.slack_live import Lacking
from bot.adapters.slack_messages import SlackMessages
from bot.adapters.slack_payloads import PLATFORM, REFUSALS, Place, reason
from bot.adapters.slack_people import SlackPeople
from bot.adapters.slack_presses import SlackPresses
from bot.adapters.slack_questions import SlackQuestions, acknowledge
from bot.adapters.slack_reactions import SlackReactions
from bot.adapters.slack_showing import SlackShowing
from bot.adapters.slack_tasks import Tasks
from bot.conversation import Conversation
from bot.events import Reply
from bot.metrics import Metrics

log = logging.getLogger(__name__)

RETRIES = 2  # of a call that Slack asked to make later


@dataclass(frozen=True, slots=True)
class SlackAccess:
    """How requests are known to be Slack's (not at all over Socket Mode alone), and how workspaces install the app."""

    signing_secret: str | None = None
    oauth: AsyncOAuthSettings | None = None


class SlackAdapter:
    """The app of one workspace, or of all that install it. `admins` are admins besides a workspace's own."""

    def __init__(
        self,
        conversation: Conversation,
        client: AsyncWebClient,
        access: SlackAccess,
        metrics: Metrics,
        admins: Collection[str] = (),
    ) -> None:
        self._access, self._metrics = access, metrics
        self._signed = access.signing_secret is not None
        # the response waits for what is not lazy: a rating is committed before Slack hears that it arrived
        self.app = AsyncApp(
            client=client,
            signing_secret=access.signing_secret or "",
            request_verification_enabled=self._signed,
            process_before_response=True,
            oauth_settings=access.oauth,
        )
        people, lacking, tasks = SlackPeople(admins, metrics), Lacking(metrics), Tasks()
        showing = SlackShowing(conversation, people, lacking)
        assistant = SlackAssistant(conversation, people, lacking)
        SlackQuestions(conversation, people, showing, assistant).listen(self.app)
        SlackCommands(conversation, people, showing).listen(self.app)
        SlackPresses(conversation, people, showing, tasks).listen(self.app)
        SlackReactions(conversation, people).listen(self.app)
        SlackHome(conversation, people, tasks).listen(self.app)
        assistant.listen(self.app)
        if access.oauth:
            self.app.enable_token_revocation_listeners()
            return
        for gone in ("tokens_revoked", "app_uninstalled"):
            self.app.event(gone)(acknowledge)  # one workspace has its token in the settings

    async def announce(self, server: str, channel: str, reply: Reply) -> None:
        """Show a reply in a channel of that workspace; where Slack does not let her, that is logged and counted."""
        try:
            client = await self._client_of(server.partition(":")[2])
            await SlackMessages(client, Place(channel, None, "")).show(reply)
        except REFUSALS as error:
            log.warning("Slack refused news in %s: %s", server, reason(error))
            self._metrics.degraded(PLATFORM, "news")

    async def _client_of(self, team: str) -> AsyncWebClient:
        """The client with a workspace's token. Raises SlackApiError if the workspace has not installed the app."""
        if self._access.oauth is None:
            return self.app.client
        bot = await self._access.oauth.installation_store.async_find_bot(enterprise_id=None, team_id=team)
        if bot is None:
            raise SlackApiError("no installation", {"error": "not_installed"})
        return web_api(bot.bot_token, self.app.client.base_url)

    async def handle(self, request: Request) -> Response:
        """Slack's HTTP requests: the pages of an installation, and, checked by their signature, all else."""
        if request.method == "POST" and not self._signed:
            return Response("no signing secret is set: nothing can be checked here", 404)
        return await AsyncSlackRequestHandler(self.app).handle(request)

    async def run_socket_mode(self, app_token: str) -> None:
        """Serve over a websocket until cancelled."""
        handler = AsyncSocketModeHandler(self.app, app_token)
        try:
            await handler.start_async()
        finally:
            await handler.close_async()


def web_api(token: str | None, base_url: str) -> AsyncWebClient:
    """A client that makes a call again when Slack, which was called too often, says after how many seconds."""
    client = AsyncWebClient(token, base_url=base_url)
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=RETRIES))
    return client
