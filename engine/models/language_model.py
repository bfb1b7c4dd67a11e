"""A language model in this process: the general expert's small talk, streamed, and whole replies. It calls no tools.

Nothing is loaded before the first question that needs it, since a model takes seconds to load and half a gigabyte.
"""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from engine.errors import ModelError
from engine.messages import Turn
from engine.models.chat_model import SYSTEM_PROMPT, Budget, Chat, Decoding, Text, messages, newest
from engine.models.lean_writer import LeanWriter
from engine.models.smollm2 import converted_smollm2
from engine.models.transformers_writer import TransformersWriter
from engine.models.writing import Writer, Writing

log = logging.getLogger(__name__)

SMOLLM2 = "smollm2"
REPETITION_PENALTY = 1.1  # of small talk: a small model that writes greedily turns in circles without it


class LanguageModel:
    """Answers one conversation at a time; others wait their turn. Who stops waiting for an answer stops its writing."""

    def __init__(self, name: str, cache: Path, budget: Budget) -> None:
        self._name = name
        self._cache = cache
        self._small_talk = Decoding(budget.tokens, budget.seconds, repetition_penalty=REPETITION_PENALTY)
        self._turn = asyncio.Lock()
        self._writer: Writer | None = None

    async def stream(self, turns: Sequence[Turn]) -> AsyncIterator[str]:
        """The answer to the last turn in pieces, as they are written. Raises ModelError if there is no such model.

        Leaving the iteration stops the writing.
        """
        async with self._turn:
            writer = await self._load()
            chat = messages(SYSTEM_PROMPT, await asyncio.to_thread(newest, turns, writer.tokens_of))
            async with _opened(writer, chat, self._small_talk) as reply:
                while (piece := await asyncio.to_thread(reply.next_piece)) is not None:
                    if piece:
                        yield piece

    async def complete(self, system: str, turns: Sequence[Turn], decoding: Decoding) -> Text:
        """See `ChatModel`. The seconds are counted from when the model begins to read."""
        [text] = await self.complete_many(system, turns, decoding, 1)
        return text

    async def complete_many(
        self, system: str, turns: Sequence[Turn], decoding: Decoding, count: int
    ) -> tuple[Text, ...]:
        """See `ChatModel`. The replies are written together, which takes much less time than one after the other."""
        async with self._turn, _opened(await self._load(), messages(system, turns), decoding, count) as replies:
            while await asyncio.to_thread(replies.next_piece) is not None:
                pass
            return replies.texts

    async def _load(self) -> Writer:
        if self._writer is None:
            self._writer = await asyncio.to_thread(_load, self._name, self._cache)
        return self._writer


class _Replies:
    """Replies on their way: who gives up while a token is being written stops them after that token."""

    def __init__(self, writing: Writing) -> None:
        self.texts: tuple[Text, ...] = ()
        self._writing = writing
        self._busy = threading.Lock()

    def next_piece(self) -> str | None:
        """Write the next token; None at the end, when the texts are there. Raises ModelError if the model failed."""
        with self._busy:
            try:
                return next(self._writing)
            except StopIteration as end:
                self.texts = end.value or ()  # None if it was stopped before
                return None
            except ModelError:
                raise
            except Exception as error:
                raise ModelError(f"the language model failed: {error}") from error

    def stop(self) -> None:
        """End the writing."""
        with self._busy:
            self._writing.close()


@asynccontextmanager
async def _opened(writer: Writer, chat: Chat, decoding: Decoding, count: int = 1) -> AsyncIterator[_Replies]:
    replies = _Replies(writer.write(chat, decoding, count))
    try:
        yield replies
    finally:
        await asyncio.to_thread(replies.stop)  # the token under way may be the first, after a long reading


def _load(name: str, cache: Path) -> Writer:
    """A plain Llama in a folder is served by our own decode loop, all else by transformers. Raises ModelError."""
    from safetensors import SafetensorError

    try:
        folder = converted_smollm2(cache) if name == SMOLLM2 else Path(name)
        return _lean(folder) or TransformersWriter.load(str(folder))
    except (ImportError, OSError, RuntimeError, ValueError, SafetensorError) as error:
        raise ModelError(f"the language model {name!r} cannot be loaded: {error}") from error


def _lean(folder: Path) -> LeanWriter | None:
    try:
        return LeanWriter.load(folder)
    except ModelError as error:
        log.warning("the general expert is served by transformers, at about a third of the speed: %s", error)
        return None
