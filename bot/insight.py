"""What there is to know of Emmy's learning, read anew each time: trends, releases, trainings and their loss curves."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from engine.history import Event, Loss, events, losses, releases
from engine.release import Release, load_current
from feedback.records import TrainingRun
from feedback.store import Store
from feedback.trends import Trends

LOOKED_BACK = timedelta(days=90)
MOST_RUNS = 20
DECISIONS = frozenset({"canary", "refuse", "promote", "rollback"})  # what else the history tells is housekeeping
MOST_RELEASES = 8  # whose figures are shown, the newest


@dataclass(frozen=True, slots=True)
class Overview:
    """One look at all of it. `curves` holds the losses by release and model, `runs` the newest first.

    `last_event` is the last of the DECISIONS on releases.
    """

    trends: Trends
    serving: Release
    releases: Sequence[Release]
    runs: Sequence[TrainingRun]
    curves: Mapping[tuple[str, str], Sequence[Loss]]
    last_event: Event | None


@dataclass(frozen=True, slots=True)
class _Registry:
    serving: Release
    releases: Sequence[Release]
    curves: Mapping[tuple[str, str], Sequence[Loss]]
    last_event: Event | None


class Insight:
    """Reads the store and the registry's folder."""

    def __init__(self, store: Store, root: Path) -> None:
        self._store = store
        self._root = root

    async def read(self) -> Overview:
        """How things stand now. Raises ReleaseError if what is served cannot be read."""
        known = await asyncio.to_thread(_registry, self._root)
        trends = await self._store.trends.since(datetime.now(UTC) - LOOKED_BACK)
        runs = await self._store.training.runs(MOST_RUNS)
        return Overview(trends, known.serving, known.releases, runs, known.curves, known.last_event)

    async def release_ids(self) -> list[str]:
        """The releases that could be served, the newest first."""
        return [release.id for release in reversed(await asyncio.to_thread(releases, self._root))]


def _registry(root: Path) -> _Registry:
    found = releases(root)
    newest = found[:1] + found[1:][-MOST_RELEASES:]
    curves: dict[tuple[str, str], Sequence[Loss]] = {}
    for release in newest:
        # a model that a release kept of the one before it was trained for that one
        curves |= {(release.id, name): it for name, it in losses(release).items() if it not in curves.values()}
    decided = [event for event in events(root) if event.action in DECISIONS]
    return _Registry(load_current(root), newest, curves, decided[-1] if decided else None)
