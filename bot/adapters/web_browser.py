"""A browser is known again by a cookie, so that who comes back to the page can see and delete what is kept of them."""

import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BROWSER = "emmy_browser"
BYTES = 24  # of the name that a browser is given, which nobody guesses
SECONDS = 365 * 24 * 3600


class KnownBrowsers:
    """Gives a browser its cookie with the page, if it has none. What is streamed passes through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        new = scope["type"] == "http" and scope["path"] == "/" and BROWSER not in Request(scope).cookies
        await self._app(scope, receive, _introduced(scope, send) if new else send)


def _introduced(scope: Scope, send: Send) -> Send:
    async def with_cookie(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).append("set-cookie", _cookie(secure=scope["scheme"] == "https"))
        await send(message)

    return with_cookie


def _cookie(*, secure: bool) -> str:
    response = Response()
    name = secrets.token_urlsafe(BYTES)
    response.set_cookie(BROWSER, name, max_age=SECONDS, httponly=True, samesite="lax", secure=secure)
    return response.headers["set-cookie"]
