"""The web server of the process: the page, /healthz, /metrics, and Slack's /slack/events where it is wanted."""

import contextlib
import os
from collections.abc import Awaitable, Callable

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request, Response

from bot.adapters.web_adapter import CSS
from bot.metrics import Metrics

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
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    gr.mount_gradio_app(app, page, path="/", css=CSS, theme=gr.themes.Soft(primary_hue="indigo"))
    return app


class Server(uvicorn.Server):
    """uvicorn, which leaves signals to the process that it runs in."""

    @contextlib.contextmanager
    def capture_signals(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 -- as uvicorn declares it
        """Do nothing: `bot.__main__` stops the server."""
        yield


def server(app: FastAPI, host: str, port: int) -> Server:
    """A server that is ready to be served."""
    return Server(uvicorn.Config(app, host=host, port=port, log_level="warning"))
