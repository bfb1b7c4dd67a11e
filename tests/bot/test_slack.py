"""The Slack adapter over HTTP: signed events to the bot, its answers read back from an emulated Web API; the real store."""

import asyncio
import time

import pytest
import pytest_asyncio

from bot.adapters.slack_adapter import SlackAdapter
from bot.adapters.slack_emoji import unicode_of
from bot.adapters.slack_messages import markup
from bot.adapters.web_adapter import page
from bot.metrics import Metrics
from bot.server import application, server
from tests.bot.slack_emulator import SIGNING_SECRET, TOKEN, EmulatorClient, Sender, emulator, free_port

THREAD = "1700000000.000100"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def api(tmp_path_factory):
    async with emulator(tmp_path_factory.mktemp("slack")) as url:
        yield url


@pytest.fixture
async def client(api):
    return EmulatorClient(TOKEN, base_url=api)


@pytest.fixture
async def team(client):
    return (await client.auth_test())["team_id"]


@pytest.fixture
async def channel(client):
    made = await client.conversations_create(name=f"m{time.time_ns()}")
    return made["channel"]["id"]


@pytest.fixture
async def slack(converse, engine, client, team):
    """The bot on a port of its own, and a sender of Slack's requests."""
    conversation = converse(engine)
    adapter = SlackAdapter(conversation, client, SIGNING_SECRET)
    web = server(application(page(conversation, admin=False), Metrics(), adapter.handle), "127.0.0.1", free_port())
    serving = asyncio.create_task(web.serve())
    while not web.started:
        await asyncio.sleep(0.02)
    yield Sender(f"http://127.0.0.1:{web.config.port}", team)
    web.should_exit = True
    await serving


def mention(channel: str, text: str = "<@UEMMY> 12 x 15 =", ts: str = THREAD) -> dict:
    return {"type": "app_mention", "user": "UALICE", "text": text, "ts": ts, "channel": channel}


async def reply_in(client, channel: str, thread: str | None = THREAD) -> dict:
    """The bot's reply in a thread, or in the channel itself, once both votes are under it."""
    for _ in range(200):
        if thread:
            found = (await client.conversations_replies(channel=channel, ts=thread))["messages"]
        else:
            found = (await client.conversations_history(channel=channel))["messages"]
        for message in found:
            if len(message.get("reactions", [])) == 2:
                return message
        await asyncio.sleep(0.05)
    raise AssertionError(f"no finished reply, but {found}")


async def test_a_mention_is_answered_in_its_thread_with_both_votes(slack, client, channel):
    assert await slack.event(mention(channel)) == 200
    reply = await reply_in(client, channel)
    assert reply["text"] == "`180`"
    assert {reaction["name"] for reaction in reply["reactions"]} == {"+1", "-1"}


async def test_a_reaction_is_a_rating_before_slack_hears_that_it_arrived(slack, client, channel, store):
    await slack.event(mention(channel))
    reply = await reply_in(client, channel)
    item = {"type": "message", "channel": channel, "ts": reply["ts"]}
    thumb = {"user": "UALICE", "reaction": "-1::skin-tone-3", "item": item}
    assert await slack.event({"type": "reaction_added", **thumb}) == 200
    assert (await store.statistics()).downs == 1
    assert await slack.event({"type": "reaction_removed", **thumb}) == 200
    assert (await store.statistics()).downs == 0


async def test_a_delivery_that_slack_repeats_is_answered_once(slack, client, channel, engine):
    await slack.event(mention(channel), event_id="EvSame")
    await reply_in(client, channel)
    assert await slack.event(mention(channel), event_id="EvSame") == 200
    await asyncio.sleep(0.3)
    assert len(engine.asked) == 1


async def test_a_direct_message_needs_no_mention(slack, client, channel, engine):
    event = {
        "type": "message",
        "channel_type": "im",
        "user": "UALICE",
        "text": "5 &lt; 7",
        "ts": "1.2",
        "channel": channel,
    }
    assert await slack.event(event) == 200
    await reply_in(client, channel, thread=None)
    assert engine.asked[0][0][-1].text == "5 < 7"


async def test_a_message_in_a_thread_that_emmy_is_in_needs_no_mention(slack, client, channel, engine):
    await slack.event(mention(channel))
    await reply_in(client, channel)
    follow_up = {"type": "message", "user": "UALICE", "text": "and now?", "ts": "1700000001.1", "channel": channel}
    await slack.event({**follow_up, "thread_ts": THREAD})
    await slack.event({**follow_up, "ts": "1700000002.1", "text": "talk that is not for her"})
    await asyncio.sleep(0.5)
    assert [turns[-1].text for turns, _ in engine.asked] == ["12 x 15 =", "and now?"]


async def test_the_slash_command_ask_is_answered_in_the_channel(slack, client, channel, engine):
    assert await slack.command("/ask", "12 x 15 =", "UALICE", channel) == 200
    reply = await reply_in(client, channel, thread=None)
    assert reply["text"] == "`180`"


@pytest.mark.parametrize(
    "signing", [{"secret": "another"}, {"at": time.time() - 3600}], ids=["wrong signature", "stale timestamp"]
)
async def test_a_request_that_slack_did_not_sign_now_is_refused(slack, channel, engine, signing):
    assert await slack.event(mention(channel), **signing) == 401
    assert engine.asked == []


@pytest.mark.parametrize(
    ("name", "emoji"), [("+1", "👍"), ("thumbsup", "👍"), ("-1::skin-tone-5", "👎"), ("party-emmy", ":party-emmy:")]
)
def test_slacks_names_of_emoji_become_unicode(name, emoji):
    assert unicode_of(name) == emoji


def test_nothing_in_a_reply_is_read_as_a_mention_or_a_link():
    assert markup("<!channel> **a** & <@U1>") == "&lt;!channel&gt; *a* &amp; &lt;@U1&gt;"
