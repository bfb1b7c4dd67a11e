"""Who speaks on the page: a browser's session, in the browser's language."""

import hashlib

import gradio as gr

from bot.events import Person

PLATFORM = "web"
SERVER = "web:page"
DIGITS = 32  # of a digest, that name a session


def session(request: gr.Request) -> str:
    """The conversation of a browser tab. A digest: with Gradio's own name of it one could speak for it."""
    return f"{PLATFORM}:{hashlib.sha256(str(request.session_hash).encode()).hexdigest()[:DIGITS]}"


def person(request: gr.Request, *, admin: bool) -> Person:
    """The one who sits before it."""
    return Person(session(request), admin=admin, locale=locale(request), operator=admin)


def locale(request: gr.Request) -> str:
    """The browser's first language, or empty."""
    wanted = request.headers.get("accept-language", "") if request.headers else ""
    return wanted.split(",")[0].split(";")[0].strip()[:20]
