"""How often a person may ask. Kept in memory: a restart forgives."""

import time
from collections import deque
from collections.abc import Callable


class RateLimiter:
    """At most `count` questions in any `seconds` for each person."""

    def __init__(self, count: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._count = count
        self._seconds = seconds
        self._clock = clock
        self._asked: dict[str, deque[float]] = {}

    def wait(self, person: str) -> float:
        """Zero if the person may ask now, and the question then counts; else the seconds until they may."""
        now = self._clock()
        self._forget(now)
        asked = self._asked.setdefault(person, deque())
        if len(asked) >= self._count:
            return asked[0] + self._seconds - now
        asked.append(now)
        return 0.0

    def _forget(self, now: float) -> None:
        for person, asked in list(self._asked.items()):
            while asked and asked[0] <= now - self._seconds:
                asked.popleft()
            if not asked:
                del self._asked[person]
