"""From a question to the answer that is recorded: what the engine is told, what is kept, and when two are made."""

import random
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import takewhile
from typing import Protocol
from uuid import uuid4

from bot import replies, words
from bot.events import Incoming, Reply
from bot.metrics import Metrics
from bot.rules import Rules
from bot.words import Words
from engine.errors import EngineError
from engine.messages import Answer, AnswerEvent, Progress, TextDelta, ToolCall, Turn
from engine.reading.follow_ups import taken_for
from engine.release import Release
from feedback.questions import normalise
from feedback.records import Exchange
from feedback.store import Store
from feedback.verification import verified

REMEMBERED = 4  # exchanges of a conversation that the engine is told
LOOKED_BACK = 20  # exchanges in which a question that is asked again is looked for


class Answering(Protocol):
    """What the conversation needs of `engine.service.Engine`."""

    @property
    def release(self) -> Release:
        """The release that is served now."""

    def stream(
        self,
        turns: Sequence[Turn],
        avoid: Collection[str] = (),
        conversation: str = "",
        expert: str = "",
    ) -> AsyncIterator[AnswerEvent]:
        """Progress, text, and last the Answer; by `expert`, if one is named."""

    async def compute(self, program: Sequence[ToolCall]) -> Answer:
        """The answer of calls that are stated as such."""


@dataclass(frozen=True, slots=True)
class Question:
    """An Incoming that may be answered, and how.

    `sibling_of` is the exchange that another answer is asked for. `edited`: the message asked something else before.
    `program` is to be computed as it stands. `with_steps`: the answer says how it comes about.
    """

    incoming: Incoming
    rules: Rules
    say: Words
    sibling_of: str | None = None
    edited: bool = False
    with_steps: bool = False
    program: tuple[ToolCall, ...] = ()


class Asker:
    """Asks the engine and keeps what comes of it."""

    def __init__(self, engine: Answering, store: Store, metrics: Metrics) -> None:
        self._engine = engine
        self._store = store
        self._metrics = metrics

    async def answer(self, question: Question) -> AsyncIterator[Reply]:
        """The replies while the engine works, and the finished one; raises what the engine and the store raise.

        A message that was not addressed to Emmy is answered by a value or not at all.
        """
        quiet = not question.incoming.addressed
        given: Answer | None = None
        written = ""
        turns = await self._turns(question.incoming, question.sibling_of, edited=question.edited)
        avoided = await self._avoided(question.incoming, _whole(turns))
        async for event in self._events(question, turns, avoided):
            match event:
                case Progress(stage) if not quiet:
                    yield replies.going_on(question.say, stage)
                case TextDelta(text) if not quiet:
                    written += text
                    yield Reply(written)
                case Answer():
                    given = event
        if given is None:
            raise EngineError("the stream ended without an answer")
        self._metrics.answered(given)
        if not quiet or given.final is not None:
            yield await self._finished(question, given, turns, avoided)

    async def whole_question(self, incoming: Incoming) -> str:
        """The whole question of a message that was edited: a follow-up's after what was answered before it."""
        return _whole(await self._turns(incoming, None, edited=True))

    async def _events(
        self, question: Question, turns: Sequence[Turn], avoided: Collection[str]
    ) -> AsyncIterator[AnswerEvent]:
        if question.program:
            yield Progress("solving")
            yield await self._engine.compute(question.program)
            return
        asked = question.incoming
        async for event in self._engine.stream(turns, avoided, asked.conversation, asked.expert):
            yield event

    async def _finished(
        self, question: Question, given: Answer, turns: Sequence[Turn], avoided: frozenset[str]
    ) -> Reply:
        """The reply that stands; its exchange, or both of a pair, are recorded."""
        exchange = await self._recorded(question, given)
        taken_as = replies.taken_as(question.say, given)
        if self._wants_second(question, given):
            second = await self._second(question, given, turns, avoided)
            if second:
                rival = await self._recorded(replace(question, sibling_of=exchange.id, edited=False), second)
                return replace(replies.pair(exchange, rival, question.say), hint=taken_as)
        shown = replies.answer(exchange, given, question.say, question.rules, with_steps=question.with_steps)
        return replace(shown, hint=taken_as or await self._hint(question))

    async def _hint(self, question: Question) -> str:
        """A line about reactions, for who has given few."""
        asker = await self._store.figures.of_person(question.incoming.author.id)
        return replies.hint(question.say, asker.reactions, asker.questions)

    def _wants_second(self, question: Question, given: Answer) -> bool:
        """Whether lot decides for two answers; only what an expert wrote teaches by comparison."""
        is_answer = bool(given.completion) and given.failure is None
        comparable = is_answer and question.incoming.addressed and not question.with_steps
        return comparable and question.sibling_of is None and random.random() < question.rules.side_by_side  # noqa: S311 -- a lot

    async def _second(
        self, question: Question, first: Answer, turns: Sequence[Turn], avoided: frozenset[str]
    ) -> Answer | None:
        """Another answer, if there is one that differs."""
        events = [event async for event in self._events(question, turns, avoided | {first.completion})]
        second = next((event for event in events if isinstance(event, Answer)), None)
        if second is None or second.failure or not second.completion or second.text == first.text:
            return None
        self._metrics.answered(second)
        return second

    async def _recorded(self, question: Question, given: Answer) -> Exchange:
        exchange = _exchange(question, given)
        await self._store.record(exchange, question.incoming.message, anew=question.edited)
        return exchange

    async def _turns(self, incoming: Incoming, sibling_of: str | None, *, edited: bool) -> list[Turn]:
        """The conversation's last turns, and the question; what is to be replaced, and what came later, is none of them."""
        replaced = {sibling_of} - {None}
        if edited and incoming.message:
            replaced |= set(await self._store.messages.exchanges_of(incoming.message))
        told = await self._before(incoming)
        kept = list(takewhile(lambda one: replaced.isdisjoint({one.id, one.sibling_of}), told))
        if edited and replaced and len(kept) == len(told) and not incoming.follows:
            kept = []  # all of them came later
        turns = [turn for exchange in kept for turn in _told(exchange, incoming)]
        return [*turns, Turn("user", incoming.text)]

    async def _before(self, incoming: Incoming) -> Sequence[Exchange]:
        """What the chain of replies answered; where there is none, the last exchanges of the conversation."""
        followed = [await self._store.exchange_of(ref) for ref in incoming.follows]
        chain = {exchange.id: exchange for exchange in followed if exchange}
        return list(chain.values())[-REMEMBERED:] or await self._store.history(incoming.conversation, REMEMBERED)

    async def _avoided(self, incoming: Incoming, asked: str) -> frozenset[str]:
        """What must not be answered again: what was disliked here, and on a retry what was answered before."""
        avoided = await self._store.rejected_completions(incoming.server, asked)
        if incoming.retry:
            avoided |= await self._store.given_completions(incoming.conversation, asked)
        return avoided


def _told(exchange: Exchange, incoming: Incoming) -> tuple[Turn, Turn]:
    """An exchange as turns. Its value can be followed up by its asker alone: who deletes their questions leaves no trace."""
    own = exchange.asker == incoming.author.id and incoming.addressed and not incoming.retry
    final = (exchange.final or "") if own else ""
    return Turn("user", exchange.question), Turn("assistant", exchange.answer, final)


def _whole(turns: Sequence[Turn]) -> str:
    """What the last turn asks, in a question that stands alone."""
    return taken_for(turns) or turns[-1].text


def _exchange(question: Question, given: Answer) -> Exchange:
    incoming = question.incoming
    return Exchange(
        id=str(uuid4()),
        asked_at=datetime.now(UTC),
        platform=incoming.platform,
        server=incoming.server,
        conversation=incoming.conversation,
        asker=incoming.author.id,
        question=given.taken_as or incoming.text,
        answer=words.answer(question.say, given),
        final=given.final,
        expert=given.expert,
        completion=given.completion,
        confidence=given.confidence,
        release=given.release,
        seconds=given.timings.total,
        failure=given.failure or "",
        sibling_of=question.sibling_of,
        verification=verified(given),
        steps=given.steps,
    )


async def repeating(incoming: Incoming, store: Store) -> tuple[Incoming, str | None]:
    """A question as it is to be asked, and the exchange of the first answer to it, if it is asked again.

    In the place of a known answer that one's question is asked, which is whole where the message was a follow-up.
    """
    if not incoming.retry or incoming.sibling_of is None:
        return incoming, await _first_of(incoming, store) if incoming.retry else incoming.sibling_of
    known = await store.exchange(incoming.sibling_of)
    if known is None:
        return incoming, incoming.sibling_of
    return replace(incoming, text=known.question), known.sibling_of or known.id


async def _first_of(incoming: Incoming, store: Store) -> str | None:
    """Of the answers that this conversation has to the same question, the first one's exchange."""
    asked = normalise(incoming.text)
    for exchange in reversed(await store.history(incoming.conversation, LOOKED_BACK)):
        if normalise(exchange.question) == asked:
            return exchange.sibling_of or exchange.id
    return None
