"""The line of those who wait while Emmy is busy: first come, first served, and each knows their place."""

import asyncio
from collections.abc import AsyncGenerator


class Line:
    """At most `width` are served at once."""

    def __init__(self, width: int) -> None:
        self._free = width
        self._waiting: list[asyncio.Event] = []

    async def enter(self) -> AsyncGenerator[int]:
        """One's place in the line (from 1), anew whenever it changes, until it is one's turn; `leave` must follow.

        Who gives up while waiting (closes the iterator) has left already.
        """
        if self._free and not self._waiting:
            self._free -= 1
            return
        moved = asyncio.Event()
        self._waiting.append(moved)
        try:
            while moved in self._waiting:
                moved.clear()
                yield self._waiting.index(moved) + 1
                await moved.wait()
        except BaseException:
            self._give_up(moved)
            raise

    def leave(self) -> None:
        """Let the next one in."""
        self._free += 1
        self._let_in()

    def _give_up(self, moved: asyncio.Event) -> None:
        """Leave the line, or the turn that came at the very moment."""
        if moved in self._waiting:
            self._waiting.remove(moved)
            self._tell()
        else:
            self.leave()

    def _let_in(self) -> None:
        if self._waiting and self._free:
            self._free -= 1
            self._waiting.pop(0).set()
        self._tell()

    def _tell(self) -> None:
        for moved in self._waiting:
            moved.set()
