"""The core of the bot, the same for every platform: questions, reactions and commands in, replies out.

What an adapter does with it:

- a question: `async for reply in conversation.answer(incoming)`, show each Reply in place of the one before; when the
  last is shown, `await conversation.delivered(reply.exchange_id, refs)` with the messages that carry it, and only then
  put the bot's own 👍 and 👎 on, so that no reaction can come before the store knows the message;
- a reaction: `await conversation.reacted(reaction)`; it has returned only when the rating is committed;
- a command: `async for reply in conversation.command(command)`, shown in the same way, without `delivered`.
"""

import asyncio
import logging
import math
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Protocol
from uuid import uuid4
from weakref import WeakValueDictionary

from bot import commands, words
from bot.events import Command, Incoming, Reaction, Reply
from bot.limits import RateLimiter
from bot.metrics import Metrics
from engine.errors import EngineError
from engine.messages import Answer, AnswerEvent, Progress, TextDelta, Turn
from engine.release import Release
from feedback.records import Exchange, MessageRef
from feedback.store import Store

log = logging.getLogger(__name__)

REMEMBERED = 4  # exchanges of a conversation that the engine is told


class Answering(Protocol):
    """What the conversation needs of `engine.service.Engine`."""

    @property
    def release(self) -> Release:
        """The release that is served now."""

    def stream(self, turns: Sequence[Turn], avoid: Collection[str] = ()) -> AsyncIterator[AnswerEvent]:
        """Progress, text, and last the Answer."""


class Conversation:
    """Joins the engine and the store. Answers within one conversation come one after the other."""

    def __init__(
        self, engine: Answering, store: Store, limiter: RateLimiter, metrics: Metrics, poll_seconds: float = 1.0
    ) -> None:
        self._engine = engine
        self._store = store
        self._limiter = limiter
        self._metrics = metrics
        self._poll_seconds = poll_seconds
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def answer(self, incoming: Incoming) -> AsyncIterator[Reply]:
        """The reply to a question, as it comes about. The exchange is recorded before the last Reply is given."""
        if wait := self._limiter.wait(incoming.author.id):
            yield Reply(words.told(words.TOO_FAST, seconds=math.ceil(wait)), ephemeral=True, finished=True)
            return
        turn = self._turns.setdefault(incoming.conversation, asyncio.Lock())
        async with turn:
            async for reply in self._answered(incoming):
                yield reply

    async def knows(self, conversation: str) -> bool:
        """Whether something was answered in that conversation before."""
        return bool(await self._store.history(conversation, 1))

    async def delivered(self, exchange_id: str, refs: Iterable[MessageRef]) -> None:
        """The messages that carry an answer stand; reactions to any of them are ratings from now on."""
        await self._store.attach(exchange_id, refs)

    async def reacted(self, reaction: Reaction) -> bool:
        """Keep a reaction or its retraction. True if it concerned an answer of ours; it is then committed."""
        keep = self._store.rate if reaction.added else self._store.retract
        ours = await keep(reaction.message, reaction.rater.id, reaction.emoji, datetime.now(UTC))
        if ours:
            self._metrics.rated(reaction.emoji, added=reaction.added)
        return ours

    async def command(self, command: Command) -> AsyncIterator[Reply]:
        """The reply to a slash command, as it comes about."""
        try:
            async for reply in self._obeyed(command):
                yield reply
        except Exception:  # the edge of the core: whatever broke, the person is told and the adapter goes on
            log.exception("/%s failed", command.name)
            yield Reply(words.FAILED, ephemeral=True, finished=True)

    def _obeyed(self, command: Command) -> AsyncIterator[Reply]:
        match command.name:
            case "help":
                return commands.help_()
            case "stats":
                return commands.stats(command, self._store)
            case "model":
                return commands.model(self._engine.release, self._store)
            case "retrain":
                return commands.retrain(command, self._store, self._poll_seconds)

    async def _answered(self, incoming: Incoming) -> AsyncIterator[Reply]:
        exchange_id = str(uuid4())
        try:
            async for reply in self._worked_out(exchange_id, incoming):
                yield reply
        except Exception:  # the same edge
            log.exception("exchange %s failed", exchange_id)
            self._metrics.failed()
            yield Reply(words.FAILED, finished=True)

    async def _worked_out(self, exchange_id: str, incoming: Incoming) -> AsyncIterator[Reply]:
        """The replies while the engine works, and the finished one; raises what the engine and the store raise."""
        answer: Answer | None = None
        written = ""
        turns = await self._history(incoming)
        async for event in self._engine.stream(turns, await self._avoided(incoming)):
            match event:
                case Progress(stage):
                    yield Reply(stage=stage)
                case TextDelta(text):
                    written += text
                    yield Reply(written)
                case Answer():
                    answer = event
        if answer is None:
            raise EngineError("the stream ended without an answer")
        self._metrics.answered(answer)
        await self._store.record(_exchange(exchange_id, incoming, answer))
        yield _reply(exchange_id, answer)

    async def _history(self, incoming: Incoming) -> list[Turn]:
        """The conversation's last turns, and the question."""
        turns: list[Turn] = []
        for exchange in await self._store.history(incoming.conversation, REMEMBERED):
            turns += [Turn("user", exchange.question), Turn("assistant", exchange.answer)]
        return [*turns, Turn("user", incoming.text)]

    async def _avoided(self, incoming: Incoming) -> frozenset[str]:
        """What must not be answered again: what was disliked here, and on a retry what was answered before."""
        avoided = await self._store.rejected_completions(incoming.server, incoming.text)
        if incoming.retry:
            avoided |= await self._store.given_completions(incoming.conversation, incoming.text)
        return avoided


def _exchange(exchange_id: str, incoming: Incoming, answer: Answer) -> Exchange:
    return Exchange(
        id=exchange_id,
        asked_at=datetime.now(UTC),
        platform=incoming.platform,
        server=incoming.server,
        conversation=incoming.conversation,
        asker=incoming.author.id,
        question=incoming.text,
        answer=answer.text,
        final=answer.final,
        expert=answer.expert,
        completion=answer.completion,
        confidence=answer.confidence,
        release=answer.release,
        seconds=answer.timings.total,
        failure=answer.failure or "",
    )


def _reply(exchange_id: str, answer: Answer) -> Reply:
    return Reply(
        text=answer.text,
        latex=answer.latex,
        alt=answer.final or "",
        tool_results=answer.tool_results,
        exchange_id=exchange_id,
        finished=True,
    )
