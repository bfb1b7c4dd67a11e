"""Slack apps that many workspaces install: Slack's OAuth flow, with what it grants in the store.

`/slack/install` begins it, `/slack/oauth_redirect` ends it. A workspace that removes Emmy is forgotten.
"""

import hashlib
import hmac
import secrets
import time
from logging import Logger, getLogger
from typing import Any

from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.adapters.slack_manifest import SCOPES
from bot.adapters.slack_payloads import PLATFORM
from feedback.installations import Installations
from feedback.records import Installed

STATE_SECONDS = 600


def oauth(client_id: str, client_secret: str, installations: Installations) -> AsyncOAuthSettings:
    """What Bolt needs to install the app in any workspace or Enterprise Grid organisation, and to know its token later."""
    return AsyncOAuthSettings(
        client_id=client_id,
        client_secret=client_secret,
        scopes=list(SCOPES),
        installation_store=SlackInstallations(installations),
        installation_store_bot_only=True,
        state_store=SignedStates(client_secret),
    )


class SlackInstallations(AsyncInstallationStore):
    """Slack's installations in the store: one for a workspace, or one for a whole organisation, the newest."""

    def __init__(self, installations: Installations) -> None:
        self._installations = installations

    @property
    def logger(self) -> Logger:
        """Where Bolt says what it does."""
        return getLogger(__name__)

    async def async_save(self, installation: Installation) -> None:
        """Keep what a workspace or organisation granted."""
        team = "" if installation.is_enterprise_install else installation.team_id or ""
        kept = Installed(PLATFORM, installation.enterprise_id or "", team, dict(vars(installation)))
        await self._installations.keep(kept)

    async def async_save_bot(self, bot: Bot) -> None:
        """Keep a token that was renewed, beside what was granted."""
        team = "" if bot.is_enterprise_install else bot.team_id or ""
        before = await self._installations.of(PLATFORM, bot.enterprise_id or "", team)
        granted = dict(before.content) if before else {}
        await self._installations.keep(Installed(PLATFORM, bot.enterprise_id or "", team, granted | vars(bot)))

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """The token for a workspace: its own, else that of its organisation."""
        team = "" if is_enterprise_install else team_id or ""
        found = await self._installations.of(PLATFORM, enterprise_id or "", team)
        return Installation(**_arguments(found)).to_bot() if found else None

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget a workspace or organisation that took its token back."""
        await self._installations.remove(PLATFORM, enterprise_id or "", team_id or "")

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """The same: only the bot's own grant is kept. One person's revoked grant changes nothing."""
        if user_id is None:
            await self._installations.remove(PLATFORM, enterprise_id or "", team_id or "")


class SignedStates(AsyncOAuthStateStore):
    """States of the OAuth flow that are kept nowhere: a moment, a random number, and a signature of both.

    That it is used in the browser that began the flow is what Bolt's cookie sees to; any process can check it.
    """

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    @property
    def logger(self) -> Logger:
        """Where Bolt says what it does."""
        return getLogger(__name__)

    async def async_issue(self, *args: Any, **kwargs: Any) -> str:  # noqa: ARG002, ANN401 -- as Bolt declares it
        """A new state."""
        told = f"{int(time.time())}.{secrets.token_urlsafe(16)}"
        return f"{told}.{self._signature(told)}"

    async def async_consume(self, state: str) -> bool:
        """Whether it was issued here within the last ten minutes."""
        told, _, signature = state.rpartition(".")
        moment = told.partition(".")[0]
        if not hmac.compare_digest(signature.encode(), self._signature(told).encode()) or not moment.isdecimal():
            return False
        return 0 <= time.time() - int(moment) <= STATE_SECONDS

    def _signature(self, told: str) -> str:
        return hmac.new(self._secret, told.encode(), hashlib.sha256).hexdigest()


def _arguments(found: Installed) -> dict[str, Any]:
    return dict(found.content)
