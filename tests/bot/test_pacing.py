"""Replies are shown no faster than a platform likes, and the finished one always."""

import asyncio

import pytest

from bot.adapters.pacing import paced
from bot.events import Reply

PACE = 0.1


async def shown(replies) -> list[str]:
    return [reply.text or reply.status async for reply in paced(replies, PACE)]


async def test_what_comes_too_fast_is_passed_over_but_never_what_is_finished():
    async def replies():
        yield Reply(stage="routing", status="Choosing ...")
        for part in "abc":
            yield Reply(part)
        await asyncio.sleep(3 * PACE)
        yield Reply("d")
        yield Reply("whole", finished=True)
        yield Reply("thanks", finished=True)

    assert await shown(replies()) == ["c", "d", "whole", "thanks"]


async def test_a_status_is_shown_while_nothing_else_comes():
    async def replies():
        yield Reply(stage="solving", status="Working it out ...")
        await asyncio.sleep(3 * PACE)
        yield Reply("4", finished=True)

    assert await shown(replies()) == ["Working it out ...", "4"]


async def test_what_breaks_breaks():
    async def replies():
        yield Reply("whole", finished=True)
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        await shown(replies())


async def test_who_looks_no_longer_ends_the_work():
    ended = asyncio.Event()

    async def replies():
        try:
            yield Reply("whole", finished=True)
            await asyncio.sleep(60)
        finally:
            ended.set()

    watched = paced(replies(), PACE)
    await anext(watched)
    await watched.aclose()
    await asyncio.wait_for(ended.wait(), 1)
