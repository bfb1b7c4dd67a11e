"""The page's tab for admins, behind a password: training, releases and settings.

What is unlocked is kept on the server, by browser session; each button asks for it again.
"""

import asyncio
import hmac
from collections.abc import AsyncIterator

import gradio as gr

from bot import words
from bot.adapters.web_look import say
from bot.adapters.web_messages import unnamed
from bot.adapters.web_session import PLATFORM, SERVER, locale, person, session
from bot.conversation import Conversation
from bot.events import Command
from bot.insight import Insight
from bot.limits import RateLimiter
from bot.verbs import SETTINGS, VerbName

TRIES = 10  # of the password in a minute, by all people together
PAUSE = 0.5  # seconds after a wrong one


class Admin:
    """The tab's events."""

    def __init__(self, conversation: Conversation, insight: Insight, password: str) -> None:
        self._conversation = conversation
        self._insight = insight
        self._password = password.encode()
        self._limiter = RateLimiter(TRIES, TRIES, TRIES)

    async def unlock(self, tried: str, request: gr.Request) -> tuple[bool, str, gr.Column, gr.Column, gr.Dropdown]:
        """Whether the password is right; compared in constant time, and not often."""
        told = words.of(locale(request))
        if wait := self._limiter.wait("page password"):
            raise gr.Error(told("too_fast_person", seconds=wait.seconds), print_exception=False)
        if not hmac.compare_digest(tried.encode(), self._password):
            await asyncio.sleep(PAUSE)
            raise gr.Error(told("page_wrong"), print_exception=False)
        releases = await self._insight.release_ids()
        return True, "", gr.Column(visible=False), gr.Column(visible=True), gr.Dropdown(releases, value=releases[0])

    async def listed(self, unlocked: bool, request: gr.Request) -> AsyncIterator[str]:
        """The settings as they stand."""
        async for text in self._obeyed(unlocked, "settings", {}, request):
            yield text

    async def retrain(self, unlocked: bool, request: gr.Request) -> AsyncIterator[str]:
        """Train now."""
        async for text in self._obeyed(unlocked, "retrain", {}, request):
            yield text

    async def rollback(self, unlocked: bool, request: gr.Request) -> AsyncIterator[str]:
        """Back to the release before."""
        async for text in self._obeyed(unlocked, "rollback", {}, request):
            yield text

    async def promote(self, unlocked: bool, release: str, request: gr.Request) -> AsyncIterator[str]:
        """Serve a release."""
        async for text in self._obeyed(unlocked, "release", {"release": release or ""}, request):
            yield text

    async def change(self, unlocked: bool, name: str, value: str, request: gr.Request) -> AsyncIterator[str]:
        """Change a setting of the page."""
        async for text in self._obeyed(unlocked, "settings", {"name": name, "value": value}, request):
            yield text

    async def _obeyed(
        self,
        unlocked: bool,
        name: VerbName,
        arguments: dict[str, str],
        request: gr.Request,
    ) -> AsyncIterator[str]:
        author = person(request, admin=unlocked)  # who is no admin is refused by the core
        command = Command(PLATFORM, SERVER, name, author, arguments, conversation=session(request))
        async for reply in self._conversation.command(command):
            yield unnamed(reply, words.of(locale(request))).text


def admin_tab(admin: Admin) -> None:
    """The tab's contents."""
    unlocked = gr.State(False)
    with gr.Column(elem_id="lock") as lock:
        password = gr.Textbox(label=say("page_password"), type="password", max_length=200)
        unlock = gr.Button(say("page_unlock"), variant="primary")
    with gr.Column(visible=False) as inside:
        gr.Markdown(say("page_training"))
        with gr.Row():
            retrain = gr.Button(say("page_retrain"), variant="primary")
            rollback = gr.Button(say("page_rollback"), variant="stop")
        with gr.Row(elem_classes="low"):
            release = gr.Dropdown([], label=say("page_release"), scale=3)
            promote = gr.Button(say("page_promote"), scale=1)
        told = gr.Markdown(elem_id="told")
        settings = gr.Markdown(elem_id="settings")
        with gr.Row(elem_classes="low"):
            name = gr.Dropdown(list(SETTINGS), label=say("page_setting"), scale=2)
            value = gr.Textbox(label=say("page_value"), max_length=500, scale=2)
            save = gr.Button(say("page_save"), scale=1)
        saved = gr.Markdown(elem_id="saved")
    for event in (unlock.click, password.submit):
        # hidden: else what tells of a wrong password lies over the button that tries another
        opened = event(
            admin.unlock, [password], [unlocked, password, lock, inside, release], show_progress="hidden",
            api_visibility="private",
        )  # fmt: skip
        opened.success(admin.listed, [unlocked], settings, api_visibility="private")
    for button, obey, inputs in (
        (retrain, admin.retrain, [unlocked]),
        (rollback, admin.rollback, [unlocked]),
        (promote, admin.promote, [unlocked, release]),
    ):
        button.click(obey, inputs, told, concurrency_limit=None, api_visibility="private")
    changed = save.click(admin.change, [unlocked, name, value], saved, concurrency_limit=None, api_visibility="private")
    changed.then(admin.listed, [unlocked], settings, api_visibility="private")
