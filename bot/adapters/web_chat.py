"""The page's chat: streamed answers, likes with a reason, retry, edit, the vote between two answers, and commands."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import gradio as gr

from bot import words
from bot.actions import Action, ActionKind
from bot.adapters.web_commands import typed
from bot.adapters.web_messages import Message, messages, text_of, unnamed
from bot.adapters.web_session import PLATFORM, SERVER, locale, person, session
from bot.conversation import Conversation
from bot.events import Command, Complaint, Form, Incoming, Press, Reaction, Reply
from feedback.records import MessageRef

LIKE, DISLIKE = "👍", "👎"

History = list[Message]
Exchanges = dict[int, str]  # where an answer begins in the history, which is what a like names -> its exchange
Shown = tuple[str, History, Exchanges]  # the text box, the chat, the exchanges


class Chat:
    """The chat's events, each a step of one browser session. `expert` is who must answer; empty: the gate picks."""

    def __init__(self, conversation: Conversation, *, admin: bool) -> None:
        self._conversation = conversation
        self._admin = admin

    def greet(self, request: gr.Request) -> gr.Chatbot:
        """The empty chat says in the browser's language what may be asked."""
        return gr.Chatbot(placeholder=words.of(locale(request))("page_placeholder"))

    async def ask(
        self, text: str, history: History, exchanges: Exchanges, expert: str, request: gr.Request
    ) -> AsyncIterator[Shown]:
        """A question or a command from the text box."""
        history = [*history, {"role": "user", "content": text}]
        async for shown in self._shown(
            self._replies(self._incoming(text, expert, request)), history, exchanges, request
        ):
            yield shown

    async def retry(
        self, history: History, exchanges: Exchanges, expert: str, request: gr.Request, data: gr.RetryData
    ) -> AsyncIterator[Shown]:
        """The same question again, for another answer."""
        index = _place(data)
        asked = self._incoming(text_of(history[index]), expert, request)
        again = replace(asked, retry=True, sibling_of=exchanges.get(index + 1))
        async for shown in self._shown(self._replies(again), history[: index + 1], exchanges, request):
            yield shown

    async def edit(
        self, history: History, exchanges: Exchanges, expert: str, request: gr.Request, data: gr.EditData
    ) -> AsyncIterator[Shown]:
        """A question that was changed, answered anew in its place."""
        index = _place(data)
        edited = {"role": "user", "content": data.value}
        earlier = dict.fromkeys(_before(index, exchanges).values())
        follows = tuple(self._ref(exchange, request) for exchange in earlier)
        asked = replace(self._incoming(data.value, expert, request), follows=follows)
        async for shown in self._shown(self._replies(asked), [*history[:index], edited], exchanges, request):
            yield shown

    async def choose(
        self, history: History, exchanges: Exchanges, request: gr.Request, data: gr.SelectData
    ) -> AsyncIterator[Shown]:
        """A button under an answer: the vote between two, which leaves the better one, or a question of Emmy's."""
        index = _place(data)
        ref = self._ref(exchanges.get(index, ""), request)
        press = Press(PLATFORM, SERVER, session(request), person(request, admin=self._admin), ref, str(data.value))
        replies = self._conversation.pressed(press)
        async for shown in self._shown(replies, history[:index], exchanges, request):
            yield shown

    async def like(
        self, exchanges: Exchanges, request: gr.Request, data: gr.LikeData
    ) -> tuple[Form | None, gr.Group, gr.Radio, gr.Textbox]:
        """A like or dislike of an answer; the other one, if given before, is taken back. A dislike may give a reason."""
        exchange = exchanges.get(_place(data))
        form = await self._rated(exchange, request, data) if exchange else None
        if form is None:
            return None, gr.Group(visible=False), gr.Radio(), gr.Textbox()
        reasons = [(label, value) for value, label in form.reasons]
        return form, gr.Group(visible=True), gr.Radio(choices=reasons, value=None), gr.Textbox(value="")

    async def _rated(self, exchange: str, request: gr.Request, data: gr.LikeData) -> Form | None:
        ref = self._ref(exchange, request)
        rater = person(request, admin=self._admin)
        if data.liked not in (True, False):
            for emoji in (LIKE, DISLIKE):
                await self._conversation.reacted(Reaction(ref, rater, emoji, added=False))
            return None
        action = Action(ActionKind.UP if data.liked else ActionKind.DOWN, exchange)
        press = Press(PLATFORM, SERVER, session(request), rater, ref, action.id)
        return [reply async for reply in self._conversation.pressed(press)][-1].form

    async def complain(
        self, form: Form | None, reason: str | None, right_answer: str, request: gr.Request
    ) -> tuple[Form | None, gr.Group]:
        """What was wrong with an answer."""
        if form is None:
            return None, gr.Group(visible=False)
        author = person(request, admin=self._admin)
        kept = await self._conversation.complained(Complaint(form, author, reason or "", right_answer))
        gr.Info(kept.text)
        return (form, gr.Group(visible=True)) if not reason else (None, gr.Group(visible=False))

    async def _shown(
        self, replies: AsyncIterator[Reply], history: History, exchanges: Exchanges, request: gr.Request
    ) -> AsyncIterator[Shown]:
        """The chat with each reply after the history; an answer that is shown can be rated from then on."""
        exchanges = _before(len(history), exchanges)  # of a chat that was cleared, none is left
        yield "", history, exchanges
        say = words.of(locale(request))
        with TemporaryDirectory(prefix="emmy-page-") as folder:
            async for reply in replies:
                shown = [*history, *messages(unnamed(reply, say), Path(folder))]
                if reply.exchange_id:
                    await self._conversation.delivered(reply, [self._ref(reply.exchange_id, request)])
                    exchanges = _with_answer(exchanges, reply, len(history))
                yield "", shown, exchanges

    def _replies(self, incoming: Incoming) -> AsyncIterator[Reply]:
        if command := typed(incoming.text):
            name, arguments = command
            return self._conversation.command(
                Command(PLATFORM, SERVER, name, incoming.author, arguments, conversation=incoming.conversation)
            )
        return self._conversation.answer(incoming)

    def _incoming(self, text: str, expert: str, request: gr.Request) -> Incoming:
        author = person(request, admin=self._admin)
        return Incoming(PLATFORM, SERVER, session(request), author, text, expert=expert)

    @staticmethod
    def _ref(exchange: str, request: gr.Request) -> MessageRef:
        return MessageRef(PLATFORM, session(request), exchange)


def _with_answer(exchanges: Exchanges, reply: Reply, start: int) -> Exchanges:
    """An answer begins at `start`; the text of it, whose buttons Gradio counts from, comes after the tool calls."""
    places = {start, start + len(reply.tool_results)}
    return {**exchanges, **dict.fromkeys(places, reply.exchange_id or "")}


def _before(index: int, exchanges: Exchanges) -> Exchanges:
    return {place: exchange for place, exchange in exchanges.items() if place < index}


def _place(data: gr.LikeData | gr.RetryData | gr.EditData | gr.SelectData) -> int:
    return data.index if isinstance(data.index, int) else data.index[0]
