"""Formulas as pictures: what our tools write can be drawn, what cannot be drawn in good time is refused by type."""

import io
import time

import pytest
from PIL import Image

from bot.rendering.latex import PADDING, ZOOM, LatexError, picture

FORMULAS = {
    "fraction": r"\frac{1}{2} + \frac{1}{3} = \frac{5}{6}",
    "root": r"x = \frac{-b \pm \sqrt{b^{2} - 4ac}}{2a}",
    "integral": r"\int_{0}^{1} x^{2}\,dx = \frac{1}{3}",
    "matrix": r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
    "cases": r"\begin{cases} x = 1 \\ y = 2 \end{cases}",
    "aligned": r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
    "words": r"2 = 2 \quad \text{is true}",
    "about": r"\sqrt{2} \approx 1.41421",
}


async def image(latex: str) -> Image.Image:
    return Image.open(io.BytesIO(await picture(latex))).convert("RGB")


@pytest.mark.parametrize("latex", FORMULAS.values(), ids=FORMULAS.keys())
async def test_it_is_dark_ink_on_a_white_card_with_a_margin(latex):
    drawn = await image(latex)
    ink = drawn.convert("L").point(lambda light: 255 * (light < 128)).getbbox()
    margins = (ink[0], ink[1], drawn.width - ink[2], drawn.height - ink[3])
    assert all(margin >= PADDING * ZOOM - 2 for margin in margins)
    assert drawn.getpixel((0, 0)) == (255, 255, 255)


async def test_letters_are_drawn_large_enough_for_dense_screens():
    drawn = await image("1")
    assert drawn.height - 2 * PADDING * ZOOM >= 16 * ZOOM


async def test_more_formula_is_more_picture():
    assert (await image("x + y + z")).width > (await image("x")).width
    assert (await image(FORMULAS["matrix"])).height > (await image("x")).height


@pytest.mark.parametrize(
    "latex", ["", r"\frac{1}{", r"\left(\frac{a}{b}\right", "a\x00b", r"\begin{matrix}", "{" * 500, "^"]
)
async def test_broken_latex_is_refused_by_type(latex):
    with pytest.raises(LatexError, match="cannot be drawn"):
        await picture(latex)


async def test_what_is_too_long_is_refused():
    with pytest.raises(LatexError, match="too_long"):
        await picture("1" * 601)


@pytest.mark.parametrize(
    "latex",
    [
        "1+" * 299 + "1",
        r"\rule{1em}{100000em}",
        r"a\hspace{100000em}b",
        r"\begin{matrix}" + r"1\\" * 150 + r"\end{matrix}",
    ],
)
async def test_what_is_too_large_is_refused(latex):
    with pytest.raises(LatexError, match="too_large"):
        await picture(latex)


@pytest.mark.parametrize(
    "layer",
    [r"\frac{1}{1 + %s}", r"\sqrt{1 + %s}", "x^{%s}", r"\left(%s\right)", r"\begin{pmatrix}%s\end{pmatrix}", "{%s}"],
)
async def test_a_tower_that_would_take_minutes_is_refused_at_once(layer):
    tower = "x"
    while len(taller := layer.replace("%s", tower)) <= 590:
        tower = taller
    started = time.perf_counter()
    with pytest.raises(LatexError, match="too_deep"):
        await picture(tower)
    assert time.perf_counter() - started < 1


async def test_towers_that_people_write_are_drawn():
    assert await picture(r"\frac{1}{1 + \frac{1}{1 + \frac{1}{1 + \sqrt{2}}}} = \frac{4 + 3\sqrt{2}}{7 + 5\sqrt{2}}")
    assert await picture(r"\sqrt{1 + \sqrt{2 + \sqrt{3 + x^{2}}}}")
