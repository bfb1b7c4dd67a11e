"""Replies at Slack's pace: the newest one whenever it is time, also while nothing new comes; what is finished at once."""

import asyncio
from collections.abc import AsyncIterator

from bot.events import Reply


async def newest(replies: AsyncIterator[Reply], seconds: float) -> AsyncIterator[Reply]:
    """Of the replies, the newest every so many seconds, and every finished one without delay."""
    arrived: asyncio.Queue[Reply | None] = asyncio.Queue()
    reading = asyncio.create_task(_read(replies, arrived))
    clock = asyncio.get_running_loop().time
    due = clock() + seconds
    waiting: Reply | None = None
    try:
        while True:
            try:
                async with asyncio.timeout_at(due if waiting else None):
                    reply = await arrived.get()
            except TimeoutError:
                if waiting:
                    yield waiting
                waiting, due = None, clock() + seconds
                continue
            if reply is None:
                break
            waiting = None if reply.finished else reply
            if reply.finished:
                yield reply
                due = clock() + seconds
        await reading
    finally:
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)


async def _read(replies: AsyncIterator[Reply], arrived: asyncio.Queue[Reply | None]) -> None:
    try:
        async for reply in replies:
            arrived.put_nowait(reply)
    finally:
        arrived.put_nowait(None)
