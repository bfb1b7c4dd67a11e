"""The page in a real browser: Debian's Chromium, driven headless; a real store, and the real engine's tools and answers."""

import asyncio
import os
import shutil
import socket
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from bot.adapters.web_adapter import messages, page
from bot.events import Reply
from bot.metrics import Metrics
from bot.server import application, server
from engine.assembly import open_engine
from engine.messages import Step, ToolCall, ToolResult
from engine.settings import EngineSettings
from tests.conftest import missing

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SCREENSHOT = os.environ.get("EMMY_SCREENSHOT")  # a path: where `make screenshot` wants the picture


@pytest.fixture
async def engine(tmp_path):
    async with open_engine(EngineSettings(releases=tmp_path, general_model="none")) as opened:
        yield opened


@pytest.fixture
async def address(converse, engine):
    """The page on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    web = server(application(page(converse(engine), admin=True), Metrics()), "127.0.0.1", port)
    serving = asyncio.create_task(web.serve())
    while not web.started:
        await asyncio.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    web.should_exit = True
    await serving


@pytest.fixture
async def browser_page(address):
    chromium = shutil.which("chromium")
    if chromium is None:
        missing("chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        opened = await browser.new_page(viewport={"width": 1000, "height": 860}, color_scheme="light")
        await opened.goto(address)
        yield opened
        await browser.close()


async def ask(browser_page: Page, question: str) -> None:
    box = browser_page.get_by_placeholder("Ask me mathematics")
    await box.fill(question)
    await box.press("Enter")


async def test_an_answer_is_shown_with_its_formula_and_its_like_is_kept(browser_page, store):
    await ask(browser_page, "if x-5=7 what is x?")
    await expect(browser_page.locator("#chat .katex").first).to_be_visible(timeout=20_000)
    await expect(browser_page.locator("code", has_text="x = 12")).to_be_visible()
    if SCREENSHOT:
        await ask(browser_page, "x^2 - 5x + 6 = 0")
        await expect(browser_page.locator("code", has_text="x = 2 or x = 3")).to_be_visible()
        await browser_page.wait_for_timeout(800)
        await browser_page.screenshot(path=Path(SCREENSHOT))
    await browser_page.get_by_role("button", name="Like", exact=True).first.click()
    await until_rated(store, ups=1)


async def until_rated(store, ups: int) -> None:
    for _ in range(100):
        if (await store.statistics()).ups == ups:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{await store.statistics()}")


async def test_a_typed_command_is_answered(browser_page):
    await ask(browser_page, "/model")
    await expect(browser_page.get_by_text("Serving release")).to_be_visible(timeout=20_000)


def test_a_reply_becomes_a_step_for_each_tool_call_and_then_the_answer():
    result = ToolResult(
        ToolCall("solve", ("x - 5 = 7", "x")), "12", steps=(Step("Add $5$ to both sides", "x = 12"),), checked=True,
        seconds=0.004,
    )  # fmt: skip
    step, answer = messages(Reply("`x = 12`", latex="x = 12", tool_results=(result,), finished=True))
    assert step["metadata"] == {"title": "solve(x - 5 = 7, x)", "duration": 0.004, "status": "done"}
    assert step["content"] == "1. Add $5$ to both sides: $x = 12$\n\nResult: `12` (checked)"
    assert answer["content"] == "$$\nx = 12\n$$\n`x = 12`"
