"""A Slack workspace over the Socket Mode double, with Emmy in it."""

import asyncio

import pytest

from bot.adapters.slack_adapter import SlackAccess, SlackAdapter, web_api
from bot.metrics import Metrics
from tests.bot.slack_double import SlackDouble, listening
from tests.fakes import FakeEngine


@pytest.fixture
def engine():
    return FakeEngine()


@pytest.fixture
def metrics():
    return Metrics()


@pytest.fixture
def double():
    return SlackDouble()


@pytest.fixture
async def slack(double, converse, engine, metrics):
    async with listening(double):
        client = web_api("xoxb-1", f"http://127.0.0.1:{double.port}/api/")
        adapter = SlackAdapter(converse(engine), client, SlackAccess(), metrics)
        running = asyncio.create_task(adapter.run_socket_mode("xapp-1"))
        await asyncio.wait_for(double.connected.wait(), 10)
        yield double
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
