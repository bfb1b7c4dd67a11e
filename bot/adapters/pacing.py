"""Replies at a platform's pace: what changes too fast is passed over, what is finished never is."""

import asyncio
from collections.abc import AsyncIterator

from bot.events import Reply


async def paced(replies: AsyncIterator[Reply], seconds: float) -> AsyncIterator[Reply]:
    """Every finished reply at once; of the others that say something at most one in `seconds`, always the latest.

    The next reply comes about while one is shown. Raises what the replies raise.
    """
    clock = asyncio.get_running_loop().time
    due, latest = clock() + seconds, None
    coming = asyncio.ensure_future(anext(replies, None))
    try:
        while True:
            if latest:
                await asyncio.wait({coming}, timeout=max(0.0, due - clock()))
            else:
                await coming
            if coming.done():
                reply = coming.result()
                if reply is None:
                    return
                latest = reply if reply.finished or reply.text or reply.status else latest
                coming = asyncio.ensure_future(anext(replies, None))
            if latest and (latest.finished or clock() >= due):
                yield latest
                due, latest = clock() + seconds, None
    finally:
        coming.cancel()
