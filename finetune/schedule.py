"""Asks for a training every night, and at once where a night was missed while no trainer was there: once, however many.

What the database tells is enough for it, when a night was last asked for or a trainer last alive: a scheduler's own job
store would keep the database's address in the database, where it outlives a change of the setting.
"""

import asyncio
from datetime import UTC, datetime, time, timedelta

from feedback.records import RequestKind
from feedback.store import Store

SCHEDULE = "schedule"  # who asks
LONGEST_SLEEP = 60.0  # seconds; the clock may be set anew


async def last_night(store: Store) -> datetime:
    """Since when a night may have been missed: the last one that was asked for, else a trainer's last sign of life."""
    asked, alive = await store.training.last_asked(SCHEDULE), await store.training.last_beat()
    return asked or alive or datetime.now(UTC)


async def ask_nightly(store: Store, at: str, since: datetime) -> None:
    """Put a request into the line each night at that local time, HH:MM, the first one after `since`."""
    while True:
        left = max(0.0, (next_night(since, at) - datetime.now(UTC)).total_seconds())
        await asyncio.sleep(min(left, LONGEST_SLEEP))
        if left <= LONGEST_SLEEP:
            await store.training.request(RequestKind.TRAIN, "", SCHEDULE)
            since = datetime.now(UTC)


def next_night(since: datetime, at: str) -> datetime:
    """The first moment after `since` at which clocks here show HH:MM."""
    day = since.astimezone().date()
    nights = (datetime.combine(day + timedelta(days), time.fromisoformat(at)).astimezone() for days in range(2))
    return next(night for night in nights if night > since)
