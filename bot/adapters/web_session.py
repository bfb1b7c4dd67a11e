"""Who speaks on the page: a browser's session, in the browser's language."""

import gradio as gr

from bot.events import Person

PLATFORM = "web"
SERVER = "web:page"


def session(request: gr.Request) -> str:
    """The conversation of a browser tab."""
    return f"{PLATFORM}:{request.session_hash}"


def person(request: gr.Request, *, admin: bool) -> Person:
    """The one who sits before it."""
    return Person(session(request), admin=admin, locale=locale(request))


def locale(request: gr.Request) -> str:
    """The browser's first language, or empty."""
    wanted = request.headers.get("accept-language", "") if request.headers else ""
    return wanted.split(",")[0].split(";")[0].strip()[:20]
