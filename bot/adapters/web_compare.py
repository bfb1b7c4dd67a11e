"""The page's comparison: one question, the shipped release beside the promoted one, with the time and speed of both."""

import html
import logging

import gradio as gr

from bot import words
from bot.adapters.web_look import say
from bot.adapters.web_session import locale, session
from bot.limits import RateLimiter
from bot.words import Words
from engine.errors import EngineError
from engine.messages import Answer
from engine.rivals import Compared, Rivals

log = logging.getLogger(__name__)

EXAMPLES = ("if x-5=7 what is x?", "what is 20% of 45?", "Tom has 3 boxes with 12 pens each. How many pens is that?")
MOST_CHARACTERS = 1000
PER_MINUTE = 10  # questions of one person; each is answered twice
DELIMITERS: list[dict[str, str | bool]] = [{"left": "$$", "right": "$$", "display": True}]
Shown = tuple[str, str, str, str, str]  # the note, then figures and answer of either side


def compare_tab(rivals: Rivals) -> None:
    """The tab's contents."""
    limiter = RateLimiter(PER_MINUTE, PER_MINUTE, PER_MINUTE)

    async def compare(question: str, request: gr.Request) -> Shown:
        told = words.of(locale(request))
        if wait := limiter.wait(session(request)):
            raise gr.Error(told("too_fast_person", seconds=wait.seconds), print_exception=False)
        try:
            compared = await rivals.compare(question)
        except EngineError:
            log.exception("two releases could not be compared")
            raise gr.Error(told("failed")) from None
        return shown(compared, told)

    gr.Markdown(say("page_compare"))
    question = gr.Textbox(
        placeholder=say("page_ask"), show_label=False, submit_btn=True, max_length=MOST_CHARACTERS, container=False
    )
    gr.Examples([[example] for example in EXAMPLES], inputs=question, label=say("page_try"))
    note = gr.Markdown()
    with gr.Row(equal_height=False):
        outputs: list[gr.Markdown | gr.HTML] = [note]
        for _ in range(2):
            with gr.Column(min_width=280):
                outputs += [
                    gr.HTML(padding=False, elem_classes="flush"),
                    gr.Markdown(latex_delimiters=DELIMITERS, elem_classes="answer"),
                ]
    question.submit(compare, [question], outputs)  # one at a time for all, so that no answer slows another


def shown(compared: Compared, told: Words) -> Shown:
    """Both answers; where they are of one release, that is said."""
    note = told("page_same") if compared.base.release == compared.tuned.release else ""
    base, tuned = compared.base, compared.tuned
    return (
        note,
        _figures(told("page_base"), base, told),
        _text(base),
        _figures(told("page_tuned"), tuned, told),
        _text(tuned),
    )


def _figures(title: str, answer: Answer, told: Words) -> str:
    speed = f"{answer.tokens / answer.timings.expert:.0f}" if answer.timings.expert and answer.tokens else "–"
    unit = html.escape(told("page_tokens"))
    return (
        f'<div class="card compared"><h3>{html.escape(title)} <span class="pill">{html.escape(answer.release)}</span></h3>'
        f"<b>{1000 * answer.timings.total:.0f} ms</b> · <b>{speed}</b> {unit}"
        f'<p class="quiet">{html.escape(answer.expert)} · {words.percent(answer.confidence)} %</p></div>'
    )


def _text(answer: Answer) -> str:
    return f"$$\n{answer.latex}\n$$\n{answer.text}" if answer.latex else answer.text
