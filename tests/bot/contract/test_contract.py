"""What people can rely on, the same on every platform: each scenario is written once and runs on all that have it."""

import json
from dataclasses import replace

import pytest

from bot import words
from bot.actions import ActionKind
from bot.limits import RateLimiter
from docs.features import CELLS
from engine.messages import Progress, Step
from feedback.records import Reason
from tests.bot.contract.discord_driver import OnDiscord
from tests.bot.contract.page_driver import OnPage
from tests.bot.contract.slack_driver import OnSlack
from tests.bot.contract.surface import (
    AGAIN,
    ASK_BY_MENTION,
    ASK_DIRECTLY,
    CHOOSE,
    COVERED,
    DELETE,
    EDIT,
    FORM,
    LIVE,
    REACT,
    STEPS,
    Surface,
)  # fmt: skip
from tests.fakes import FakeEngine, PatientEngine, computed, said
from tests.rated import rated_exchanges

pytestmark = pytest.mark.simcord(shard_count=1)

SAY = words.of("en")
DRIVERS: dict[str, type[Surface]] = {"Discord": OnDiscord, "Slack": OnSlack, "page": OnPage}


def where(*features: str) -> pytest.MarkDecorator:
    """On each platform that has these features."""
    having = [platform for platform, driver in DRIVERS.items() if driver.LACKS.isdisjoint(features)]
    return pytest.mark.parametrize("surface", having, indirect=True)


@pytest.fixture
def engine():
    steps = (Step("Multiply", r"12 \cdot 15"),)
    return FakeEngine(replace(computed("180", completion="a"), steps=steps), computed("27", completion="b"))


async def standing(store) -> list[str]:
    rated = await rated_exchanges(store)
    return [one.emoji for each in rated for one in each.ratings if one.retracted_at is None]


@pytest.mark.parametrize("platform", DRIVERS)
def test_what_a_platform_lacks_is_what_the_features_say(platform):
    assert {feature for feature in COVERED if feature not in CELLS[platform]} == DRIVERS[platform].LACKS


@where()
async def test_a_question_is_answered_with_its_value_and_its_formula(surface, engine):
    await surface.ask("12 x 15 =")
    [answer] = await surface.answers()
    assert "`180`" in answer.text
    assert "180" in answer.formula
    assert engine.asked[0][0][-1].text == "12 x 15 ="


@where(ASK_DIRECTLY)
async def test_a_direct_message_needs_no_mention(surface, engine):
    await surface.ask_directly("12 x 15 =")
    assert "`180`" in await surface.told()
    assert engine.asked[0][0][-1].text == "12 x 15 ="


@where(ASK_DIRECTLY, "privacy")
async def test_a_follow_up_is_kept_as_the_whole_question_that_it_stands_for(surface, engine):
    await surface.ask_directly("12 x 15 =")
    await surface.ask_directly("and times 3?")
    assert "`27`" in await surface.told()
    assert [turns[-1].text for turns, _ in engine.asked] == ["12 x 15 =", "and times 3?"]
    [content] = (await surface.command("privacy", action="export")).files.values()
    asked = {json.loads(line).get("question") for line in content.decode().splitlines()}
    assert asked - {None} == {"12 x 15 =", "180 * 3"}


@where(REACT)
async def test_a_reaction_is_a_rating_until_it_is_taken_back(surface, store):
    await surface.ask("12 x 15 =")
    [answer] = await surface.answers()
    await surface.react(answer, "👎")
    assert await standing(store) == ["👎"]
    await surface.react(answer, "👎", added=False)
    assert await standing(store) == []


@where(FORM)
async def test_a_dislike_with_its_reason_and_the_right_answer_is_kept(surface, store):
    await surface.ask("12 x 15 =")
    [answer] = await surface.answers()
    await surface.complain(answer, Reason.MISREAD, "181")
    [rated] = (await store.facts()).rated
    assert [one.emoji for one in rated.ratings] == ["👎"]
    assert [(one.reason, one.right_answer) for one in rated.remarks] == [(Reason.MISREAD, "181")]


@where(AGAIN)
async def test_another_answer_is_a_sibling_that_avoids_the_first(surface, engine, store):
    await surface.ask("12 x 15 =")
    [answer] = await surface.answers()
    await surface.press(answer, ActionKind.AGAIN)
    assert "`27`" in (await surface.answers())[-1].text
    assert engine.asked[1][1] == {"a"}
    await surface.react((await surface.answers())[-1], "👍")
    [rated] = await rated_exchanges(store)
    assert rated.exchange.sibling_of
    assert rated.exchange.final == "27"


@where(STEPS)
async def test_steps_are_shown_to_who_wants_them(surface):
    await surface.ask("12 x 15 =")
    [answer] = await surface.answers()
    assert "1. Multiply" in await surface.press(answer, ActionKind.STEPS)


@where(CHOOSE)
async def test_the_better_of_two_answers_stays(surface, engine, store, monkeypatch):
    monkeypatch.setattr("bot.asking.random.random", lambda: -1.0)  # the lot falls on two
    await surface.ask("twelve times 15")
    [pair] = await surface.answers()
    assert "`180`" in pair.text
    assert "`27`" in pair.text
    await surface.press(pair, ActionKind.SECOND)
    [chosen] = await surface.answers()
    assert "`27`" in chosen.text
    assert "`180`" not in chosen.text
    [choice] = (await store.facts()).choices
    assert (await store.exchange(choice.chosen)).final == "27"


@where(EDIT)
async def test_an_edited_question_is_answered_in_the_place_of_the_first(surface, engine, store):
    question = await surface.ask("12 x 15 =")
    await surface.edit(question, "3 x 9 =")
    [answer] = await surface.answers()
    assert "`27`" in answer.text
    assert [turns[-1].text for turns, _ in engine.asked] == ["12 x 15 =", "3 x 9 ="]
    await surface.react(answer, "👍")
    [rated] = await rated_exchanges(store)
    assert rated.exchange.question == "3 x 9 ="


@where(DELETE)
async def test_the_answer_goes_with_its_question(surface):
    question = await surface.ask("12 x 15 =")
    await surface.delete(question)
    assert await surface.answers() == []


class TestWhileTheAnswerIsBeingMade:
    @pytest.fixture
    def engine(self):
        return PatientEngine()

    @where(LIVE, EDIT, ASK_BY_MENTION)
    async def test_an_edit_is_answered_and_what_it_asked_before_is_not(self, surface, engine, store):
        question = await surface.ask("12 x 15 =")
        engine.let.add("3 x 60 =")
        await surface.edit(question, "3 x 60 =")
        [answer] = await surface.answers()
        assert "`180`" in answer.text
        assert engine.given_up == ["12 x 15 ="]
        await surface.react(answer, "👍")
        [rated] = await rated_exchanges(store)
        assert rated.exchange.question == "3 x 60 ="

    @where(LIVE, DELETE)
    async def test_nothing_stays_of_a_question_that_is_deleted(self, surface, engine):
        question = await surface.ask("12 x 15 =")
        await surface.delete(question)
        assert await surface.answers() == []
        assert engine.given_up == ["12 x 15 ="]


@where("stats")
async def test_stats_tell_what_was_answered(surface):
    await surface.ask("12 x 15 =")
    assert "arithmetic: 1" in (await surface.command("stats")).text


@where("privacy")
async def test_what_is_kept_of_one_is_handed_out_as_a_file(surface):
    await surface.ask("12 x 15 =")
    [content] = (await surface.command("privacy", action="export")).files.values()
    assert "12 x 15 =" in [json.loads(line).get("question") for line in content.decode().splitlines()]


@where("privacy")
async def test_what_is_kept_of_one_is_deleted_when_one_confirms_it(surface, store):
    await surface.ask("12 x 15 =")
    sure = await surface.command("privacy", action="delete")
    assert sure.buttons == (ActionKind.FORGET,)
    assert (await store.statistics()).exchanges == 1
    await surface.press(sure, ActionKind.FORGET)
    assert (await store.statistics()).exchanges == 0


class TestLimits:
    @pytest.fixture
    def limiter(self):
        return RateLimiter(1, 1000, 1000)

    @where()
    async def test_who_asks_too_fast_is_told_when_to_go_on(self, surface, engine):
        await surface.ask("12 x 15 =")
        await surface.ask("3 x 9 =")
        assert await surface.told() in {SAY("too_fast_person", seconds=seconds) for seconds in range(50, 61)}
        assert len(engine.asked) == 1


class TestABrokenEngine:
    @pytest.fixture
    def engine(self):
        class Broken(FakeEngine):
            async def stream(self, turns, avoid=(), conversation="", expert=""):
                yield Progress("solving")
                raise RuntimeError("CUDA error: <secret>")

        return Broken()

    @where()
    async def test_it_is_one_kind_sentence(self, surface):
        await surface.ask("12 x 15 =")
        assert [answer.text for answer in await surface.answers()] == [SAY("failed")]


class TestUntrustedText:
    @pytest.fixture
    def engine(self):
        return FakeEngine(said("@everyone <!channel> <!here> <@1> <@&1> <#1> look"))

    @where()
    async def test_nobody_is_called(self, surface):
        await surface.ask("say @everyone")
        [answer] = await surface.answers()
        assert "everyone" in answer.text
        assert answer.calls == ()
