"""Whose turn it is: one answer at a time in a conversation, so many at once in all."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from weakref import WeakValueDictionary

from bot import replies
from bot.asking import Asker, Question
from bot.events import Reply
from bot.line import Line

AT_ONCE = 8  # answers in the making; the engine batches what comes together


class Turns:
    """Lets questions in to be answered."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._line = Line(AT_ONCE)
        self._conversations: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def answer(self, question: Question) -> AsyncIterator[Reply]:
        """The answer, when those before it in its conversation are given; who waits in the line is told their place."""
        turn = self._conversations.setdefault(question.incoming.conversation, asyncio.Lock())
        async with turn:
            async with aclosing(self._line.enter()) as places:
                async for place in places:
                    if question.incoming.addressed:
                        yield replies.going_on(question.say, "queued", place)
            try:
                async for reply in self._asker.answer(question):
                    yield reply
            finally:
                self._line.leave()
