"""Scores a release through the engine itself, so that what is scored is what is served. The suites say what is asked."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from engine.messages import Answer, Turn
from engine.service import Engine
from finetune.suites.row import Row

TOGETHER = 16  # questions that are asked at once, so that they are decoded together

Progress = Callable[[float], None]
Item = TypeVar("Item")
Result = TypeVar("Result")


async def evaluate(engine: Engine, rows: Sequence[Row], progress: Progress = lambda _: None) -> list[bool]:
    """Whether each row's answer is right, in the rows' order. `progress` hears the share that is done (0..1)."""
    done = 0

    async def right(row: Row) -> bool:
        nonlocal done
        answer = await ask(engine, row.question)
        done += 1
        progress(done / len(rows))
        return row.is_right(answer.final)

    return await side_by_side(right, rows)


async def side_by_side(do: Callable[[Item], Awaitable[Result]], items: Sequence[Item]) -> list[Result]:
    """The results in the items' order, TOGETHER of them being worked on at once. Raises what the first failure raised."""
    places = asyncio.Semaphore(TOGETHER)

    async def one(item: Item) -> Result:
        async with places:
            return await do(item)

    return list(await asyncio.gather(*(one(item) for item in items)))


async def ask(engine: Engine, question: str) -> Answer:
    """The engine's answer to one question without history."""
    return await engine.answer([Turn("user", question)])
