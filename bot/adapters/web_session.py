"""Who speaks on the page: a browser, in its language; each of its tabs is a conversation."""

import hashlib

import gradio as gr

from bot.adapters.web_browser import BROWSER
from bot.events import Person

PLATFORM = "web"
SERVER = "web:page"
DIGITS = 32  # of a digest, that name a session or a browser


def session(request: gr.Request) -> str:
    """The conversation of a browser tab. A digest: with Gradio's own name of it one could speak for it."""
    return f"{PLATFORM}:{_digest(str(request.session_hash))}"


def person(request: gr.Request, *, admin: bool) -> Person:
    """The one who sits before it: the same after a reload, but where the browser keeps no cookies."""
    browser = request.request.cookies.get(BROWSER) if request.request else None
    known = f"{PLATFORM}:{_digest(browser)}" if browser else session(request)
    return Person(known, admin=admin, locale=locale(request), operator=admin)


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:DIGITS]


def locale(request: gr.Request) -> str:
    """The browser's first language, or empty."""
    wanted = request.headers.get("accept-language", "") if request.headers else ""
    return wanted.split(",")[0].split(";")[0].strip()[:20]
