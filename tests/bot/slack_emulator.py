"""Slack without Slack: the `emulate` Web API as a child process, and requests signed the way Slack signs them."""

import asyncio
import json
import os
import shutil
import signal
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from tests.conftest import missing

EMULATOR = "emulate@0.8.0"
TOKEN = "test_token_admin"
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
SEED = """\
tokens:
  test_token_admin:
    login: admin
    scopes: [admin]
slack:
  team:
    name: Maths
    domain: maths
  users:
    - name: emmy
      email: emmy@example.com
    - name: alice
      email: alice@example.com
  channels:
    - name: general
"""


class EmulatorClient(AsyncWebClient):
    """Sends every parameter in the body: Slack also reads them from the address, the emulator does not."""

    async def api_call(self, api_method, *, http_verb="POST", params=None, data=None, **rest):
        return await super().api_call(
            api_method, http_verb="POST", data={**(params or {}), **(data or {})} or None, **rest
        )


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def emulator(folder: Path) -> AsyncIterator[str]:
    """The base URL of a running Web API."""
    npx = shutil.which("npx")
    if npx is None:
        missing("Node.js (npx)")
    seed = folder / "seed.yaml"
    seed.write_text(SEED)
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        npx, "--yes", EMULATOR, "start", "--service", "slack", "--port", str(port), "--seed", str(seed),
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}/api/"
    try:
        await _until_up(EmulatorClient(TOKEN, base_url=url))
        yield url
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # npx and the node that it started
        await process.wait()


async def _until_up(client: EmulatorClient) -> None:
    for _ in range(400):
        try:
            await client.auth_test()
            return
        except (aiohttp.ClientError, SlackApiError):
            await asyncio.sleep(0.15)
    raise TimeoutError("the Slack emulator did not come up")


def signed(body: str, *, secret: str = SIGNING_SECRET, at: float | None = None) -> dict[str, str]:
    """The headers with which Slack would send a body."""
    timestamp = str(int(time.time() if at is None else at))
    signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body) or ""
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signature}


class Sender:
    """Sends events and slash commands to the bot as Slack does."""

    def __init__(self, address: str, team: str) -> None:
        self._address = f"{address}/slack/events"
        self._team = team
        self._events = 0

    async def event(self, event: dict, *, event_id: str | None = None, **signing: object) -> int:
        """The HTTP status of an event's delivery."""
        self._events += 1
        body = json.dumps({
            "type": "event_callback",
            "team_id": self._team,
            "event_id": event_id or f"Ev{self._events}",
            "authorizations": [{"team_id": self._team, "user_id": "UEMMY", "is_bot": True}],
            "event": event,
        })  # fmt: skip
        return await self._post(body, "application/json", **signing)

    async def command(
        self, name: str, text: str, user: str, channel: str, response_url: str = "http://127.0.0.1:9/none"
    ) -> int:
        """The HTTP status of a slash command's delivery."""
        fields = {"command": name, "text": text, "user_id": user, "channel_id": channel, "team_id": self._team,
                  "response_url": response_url, "trigger_id": "1"}  # fmt: skip
        return await self._post(urlencode(fields), "application/x-www-form-urlencoded")

    async def _post(self, body: str, kind: str, **signing: object) -> int:
        headers = {"Content-Type": kind, **signed(body, **signing)}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self._address, data=body, headers=headers) as answer,
        ):
            return answer.status
