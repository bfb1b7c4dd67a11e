"""The line: never more than its width at once, in order, and each knows their place while they wait."""

import asyncio
from contextlib import aclosing

from bot.line import Line


class Guest:
    """Goes through the line and stays until let go; remembers the places that it had."""

    def __init__(self, line: Line) -> None:
        self.places: list[int] = []
        self.served = asyncio.Event()
        self.go = asyncio.Event()
        self.task = asyncio.create_task(self._visit(line))

    async def _visit(self, line: Line) -> None:
        async with aclosing(line.enter()) as places:
            async for place in places:
                self.places.append(place)
        self.served.set()
        try:
            await self.go.wait()
        finally:
            line.leave()


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def guests(line: Line, count: int) -> list[Guest]:
    all_of_them = [Guest(line) for _ in range(count)]
    await settled()
    return all_of_them


async def test_who_finds_room_never_waits():
    come = await guests(Line(2), 2)
    assert [guest.served.is_set() for guest in come] == [True, True]
    assert [guest.places for guest in come] == [[], []]


async def test_the_others_wait_in_order_and_hear_their_place_move_up():
    first, second, third, fourth = await guests(Line(1), 4)
    assert [guest.served.is_set() for guest in (first, second)] == [True, False]
    first.go.set()
    await settled()
    assert second.served.is_set()
    second.go.set()
    await settled()
    assert (third.served.is_set(), fourth.served.is_set()) == (True, False)
    assert (second.places, third.places, fourth.places) == ([1], [2, 1], [3, 2, 1])


async def test_who_gives_up_makes_room_for_those_behind():
    first, second, third = await guests(Line(1), 3)
    second.task.cancel()
    await settled()
    assert third.places == [2, 1]
    first.go.set()
    await settled()
    assert third.served.is_set()


async def test_who_gives_up_at_the_moment_of_their_turn_passes_it_on():
    first, second, third = await guests(Line(1), 3)
    first.go.set()
    await asyncio.sleep(0)  # the turn is given, and not yet taken
    second.task.cancel()
    await settled()
    await settled()
    assert third.served.is_set()


async def test_a_newcomer_does_not_overtake_one_who_waits():
    line = Line(1)
    first, second = await guests(line, 2)
    first.go.set()
    newcomer = Guest(line)
    await settled()
    assert second.served.is_set()
    assert not newcomer.served.is_set()
