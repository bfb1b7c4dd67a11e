"""LaTeX to a PNG: glyphs on a card of their own, dark or light. No TeX and no system library is needed.

ziamath (MathML and LaTeX to SVG) draws, resvg makes pixels of it; docs/decisions/0003 says what else was tried.
"""

import asyncio
from xml.etree import ElementTree

import resvg_py
from ziamath.tex import tex2mml
from ziamath.zmath import Math

from bot.events import Theme
from bot.rendering.trouble import Problem, trouble

MOST_CHARACTERS = 600
MOST_LAYOUTS = 5000  # of a formula's elements, at about 0.2 ms each
SIZE = 26  # of the letters, in pixels before the zoom
ZOOM = 2  # for sharp edges on dense screens
PADDING = 14
INK = {"light": "#1a1a1a", "dark": "#e6e7e9"}
CARD = {"light": "#ffffff", "dark": "#1e1f22"}
MOST_PIXELS = 1400  # to either side before the zoom; what is larger is not worth a picture
LAID_OUT_ONCE = frozenset("mfrac msub msup msubsup munder mover munderover mtable mtr msqrt mroot".split())


class LatexError(Exception):
    """A formula that cannot be drawn: which problem, at which mark, and at which offset where that is known."""

    def __init__(self, problem: Problem, mark: str = "", place: int | None = None) -> None:
        super().__init__(f"cannot be drawn: {problem} {mark}" + ("" if place is None else f" at {place}"))
        self.problem = problem
        self.mark = mark
        self.place = place


async def picture(latex: str, theme: Theme = "light") -> bytes:
    """The PNG of a formula. Raises LatexError if it is too long, too large or too deep, or broken."""
    if len(latex) > MOST_CHARACTERS:
        raise LatexError("too_long")
    if found := trouble(latex):
        raise LatexError(found.problem, found.mark, found.place)
    return await asyncio.to_thread(_draw, latex, theme)


def _draw(latex: str, theme: Theme) -> bytes:
    try:
        svg = Math(_formula(latex, theme), size=SIZE).svg()
        return bytes(resvg_py.svg_to_bytes(svg_string=_on_card(svg), background=CARD[theme], zoom=ZOOM))
    except LatexError:
        raise
    except Exception as error:
        raise LatexError("broken") from error


def _formula(latex: str, theme: Theme) -> ElementTree.Element:
    """The formula as MathML, if it can be drawn in good time."""
    formula = ElementTree.fromstring(tex2mml(latex))  # noqa: S314 -- what the converter wrote
    if _layouts(formula) > MOST_LAYOUTS:
        raise LatexError("too_deep")
    formula.set("mathcolor", INK[theme])
    return formula


def _layouts(element: ElementTree.Element, times: int = 1) -> int:
    """How many elements ziamath will lay out: it does a row's content twice, so each row within a row doubles the work."""
    again = 1 if element.tag.rpartition("}")[2] in LAID_OUT_ONCE else 2
    return times + sum(_layouts(child, times * again) for child in element)


def _on_card(svg: str) -> str:
    """The drawing with a margin on all sides."""
    root = ElementTree.fromstring(svg)  # noqa: S314 -- ziamath wrote it, not a user
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    if max(width, height) > MOST_PIXELS:
        raise LatexError("too_large")
    width, height = width + 2 * PADDING, height + 2 * PADDING
    root.attrib.update(width=str(width), height=str(height))
    root.attrib["viewBox"] = f"{left - PADDING} {top - PADDING} {width} {height}"
    return ElementTree.tostring(root, encoding="unicode")
