"""`/latex` and `/plot`: a formula or curves as a picture, or what is wrong with them and where."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from bot import replies
from bot.commands.curves import plotted
from bot.commands.requests import Request
from bot.events import Image, Reply
from bot.rendering.latex import MOST_CHARACTERS as MOST_LATEX
from bot.rendering.latex import LatexError, picture
from bot.rendering.trouble import around
from engine.errors import ComputationError, ExpressionError


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
