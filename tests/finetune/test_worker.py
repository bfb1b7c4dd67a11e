"""The trainer's process: one request at a time, missed nights once, abandoned runs ended, too little data told."""

import asyncio
import json
import os
import shutil
import signal
import sys
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import pytest

from engine.release import CANARY_NAME, SHIPPED_FOLDER, Canary, Release, canary_of, load_current, read_release
from engine.settings import EngineSettings
from feedback.records import RequestKind, RunState
from finetune import worker
from finetune.nightly import Parts
from finetune.registry import Lineage, Registry
from finetune.schedule import SCHEDULE, ask_nightly, last_night, next_night
from finetune.settings import FinetuneSettings
from finetune.watch import LONGEST
from finetune.work import alone, work_folder
from finetune.worker import RESUMED, fail_abandoned, serve_one, until_alone, work

SHIPPED = read_release(SHIPPED_FOLDER)


@pytest.fixture
def parts(store, tmp_path) -> Parts:
    engine = EngineSettings(releases=tmp_path / "releases", general_model="none")
    return Parts(store, Registry(engine.releases), engine, FinetuneSettings(canary_share=0))


@pytest.fixture
def url(tmp_path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/emmy.db"


def another(parts: Parts, tmp_path) -> Release:
    """A release beside the shipped one."""
    shutil.copytree(SHIPPED.model_folder("gate"), tmp_path / "gate")
    (tmp_path / "gate" / "README.md").write_text("another")
    return parts.registry.add(SHIPPED, {"gate": tmp_path / "gate"}, Lineage("none", 1, "", {}), "for the test")


async def test_without_ratings_nothing_is_trained_and_the_run_says_why(parts):
    await parts.store.training.request(RequestKind.TRAIN, "", "me")
    run = await serve_one(parts)
    assert run is not None
    assert run.state is RunState.KEPT
    assert run.reason.startswith("Too little to learn from: an expert needs 8 pairs")
    assert (await parts.store.training.runs(1)) == [run]
    assert await serve_one(parts) is None


async def test_a_promotion_that_cannot_be_is_a_failed_run(parts):
    await parts.store.training.request(RequestKind.PROMOTE, "gone", "me")
    run = await serve_one(parts)
    assert run is not None
    assert run.state is RunState.FAILED
    assert "there is no release 'gone'" in run.reason


@pytest.mark.parametrize(("asked_by", "waits"), [(SCHEDULE, True), ("alice", False)])
async def test_a_night_by_schedule_waits_for_the_end_of_a_trial(parts, tmp_path, asked_by, waits):
    tried = another(parts, tmp_path)
    parts.registry.try_out(tried.id, 0.5, "for the test")
    trial = canary_of(parts.registry.root)
    await parts.store.training.request(RequestKind.TRAIN, "", asked_by)
    run = await serve_one(parts)
    assert run is not None
    assert run.reason.startswith(f"Release {tried.id} is on trial since " if waits else "Too little to learn from")
    assert (run.state, canary_of(parts.registry.root)) == (RunState.KEPT, trial)
    assert (await parts.store.training.runs(1))[0].finished_at is not None


async def test_a_night_without_a_worker_looks_at_the_trial_that_it_would_wait_for(parts, tmp_path):
    tried = another(parts, tmp_path)
    canary = Canary(tried.id, 0.5, (datetime.now(UTC) - LONGEST).isoformat())
    (parts.registry.root / CANARY_NAME).write_text(json.dumps(asdict(canary)))
    await parts.store.training.request(RequestKind.TRAIN, "", SCHEDULE)
    run = await serve_one(parts)
    assert run is not None
    assert run.reason.startswith("Too little to learn from")
    assert load_current(parts.registry.root).id == tried.id


async def test_releases_are_promoted_and_rolled_back_by_request(parts, tmp_path):
    release = another(parts, tmp_path)
    await parts.store.training.request(RequestKind.PROMOTE, release.id, "alice")
    await parts.store.training.request(RequestKind.ROLLBACK, "", "bob")
    for served in (release.id, SHIPPED.id):
        run = await serve_one(parts)
        assert run is not None
        assert (run.state, run.release, run.progress) == (RunState.PROMOTED, served, 1.0)
        assert load_current(parts.registry.root).id == served
    reasons = [event.reason for event in parts.registry.history()]
    assert reasons == ["for the test", "asked by an admin", "asked by an admin"]


async def test_what_a_dead_trainer_left_is_ended_or_taken_again(store):
    begun = await store.training.request(RequestKind.TRAIN, "", "me")
    await store.training.claim()
    run = await store.training.start(begun)
    taken = await store.training.request(RequestKind.TRAIN, "", "you")
    await store.training.claim()
    await fail_abandoned(store)
    [ended] = await store.training.runs(5)
    assert (ended.id, ended.state) == (run.id, RunState.FAILED)
    assert await store.training.claim() == taken
    again = await store.training.claim()
    assert (again.kind, again.asked_by) == (RequestKind.TRAIN, RESUMED)


async def test_a_training_that_dies_again_is_not_asked_for_once_more(store):
    for kind, asked_by in ((RequestKind.TRAIN, RESUMED), (RequestKind.ROLLBACK, "me")):
        await store.training.request(kind, "", asked_by)
        await store.training.start(await store.training.claim())
    await fail_abandoned(store)
    assert [run.state for run in await store.training.runs(5)] == [RunState.FAILED, RunState.FAILED]
    assert await store.training.claim() is None


async def test_a_second_trainer_stands_by_while_the_first_is_alive(store, tmp_path):
    await store.training.beat(datetime.now(UTC))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(until_alone(store, tmp_path), 0.3)
    await store.training.beat(datetime.now(UTC) - timedelta(minutes=5))
    await asyncio.wait_for(until_alone(store, tmp_path), 0.3)


async def test_a_trainer_stands_by_while_a_night_by_hand_goes_on(store, tmp_path):
    with alone(tmp_path), pytest.raises(TimeoutError):
        await asyncio.wait_for(until_alone(store, tmp_path), 0.3)
    await asyncio.wait_for(until_alone(store, tmp_path), 0.3)


async def test_a_night_beside_another_one_fails_and_touches_nothing_of_it(parts):
    await parts.store.training.request(RequestKind.TRAIN, "", "me")
    with alone(parts.registry.root), work_folder(parts.registry.root, "the other's") as folder:
        run = await serve_one(parts)
        assert folder.exists()
    assert run is not None
    assert run.state is RunState.FAILED
    assert run.reason == f"BusyError: another trainer is at work in {parts.registry.root}"


async def soon(store, at: str) -> bool:
    """Whether a night is asked for within a moment, by a schedule that begins now."""
    asking = asyncio.create_task(ask_nightly(store, at, await last_night(store)))
    await asyncio.sleep(0.5)
    asking.cancel()
    return await store.training.claim() is not None


async def test_a_night_that_was_missed_is_asked_for_once(store):
    in_an_hour = f"{datetime.now().astimezone() + timedelta(hours=1):%H:%M}"
    assert not await soon(store, in_an_hour)  # nothing tells of an earlier trainer
    await store.training.beat(datetime.now(UTC) - timedelta(days=3))
    assert await soon(store, in_an_hour)
    assert not await soon(store, in_an_hour)


@pytest.mark.parametrize(
    ("since", "at", "night"),
    [
        (datetime(2026, 11, 23, 2, 0), "03:00", datetime(2026, 11, 23, 3, 0)),
        (datetime(2026, 11, 23, 3, 0), "03:00", datetime(2026, 11, 24, 3, 0)),
        (datetime(2026, 12, 31, 23, 59), "00:30", datetime(2027, 1, 1, 0, 30)),
    ],
)
def test_the_next_night_is_by_the_clock_here(since, at, night):
    assert next_night(since.astimezone(), at) == night.astimezone()


async def test_a_trainer_whose_heart_stops_ends_with_the_error(parts, monkeypatch):
    async def broken(_):
        raise OSError("the database is locked")

    monkeypatch.setattr(worker, "NICE", 0)
    monkeypatch.setattr(parts.store.training, "beat", broken)
    with pytest.raises(OSError, match="locked"):
        await asyncio.wait_for(work(parts), 30)


async def until(happened) -> None:
    async with asyncio.timeout(60):
        while not await happened():
            await asyncio.sleep(0.1)


async def test_a_trainer_works_alone_and_ends_on_sigterm(store, url, tmp_path):
    environment = os.environ | {"DATABASE_URL": url, "EMMY_RELEASES": str(tmp_path / "releases")}

    async def trainer():
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "finetune", "worker", env=environment, stderr=asyncio.subprocess.PIPE
        )

    async def ended_run():
        return [run for run in await store.training.runs(1) if run.state.ended]

    first = await trainer()
    await until(store.training.last_beat)
    second = await trainer()
    while b"standing by" not in await asyncio.wait_for(second.stderr.readline(), 60):
        pass
    await store.training.request(RequestKind.TRAIN, "", "me")
    await until(ended_run)
    for process in (second, first):
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode == 0
    assert len(await store.training.runs(5)) == 1
