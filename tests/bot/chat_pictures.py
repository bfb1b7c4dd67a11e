"""Takes the pictures of Discord and Slack that the docs show: `python -m tests.bot.chat_pictures docs/images`.

Discord is simcord's own preview of what the adapter sent; Slack is drawn from the blocks that the adapter sent, by
`slack_look`. The answers are the engine's.
"""

import asyncio
import io
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import simcord
import simcord.preview._capture
from PIL import Image
from playwright.async_api import Browser, BrowserContext

from bot.adapters.discord_adapter import DiscordAdapter
from bot.conversation import Conversation
from bot.limits import RateLimiter
from bot.metrics import Metrics
from engine.assembly import open_engine
from engine.messages import Answer, Turn
from engine.settings import EngineSettings
from feedback.store import Store
from tests.bot.browser import Scheme, chromium
from tests.bot.contract.slack_driver import OnSlack
from tests.bot.contract.slack_workspace import Workspace
from tests.bot.on_discord.looking import button, by_emmy, me
from tests.bot.slack_double import in_socket_mode, listening
from tests.bot.slack_look import drawn
from tests.fakes import FakeEngine

QUESTION, CURVE = "if 2x + 1 = 7, what is x?", "x^2 - 5x + 6 from -1 to 6"
WIDTH, HEIGHT = 720, 1140
MOST_BYTES, COLOURS = 120_000, 128
PATIENCE = 120.0  # seconds
# as Discord does, which simcord does not: buttons come under pictures
ORDER = """
:has(> .message-attachments):has(> .message-components) { display: flex; flex-direction: column; }
:has(> .message-attachments) > .message-attachments { order: 1; }
:has(> .message-attachments) > .message-components { order: 2; } :has(> .message-attachments) > .message-reactions { order: 3; }
"""
# simcord draws Discord in its dark theme; these are the colours of the light one
LIGHT = """
:root, .preview-app { color-scheme: light !important; background: #ffffff !important; color: #2f3035 !important;
  --discord-bg: #ffffff !important; --discord-surface: #f3f3f4 !important; --discord-text: #2f3035 !important;
  --discord-muted: #6b6d75 !important; --discord-subtle: #55575e !important; --discord-border: #dcdde0 !important;
  --discord-control: #ececee !important; --subtle-surface: #ececee !important; --subtle-surface-text: #2f3035 !important;
  --code-surface: #f1f1f3 !important; --code-border: #dcdde0 !important; --code-text: #2f3035 !important;
  --entity-text: #2f3035 !important; --component-surface: #f3f3f4 !important; }
.message-content, .message-author, .channel-header, .channel-header * { color: #2f3035 !important; }
.message-content [class*="mention"], .channel-message [class*="mention"] { color: #4752c4 !important; }
.message-components button { background: #e6e6e9 !important; }
.channel-composer { background: #ebebed !important; } .channel-timeline, .channel-header { background: #fff !important; }
"""


@dataclass(frozen=True)
class Stage:
    """What a picture is taken of, with what, and how."""

    browser: Browser
    conversation: Conversation
    store: Store
    scheme: Scheme


async def take(folder: Path) -> None:
    """Write discord and slack, light and dark, into the folder."""
    simcord.preview._capture._CAPTURE_DEADLINE = PATIENCE  # a busy machine takes longer than its 30 seconds
    with TemporaryDirectory() as scratch:
        answer = await _answer(Path(scratch))
        async with chromium() as browser:
            for scheme in ("dark", "light"):
                for name, picture in (("discord", _discord), ("slack", _slack)):
                    async with _stage(browser, Path(scratch) / f"{name}-{scheme}", answer, scheme) as stage:
                        _write(await picture(stage), folder / f"{name}-{scheme}.png")


async def _answer(folder: Path) -> Answer:
    """What the engine says; simcord's clock would not wait for its processes."""
    async with open_engine(EngineSettings(releases=folder / "releases", general_model="none")) as engine:
        events = [event async for event in engine.stream([Turn("user", QUESTION)])]
    return next(event for event in events if isinstance(event, Answer))


@asynccontextmanager
async def _stage(browser: Browser, folder: Path, answer: Answer, scheme: Scheme) -> AsyncIterator[Stage]:
    store = Store(f"sqlite+aiosqlite:///{folder}/emmy.db")
    await store.open()
    conversation = Conversation(FakeEngine(answer), store, RateLimiter(99, 99, 99), Metrics())
    yield Stage(browser, conversation, store, scheme)
    await store.close()


async def _discord(stage: Stage) -> bytes:
    environment = simcord.Env(DiscordAdapter(stage.conversation), shard_count=1, settle_timeout=PATIENCE)
    environment.backend.bot_user.name = "Emmy"
    await environment.start()
    try:
        return await _discord_channel(stage, environment)
    finally:
        await environment.shutdown()


async def _discord_channel(stage: Stage, environment: Any) -> bytes:
    guild = environment.create_guild(name="Maths club")
    channel, alice = guild.create_text_channel("homework"), guild.add_member(environment.create_user("alice"))
    await stage.store.settings.change(f"discord:{guild.id}", "", "theme", stage.scheme, "x")
    await alice.send(channel, f"{me(guild)} {QUESTION}")
    [answer] = by_emmy(guild, channel)
    await alice.react(answer, "👍")
    await alice.click(answer, custom_id=button(answer, "steps"))
    await alice.slash(channel, "plot", curves=CURVE)
    async with environment.preview(channel, viewers=[alice], layout="channel", width=WIDTH, height=HEIGHT) as preview:
        preview._capture_manager._browser = _Styled(stage.browser, ORDER + (LIGHT if stage.scheme == "light" else ""))
        taken = await preview.screenshot(mode="viewport", allow_incomplete=True)
    return bytes(taken.png)


class _Styled:
    """A browser whose pages have a style sheet more, and which is not the preview's to close."""

    def __init__(self, browser: Browser, style: str) -> None:
        self._browser, self._style = browser, style

    async def new_context(self, **options: Any) -> BrowserContext:
        context = await self._browser.new_context(**options, bypass_csp=True)
        put = f"const s = document.createElement('style'); s.textContent = `{self._style}`; document.head.append(s);"
        await context.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {put} }})")
        return context

    async def close(self) -> None:
        """Stay open."""


async def _slack(stage: Stage) -> bytes:
    await stage.store.settings.change("slack:T1", "", "theme", stage.scheme, "x")
    async with listening(Workspace()) as slack, in_socket_mode(slack, stage.conversation, Metrics()):
        surface = OnSlack(slack, lambda: False)
        await surface.ask(QUESTION)
        [answer] = await surface.answers()
        await surface.press(answer, "steps")
        await surface.command("plot", curves=CURVE)
        page = await stage.browser.new_page(viewport={"width": WIDTH, "height": 200}, device_scale_factor=1)
        await page.set_content(drawn(list(slack.messages.values()), QUESTION, stage.scheme))
        return await page.screenshot(full_page=True)


def _write(png: bytes, path: Path) -> None:
    few = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    path.parent.mkdir(parents=True, exist_ok=True)
    few.save(path, optimize=True)
    assert path.stat().st_size <= MOST_BYTES, f"{path} is too large for the docs"


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1])))
