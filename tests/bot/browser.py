"""A real browser for tests of the page: Debian's Chromium, driven headless.

Its tests share one browser and one page for a file, and wait long: a busy machine takes seconds for what takes none.
"""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright, expect

from tests.conftest import missing

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP, PHONE = ViewportSize(width=1100, height=860), ViewportSize(width=390, height=844)
WAIT = 30_000  # milliseconds
Scheme = Literal["dark", "light"]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The browser, or a skipped test."""
    path = shutil.which("chromium")
    if path is None:
        missing("chromium")
    expect.set_options(timeout=WAIT)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


async def opened(
    browser: Browser, address: str, size: ViewportSize = DESKTOP, scheme: Scheme = "light", language: str = "en-US"
) -> Page:
    """A page of that size and colour scheme, as a newcomer sees it."""
    page = await browser.new_page(viewport=size, color_scheme=scheme, locale=language)
    page.set_default_timeout(WAIT)
    await page.goto(address)
    return page


async def ask(shown: Page, question: str) -> None:
    """Type a question or a command into the chat."""
    box = shown.get_by_placeholder("Ask me mathematics").first
    await box.fill(question)
    await box.press("Enter")


def answers(shown: Page) -> Locator:
    """What Emmy said; the words of the empty page are not among it."""
    return shown.locator("#chat .bot.message")


def said(shown: Page, value: str) -> Locator:
    """A value in the answer itself, which comes after the tool's step."""
    return answers(shown).locator("code", has_text=value).last


async def open_tab(shown: Page, name: str) -> None:
    """A tab; where there is no room for all, behind the button with the dots."""
    await expect(shown.get_by_role("tab").first).to_be_visible()
    tab = shown.get_by_role("tab", name=name)
    if await tab.first.is_visible():
        await tab.first.click()
    else:
        await shown.locator(".overflow-menu > button").first.click()
        await shown.locator(".overflow-dropdown button", has_text=name).click()


async def unlock(shown: Page, password: str) -> None:
    """Try a password on the admin's tab."""
    await open_tab(shown, "Admin")
    await shown.get_by_label("Password").fill(password)
    await shown.get_by_role("button", name="Unlock").click()
