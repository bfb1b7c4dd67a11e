"""Slack's Socket Mode against a double of it: `apps.connections.open` and the websocket that it names."""

import asyncio

import pytest

from tests.bot.slack_double import in_socket_mode


@pytest.fixture
async def connected(slack, conversation, metrics):
    async with in_socket_mode(slack, conversation, metrics):
        yield slack


async def test_a_mention_over_the_websocket_is_acknowledged_and_answered(connected):
    mention = {"type": "app_mention", "user": "UALICE", "text": "<@UEMMY> 12 x 15 =", "ts": "1.1", "channel": "C1"}
    await connected.send("env-1", mention)
    assert await asyncio.wait_for(connected.acknowledged.get(), 5) == "env-1"
    posted = await asyncio.wait_for(connected.posted.get(), 5)
    assert (posted["text"], posted["thread_ts"]) == ("`180`", "1.1")
    assert posted["unfurl_links"] is False


async def test_an_answer_comes_though_slack_first_asks_for_fewer_calls(connected):
    connected.refusals = 2
    mention = {"type": "app_mention", "user": "UALICE", "text": "<@UEMMY> 12 x 15 =", "ts": "1.1", "channel": "C1"}
    await connected.send("env-1", mention)
    posted = await asyncio.wait_for(connected.posted.get(), 10)
    assert posted["text"] == "`180`"


async def test_a_reaction_over_the_websocket_is_acknowledged_once_it_is_kept(connected, store):
    mention = {"type": "app_mention", "user": "UALICE", "text": "<@UEMMY> 12 x 15 =", "ts": "1.1", "channel": "C1"}
    await connected.send("env-1", mention)
    await asyncio.wait_for(connected.acknowledged.get(), 5)
    await asyncio.sleep(0.5)
    item = {"type": "message", "channel": "C1", "ts": "1700000001.000100"}
    await connected.send("env-2", {"type": "reaction_added", "user": "UALICE", "reaction": "heart", "item": item})
    assert await asyncio.wait_for(connected.acknowledged.get(), 5) == "env-2"
    assert (await store.statistics()).ups == 1
