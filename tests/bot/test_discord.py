"""The Discord adapter through simcord: discord.py unmodified against an in-memory Discord, with the real store."""

import discord
import pytest

from bot.adapters.discord_adapter import DiscordAdapter
from tests.fakes import FakeEngine, said

pytestmark = pytest.mark.simcord(shard_count=1)


@pytest.fixture
def simcord_bot(converse, engine):
    return DiscordAdapter(converse(engine))


@pytest.fixture
def guild(simcord_env):
    return simcord_env.create_guild()


@pytest.fixture
def channel(guild):
    return guild.create_text_channel("maths")


@pytest.fixture
def alice(simcord_env, guild):
    return guild.add_member(simcord_env.create_user("alice"))


def me(guild) -> str:
    return guild.me.mention


async def test_a_mention_is_answered_with_text_and_picture(guild, channel, alice):
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    reply = channel.last_message
    assert reply.content == "`180`"
    assert [file.filename for file in reply.attachments] == ["answer.png"]
    assert reply.attachments[0].description == "180"


async def test_the_engine_is_told_the_question_without_the_mention(guild, channel, alice, engine):
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    turns, _ = engine.asked[0]
    assert turns[-1].text == "12 x 15 ="


async def test_talk_that_is_not_for_emmy_is_left_alone(channel, alice, engine):
    await alice.send(channel, "12 x 15 =")
    assert engine.asked == []


async def test_a_reaction_becomes_a_rating_and_taking_it_back_retracts_it(guild, channel, alice, store):
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    await alice.react(channel.last_message, "👎")
    [rated] = await store.rated_exchanges()
    assert [(rating.emoji, rating.rater) for rating in rated.ratings] == [("👎", f"discord:{alice.id}")]
    await alice.unreact(channel.last_message, "👎")
    [rated] = await store.rated_exchanges()
    assert rated.ratings[0].retracted_at is not None


async def test_a_direct_message_needs_no_mention(simcord_env, alice, engine):
    await alice.send_dm("12 x 15 =")
    assert engine.asked[0][0][-1].text == "12 x 15 ="


async def test_a_reply_to_emmy_needs_no_mention(guild, channel, alice, engine):
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    await alice.send(channel, "and again?", reply_to=channel.last_message)
    assert engine.asked[1][0][-1].text == "and again?"


async def test_the_turns_before_are_told_to_the_engine(guild, channel, alice, engine):
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    await alice.send(channel, f"{me(guild)} and now?")
    assert [turn.text for turn in engine.asked[1][0]] == ["12 x 15 =", "`180`", "and now?"]


async def test_emmy_puts_both_votes_under_her_answer(guild, channel, alice):
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    assert [str(reaction.emoji) for reaction in channel.last_message.reactions] == ["👍", "👎"]


async def test_emmys_own_votes_are_no_ratings(guild, channel, alice, store):
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    assert await store.rated_exchanges() == []


async def test_a_disliked_answer_is_avoided_when_the_question_comes_again(guild, channel, alice, engine):
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    await alice.react(channel.last_message, "👎")
    await alice.send(channel, f"{me(guild)} 12 X 15")
    assert engine.asked[1][1] == {"calculate(12*15)"}


async def test_a_reaction_after_a_restart_counts(simcord_env, guild, channel, alice, store, converse):
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    old = channel.last_message
    await simcord_env.restart_bot(DiscordAdapter(converse(FakeEngine())))
    await alice.react(old, "👍")
    assert (await store.statistics()).ups == 1


async def test_ask_answers_a_slash_command(channel, alice, engine):
    result = await alice.slash(channel, "ask", question="12 x 15 =")
    assert result.response.content == "`180`"
    assert engine.asked[0][0][-1].text == "12 x 15 ="


@pytest.mark.parametrize(("name", "part"), [("help", "Ask me"), ("stats", "answered"), ("model", "fake-release")])
async def test_the_commands_for_everyone_answer(channel, alice, name, part):
    result = await alice.slash(channel, name)
    assert part in result.response.content


async def test_retrain_is_refused_to_those_who_may_not_manage_the_server(channel, alice, store):
    result = await alice.slash(channel, "retrain")
    assert "Only admins" in result.response.content
    assert result.ephemeral
    assert await store.training.claim() is None


async def test_retrain_says_so_when_no_trainer_runs(simcord_env, guild, channel):
    role = guild.create_role("Teachers", permissions=discord.Permissions(manage_guild=True))
    teacher = guild.add_member(simcord_env.create_user("teacher"), roles=[role])
    result = await teacher.slash(channel, "retrain")
    assert "No trainer is running" in result.response.content


class TestLongAnswers:
    @pytest.fixture
    def engine(self):
        return FakeEngine(said("one two three. " * 400))

    async def test_they_are_split_and_every_part_can_be_rated(self, guild, channel, alice, store):
        await alice.send(channel, f"{me(guild)} tell me everything")
        parts = [message for message in channel.history() if message.author == guild.me]
        assert len(parts) == 4
        assert all(len(part.content) <= 2000 for part in parts)
        await alice.react(parts[0], "👍")
        await alice.react(parts[-1], "❤️")
        [rated] = await store.rated_exchanges()
        assert {rating.emoji for rating in rated.ratings} == {"👍", "❤️"}


class TestUntrustedText:
    @pytest.fixture
    def engine(self):
        return FakeEngine(said("@everyone look at <@&1> https://example.com"))

    async def test_nobody_is_pinged_and_nothing_is_unfurled(self, guild, channel, alice):
        await alice.send(channel, f"{me(guild)} say @everyone")
        reply = channel.last_message
        assert not reply.mention_everyone
        assert reply.raw_role_mentions == [] or not reply.role_mentions
        assert reply.flags.suppress_embeds


async def test_a_broken_discord_is_logged_and_not_fatal(simcord_env, guild, channel, alice, caplog):
    simcord_env.inject_error("POST", "/channels/*/messages", status=403)
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    assert "Discord refused" in caplog.text
