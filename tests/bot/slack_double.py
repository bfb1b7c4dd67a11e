"""A double of the Slack that the emulator does not play: Socket Mode, and a Web API that says yes."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import WSMsgType, web


class SlackDouble:
    """A Slack that offers one websocket, sends what it is given, and keeps the acknowledgements and the calls."""

    def __init__(self) -> None:
        self.acknowledged: asyncio.Queue[str] = asyncio.Queue()
        self.posted: asyncio.Queue[dict] = asyncio.Queue()
        self._socket: web.WebSocketResponse | None = None
        self.connected = asyncio.Event()
        self.port = 0

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/api/{method}", self._call)
        app.router.add_get("/link", self._link)
        return app

    async def send(self, envelope_id: str, event: dict) -> None:
        """Deliver an event."""
        payload = {
            "type": "event_callback", "team_id": "T1", "event_id": envelope_id, "event": event,
            "authorizations": [{"team_id": "T1", "user_id": "UEMMY", "is_bot": True}],
        }  # fmt: skip
        assert self._socket is not None
        await self._socket.send_json({"type": "events_api", "envelope_id": envelope_id, "payload": payload})

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        answers = {
            "apps.connections.open": {"url": f"ws://127.0.0.1:{self.port}/link"},
            "auth.test": {"user_id": "UEMMY", "bot_id": "BEMMY", "team_id": "T1", "team": "Maths", "url": "http://x"},
            "chat.postMessage": {"ts": "1700000001.000100", "channel": "C1"},
        }
        if method == "chat.postMessage":
            await self.posted.put(await request.json())
        if method.startswith("files."):
            return web.json_response({"ok": False, "error": "not_here"})
        return web.json_response({"ok": True, **answers.get(method, {})})

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
    double = SlackDouble()
    runner = web.AppRunner(double.application())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    double.port = runner.addresses[0][1]
    try:
        yield double
    finally:
        await runner.cleanup()
