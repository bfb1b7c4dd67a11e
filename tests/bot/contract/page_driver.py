"""The page for the contract: the events of its chat, as Gradio calls them."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import gradio as gr

from bot.actions import ActionKind
from bot.adapters.web_chat import DISLIKE, LIKE, Chat, Exchanges, History
from feedback.records import Reason
from tests.bot.contract.surface import ASK_BY_MENTION, ASK_DIRECTLY, DELETE, Shown

ANY_EXPERT = ""


class OnPage:
    """Alice's browser: it keeps the chat, and says which message an icon belongs to."""

    LACKS: ClassVar[frozenset[str]] = frozenset({ASK_BY_MENTION, ASK_DIRECTLY, DELETE})

    def __init__(self, chat: Chat) -> None:
        self._chat = chat
        self._request: Any = SimpleNamespace(session_hash="alice", request=None, headers={"accept-language": "en-US"})
        self._history: History = []
        self._exchanges: Exchanges = {}
        self._files: dict[str, bytes] = {}

    async def ask(self, text: str) -> int:
        question = len(self._history)
        await self._seen(self._chat.ask(text, self._history, self._exchanges, ANY_EXPERT, self._request))
        return question

    async def ask_directly(self, text: str) -> None:
        raise NotImplementedError

    async def answers(self) -> list[Shown]:
        return [self._shown(index) for index, message in enumerate(self._history) if _by_emmy(message)]

    async def told(self) -> str:
        return (await self.answers())[-1].text

    async def react(self, answer: Shown, emoji: str, *, added: bool = True) -> None:
        await self._like(answer, {LIKE: True, DISLIKE: False}[emoji] if added else None)

    async def complain(self, answer: Shown, reason: Reason, right_answer: str) -> None:
        form, *_ = await self._like(answer, liked=False)
        await self._chat.complain(form, reason.value, right_answer, self._request)

    async def press(self, shown: Shown, action: str) -> str:
        if action == ActionKind.STEPS:
            return (await self.command("steps")).text
        if action == ActionKind.AGAIN:
            asked = _data(index=max(at for at in range(shown.handle) if self._history[at]["role"] == "user"))
            await self._seen(self._chat.retry(self._history, self._exchanges, ANY_EXPERT, self._request, asked))
            return ""
        value = next(one["value"] for one in _options(self._history[shown.handle]) if f":{action}/" in one["value"])
        pressed = _data(index=shown.handle, value=value)
        await self._seen(self._chat.choose(self._history, self._exchanges, self._request, pressed))
        return await self.told()

    async def edit(self, question: int, text: str) -> None:
        data = _data(index=question, value=text)
        await self._seen(self._chat.edit(self._history, self._exchanges, ANY_EXPERT, self._request, data))

    async def delete(self, question: int) -> None:
        raise NotImplementedError

    async def command(self, name: str, **arguments: str) -> Shown:
        await self.ask(" ".join([f"/{name}", *arguments.values()]))
        return (await self.answers())[-1]

    async def _like(self, answer: Shown, liked: bool | None) -> Any:
        return await self._chat.like(self._exchanges, self._request, _data(index=answer.handle, liked=liked))

    async def _seen(self, changes: AsyncIterator[Any]) -> None:
        """The chat after each change; files are there for as long as the last one is being sent."""
        self._files = {}
        async for _, self._history, self._exchanges in changes:
            self._files = dict(_files(self._history))

    def _shown(self, index: int) -> Shown:
        message = self._history[index]
        _, _, behind = message["content"].rpartition("$$")
        formula = message["content"].removesuffix(behind)
        buttons = tuple(one["value"].removeprefix("emmy:").partition("/")[0] for one in _options(message))
        return Shown(behind.strip(), formula, buttons, self._files, handle=index)


def _by_emmy(message: Mapping[str, Any]) -> bool:
    """Words of hers; not a tool call, a picture or a file."""
    return message["role"] == "assistant" and "metadata" not in message and isinstance(message["content"], str)


def _options(message: Mapping[str, Any]) -> list[dict[str, str]]:
    return message.get("options", [])


def _files(history: History) -> list[tuple[str, bytes]]:
    shown = [message["content"] for message in history if isinstance(message["content"], gr.File)]
    paths = [Path(file.value["path"]) for file in shown]
    return [(path.name, path.read_bytes()) for path in paths]


def _data(**fields: Any) -> Any:
    """What Gradio tells of an event."""
    return SimpleNamespace(**fields)
