"""Admins read in their channel how trainings ended: once, in their server's language, and nowhere else."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

from bot import words
from bot.adapters.slack_adapter import SlackAccess, SlackAdapter
from bot.adapters.slack_installing import oauth
from bot.conversation import Conversation
from bot.events import Reply
from bot.metrics import Metrics
from bot.news import News
from feedback.records import Installed, RequestKind, RunState

WHY = "The candidate is better on held-out ratings, p = 0.0001."


def said(text: str) -> Reply:
    return Reply(text, finished=True)


async def ended(store, state: RunState, release: str, reason: str) -> None:
    run = await store.training.start(await store.training.request(RequestKind.TRAIN, "", "schedule"))
    await store.training.update(
        replace(run, state=state, release=release, reason=reason, finished_at=datetime.now(UTC))
    )


@asynccontextmanager
async def telling(store, *platforms: str):
    """News that are told, as (server, channel, text)."""
    told: asyncio.Queue[tuple[str, str, str]] = asyncio.Queue()

    async def announce(server, channel, reply) -> None:
        await told.put((server, channel, reply.text))

    task = asyncio.create_task(News(store, dict.fromkeys(platforms, announce), poll_seconds=0.01).run())
    await asyncio.sleep(0.05)
    yield told
    task.cancel()


async def test_who_wants_it_is_told_once_in_the_language_of_the_server(store):
    await ended(store, RunState.KEPT, "", "before the bot was started")
    await store.settings.change("discord:1", "", "news", "12", "x")
    await store.settings.change("discord:1", "", "language", "de", "x")
    await store.settings.change("discord:2", "", "news", "13", "x")
    await store.settings.change("discord:2", "", "news", None, "x")
    await store.settings.change("slack:T1", "", "news", "C1", "x")
    async with telling(store, "discord") as told:
        await ended(store, RunState.PROMOTED, "abc", WHY)
        server, channel, text = await asyncio.wait_for(told.get(), 10)
        assert (server, channel) == ("discord:1", "12")
        assert words.of("de")("run_promoted") in text
        assert WHY in text
        assert "`abc`" in text
        await ended(store, RunState.KEPT, "abc", "Release abc did worse and was rolled back.")
        assert "was rolled back" in (await asyncio.wait_for(told.get(), 10))[2]
        await asyncio.sleep(0.1)
        assert told.empty()


def adapter_to(converse, engine, slack, token, shared=None) -> tuple[SlackAdapter, Metrics]:
    metrics = Metrics()
    conversation: Conversation = converse(engine)
    client = slack.client(token)
    return SlackAdapter(conversation, client, SlackAccess("secret", shared), metrics), metrics


async def test_on_slack_news_are_posted_in_the_channel(converse, engine, slack):
    adapter, _ = adapter_to(converse, engine, slack, "xoxb-1")
    await adapter.announce("slack:T1", "C1", said("**Better** & <!channel>"))
    posted = await asyncio.wait_for(slack.posted.get(), 10)
    assert (posted["channel"], posted["text"]) == ("C1", "*Better* &amp; &lt;!channel&gt;")


async def test_each_workspace_is_told_with_its_own_token(converse, engine, slack, store):
    granted = {
        "app_id": "A1",
        "team_id": "T2",
        "bot_token": "xoxb-two",
        "bot_id": "B",
        "bot_user_id": "U",
        "user_id": "U",
    }
    await store.installations.keep(Installed("slack", "", "T2", granted))
    adapter, metrics = adapter_to(converse, engine, slack, None, oauth("id", "secret", store.installations))
    await adapter.announce("slack:T2", "C1", said("Better"))
    assert slack.tokens == ["xoxb-two"]
    await adapter.announce("slack:T3", "C1", said("Better"))
    assert len(slack.tokens) == 1
    assert b'emmy_degraded_total{lacking="news",platform="slack"} 1.0' in metrics.text()
