"""Replies are shown no faster than a platform likes, and the finished one always."""

from bot.adapters.pacing import paced
from bot.events import Reply


async def test_what_comes_too_fast_is_passed_over_but_never_what_is_finished():
    now = [0.0]

    async def replies():
        yield Reply(stage="routing")
        for second in (0.4, 1.0, 1.5, 2.1, 2.2):
            now[0] = second
            yield Reply(f"at {second}")
        yield Reply("whole", finished=True)

    shown = [reply.text async for reply in paced(replies(), 1.0, lambda: now[0])]
    assert shown == ["at 1.0", "at 2.1", "whole"]
