"""The Slack adapter over HTTP: signed events to the bot, its answers read back from an emulated Web API; the real store."""

import asyncio
import time

import pytest
import pytest_asyncio
from aiohttp import web
from slack_bolt.app import async_app
from slack_sdk.errors import SlackApiError

from bot.adapters import slack_showing
from bot.adapters.slack_adapter import SlackAccess, SlackAdapter
from bot.adapters.slack_emoji import unicode_of
from bot.adapters.slack_markup import markup
from bot.adapters.slack_messages import SlackMessages
from bot.adapters.slack_payloads import Place
from bot.adapters.web_adapter import page
from bot.events import Reply
from bot.metrics import Metrics
from bot.server import application
from feedback.records import MessageRef
from tests.bot.serving import served
from tests.bot.slack_emulator import SIGNING_SECRET, TOKEN, EmulatorClient, Sender, emulator
from tests.fakes import FakeEngine, said
from tests.rated import rated_exchanges

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
async def slack(monkeypatch, converse, engine, client, team):
    """The bot on a port of its own, and a sender of Slack's requests."""
    conversation = converse(engine)
    monkeypatch.setattr(async_app, "AsyncWebClient", EmulatorClient)  # Bolt makes a client for each request
    adapter = SlackAdapter(conversation, client, SlackAccess(SIGNING_SECRET), Metrics())
    async with served(application(page(conversation, admin=False), Metrics(), adapter.handle)) as address:
        yield Sender(address, team)


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


async def picture_in(client, channel: str) -> dict:
    for _ in range(200):
        for message in (await client.conversations_replies(channel=channel, ts=THREAD))["messages"]:
            if message.get("files"):
                return message
        await asyncio.sleep(0.05)
    raise AssertionError("no picture")


async def until_known(store, ref: MessageRef) -> None:
    async with asyncio.timeout(10):
        while await store.exchange_of(ref) is None:
            await asyncio.sleep(0.05)


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


async def test_a_reaction_on_the_picture_rates_its_answer(slack, client, channel, store):
    await slack.event(mention(channel))
    picture = await picture_in(client, channel)
    await until_known(store, MessageRef("slack", channel, picture["ts"]))
    item = {"type": "message", "channel": channel, "ts": picture["ts"]}
    await slack.event({"type": "reaction_added", "user": "UALICE", "reaction": "tada", "item": item})
    [rated] = await rated_exchanges(store)
    assert (rated.exchange.question, rated.ratings[0].emoji) == ("12 x 15 =", "🎉")


class TestDrafts:
    @pytest.fixture
    def engine(self):
        return FakeEngine(said("Four."), draft="one two three. " * 800)

    async def test_messages_that_the_answer_does_not_need_are_deleted(self, monkeypatch, slack, client, channel):
        monkeypatch.setattr(slack_showing, "UPDATE_SECONDS", 0.0)
        await slack.event(mention(channel))
        await reply_in(client, channel)
        found = (await client.conversations_replies(channel=channel, ts=THREAD))["messages"]
        assert [message["text"] for message in found] == ["Four."]


async def test_a_failure_after_first_words_stands_in_their_place(client, channel):
    shown = SlackMessages(client, Place(channel, None, "UALICE"))
    await shown.show(Reply("Waiting ..."))
    await shown.show(Reply("Something went wrong.", ephemeral=True, finished=True))
    found = (await client.conversations_history(channel=channel))["messages"]
    assert [message["text"] for message in found] == ["Something went wrong."]


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


@pytest.fixture
async def response_url():
    """An address of a command, and what was sent to it."""
    sent: asyncio.Queue[dict] = asyncio.Queue()

    async def take(request):
        await sent.put(await request.json())
        return web.Response(text="ok")

    app = web.Application()
    app.router.add_post("/respond", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/respond", sent
    await runner.cleanup()


async def test_any_verb_is_a_command_and_private_ones_are_seen_by_the_asker_alone(slack, channel, response_url):
    address, sent = response_url
    for name, text in (("/privacy", ""), ("/emmy", "privacy show")):
        assert await slack.command(name, text, "UALICE", channel, response_url=address) == 200
        told = await asyncio.wait_for(sent.get(), 10)
        assert told["response_type"] == "ephemeral"
        assert told["text"].startswith("*What I keep of you:*")


async def test_in_a_channel_without_emmy_a_command_is_answered_by_its_own_address(slack, response_url, store):
    address, sent = response_url
    assert await slack.command("/ask", "12 x 15 =", "UALICE", "C0NOTHERE", response_url=address) == 200
    told = await asyncio.wait_for(sent.get(), 10)
    assert (told["response_type"], told["text"]) == ("in_channel", "`180`")
    assert "emmy:up/" in str(told["blocks"])


async def test_an_edited_question_that_may_not_be_asked_now_leaves_its_answer_alone(client, channel):
    shown = SlackMessages(client, Place(channel, None, "UALICE"))
    await shown.show(Reply("`180`", finished=True))
    again = SlackMessages(client, Place(channel, None, "UALICE"), shown.timestamps)
    with pytest.raises(SlackApiError, match="user_not"):  # whom the emulator does not know
        await again.show(Reply("One moment please.", ephemeral=True, finished=True))
    found = (await client.conversations_history(channel=channel))["messages"]
    assert [message["text"] for message in found] == ["`180`"]


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


@pytest.mark.parametrize(
    ("markdown", "slack"),
    [
        ("**so** `x**2 + y**2`", "*so* `x**2 + y**2`"),
        ("```\na**b**c\n```", "```\na**b**c\n```"),
        ("**the root `x**2` of** it", "*the root `x**2` of* it"),
        ("2**3 and `x**2`", "2**3 and `x**2`"),
    ],
)
def test_stars_in_code_stay_powers(markdown, slack):
    assert markup(markdown) == slack
