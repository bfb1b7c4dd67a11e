"""Scores a release through the engine itself, so that what is scored is what is served. The suites say what is asked."""

import asyncio
from collections.abc import Callable, Sequence

from engine.messages import Answer, Turn
from engine.service import Engine
from finetune.suites.row import Row

TOGETHER = 16  # questions that are asked at once, so that they are decoded together

Progress = Callable[[float], None]


async def evaluate(engine: Engine, rows: Sequence[Row], progress: Progress = lambda _: None) -> list[bool]:
    """Whether each row's answer is right, in the rows' order."""
    places = asyncio.Semaphore(TOGETHER)
    done = 0

    async def right(row: Row) -> bool:
        nonlocal done
        async with places:
            answer = await ask(engine, row.question)
        done += 1
        progress(done / len(rows))
        return row.is_right(answer.final)

    return list(await asyncio.gather(*(right(row) for row in rows)))


async def ask(engine: Engine, question: str) -> Answer:
    """The engine's answer to one question without history."""
    return await engine.answer([Turn("user", question)])
