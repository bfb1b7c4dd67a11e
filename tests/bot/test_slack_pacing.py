"""Slack's pace: the newest reply when it is time, though nothing new comes; finished ones without delay."""

import asyncio

import pytest

from bot.adapters.slack_pacing import newest
from bot.events import Reply


async def told(*steps: Reply | float):
    for step in steps:
        if isinstance(step, Reply):
            yield step
        else:
            await asyncio.sleep(step)


async def shown(*steps: Reply | float, seconds: float = 0.05) -> list[str]:
    return [reply.text for reply in [one async for one in newest(told(*steps), seconds)]]


async def test_what_is_finished_at_once_is_shown_at_once():
    async with asyncio.timeout(1):
        assert await shown(Reply("a"), Reply("b"), Reply("c", finished=True), seconds=60) == ["c"]


async def test_the_newest_is_shown_while_nothing_new_comes():
    assert await shown(Reply("a"), Reply("b"), 0.3, Reply("c", finished=True)) == ["b", "c"]


async def test_every_finished_reply_is_shown():
    assert await shown(Reply("a", finished=True), Reply("b", finished=True)) == ["a", "b"]


async def test_no_reply_at_all_shows_nothing():
    assert await shown() == []


async def test_what_breaks_is_raised():
    async def broken():
        yield Reply("a", finished=True)
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        _ = [one async for one in newest(broken(), 1)]


async def test_who_stops_listening_stops_the_source():
    ended = asyncio.Event()

    async def endless():
        try:
            while True:
                yield Reply("a", finished=True)
                await asyncio.sleep(0.01)
        finally:
            ended.set()

    source = newest(endless(), 1)
    await anext(source)
    await source.aclose()
    await asyncio.wait_for(ended.wait(), 1)
