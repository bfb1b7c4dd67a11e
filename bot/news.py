"""Tells admins, in the channel that `/settings news` names, how each training and each trial of a release ended.

What ended while the bot was down is not told again: `/history` has it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime

from bot import words
from bot.events import Reply
from bot.rules import rules
from feedback.records import TrainingRun
from feedback.store import Store

POLL_SECONDS = 10.0
TIME = "%Y-%m-%d %H:%M"

Announce = Callable[[str, str, Reply], Awaitable[None]]
"""Shows a reply in a channel (the platform's id) of a server; what the platform refuses it logs and counts itself."""


class News:
    """`announce` has one for each platform that is served."""

    def __init__(self, store: Store, announce: Mapping[str, Announce], poll_seconds: float = POLL_SECONDS) -> None:
        self._store = store
        self._announce = announce
        self._poll_seconds = poll_seconds

    async def run(self) -> None:
        """Until cancelled."""
        told = datetime.now(UTC)
        while True:
            for run in await self._store.training.ended_since(told):
                await self._tell(run)
                told = run.finished_at or told
            await asyncio.sleep(self._poll_seconds)

    async def _tell(self, run: TrainingRun) -> None:
        for server in await self._store.settings.servers_with("news"):
            held = rules(await self._store.settings.of(server))
            announce = self._announce.get(server.partition(":")[0])
            if held.news and announce:
                say = words.of(held.language)
                told = say("history_line", time=f"{run.started_at:{TIME}}", outcome=words.outcome(say, run))
                await announce(server, held.news, Reply(told, finished=True))
