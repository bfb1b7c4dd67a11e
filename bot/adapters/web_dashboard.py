"""The page's dashboard: how Emmy is liked, how fast she is, and what she learned."""

import gradio as gr

from bot import words
from bot.adapters import web_cards as cards
from bot.adapters.web_look import say
from bot.adapters.web_session import locale
from bot.insight import Insight, Overview
from bot.words import Words


def dashboard_tab(insight: Insight, opened: gr.Tab) -> None:
    """The tab's contents, read anew each time that it is opened."""

    async def read(request: gr.Request) -> str:
        return shown(await insight.read(), words.of(locale(request)))

    overview = gr.HTML(padding=False, elem_id="dashboard", elem_classes="flush")
    refresh = gr.Button(say("page_refresh"), size="sm")
    opened.select(read, None, overview, concurrency_limit=None)
    refresh.click(read, None, overview, concurrency_limit=None)


def shown(overview: Overview, told: Words) -> str:
    """The dashboard as HTML."""
    pair = (cards.ratings, cards.scores, cards.routes, cards.latency)
    return (
        f'<div class="tiles">{cards.tiles(overview, told)}</div>'
        f"{cards.decision(overview, told)}{cards.releases(overview, told)}"
        f'<div class="pairs">{"".join(each(overview, told) for each in pair)}</div>'
        f"{cards.losses(overview, told)}{cards.runs(overview.runs, told)}"
    )
