"""The worker processes: what is run in them, and what becomes of a question when they are gone."""

import asyncio
import multiprocessing

import pytest

from engine.errors import EngineError
from engine.messages import Failure, ToolCall
from engine.tools.toolbox import Toolbox

PROGRAM = [ToolCall("calculate", ("12*15",))]


@pytest.fixture
async def toolbox():
    started = Toolbox(workers=2, seconds=10, megabytes=512)
    await asyncio.to_thread(started.start)
    yield started
    await asyncio.to_thread(started.close)


async def test_a_program_runs_in_a_worker(toolbox):
    [result] = await toolbox.run(PROGRAM)
    assert result.value == "180"


async def test_workers_that_are_killed_without_work_are_started_anew(toolbox, caplog):
    [idle, _] = multiprocessing.active_children()
    idle.kill()
    async with asyncio.timeout(20):
        while "started anew" not in caplog.text:
            [result] = await toolbox.run(PROGRAM)
            assert result.value == "180" or result.failure is Failure.TOOL_CRASHED
            await asyncio.sleep(0.05)
    assert result.value == "180"
    assert len(multiprocessing.active_children()) == 2


async def test_without_workers_a_question_ends_in_an_error_of_the_engine(toolbox):
    await asyncio.to_thread(toolbox.close)
    with pytest.raises(EngineError, match="not started, or closed"):
        await toolbox.run(PROGRAM)


async def test_a_pool_that_refuses_work_ends_in_an_error_of_the_engine(toolbox):
    toolbox._pool.close()
    with pytest.raises(EngineError, match="the tool workers are gone: The Pool is not active"):
        await toolbox.run(PROGRAM)
