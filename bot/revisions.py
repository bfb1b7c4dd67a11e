"""Questions that are edited or deleted while they are being answered: the answer goes on with the new question, or goes.

What was in the making is given up at once, whatever it waits for.
"""

import asyncio
from collections import OrderedDict, defaultdict
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from weakref import WeakValueDictionary

from bot.events import Incoming, Reply
from feedback.records import MessageRef

MOST_REMEMBERED = 1000  # deletions, for questions that come after them

Answer = Callable[[Incoming, bool], AsyncGenerator[Reply]]  # the question, and whether it was edited


@dataclass(slots=True, eq=False)
class _Run:
    """An answer in the making. `changed`: its question is another than it was, or `deleted`. `coming` is the next reply."""

    incoming: Incoming
    deleted: bool = False
    changed: bool = False
    coming: asyncio.Task[Reply | None] | None = None

    def change(self) -> None:
        """Give up what is being made."""
        self.changed = True
        if self.coming:
            self.coming.cancel()


class Revisions:
    """Knows what this process is answering. A question without a message of its own cannot be changed."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._runs: defaultdict[MessageRef, list[_Run]] = defaultdict(list)
        self._deleted: OrderedDict[MessageRef, None] = OrderedDict()
        self._shown: WeakValueDictionary[MessageRef, asyncio.Lock] = WeakValueDictionary()

    def showing(self, message: MessageRef) -> asyncio.Lock:
        """To be held while what is answered to a message is shown."""
        return self._shown.setdefault(message, asyncio.Lock())

    async def replies(self, incoming: Incoming, *, edited: bool = False) -> AsyncIterator[Reply]:
        """The replies to a question as it stands in the end; none, or one that is `gone`, if it is deleted."""
        if incoming.message is None:
            async for reply in self._answer(incoming, edited):
                yield reply
            return
        if incoming.message in self._deleted:
            return
        run = _Run(incoming)
        self._runs[incoming.message].append(run)
        try:
            async for reply in self._revised(run, edited):
                yield reply
        finally:
            self._ended(incoming.message, run)

    def edit(self, incoming: Incoming) -> bool:
        """Whether the answer to that message is being made, and goes on with what it asks now."""
        runs = self._runs.get(incoming.message, []) if incoming.message else []
        for run in runs:
            if run.incoming.text != incoming.text:
                run.incoming = replace(run.incoming, text=incoming.text, follows=incoming.follows)
                run.change()
        return bool(runs)

    def delete(self, message: MessageRef) -> None:
        """Give up what is being answered to that message, or comes to be asked by it."""
        for run in self._runs.get(message, []):
            run.deleted = True
            run.change()
        self._deleted[message] = None
        if len(self._deleted) > MOST_REMEMBERED:
            self._deleted.popitem(last=False)

    async def _revised(self, run: _Run, edited: bool) -> AsyncIterator[Reply]:
        while True:
            async with aclosing(self._answer(run.incoming, edited)) as replies:
                async for reply in _unchanged(run, replies):
                    yield reply
            if run.deleted:
                yield Reply(finished=True, gone=True)
            if run.deleted or not run.changed:
                return
            run.changed = False
            edited = True

    def _ended(self, message: MessageRef, run: _Run) -> None:
        self._runs[message].remove(run)
        if not self._runs[message]:
            del self._runs[message]


async def _unchanged(run: _Run, replies: AsyncIterator[Reply]) -> AsyncIterator[Reply]:
    """The replies that come before a change. Raises what the replies raise."""
    while not run.changed:  # an edit may come while a reply is being shown
        run.coming = asyncio.ensure_future(anext(replies, None))
        await asyncio.gather(run.coming, return_exceptions=True)
        if run.changed or (reply := run.coming.result()) is None:
            return
        yield reply
