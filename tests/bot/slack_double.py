"""A double of the Slack that the emulator does not play: Socket Mode, and a Web API that says yes."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import WSMsgType, web
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_adapter import SlackAccess, SlackAdapter, web_api
from bot.conversation import Conversation
from bot.metrics import Metrics


class SlackDouble:
    """A Slack that offers one websocket, sends what it is given, and keeps the acknowledgements and the calls."""

    def __init__(self) -> None:
        self.acknowledged: asyncio.Queue[str] = asyncio.Queue()
        self.posted: asyncio.Queue[dict] = asyncio.Queue()
        self.calls: list[tuple[str, dict]] = []  # everything that was called
        self.tokens: list[str] = []  # with which
        self.lacking: set[str] = set()  # methods that this workspace does not have
        self.admin = False
        self.refusals = 0  # of the next calls: too many were made
        self._socket: web.WebSocketResponse | None = None
        self.connected = asyncio.Event()
        self.port = 0

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_get("/link", self._link)
        return app

    def client(self, token: str | None = "xoxb-1") -> AsyncWebClient:
        """What calls this Slack's Web API."""
        return web_api(token, f"http://127.0.0.1:{self.port}/api/")

    async def send(self, envelope_id: str, event: dict) -> None:
        """Deliver an event."""
        payload = {
            "type": "event_callback", "team_id": "T1", "event_id": envelope_id, "event": event,
            "authorizations": [{"team_id": "T1", "user_id": "UEMMY", "is_bot": True}],
        }  # fmt: skip
        assert self._socket is not None
        await self._socket.send_json({"type": "events_api", "envelope_id": envelope_id, "payload": payload})

    async def press(self, envelope_id: str, action: dict, **more: object) -> None:
        """Deliver the press of a button."""
        place = {"type": "message", "message_ts": "1700000001.000100", "channel_id": "C1", "is_ephemeral": False}
        payload = {
            "type": "block_actions", "team": {"id": "T1"}, "user": {"id": "UALICE", "team_id": "T1"}, "trigger_id": "t",
            "container": place, "actions": [action], **more,
        }  # fmt: skip
        await self.interact(envelope_id, payload)

    async def interact(self, envelope_id: str, payload: dict, kind: str = "interactive") -> None:
        """Deliver an interaction: a press, a form, a shortcut; or, of that kind, a slash command."""
        assert self._socket is not None
        await self._socket.send_json({"type": kind, "envelope_id": envelope_id, "payload": payload})

    async def until_called(self, method: str, times: int = 1) -> dict:
        """The fields of a method's last call, once it was called so often."""
        async with asyncio.timeout(10):
            while len(found := [fields for called, fields in self.calls if called == method]) < times:
                await asyncio.sleep(0.02)
        return found[-1]

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if self.refusals:
            self.refusals -= 1
            refused = {"ok": False, "error": "ratelimited"}
            return web.json_response(refused, status=429, headers={"Retry-After": "0"})
        fields = await request.json() if request.content_type == "application/json" else dict(await request.post())
        self.calls.append((method, {**request.query, **fields}))
        self.tokens.append(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if method in self.lacking:
            return web.json_response({"ok": False, "error": "unknown_method"})
        return web.json_response({"ok": True, **await self.answer(method, {**request.query, **fields})})

    async def answer(self, method: str, fields: dict) -> dict:
        """What the Web API answers to a call."""
        answers = {
            "users.info": {"user": self._user(fields.get("user", ""))},
            "usergroups.list": {"usergroups": [{"id": "S1", "users": ["UALICE"]}]},
            "conversations.open": {"channel": {"id": "D1"}},
            "chat.startStream": {"ts": "1700000009.000100"},
            "oauth.v2.access": {
                "app_id": "A1",
                "access_token": "xoxb-2",
                "token_type": "bot",
                "bot_user_id": "UEMMY",
                "scope": "commands",
                "team": {"id": "T1", "name": "Maths"},
                "authed_user": {"id": "UALICE"},
                "is_enterprise_install": False,
            },
            "apps.connections.open": {"url": f"ws://127.0.0.1:{self.port}/link"},
            "auth.test": {"user_id": "UEMMY", "bot_id": "BEMMY", "team_id": "T1", "team": "Maths", "url": "http://x"},
            "chat.postMessage": {"ts": "1700000001.000100", "channel": "C1"},
        }
        if method == "chat.postMessage":
            await self.posted.put(fields)
        if method.startswith("files."):
            return {"ok": False, "error": "not_here"}
        return answers.get(method, {})

    def _user(self, user: str) -> dict:
        bot = user.startswith("UBOT")
        return {"team_id": "T1", "is_admin": self.admin, "is_bot": bot, "locale": "en-US", "name": "alice"}

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        self._socket = web.WebSocketResponse()
        await self._socket.prepare(request)
        await self._socket.send_json({"type": "hello"})
        self.connected.set()
        async for message in self._socket:
            if message.type == WSMsgType.TEXT and message.data.startswith("{"):
                await self.acknowledged.put(json.loads(message.data)["envelope_id"])
        return self._socket


@asynccontextmanager
async def slack_double() -> AsyncIterator[SlackDouble]:
    """A double that listens on a port of its own."""
    async with listening(SlackDouble()) as double:
        yield double


@asynccontextmanager
async def listening(double: SlackDouble) -> AsyncIterator[SlackDouble]:
    """The double, on a port of its own."""
    runner = web.AppRunner(double.application())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    double.port = runner.addresses[0][1]
    try:
        yield double
    finally:
        await runner.cleanup()


@asynccontextmanager
async def in_socket_mode(double: SlackDouble, conversation: Conversation, metrics: Metrics) -> AsyncIterator[None]:
    """Emmy, connected to a double that listens."""
    adapter = SlackAdapter(conversation, double.client(), SlackAccess(), metrics)
    running = asyncio.create_task(adapter.run_socket_mode("xapp-1"))
    await asyncio.wait_for(double.connected.wait(), 10)
    try:
        yield
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
