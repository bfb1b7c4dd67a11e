"""Many workspaces, one app: installing it over Slack's OAuth pages, answering with each one's token, and forgetting it."""

import asyncio
import html
import re
import time

import aiohttp
import pytest
from slack_sdk.oauth.installation_store import Installation
from yarl import URL

from bot.adapters.slack_adapter import SlackAccess, SlackAdapter
from bot.adapters.slack_installing import STATE_SECONDS, SignedStates, SlackInstallations, oauth
from bot.adapters.web_adapter import page
from bot.metrics import Metrics
from bot.server import application
from tests.bot.serving import served
from tests.bot.slack_emulator import SIGNING_SECRET, Sender


@pytest.fixture
async def address(slack, converse, engine, store):
    access = SlackAccess(SIGNING_SECRET, oauth("1.2", "secret", store.installations))
    conversation = converse(engine)
    adapter = SlackAdapter(conversation, slack.client(None), access, Metrics())
    async with served(application(page(conversation, admin=False), Metrics(), adapter.handle)) as opened:
        yield opened


def granted(token: str, team: str | None, enterprise: str | None = None) -> Installation:
    return Installation(
        app_id="A1", enterprise_id=enterprise, team_id=team, bot_token=token, bot_id="B1", bot_user_id="UEMMY",
        bot_scopes=["commands"], user_id="UALICE", is_enterprise_install=team is None,
    )  # fmt: skip


def mention(ts: str) -> dict:
    return {"type": "app_mention", "user": "UALICE", "text": "<@UEMMY> 12 x 15 =", "ts": ts, "channel": "C1"}


async def installed(address: str) -> int:
    """The status with which Slack's redirect is taken, in the browser that began the installation."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as browser:
        async with browser.get(f"{address}/slack/install") as begun:
            link = re.search(r'https://slack.com/oauth/v2/authorize[^"]+', await begun.text())[0]
            state = URL(html.unescape(link)).query["state"]
            cookie = begun.headers["Set-Cookie"].split(";")[0]
        back = f"{address}/slack/oauth_redirect?code=c&state={state}"
        async with browser.get(back, headers={"Cookie": cookie}) as ended:
            return ended.status


async def test_a_workspace_installs_the_app_and_is_answered_with_its_own_token(slack, address, store):
    assert await Sender(address, "T1").event(mention("1.1")) == 200
    assert await installed(address) == 200
    kept = await store.installations.of("slack", "", "T1")
    assert kept.content["bot_token"] == "xoxb-2"
    slack.calls.clear(), slack.tokens.clear()
    assert await Sender(address, "T1").event(mention("2.2"), event_id="EvLater") == 200
    posted = await slack.until_called("chat.postMessage")
    assert posted["text"] == "`180`"
    assert set(slack.tokens) == {"xoxb-2"}


async def test_a_redirect_that_was_not_begun_here_is_refused(slack, address, store):
    async with (
        aiohttp.ClientSession() as browser,
        browser.get(f"{address}/slack/oauth_redirect?code=c&state=x") as told,
    ):
        assert told.status == 400
    assert await store.installations.of("slack", "", "T1") is None


async def test_a_workspace_that_removes_the_app_is_forgotten(slack, address, store):
    await SlackInstallations(store.installations).async_save(granted("xoxb-1", "T1"))
    assert await Sender(address, "T1").event({"type": "app_uninstalled"}) == 200
    async with asyncio.timeout(5):
        while await store.installations.of("slack", "", "T1"):
            await asyncio.sleep(0.02)


async def test_a_workspaces_own_token_goes_before_its_organisations(store):
    kept = SlackInstallations(store.installations)
    await kept.async_save(granted("xoxb-org", None, "E1"))
    await kept.async_save(granted("xoxb-1", "T1", "E1"))

    async def token(enterprise, team, *, whole=False):
        found = await kept.async_find_bot(enterprise_id=enterprise, team_id=team, is_enterprise_install=whole)
        return found and found.bot_token

    assert await token("E1", "T1") == "xoxb-1"
    assert await token("E1", "T2") == "xoxb-org"
    assert await token("E1", "T1", whole=True) == "xoxb-org"
    assert await token("E2", "T3") is None
    assert await token(None, None) is None
    await kept.async_save(granted("xoxb-new", "T1", "E1"))
    assert await token("E1", "T1") == "xoxb-new"
    await kept.async_delete_bot(enterprise_id="E1", team_id="T1")
    assert await token("E1", "T1") == "xoxb-org"


async def test_a_state_holds_for_ten_minutes_and_for_its_own_secret(monkeypatch):
    states = SignedStates("secret")
    state = await states.async_issue()
    assert await states.async_consume(state)
    assert not await SignedStates("other").async_consume(state)
    assert not await states.async_consume(f"9{state}")
    assert not await states.async_consume("")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + STATE_SECONDS + 2)
    assert not await states.async_consume(state)


async def test_without_a_signing_secret_nothing_is_taken_over_http(converse, engine, store, slack):
    access = SlackAccess(None, oauth("1.2", "secret", store.installations))
    conversation = converse(engine)
    adapter = SlackAdapter(conversation, slack.client(None), access, Metrics())
    async with served(application(page(conversation, admin=False), Metrics(), adapter.handle)) as address:
        assert await Sender(address, "T1").event(mention("1.1")) == 404
    assert engine.asked == []
