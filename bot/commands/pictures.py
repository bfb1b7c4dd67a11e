"""`/latex` and `/plot`: a formula or curves as a picture, or what is wrong with them and where."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence

from bot import replies
from bot.commands.requests import Request
from bot.events import Image, Reply
from bot.rendering.latex import MOST_CHARACTERS as MOST_LATEX
from bot.rendering.latex import LatexError, picture
from bot.rendering.trouble import around
from engine.errors import ComputationError, ExpressionError
from engine.reading.courtesy import without_courtesy
from engine.reading.exact import formula_call
from engine.tools.terms.splitting import split
from engine.tools.terms.syntax import parse

_RANGE = re.compile(
    r"(?P<curves>.*?)(?:\s+for\s+[a-z])?[\s,]*\b(?:from|between|von|de|desde)\s+(?P<low>[-+]?[\d.]+)\s*"
    r"(?:to|and|bis|a|à|y|hasta|et)\s+(?P<high>[-+]?[\d.]+)",
    re.IGNORECASE | re.DOTALL,
)
_ASKED = re.compile(
    r"(?:plot|graph|draw|sketch|show me (?:the|an?) (?:graph|plot|curve)s? of)\s+(?:me\s+)?(?:the\s+)?"
    r"(?:(?:graph|curve|function|parabola|line)s?\s+(?:of\s+)?)?"
    r"(?P<curves>.+?)(?:[\s,]++for me)?[\s?.!]*+",
    re.IGNORECASE | re.DOTALL,
)
_DEFINED = re.compile(r"^[A-Za-z]\([A-Za-z]\)\s*=\s*")  # f(x) =
_AND = re.compile(r"\s+and\s+(?![-+]?[\d.]+\s*$)", re.IGNORECASE)  # but `between 0 and 5`
MOST_CHARACTERS = 500
LOW, HIGH = -10.0, 10.0


async def latex(request: Request) -> AsyncIterator[Reply]:
    """A formula as a picture; its alternative text is the formula."""
    formula = request.argument("formula").strip("$ \n")
    theme = request.place.rules.theme
    try:
        png = await picture(formula, theme)
    except LatexError as error:
        yield replies.private(request.say("latex_broken", problem=_told(request, formula, error)))
        return
    image = Image(png, formula, "formula.png")
    yield Reply(request.say("latex_drawn"), finished=True, theme=theme, images=(image,))


async def plot(request: Request) -> AsyncIterator[Reply]:
    """Curves as a picture."""
    theme = request.place.rules.theme
    try:
        curves, low, high = plotted(request.argument("curves"))
        png = await asyncio.to_thread(_draw, curves, low, high, theme)
    except (ComputationError, ExpressionError) as error:
        problem = str(error) or request.say("plot_usage")
        yield replies.private(request.say("plot_broken", problem=problem))
        return
    names = ", ".join(f"`{curve}`" for curve in curves)
    told = request.say("plotted", curves=names, low=f"{low:g}", high=f"{high:g}")
    yield Reply(told, finished=True, theme=theme, images=(Image(png, told.replace("`", ""), "plot.png"),))


def plotted(text: str) -> tuple[list[str], float, float]:
    """The curves and the range that `x^2, sin(x) from -5 to 5` states. Raises ExpressionError if it states none."""
    if not text or len(text) > MOST_CHARACTERS:
        raise ExpressionError("")
    found = _RANGE.fullmatch(text)
    low, high = (_number(found["low"]), _number(found["high"])) if found else (LOW, HIGH)
    return [_DEFINED.sub("", curve) for curve in split(found["curves"] if found else text)], low, high


def asked_in_words(text: str) -> str:
    """The curves that a message asks for, `x^2 - 4` of `plot x^2 - 4`; empty where it asks for none that can be read."""
    text = text.strip()
    found = _ASKED.fullmatch(without_courtesy(text)) if len(text) <= MOST_CHARACTERS else None
    wanted = _AND.sub(", ", found["curves"]) if found else ""
    try:
        return wanted if wanted and all(map(_is_curve, plotted(wanted)[0])) else ""
    except ExpressionError:
        return ""


def _is_curve(text: str) -> bool:
    """True for an expression or `y = ...` that can be drawn as it is written; `5 cards` and `a house` are none."""
    parse(text)
    return text == "x" or formula_call(text) is not None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise ExpressionError(f"{text} is no number") from error


def _draw(curves: Sequence[str], low: float, high: float, theme: str) -> bytes:
    # imported here: it loads what only who draws needs
    from engine.tools.plot import draw

    return draw(curves, low, high, "dark" if theme == "dark" else "light")


def _told(request: Request, formula: str, error: LatexError) -> str:
    """What is wrong, and where, with the characters around that place."""
    problem = request.say(f"latex_problem_{error.problem}", mark=error.mark.replace("`", "'"), most=MOST_LATEX)
    if error.place is None:
        return problem
    before, after = around(formula, error.place)
    return request.say("latex_at", problem=problem, place=error.place + 1, before=before, after=after)
