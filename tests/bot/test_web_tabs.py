"""The page's tabs in a real browser, over the real engine: comparison, dashboard and admin, wide and narrow."""

from datetime import UTC, datetime

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.adapters.web_adapter import Tabs, page
from bot.insight import Insight
from engine.release import SHIPPED_FOLDER, read_release
from tests.bot.browser import DESKTOP, PHONE, ask, open_tab, opened, said, unlock
from tests.bot.lived import PASSWORD, REASON, lived_page
from tests.fakes import FakeEngine

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def lived(tmp_path_factory):
    async with lived_page(tmp_path_factory.mktemp("lived")) as lived:
        yield lived


async def fits(shown: Page) -> None:
    """Nothing sticks out to the right."""
    assert await shown.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")])
async def test_chat_dashboard_and_admin_fit_their_screen(browser, lived, size, scheme):
    shown = await opened(browser, lived.address, size, scheme)
    await ask(shown, "x^2 - 5x + 6 = 0")
    await expect(said(shown, "x = 2 or x = 3")).to_be_visible()
    await fits(shown)
    await open_tab(shown, "Dashboard")
    await expect(shown.get_by_text(REASON).first).to_be_visible()
    await expect(shown.locator(".interval")).to_have_count(2)
    await expect(shown.locator(".dot.promoted")).to_be_visible()
    await expect(shown.locator("#dashboard polyline").first).to_be_visible()
    await fits(shown)
    await unlock(shown, PASSWORD)
    await expect(shown.get_by_role("button", name="Train now")).to_be_visible()
    await fits(shown)
    await shown.close()


async def test_both_releases_answer_beside_each_other_with_their_speed(browser, lived):
    shown = await opened(browser, lived.address)
    await open_tab(shown, "Compare")
    box = shown.get_by_placeholder("Ask me mathematics").last
    await box.fill("if x-5=7 what is x?")
    await box.press("Enter")
    await expect(shown.locator(".compared", has_text="tokens/s")).to_have_count(2)
    for release in (read_release(SHIPPED_FOLDER).id, lived.release.id):
        await expect(shown.locator(".compared", has_text=release)).to_have_count(1)
    await shown.close()


async def test_only_who_has_the_password_trains_and_changes_settings(browser, lived):
    await lived.store.training.beat(datetime.now(UTC))
    shown = await opened(browser, lived.address)
    await unlock(shown, "wrong")
    await expect(shown.get_by_text("That is not the password.").first).to_be_visible()
    await expect(shown.get_by_role("button", name="Train now")).to_be_hidden()
    await unlock(shown, PASSWORD)
    await shown.get_by_label("Setting").click()
    await shown.get_by_role("option", name="side_by_side").click()
    await shown.get_by_label("New value").fill("25")
    await shown.get_by_role("button", name="Save").click()
    await expect(shown.locator("#saved")).to_contain_text("side_by_side")
    assert await lived.store.settings.of("web:page") == {"side_by_side": "25"}
    await shown.get_by_role("button", name="Train now").click()
    await expect(shown.locator("#told")).to_contain_text("Waiting for the trainer")
    assert await lived.store.training.claim()
    await shown.close()


async def test_without_a_password_there_is_no_tab_for_admins(converse, store, tmp_path):
    blocks = page(converse(FakeEngine()), admin=False, tabs=Tabs(None, Insight(store, tmp_path), ""))
    assert not [part for part in blocks.config["components"] if part["props"].get("type") == "password"]
