"""The web page: the chat, and where there is something to show them with, a comparison, a dashboard and an admin's tab."""

from dataclasses import dataclass

import gradio as gr

from bot.adapters.web_admin import Admin, admin_tab
from bot.adapters.web_chat import Chat
from bot.adapters.web_compare import compare_tab
from bot.adapters.web_dashboard import dashboard_tab
from bot.adapters.web_look import say
from bot.adapters.web_stream import Streams
from bot.conversation import Conversation
from bot.insight import Insight
from engine.rivals import Rivals

EXAMPLES = ("if x-5=7 what is x?", "12 x 15 =", "x^2 - 5x + 6 = 0", "what is 20% of 45?", r"\frac{1}{2} + \sqrt{16}")
EXPERTS = {
    "page_kind_auto": "", "page_kind_arithmetic": "arithmetic", "page_kind_algebra": "algebra", "page_kind_words": "words",
}  # fmt: skip
DELIMITERS: list[dict[str, str | bool]] = [
    {"left": "$$", "right": "$$", "display": True},
    {"left": "$", "right": "$", "display": False},
]
CACHE_SECONDS = (3600, 3600)  # how often pictures and files that were shown are cleared away, and from what age
MOST_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class Tabs:
    """What the page has beside the chat. Without a password nobody is an admin of the page, and there is no such tab."""

    rivals: Rivals | None = None
    insight: Insight | None = None
    password: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is shown under a dislike: why, and what would be right. `form` is the one that the bot asked for, hidden."""

    form: gr.State
    group: gr.Group
    reason: gr.Radio
    right: gr.Textbox
    skip: gr.Button
    send: gr.Button


def page(conversation: Conversation, *, admin: bool, tabs: Tabs | None = None) -> gr.Blocks:
    """The page. `admin` says whether all those who can open it may start a training."""
    tabs = tabs or Tabs()
    blocks: gr.Blocks
    with gr.Blocks(title="Emmy", analytics_enabled=False, delete_cache=CACHE_SECONDS) as blocks:
        streams = Streams(blocks)
        blocks.load(streams.hold, queue=False)  # as all that is done at once: by the queue, its end could come first
        blocks.unload(streams.release)
        gr.Markdown(say("page_title"), elem_id="title")
        with gr.Tabs():
            with gr.Tab(say("page_tab_chat")):
                chat = Chat(conversation, admin=admin)
                blocks.load(chat.greet, None, _chat(chat), queue=False)
            if tabs.rivals:
                with gr.Tab(say("page_tab_compare")):
                    compare_tab(tabs.rivals)
            if tabs.insight:
                with gr.Tab(say("page_tab_dashboard")) as opened:
                    dashboard_tab(tabs.insight, opened)
            if tabs.insight and tabs.password:
                with gr.Tab(say("page_tab_admin")):
                    admin_tab(Admin(conversation, tabs.insight, tabs.password))
    return blocks


def _chat(chat: Chat) -> gr.Chatbot:
    chatbot, remark = _history(), _remark()
    question, kind = _asking()
    gr.Examples([[example] for example in EXAMPLES], inputs=question, label=say("page_try"))
    exchanges = gr.State(dict[int, str]())
    outputs = [question, chatbot, exchanges]
    # no limit: Gradio's own is one at a time of each for all people, and /retrain runs for minutes
    question.submit(chat.ask, [question, chatbot, exchanges, kind], outputs, concurrency_limit=None)
    chatbot.retry(chat.retry, [chatbot, exchanges, kind], outputs, concurrency_limit=None)
    chatbot.edit(chat.edit, [chatbot, exchanges, kind], outputs, concurrency_limit=None)
    chatbot.option_select(chat.choose, [chatbot, exchanges], outputs, concurrency_limit=None)
    _take_opinions(chat, chatbot, remark, exchanges)
    return chatbot


def _take_opinions(chat: Chat, chatbot: gr.Chatbot, remark: Remark, exchanges: gr.State) -> None:
    # each counts, also one that comes while the one before is still being kept; in order, so one at a time
    asked = [remark.form, remark.group, remark.reason, remark.right]
    chatbot.like(chat.like, [exchanges], asked, concurrency_limit=1, trigger_mode="multiple")
    closing = [remark.form, remark.group]
    remark.send.click(chat.complain, [remark.form, remark.reason, remark.right], closing, concurrency_limit=None)
    remark.skip.click(lambda: (None, gr.Group(visible=False)), None, closing)


def _history() -> gr.Chatbot:
    return gr.Chatbot(
        latex_delimiters=DELIMITERS,
        height="calc(100vh - 340px)",
        min_height=320,
        show_label=False,
        elem_id="chat",
        buttons=["copy"],
        editable="user",
    )


def _remark() -> Remark:
    with gr.Group(visible=False, elem_id="remark") as group:
        reason = gr.Radio([], label=say("remark_title"))
        right = gr.Textbox(label=say("remark_right_answer"), max_length=500)
        with gr.Row():
            skip = gr.Button(say("page_skip"), size="sm")
            send = gr.Button(say("page_send"), variant="primary", size="sm")
    return Remark(gr.State(None), group, reason, right, skip, send)


def _asking() -> tuple[gr.Textbox, gr.Dropdown]:
    """The text box, and the menu of who must answer."""
    with gr.Row(elem_id="ask"):
        question = gr.Textbox(
            placeholder=say("page_ask"), show_label=False, submit_btn=True, max_length=MOST_CHARACTERS, autofocus=True,
            container=False, scale=5, min_width=260, elem_id="question",
        )  # fmt: skip
        kinds = [(say(key), expert) for key, expert in EXPERTS.items()]
        kind = gr.Dropdown(
            kinds, value="", label=say("page_kind"), show_label=False, container=False, scale=1, elem_id="kind"
        )
    return question, kind
