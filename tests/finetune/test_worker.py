"""The trainer's process: one request at a time, missed nights once, abandoned runs ended, too little data told."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore

from engine.settings import EngineSettings
from feedback.records import RequestKind, RunState
from finetune.nightly import Parts
from finetune.registry import Registry
from finetune.settings import FinetuneSettings
from finetune.worker import NIGHTLY, fail_abandoned, serve_one, start_schedule, until_alone


@pytest.fixture
def parts(store, tmp_path) -> Parts:
    engine = EngineSettings(releases=tmp_path / "releases", general_model="none")
    return Parts(store, Registry(engine.releases), engine, FinetuneSettings())


@pytest.fixture
def url(tmp_path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/emmy.db"


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


async def test_a_second_trainer_stands_by_while_the_first_is_alive(store):
    await store.training.beat(datetime.now(UTC))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(until_alone(store), 0.3)
    await store.training.beat(datetime.now(UTC) - timedelta(minutes=5))
    await asyncio.wait_for(until_alone(store), 0.3)


async def test_a_night_that_was_missed_is_asked_for_once(store, url, tmp_path):
    first = start_schedule(url, "03:00")
    first.shutdown(wait=False)
    await asyncio.sleep(0)  # it happens in the loop's next turn
    missed = SQLAlchemyJobStore(url=f"sqlite:///{tmp_path}/emmy.db", tablename="scheduled_jobs")
    missed.start(first, "default")
    job = missed.lookup_job(NIGHTLY)
    job.next_run_time = datetime.now(UTC) - timedelta(days=3)
    missed.update_job(job)
    second = start_schedule(url, "03:00")
    await asyncio.sleep(1.0)
    second.shutdown(wait=False)
    assert await store.training.claim() is not None
    assert await store.training.claim() is None
