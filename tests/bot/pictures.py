"""Takes the pictures of the page that the docs show: `python -m tests.bot.pictures docs/images`.

Each is a sheet: the desktop beside the phone, in one colour scheme. Emoji need a font that has them (Noto Color Emoji).
"""

import asyncio
import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.bot.browser import DESKTOP, PHONE, Scheme, answers, ask, chromium, open_tab, opened, said, unlock
from tests.bot.lived import PASSWORD, lived_page

TALL = ViewportSize(width=1100, height=1240)
MOST_BYTES = 150_000
COLOURS = 128
GAP = 24
GROUND = {"light": "#e2e8f0", "dark": "#020617"}
SETTLED = (
    "() => document.getAnimations().every(one => one.playState !== 'running' || one.effect.getTiming().iterations > 9)"
)


PATIENCE = 120_000  # milliseconds


async def take(folder: Path) -> None:
    """Write chat, compare, dashboard and admin, light and dark, into the folder."""
    with TemporaryDirectory() as scratch:
        async with lived_page(Path(scratch)) as lived, chromium() as browser:
            expect.set_options(timeout=PATIENCE)
            for scheme in ("light", "dark"):
                wide = await _toured(browser, lived.address, phone=False, scheme=scheme)
                narrow = await _toured(browser, lived.address, phone=True, scheme=scheme)
                for name, picture in wide.items():
                    _write(_sheet(picture, narrow[name], GROUND[scheme]), folder / f"page-{name}-{scheme}.png")


async def _toured(browser: Browser, address: str, *, phone: bool, scheme: Scheme) -> dict[str, Image.Image]:
    """A picture of each tab."""
    shown = await opened(browser, address, PHONE if phone else TALL, scheme)
    shown.set_default_timeout(PATIENCE)
    await _chat(shown)
    taken = {"chat": await _picture(shown)}
    await shown.set_viewport_size(PHONE if phone else DESKTOP)
    await open_tab(shown, "Compare")
    box = shown.get_by_placeholder("Ask me mathematics").last
    await box.fill("if x-5=7 what is x?")
    await box.press("Enter")
    await expect(shown.locator(".compared", has_text="tokens/s")).to_have_count(2)
    taken["compare"] = await _picture(shown)
    await open_tab(shown, "Dashboard")
    await expect(shown.locator("#dashboard .runs")).to_be_visible()
    taken["dashboard"] = await _picture(shown)
    await unlock(shown, PASSWORD)
    await expect(shown.locator("#settings")).to_contain_text("side_by_side")
    taken["admin"] = await _picture(shown)
    await shown.close()
    return taken


async def _chat(shown: Page) -> None:
    await ask(shown, "/plot x^2 - 5x + 6 from -1 to 6")
    await expect(answers(shown).locator("img").last).to_be_visible()
    await ask(shown, "x^2 - 5x + 6 = 0")
    await expect(said(shown, "x = 2 or x = 3")).to_be_visible()
    steps = shown.get_by_text("checked")
    if not await steps.is_visible():
        await shown.get_by_text("solve(").click()
    await expect(steps).to_be_visible()
    await answers(shown).get_by_text("teaches me").or_(said(shown, "x = 2 or x = 3")).last.scroll_into_view_if_needed()


async def _picture(shown: Page) -> Image.Image:
    await shown.mouse.move(0, 0)
    await shown.wait_for_function(SETTLED)
    return Image.open(io.BytesIO(await shown.screenshot(full_page=True))).convert("RGB")


def _sheet(wide: Image.Image, narrow: Image.Image, ground: str) -> Image.Image:
    """Both side by side; what of the phone is longer than the desktop's page is cut off."""
    height = wide.height
    sheet = Image.new("RGB", (wide.width + GAP + narrow.width, height), ground)
    sheet.paste(wide, (0, 0))
    sheet.paste(narrow.crop((0, 0, narrow.width, min(height, narrow.height))), (wide.width + GAP, 0))
    return sheet


def _write(sheet: Image.Image, path: Path) -> None:
    few = sheet.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    assert path.stat().st_size <= MOST_BYTES, f"{path} is too large for the docs"


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1])))
