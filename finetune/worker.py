"""The trainer's process: takes requests from the database one at a time, and makes one of its own every night.

A night missed while the trainer was down runs once at its start. A heartbeat tells the bot that somebody is there; where
that, the schedule or the watch over a trial ends by an error, the whole process does, and is started anew.
"""

import asyncio
import logging
import os
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from engine.errors import EngineError
from engine.release import canary_of
from feedback.records import RequestKind, RunState, TrainingRequest, TrainingRun
from feedback.store import Store
from finetune.nightly import Parts, nightly, release_it
from finetune.schedule import SCHEDULE, ask_nightly, last_night
from finetune.watch import watch
from finetune.work import BusyError, alone

log = logging.getLogger(__name__)

POLL_SECONDS = 2.0
BEAT_SECONDS = 5.0
WATCH_SECONDS = 10.0
NICE = 10  # chat comes first
SILENT = timedelta(seconds=3 * BEAT_SECONDS)  # a trainer that has not beaten for so long is dead
RESUMED = "resumed"  # who asks for a training again that was killed
_ABANDONED = "The trainer stopped while it was at work; nothing was changed."
_ASKED = "asked by an admin"  # the dashboard shows it to everybody; the request knows who it was
_AGAIN = " It is taken up again where it stood."


async def work(parts: Parts) -> None:
    """Serve requests and the nightly schedule until SIGTERM or SIGINT, which also stop a training under way.

    Raises what one of the trainer's tasks failed by.
    """
    os.nice(NICE)
    serving = asyncio.create_task(_serve(parts))
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, serving.cancel)
    try:
        await serving
    except asyncio.CancelledError:
        log.info("the trainer was told to end")
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None


async def _serve(parts: Parts) -> None:
    await until_alone(parts.store, parts.registry.root)
    await fail_abandoned(parts.store)
    since = await last_night(parts.store)
    async with asyncio.TaskGroup() as together:
        for task in (
            _requests(parts), _beat(parts.store), _watch(parts), ask_nightly(parts.store, parts.settings.nightly, since),
        ):  # fmt: skip
            together.create_task(task)


async def _requests(parts: Parts) -> None:
    while True:
        if not await serve_one(parts):
            await asyncio.sleep(POLL_SECONDS)


async def serve_one(parts: Parts) -> TrainingRun | None:
    """Take the oldest request and carry it out; None if there is none."""
    request = await parts.store.training.claim()
    if request is None:
        return None
    run = await parts.store.training.start(request)
    log.info("run %s: %s, asked by %s", run.id, request.kind, request.asked_by)
    carry_out = _train if request.kind is RequestKind.TRAIN else _move
    ended = await carry_out(parts, request, run)
    log.info("run %s %s: %s", run.id, ended.state, ended.reason)
    return ended


async def _train(parts: Parts, request: TrainingRequest, run: TrainingRun) -> TrainingRun:
    """A night, after a look at the release on trial: without a worker nobody else looks.

    One by schedule waits for the trial's end, which another release in its place would begin anew, night by night.
    """
    await _look(parts)
    trial = canary_of(parts.registry.root)
    if trial is None or request.asked_by != SCHEDULE:
        return await nightly(parts, run)
    reason = f"Release {trial.release} is on trial since {trial.since[:10]}; the next is trained after it."
    ended = replace(run, state=RunState.KEPT, reason=reason, finished_at=datetime.now(UTC))
    await parts.store.training.update(ended)
    return ended


async def until_alone(store: Store, root: Path) -> None:
    """Wait while another trainer is alive, or trains under the releases' root: there is one at a time."""
    while (other := await _other_trainer(store, root)) is not None:
        log.info("%s; standing by", other)
        await asyncio.sleep(BEAT_SECONDS)


async def _other_trainer(store: Store, root: Path) -> str | None:
    """What tells of one. A night by hand does not beat, but its run is not to be ended as abandoned."""
    last = await store.training.last_beat()
    if last and datetime.now(UTC) - last < SILENT:
        return f"another trainer was alive at {last}"
    try:
        with alone(root):
            return None
    except BusyError as error:
        return str(error)


async def fail_abandoned(store: Store) -> None:
    """End the runs that a trainer began and did not live to end, and put back what it took and never began.

    A training is asked for once more, and goes on at its last checkpoint; one that was, and died again, is not: it may be
    what kills the trainer.
    """
    await store.training.reopen_unstarted()
    for run in await store.training.running():
        request = await store.training.request_of(run)
        again = request.kind is RequestKind.TRAIN and request.asked_by != RESUMED
        reason = _ABANDONED + (_AGAIN if again else "")
        if again:
            await store.training.request(RequestKind.TRAIN, "", RESUMED)
        await store.training.update(replace(run, state=RunState.FAILED, reason=reason, finished_at=datetime.now(UTC)))


async def _move(parts: Parts, request: TrainingRequest, run: TrainingRun) -> TrainingRun:
    """Promote or roll back as asked."""
    try:
        if request.kind is RequestKind.PROMOTE:
            release, told = release_it(parts, request.argument, _ASKED)
        else:
            release = parts.registry.rollback(_ASKED)
            told = f"Now serving {release.id}."
        ended = replace(run, state=RunState.PROMOTED, release=release.id, reason=told)
    except EngineError as error:
        ended = replace(run, state=RunState.FAILED, reason=str(error))
    ended = replace(ended, progress=1.0, finished_at=datetime.now(UTC))
    await parts.store.training.update(ended)
    return ended


async def _watch(parts: Parts) -> None:
    """Look at the release on trial now and then, also while a training goes on; a tenth of the time at most."""
    while True:
        started = monotonic()
        await _look(parts)
        await asyncio.sleep(max(WATCH_SECONDS, 9 * (monotonic() - started)))


async def _look(parts: Parts) -> None:
    try:
        await watch(parts.store, parts.registry)
    except EngineError:
        log.exception("the release on trial could not be watched")


async def _beat(store: Store) -> None:
    while True:
        await store.training.beat(datetime.now(UTC))
        await asyncio.sleep(BEAT_SECONDS)
