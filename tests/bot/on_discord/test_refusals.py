"""What Discord refuses: missing permissions, 429 and 5xx. It is logged and counted, and the rest goes on."""

import asyncio
from unittest.mock import AsyncMock

import discord
import pytest

from bot.adapters.discord_adapter import DiscordAdapter
from bot.conversation import Conversation
from bot.events import Reply
from bot.limits import RateLimiter
from bot.metrics import Metrics
from bot.services import RefusedError
from tests.bot.on_discord.looking import button, by_emmy, me

pytestmark = pytest.mark.simcord(shard_count=1)


@pytest.fixture
def simcord_bot(store, engine, metrics):
    return DiscordAdapter(Conversation(engine, store, RateLimiter(1000, 1000, 1000), metrics))


def counted(metrics: Metrics, lacking: str) -> bool:
    return f'emmy_degraded_total{{lacking="{lacking}",platform="discord"}} 1.0' in metrics.text().decode()


def forbidding(guild, **permissions: bool):
    """A channel in which Emmy may not do something."""
    return guild.create_text_channel("strict", overwrites={guild.me: discord.PermissionOverwrite(**permissions)})


async def test_without_reactions_the_answer_has_its_buttons(guild, alice, metrics, caplog, store):
    channel = forbidding(guild, add_reactions=False)
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    [answer] = by_emmy(guild, channel)
    assert answer.reactions == []
    assert counted(metrics, "reactions")
    assert "no permission to add reactions" in caplog.text
    await alice.click(answer, custom_id=button(answer, "up"))
    assert (await store.statistics()).ups == 1


async def test_without_attachments_the_text_says_all(guild, alice, metrics):
    channel = forbidding(guild, attach_files=False)
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    [answer] = by_emmy(guild, channel)
    assert (answer.content.splitlines()[0], answer.attachments) == ("`180`", [])
    assert counted(metrics, "pictures")
    drawn = await alice.slash(channel, "latex", formula="x^2")
    assert drawn.response.content.splitlines()[-1] == "`x^2`"


async def test_without_embeds_nothing_is_missing(guild, alice, metrics):
    channel = forbidding(guild, embed_links=False)
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    assert len(by_emmy(guild, channel)[0].attachments) == 1
    assert b"emmy_degraded_total{" not in metrics.text()


async def test_where_she_may_not_write_nothing_is_worked_out(guild, alice, metrics, engine):
    channel = forbidding(guild, send_messages=False)
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    assert engine.asked == []
    assert counted(metrics, "answers")


async def test_without_the_history_she_answers_without_quoting(guild, alice):
    channel = forbidding(guild, read_message_history=False)
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    assert by_emmy(guild, channel)[0].reference is None


@pytest.mark.parametrize("status", [403, 429, 500])
async def test_a_refused_answer_is_logged_and_counted_and_the_next_one_comes(
    simcord_env, guild, channel, alice, metrics, caplog, status
):
    simcord_env.inject_error("POST", "/channels/*/messages", status=status)
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    assert by_emmy(guild, channel) == []
    assert "Discord refused message" in caplog.text
    assert counted(metrics, "message")
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    assert len(by_emmy(guild, channel)) == 1


@pytest.mark.parametrize("status", [429, 500])
async def test_refused_votes_leave_the_answer_to_be_rated(simcord_env, guild, channel, alice, metrics, store, status):
    simcord_env.inject_error("PUT", "/channels/*/messages/*/reactions/*/@me", status=status)
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    [answer] = by_emmy(guild, channel)
    assert [str(one.emoji) for one in answer.reactions] == ["👎"]
    assert counted(metrics, "reactions")
    await alice.react(answer, "👍")
    assert (await store.statistics()).ups == 1


async def test_an_answer_that_is_gone_is_given_anew_when_the_question_is_edited(
    guild, channel, alice, teacher, simcord_env
):
    question = await alice.send(channel, f"{me(guild)} 12 x 15 =")
    await by_emmy(guild, channel)[0].delete()
    await alice.edit(question, f"{me(guild)} 12 x 16 =")
    assert len(by_emmy(guild, channel)) == 1


async def test_an_interaction_that_cannot_be_deferred_is_logged(simcord_env, channel, alice, metrics, caplog):
    simcord_env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    await alice.slash(channel, "ask", question="12 x 15 =")
    assert counted(metrics, "interaction")
    assert "10062" in caplog.text


async def test_news_are_told_in_the_channel_and_in_none_of_another_server(
    simcord_bot, simcord_env, guild, channel, metrics
):
    news = Reply("A better release was promoted.", finished=True)
    await simcord_bot.announce(f"discord:{guild.id}", str(channel.id), news)
    assert [message.content for message in by_emmy(guild, channel)] == ["A better release was promoted."]
    elsewhere = simcord_env.create_guild()
    await simcord_bot.announce(f"discord:{elsewhere.id}", str(channel.id), news)
    await simcord_bot.announce(f"discord:{guild.id}", "C12", news)
    assert len(by_emmy(guild, channel)) == 1
    assert 'emmy_degraded_total{lacking="news",platform="discord"} 2.0' in metrics.text().decode()


async def test_where_emmy_may_not_write_news_are_missing(simcord_bot, guild, metrics):
    strict = forbidding(guild, send_messages=False)
    await simcord_bot.announce(f"discord:{guild.id}", str(strict.id), Reply("News.", finished=True))
    assert counted(metrics, "news")


async def test_the_gateway_is_closed_when_the_process_ends(simcord_bot, monkeypatch):
    ended = DiscordAdapter(simcord_bot._showing.conversation)
    started = asyncio.Event()

    async def start(_: str) -> None:
        started.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(ended, "start", start)
    serving = asyncio.create_task(ended.run_until_cancelled("token"))
    await started.wait()
    serving.cancel()
    await asyncio.wait({serving})
    assert ended.is_closed()


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (discord.LoginFailure("Improper token has been passed."), "DISCORD_TOKEN"),
        (discord.PrivilegedIntentsRequired(None), "EMMY_DISCORD_MESSAGE_CONTENT"),
    ],
)
async def test_what_discord_refuses_for_good_is_told_to_a_person(simcord_bot, monkeypatch, refusal, told):
    refused = DiscordAdapter(simcord_bot._showing.conversation)
    monkeypatch.setattr(refused, "start", AsyncMock(side_effect=refusal))
    with pytest.raises(RefusedError, match=told):
        await refused.run_until_cancelled("token")
