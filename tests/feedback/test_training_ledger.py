"""Requests are taken once, runs end once, and the trainer gives signs of life."""

import asyncio
from dataclasses import replace

import pytest

from feedback.records import RequestKind, RunState
from feedback.store import Store
from tests.feedback.facts import NOON, later


@pytest.fixture
def training(store):
    return store.training


async def test_requests_are_taken_oldest_first_and_once(training):
    first = await training.request(RequestKind.TRAIN, "", "discord:alice")
    second = await training.request(RequestKind.PROMOTE, "release-7", "discord:bob")
    assert [await training.claim() for _ in range(3)] == [first, second, None]


async def test_a_run_is_found_by_its_request_and_tells_how_it_goes(training):
    request = await training.request(RequestKind.TRAIN, "", "discord:alice")
    assert await training.run_of(request.id) is None
    run = await training.start(request)
    moved = replace(run, stage="training", progress=0.4, scores={"regression": 0.5})
    await training.update(moved)
    assert await training.run_of(request.id) == moved
    assert await training.running() == [moved]


async def test_a_run_that_has_ended_stays_as_it_ended(training):
    run = await training.start(await training.request(RequestKind.TRAIN, "", "discord:alice"))
    ended = replace(run, state=RunState.PROMOTED, release="r2", reason="better", finished_at=later(9))
    await training.update(ended)
    await training.update(replace(run, progress=0.9))  # a word from before that comes late
    assert await training.runs(5) == [ended]
    assert await training.running() == []


async def test_runs_are_told_newest_first(training):
    runs = [await training.start(await training.request(RequestKind.TRAIN, "", "x")) for _ in range(3)]
    assert [run.id for run in await training.runs(2)] == [runs[2].id, runs[1].id]


async def test_the_heartbeat_is_the_last_one(training):
    assert await training.last_beat() is None
    await training.beat(NOON)
    await training.beat(later(1))
    assert await training.last_beat() == later(1)


async def test_two_connections_share_the_requests_out(store, tmp_path):
    other = Store(f"sqlite+aiosqlite:///{tmp_path}/emmy.db")
    for _ in range(20):
        await store.training.request(RequestKind.TRAIN, "", "x")
    taken = await asyncio.gather(*(one.training.claim() for one in [store, other] * 10))
    await other.close()
    assert len({request.id for request in taken}) == 20
