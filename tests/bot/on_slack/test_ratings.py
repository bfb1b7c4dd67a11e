"""Presses and reactions on an answer are ratings, wishes for another one, or a choice between two."""

import asyncio
import re

import pytest

from bot.actions import Action, ActionKind
from bot.adapters.slack_blocks import FEEDBACK
from tests.bot.on_slack.acting import ANSWERED, answered, mention, pressed
from tests.fakes import FakeEngine, said


async def test_a_press_is_a_rating_before_slack_hears_that_it_arrived(slack, store):
    exchange = await answered(slack, store)
    await slack.press("env-2", pressed(ActionKind.UP, exchange))
    assert await asyncio.wait_for(slack.acknowledged.get(), 5) == "env-2"
    assert (await store.statistics()).ups == 1


async def test_a_reaction_of_another_bot_is_no_rating(slack, store):
    await answered(slack, store)
    item = {"type": "message", "channel": "C1", "ts": ANSWERED}
    for user, ups in (("UBOT", 0), ("UALICE", 1)):
        await slack.send(f"env-{user}", {"type": "reaction_added", "user": user, "reaction": "+1", "item": item})
        assert await asyncio.wait_for(slack.acknowledged.get(), 5) == f"env-{user}"
        assert (await store.statistics()).ups == ups


async def test_slacks_own_thumbs_rate_by_their_value(slack, store):
    exchange = await answered(slack, store)
    await slack.press("env-2", {"action_id": FEEDBACK, "value": Action(ActionKind.UP, exchange).id})
    await asyncio.wait_for(slack.acknowledged.get(), 5)
    assert (await store.statistics()).ups == 1


async def test_another_answer_comes_in_the_same_thread(slack, store, engine):
    exchange = await answered(slack, store)
    await slack.press("env-2", pressed(ActionKind.AGAIN, exchange), message={"ts": ANSWERED, "thread_ts": "1.1"})
    posted = await slack.until_called("chat.postMessage", 2)
    assert (posted["thread_ts"], len(engine.asked)) == ("1.1", 2)


class TestPairs:
    @pytest.fixture
    def engine(self):
        return FakeEngine(said("One."), said("Two."))

    async def test_the_asker_chooses_one_of_two_and_it_takes_their_place(self, slack, store):
        await store.settings.change("slack:T1", "", "side_by_side", "100", "x")
        await slack.send("env-1", mention("<@UEMMY> what is up?"))
        posted = str((await slack.until_called("chat.postMessage"))["blocks"])
        await slack.until_called("reactions.add", 2)
        assert [fields["name"] for method, fields in slack.calls if method == "reactions.add"] == ["a", "b"]
        button = re.search(r"emmy:second/[\w/-]+", posted)[0]
        await slack.press("env-2", {"type": "button", "action_id": button})
        updated = await slack.until_called("chat.update")
        assert (updated["ts"], updated["text"]) == (ANSWERED, "Two.")
        first, second = await store.history("slack:T1:C1:1.1", 9)
        choices = [(one.chosen, one.rejected) for one in (await store.facts()).choices]
        assert choices == [(second.id, first.id)]
