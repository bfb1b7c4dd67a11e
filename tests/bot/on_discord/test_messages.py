"""Questions by message through simcord: discord.py unmodified against an in-memory Discord, with the real store."""

import pytest

from bot import words
from bot.adapters import discord_showing
from bot.adapters.discord_adapter import DiscordAdapter
from tests.bot.on_discord.looking import by_emmy, me
from tests.fakes import FakeEngine, said
from tests.rated import rated_exchanges

pytestmark = pytest.mark.simcord(shard_count=1)

SAY = words.of("en")


async def test_a_mention_is_answered_with_text_and_picture(guild, channel, alice):
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    reply = channel.last_message
    assert reply.content.splitlines()[0] == "`180`"
    assert reply.content.splitlines()[1].startswith("-# ")
    assert [file.filename for file in reply.attachments] == ["answer.png"]
    assert reply.attachments[0].description == "180"


async def test_the_engine_is_told_the_question_without_the_mention(guild, channel, alice, engine):
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    turns, _ = engine.asked[0]
    assert turns[-1].text == "12 x 15 ="


async def test_talk_that_is_not_for_emmy_is_left_alone(channel, alice, engine):
    await alice.send(channel, "12 x 15 =")
    assert engine.asked == []


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
    assert await rated_exchanges(store) == []


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
    assert result.response.content.startswith("`180`")
    assert engine.asked[0][0][-1].text == "12 x 15 ="


class TestDrafts:
    @pytest.fixture
    def engine(self):
        return FakeEngine(said("Four."), draft="one two three. " * 400)

    async def test_messages_that_the_answer_does_not_need_are_deleted(self, monkeypatch, guild, channel, alice, store):
        monkeypatch.setattr(discord_showing, "EDIT_SECONDS", 0.0)
        await alice.send(channel, f"{me(guild)} what is after three?")
        assert [message.content.splitlines()[0] for message in by_emmy(guild, channel)] == ["Four."]
        await alice.react(channel.last_message, "👍")
        assert (await store.statistics()).ups == 1


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
        [rated] = await rated_exchanges(store)
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


async def test_the_chain_of_replies_is_the_history(guild, channel, alice, bob, engine):
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    first = channel.last_message
    await alice.send(channel, f"{me(guild)} 3 x 3 =")
    await bob.send(channel, "and half of it?", reply_to=first)
    second = channel.last_message
    await alice.send(channel, "and that twice?", reply_to=second)
    told = ["12 x 15 =", "`180`", "and half of it?", "`180`", "and that twice?"]
    assert [turn.text for turn in engine.asked[2][0]] == told[:3]
    assert [turn.text for turn in engine.asked[3][0]] == told


async def test_a_mere_mention_in_reply_to_somebody_asks_what_they_said(guild, channel, alice, bob, engine):
    said_by_alice = await alice.send(channel, "12 x 15 =")
    await bob.send(channel, me(guild), reply_to=said_by_alice)
    assert engine.asked[0][0][-1].text == "12 x 15 ="


async def test_a_thread_that_emmy_takes_part_in_needs_no_mention(guild, channel, alice, engine):
    start = await alice.send(channel, "homework")
    thread_id = (await start.create_thread(name="homework")).id
    thread = next(one for one in channel.threads if one.id == thread_id)
    await alice.send(thread, "12 x 15 =")
    assert engine.asked == []
    await alice.send(thread, f"{me(guild)} 12 x 15 =")
    await alice.send(thread, "and now?")
    assert [turn.text for turn in engine.asked[1][0]] == ["12 x 15 =", "`180`", "and now?"]


async def test_what_is_said_among_others_is_answered_where_admins_want_it(guild, channel, alice, store):
    await store.settings.change(f"discord:{guild.id}", f"discord:{channel.id}", "auto_reply", "on", "x")
    await alice.send(channel, "12 x 15 =")
    assert by_emmy(guild, channel)[0].content.startswith("`180`")


async def test_a_refusal_is_told_to_the_asker_alone(simcord_env, guild, channel, alice, store):
    await store.settings.change(f"discord:{guild.id}", "", "answers", "off", "x")
    await alice.send(channel, f"{me(guild)} 12 x 15 =")
    assert by_emmy(guild, channel) == []
    assert "do not answer questions in this channel" in alice.user.dm_channel.last_message.content


class TestWithoutTheMessageContentIntent:
    @pytest.fixture
    def simcord_bot(self, converse, engine):
        return DiscordAdapter(converse(engine), message_content=False)

    async def test_mentions_are_read_and_all_else_is_left_alone(self, guild, channel, alice, engine):
        await alice.send(channel, "12 x 15 =")
        await alice.send(channel, f"{me(guild)} 12 x 15 =")
        await alice.send(channel, "unread")
        assert [turns[-1].text for turns, _ in engine.asked] == ["12 x 15 ="]
