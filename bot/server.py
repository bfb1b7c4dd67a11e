"""The web server of the process: the page, /healthz, /metrics, and what Slack asks for under /slack/."""

import contextlib
import os
import socket
from collections.abc import Awaitable, Callable

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request, Response

from bot.adapters.web_browser import KnownBrowsers
from bot.adapters.web_look import CSS, theme, translations
from bot.metrics import Metrics

END_SECONDS = 3  # for requests under way at the end; an open page keeps one for as long as it is open

SlackHandler = Callable[[Request], Awaitable[Response]]


def application(page: gr.Blocks, metrics: Metrics, slack: SlackHandler | None = None) -> FastAPI:
    """All routes of the web port."""
    app = FastAPI(title="Emmy", docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/metrics")
    def exposed() -> Response:
        return Response(metrics.text(), media_type="text/plain; version=0.0.4")

    if slack:
        app.post("/slack/events")(slack)
        app.get("/slack/install")(slack)
        app.get("/slack/oauth_redirect")(slack)
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    app.add_middleware(KnownBrowsers)
    gr.mount_gradio_app(app, page, path="/", css=CSS, theme=theme(), i18n=translations())
    return app


class Server(uvicorn.Server):
    """uvicorn, which leaves signals to the process that it runs in."""

    @contextlib.contextmanager
    def capture_signals(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 -- as uvicorn declares it
        """Do nothing: `bot.process` stops the server."""
        yield


def server(app: FastAPI) -> Server:
    """A server that is ready to be served on a socket."""
    return Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=END_SECONDS))


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises OSError, which names the settings, if the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        at_fault = f"EMMY_HOST={host!r} with EMMY_PORT={port} is wrong: {error.strerror}"
        raise OSError(f"{at_fault}; end what listens there, or set another") from error
