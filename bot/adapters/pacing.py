"""Replies at a platform's pace: what changes too fast is passed over, what is finished never is."""

import time
from collections.abc import AsyncIterator, Callable

from bot.events import Reply


async def paced(
    replies: AsyncIterator[Reply], seconds: float, clock: Callable[[], float] = time.monotonic
) -> AsyncIterator[Reply]:
    """Of the replies that have text, the first of every `seconds`, and every finished one."""
    shown_at = clock()
    async for reply in replies:
        if reply.finished or (reply.text and clock() - shown_at >= seconds):
            yield reply
            shown_at = clock()
