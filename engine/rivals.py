"""The shipped release beside the promoted one: both answer a question by their models alone, one after the other."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from engine.assembly import NO_MODEL, open_engine
from engine.messages import Answer, Turn
from engine.release import SHIPPED_FOLDER, read_release
from engine.service import Engine
from engine.settings import EngineSettings


@dataclass(frozen=True, slots=True)
class Compared:
    """What both made of one question; they are of one release where none was promoted."""

    base: Answer
    tuned: Answer


class Rivals:
    """Compares, one question at a time, so that neither answer waits for another. The engines are opened at the first."""

    def __init__(self, settings: EngineSettings, stack: AsyncExitStack) -> None:
        apart = {"exact_route": False, "general_model": NO_MODEL, "lm_url": "", "lm_model": "", "tool_workers": 1}
        self._settings = settings.model_copy(update=apart)
        self._stack = stack
        self._engines: tuple[Engine, Engine] | None = None
        self._one = asyncio.Lock()

    async def compare(self, question: str) -> Compared:
        """The answers to a question without any history. Raises EngineError if a release cannot be loaded."""
        async with self._one:
            base, tuned = self._engines = self._engines or await self._both()
            turns = [Turn("user", question)]
            return Compared(await base.answer(turns), await tuned.answer(turns))

    async def _both(self) -> tuple[Engine, Engine]:
        """Both engines; where one of them cannot be opened, none stays open."""
        async with AsyncExitStack() as opening:
            base = await opening.enter_async_context(open_engine(self._settings, read_release(SHIPPED_FOLDER)))
            tuned = await opening.enter_async_context(open_engine(self._settings))
            self._stack.push_async_exit(opening.pop_all())
        return base, tuned


@asynccontextmanager
async def open_rivals(settings: EngineSettings) -> AsyncIterator[Rivals]:
    """Rivals; what they open is closed in the end."""
    async with AsyncExitStack() as stack:
        yield Rivals(settings, stack)
