"""The local web page: a Gradio chat with streamed answers, formulas, tool calls as steps, likes, retry and edit."""

from collections.abc import AsyncIterator
from typing import Any

import gradio as gr

from bot.conversation import Conversation
from bot.events import Command, CommandName, Incoming, Person, Reaction, Reply
from bot.words import PAGE_PLACEHOLDER, PAGE_TITLE, STAGES
from engine.messages import Step, ToolResult
from feedback.records import MessageRef

PLATFORM = "web"
SERVER = "web:page"
LIKE, DISLIKE = "👍", "👎"
COMMANDS: tuple[CommandName, ...] = ("help", "stats", "model", "retrain")
EXAMPLES = ("if x-5=7 what is x?", "12 x 15 =", "x^2 - 5x + 6 = 0", "what is 20% of 45?", r"\frac{1}{2} + \sqrt{16}")
DELIMITERS: list[dict[str, str | bool]] = [
    {"left": "$$", "right": "$$", "display": True},
    {"left": "$", "right": "$", "display": False},
]
CSS = """
.gradio-container { max-width: 860px !important; margin: 0 auto !important; }
#title h1 { margin-bottom: 0; } #title p { opacity: .75; margin-top: .2em; }
footer { display: none !important; }
"""

Message = dict[str, Any]  # in Gradio's form
History = list[Message]
Exchanges = dict[int, str]  # where an answer begins in the history, which is what a like names -> its exchange
Shown = tuple[str, History, Exchanges]  # the text box, the chat, the exchanges


def page(conversation: Conversation, *, admin: bool) -> gr.Blocks:
    """The page. `admin` says whether those who can open it may start a training."""
    chat = _Chat(conversation, admin=admin)
    blocks: gr.Blocks
    with gr.Blocks(title="Emmy", analytics_enabled=False) as blocks:
        gr.Markdown(PAGE_TITLE, elem_id="title")
        chatbot = gr.Chatbot(
            latex_delimiters=DELIMITERS, placeholder=PAGE_PLACEHOLDER, height="62vh", show_label=False, elem_id="chat",
            buttons=["copy"], editable="user",
        )  # fmt: skip
        question = gr.Textbox(
            placeholder="Ask me mathematics", show_label=False, submit_btn=True, max_length=4000, autofocus=True
        )
        gr.Examples([[example] for example in EXAMPLES], inputs=question, label="Try")
        exchanges = gr.State(dict[int, str]())
        outputs = [question, chatbot, exchanges]
        question.submit(chat.ask, [question, chatbot, exchanges], outputs)
        chatbot.retry(chat.retry, [chatbot, exchanges], outputs)
        chatbot.edit(chat.edit, [chatbot, exchanges], outputs)
        chatbot.like(chat.like, [exchanges], None)
    return blocks


class _Chat:
    """The page's events, each a step of one browser session."""

    def __init__(self, conversation: Conversation, *, admin: bool) -> None:
        self._conversation = conversation
        self._admin = admin

    async def ask(self, text: str, history: History, exchanges: Exchanges, request: gr.Request) -> AsyncIterator[Shown]:
        """A question or a command from the text box."""
        history = [*history, {"role": "user", "content": text}]
        async for shown in self._replied(text, history, exchanges, request):
            yield shown

    async def retry(
        self, history: History, exchanges: Exchanges, request: gr.Request, data: gr.RetryData
    ) -> AsyncIterator[Shown]:
        """The same question again, for another answer."""
        index = _place(data)
        kept = {place: exchange for place, exchange in exchanges.items() if place < index}
        text = _text(history[index])
        async for shown in self._replied(text, history[: index + 1], kept, request, retry=True):
            yield shown

    async def edit(
        self, history: History, exchanges: Exchanges, request: gr.Request, data: gr.EditData
    ) -> AsyncIterator[Shown]:
        """A question that was changed, answered anew in its place."""
        index = _place(data)
        kept = {place: exchange for place, exchange in exchanges.items() if place < index}
        edited = {"role": "user", "content": data.value}
        async for shown in self._replied(data.value, [*history[:index], edited], kept, request):
            yield shown

    async def like(self, exchanges: Exchanges, request: gr.Request, data: gr.LikeData) -> None:
        """A like or dislike of an answer; the other one, if it was given before, is taken back."""
        exchange = exchanges.get(_place(data))
        if exchange is None:
            return
        ref = MessageRef(PLATFORM, _session(request), exchange)
        for emoji, given in ((LIKE, data.liked is True), (DISLIKE, data.liked is False)):
            await self._conversation.reacted(Reaction(ref, self._person(request), emoji, added=given))

    async def _replied(
        self, text: str, history: History, exchanges: Exchanges, request: gr.Request, *, retry: bool = False
    ) -> AsyncIterator[Shown]:
        yield "", history, exchanges
        async for reply in self._replies(text, request, retry=retry):
            shown = [*history, *messages(reply)]
            if reply.exchange_id:
                ref = MessageRef(PLATFORM, _session(request), reply.exchange_id)
                await self._conversation.delivered(reply.exchange_id, [ref])
                exchanges = {**exchanges, len(history): reply.exchange_id}
            yield "", shown, exchanges

    def _replies(self, text: str, request: gr.Request, *, retry: bool) -> AsyncIterator[Reply]:
        name = text.strip().removeprefix("/")
        command = next((known for known in COMMANDS if text.startswith("/") and known == name), None)
        if command:
            return self._conversation.command(Command(PLATFORM, SERVER, command, self._person(request)))
        incoming = Incoming(PLATFORM, SERVER, _session(request), self._person(request), text, retry)
        return self._conversation.answer(incoming)

    def _person(self, request: gr.Request) -> Person:
        return Person(_session(request), admin=self._admin)


def messages(reply: Reply) -> list[Message]:
    """A reply as Gradio messages: a step for each tool call, then the formula and the text."""
    if not reply.text:
        stage = STAGES[reply.stage] if reply.stage else ""
        return [{"role": "assistant", "content": "", "metadata": {"title": stage, "status": "pending"}}]
    text = f"$$\n{reply.latex}\n$$\n{reply.text}" if reply.latex else reply.text
    return [*map(_tool_message, reply.tool_results), {"role": "assistant", "content": text}]


def _tool_message(result: ToolResult) -> Message:
    """What was called, how long it took, and inside the steps and whether the result was checked."""
    lines = [_step(number, step) for number, step in enumerate(result.steps, start=1)]
    found = f"Result: `{result.value}`" + (" (checked)" if result.checked else "") if result.value else result.detail
    return {
        "role": "assistant",
        "content": "\n".join([*lines, "", found]),
        "metadata": {"title": str(result.call), "duration": result.seconds, "status": "done"},
    }


def _step(number: int, step: Step) -> str:
    formula = f": ${step.latex}$" if step.latex else ""
    return f"{number}. {step.reason}{formula}"


def _session(request: gr.Request) -> str:
    return f"{PLATFORM}:{request.session_hash}"


def _place(data: gr.LikeData | gr.RetryData | gr.EditData) -> int:
    return data.index if isinstance(data.index, int) else data.index[0]


def _text(message: Message) -> str:
    """A message's text, whichever of Gradio's forms it came back in."""
    content = message["content"]
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)
