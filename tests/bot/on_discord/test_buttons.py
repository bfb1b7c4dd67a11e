"""Buttons, the form after a 👎, pairs, and all of it after a restart."""

from dataclasses import replace

import pytest

from bot import words
from bot.adapters.discord_adapter import DiscordAdapter
from engine.messages import Step
from tests.bot.on_discord.looking import button, by_emmy, me
from tests.fakes import FakeEngine, computed
from tests.rated import rated_exchanges

pytestmark = pytest.mark.simcord(shard_count=1)

SAY = words.of("en")


@pytest.fixture
def engine():
    return FakeEngine(
        replace(computed("180", completion="a"), steps=(Step("Multiply", "12 \\cdot 15"),)),
        computed("27", completion="b"),
    )


@pytest.fixture
async def answer(guild, channel, alice):
    """Emmy's answer to a question of Alice's."""
    await alice.send(channel, f"{me(guild)} twelve times 15")
    return channel.last_message


async def emoji(store) -> list[tuple[str, str]]:
    rated = await rated_exchanges(store)
    return [(one.rater, one.emoji) for each in rated for one in each.ratings if one.retracted_at is None]


async def test_a_press_of_the_thumb_is_a_rating_and_thanks_are_private(bob, answer, store):
    result = await bob.click(answer, custom_id=button(answer, "up"))
    assert (result.followups[0].content, result.followups[0].ephemeral) == (SAY("rated"), True)
    assert await emoji(store) == [(f"discord:{bob.id}", "👍")]


async def test_a_dislike_is_kept_and_opens_a_form_whose_answer_is_a_correction(bob, answer, store):
    result = await bob.click(answer, custom_id=button(answer, "down"))
    assert result.modal["title"] == SAY("remark_title")
    assert await emoji(store) == [(f"discord:{bob.id}", "👎")]
    thanks = await bob.submit_modal(result, {"reason": ["misread"], "right_answer": "181"})
    assert (thanks.response.content, thanks.ephemeral) == (SAY("remark_kept"), True)
    [remark] = (await store.facts()).rated[0].remarks
    assert (remark.reason, remark.right_answer) == ("misread", "181")


async def test_the_right_answer_may_be_left_out(bob, answer, store):
    result = await bob.click(answer, custom_id=button(answer, "down"))
    await bob.submit_modal(result, {"reason": ["too_long"]})
    [remark] = (await store.facts()).rated[0].remarks
    assert (remark.reason, remark.right_answer) == ("too_long", "")


async def test_buttons_and_reactions_work_after_a_restart(simcord_env, converse, bob, alice, answer, store):
    await simcord_env.restart_bot(DiscordAdapter(converse(FakeEngine())))
    await bob.click(answer, custom_id=button(answer, "up"))
    await alice.react(answer, "❤️")
    assert sorted(await emoji(store)) == sorted([(f"discord:{bob.id}", "👍"), (f"discord:{alice.id}", "❤️")])
    form = await bob.click(answer, custom_id=button(answer, "down"))
    assert form.modal


async def test_no_view_is_kept_in_memory(simcord_bot, answer):
    assert simcord_bot.persistent_views == []
    assert not simcord_bot._connection._view_store._synced_message_views


class TestPairs:
    @pytest.fixture
    async def answer(self, guild, channel, alice, store):
        await store.settings.change(f"discord:{guild.id}", "", "side_by_side", "100", "x")
        await alice.send(channel, f"{me(guild)} twelve times 15")
        return channel.last_message

    async def test_two_answers_stand_side_by_side_with_votes(self, answer):
        assert "**🅰️** `180`" in answer.content
        assert [str(one.emoji) for one in answer.reactions] == ["🅰️", "🅱️"]

    async def test_the_askers_choice_takes_the_place_of_the_two(self, guild, channel, alice, answer, store):
        await alice.click(answer, custom_id=button(answer, "second"))
        [chosen] = by_emmy(guild, channel)
        assert (chosen.id, chosen.content) == (answer.id, "`27`")
        assert button(chosen, "up")
        [choice] = (await store.facts()).choices
        assert choice.rater == f"discord:{alice.id}"

    async def test_the_choice_of_another_is_kept_and_leaves_the_two(self, channel, bob, alice, answer, store):
        result = await bob.click(answer, custom_id=button(answer, "first"))
        assert (result.followups[0].content, result.followups[0].ephemeral) == (SAY("chosen"), True)
        await alice.react(answer, "🅱️")
        assert len((await store.facts()).choices) == 2
        assert "**🅰️**" in channel.last_message.content
