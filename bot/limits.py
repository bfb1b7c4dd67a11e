"""How often a person, a channel and a server may ask. Kept in memory: a restart forgives."""

import math
import time
from dataclasses import dataclass
from typing import Literal

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

Scope = Literal["person", "channel", "server"]


@dataclass(frozen=True, slots=True)
class Wait:
    """Whose limit is reached, and how many whole seconds it takes until one more question fits in."""

    scope: Scope
    seconds: int


class RateLimiter:
    """At most so many questions in any minute (a moving window) of each person, in each channel, on each server."""

    def __init__(self, person: int, channel: int, server: int) -> None:
        counts: dict[Scope, int] = {"person": person, "channel": channel, "server": server}
        self._items = {scope: RateLimitItemPerMinute(count) for scope, count in counts.items()}
        self._storage = MemoryStorage()
        self._limiter = MovingWindowRateLimiter(self._storage)

    def wait(self, person: str, channel: str = "", server: str = "") -> Wait | None:
        """None if the question may be asked now, and it then counts; else for what to wait. Refused ones never count.

        A channel or server that is not told has no limit.
        """
        self._forget()
        names: dict[Scope, str] = {"person": person, "channel": channel, "server": server}
        told = {scope: name for scope, name in names.items() if name}
        for scope, name in told.items():
            if not self._limiter.test(self._items[scope], scope, name):
                return Wait(scope, self._seconds(scope, name))
        for scope, name in told.items():
            self._limiter.hit(self._items[scope], scope, name)
        return None

    def _forget(self) -> None:
        """Drop those who asked nothing for a minute: the storage would keep an empty list of each for ever."""
        for key in [key for key, asked in list(self._storage.events.items()) if not asked]:
            self._storage.clear(key)

    def _seconds(self, scope: Scope, name: str) -> int:
        window = self._limiter.get_window_stats(self._items[scope], scope, name)
        return max(1, math.ceil(window.reset_time - time.time()))
