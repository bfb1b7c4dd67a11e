"""LaTeX to a PNG: dark glyphs on a white card, which reads in light and dark chats. No TeX and no system library is needed.

ziamath (MathML and LaTeX to SVG) draws, resvg makes pixels of it; docs/decisions/0003 says what else was tried.
"""

import asyncio
from xml.etree import ElementTree

import resvg_py
from ziamath.zmath import Latex

MOST_CHARACTERS = 600
SIZE = 26  # of the letters, in pixels before the zoom
ZOOM = 2  # for sharp edges on dense screens
PADDING = 14
INK = "#1a1a1a"
CARD = "#ffffff"
MOST_WIDTH = 1400  # pixels before the zoom; what is wider is not worth a picture


class LatexError(Exception):
    """A formula that cannot be drawn."""


async def picture(latex: str) -> bytes:
    """The PNG of a formula. Raises LatexError if it is too long or too wide, or cannot be drawn."""
    if len(latex) > MOST_CHARACTERS:
        raise LatexError(f"a formula of more than {MOST_CHARACTERS} characters")
    return await asyncio.to_thread(_draw, latex)


def _draw(latex: str) -> bytes:
    try:
        svg = Latex(latex, size=SIZE, color=INK).svg()
        return bytes(resvg_py.svg_to_bytes(svg_string=_on_card(svg), background=CARD, zoom=ZOOM))
    except LatexError:
        raise
    except Exception as error:
        raise LatexError(f"cannot be drawn: {type(error).__name__}") from error


def _on_card(svg: str) -> str:
    """The drawing with a margin on all sides."""
    root = ElementTree.fromstring(svg)  # noqa: S314 -- ziamath wrote it, not a user
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    if width > MOST_WIDTH:
        raise LatexError("too wide")
    width, height = width + 2 * PADDING, height + 2 * PADDING
    root.attrib.update(width=str(width), height=str(height))
    root.attrib["viewBox"] = f"{left - PADDING} {top - PADDING} {width} {height}"
    return ElementTree.tostring(root, encoding="unicode")
