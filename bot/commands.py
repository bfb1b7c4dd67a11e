"""What the slash commands do, once for all platforms. Each yields the reply as it stands, anew whenever it changes."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

from bot import words
from bot.events import Command, Reply
from engine.release import Release
from feedback.records import RequestKind, TrainingRun
from feedback.store import Store

ALIVE = timedelta(seconds=30)  # a trainer whose last sign of life is older is taken for dead


async def help_() -> AsyncIterator[Reply]:
    """How to talk to Emmy."""
    yield Reply(words.HELP, ephemeral=True, finished=True)


async def stats(command: Command, store: Store) -> AsyncIterator[Reply]:
    """What was asked on this server, and how it was liked."""
    yield Reply(words.statistics(await store.statistics(command.server)), finished=True)


async def model(release: Release, store: Store) -> AsyncIterator[Reply]:
    """Which release answers, how good it is, and how the last training ended."""
    runs = await store.training.runs(1)
    yield Reply(words.model(release.id, release.scores, runs[0] if runs else None), finished=True)


async def retrain(command: Command, store: Store, poll_seconds: float) -> AsyncIterator[Reply]:
    """Ask the trainer to train now, and tell how it goes until it has ended."""
    if refusal := await _refusal(command, store):
        yield Reply(refusal, ephemeral=True, finished=True)
        return
    request = await store.training.request(RequestKind.TRAIN, "", command.author.id)
    shown = words.WAITING
    yield Reply(shown)
    while True:
        run = await store.training.run_of(request.id)
        ended = run is not None and run.state.ended
        text = await _told(run, store)
        if ended or text != shown:
            yield Reply(text, finished=ended or text == words.TRAINER_LOST)
            shown = text
        if ended or text == words.TRAINER_LOST:
            return
        await asyncio.sleep(poll_seconds)


async def _refusal(command: Command, store: Store) -> str | None:
    if not command.author.admin:
        return words.ONLY_ADMINS
    if not await _trainer_is_alive(store):
        return words.NO_TRAINER
    running = await store.training.running()
    if running:
        return words.told(words.ALREADY_TRAINING, stage=running[0].stage, percent=words.percent(running[0].progress))
    return None


async def _told(run: TrainingRun | None, store: Store) -> str:
    if run is not None and run.state.ended:
        return words.run(run)
    if not await _trainer_is_alive(store):
        return words.TRAINER_LOST
    return words.WAITING if run is None else words.run(run)


async def _trainer_is_alive(store: Store) -> bool:
    last = await store.training.last_beat()
    return last is not None and datetime.now(UTC) - last < ALIVE
