"""Slash commands and the context menu: every verb, who sees it, what is private, and where users may bring it."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PIL import Image

from bot import words
from bot.adapters import discord_showing
from bot.adapters.discord_adapter import DiscordAdapter
from bot.conversation import Conversation
from bot.limits import RateLimiter
from bot.metrics import Metrics
from bot.verbs import PRIVACY_ACTIONS, VERBS
from feedback.records import RequestKind, RunState
from tests.bot.on_discord.looking import by_emmy

pytestmark = pytest.mark.simcord(shard_count=1)

SAY = words.of("en")
ADMINS = {verb.name for verb in VERBS if verb.admin}


@pytest.fixture
def registered(simcord_env):
    """What Discord was told, by name."""
    return {one["name"]: one for one in simcord_env.backend.commands[None].values()}


@pytest.mark.parametrize(
    ("name", "given", "part", "private"),
    [
        ("help", {}, "Ask me", True),
        ("ask", {"question": "12 x 15 ="}, "`180`", False),
        ("steps", {"question": "12 x 15 ="}, SAY("no_steps"), False),
        ("convert", {"quantity": "3 miles to km"}, "`180`", False),
        ("latex", {"formula": r"\frac{1}{2}"}, SAY("latex_drawn"), False),
        ("plot", {"curves": "x^2 from -1 to 1"}, "`x^2` from -1 to 1", False),
        ("stats", {}, "answered", False),
        ("leaderboard", {}, SAY("leaderboard_nobody"), False),
        ("model", {}, "fake-release", False),
        ("history", {}, SAY("history_empty"), False),
        ("privacy", {}, "What I keep of you", True),
    ],
)
async def test_the_verbs_for_everyone_answer(channel, alice, name, given, part, private):
    result = await alice.slash(channel, name, **given)
    assert part in result.response.content
    assert result.ephemeral is private


async def test_retry_answers_the_last_question_again(channel, alice, engine):
    await alice.slash(channel, "ask", question="12 x 15 =")
    await alice.slash(channel, "retry")
    assert engine.asked[1][1] == {"calculate(12*15)"}


async def test_a_picture_is_attached_with_its_meaning_in_words(channel, alice, guild, store):
    await store.settings.change(f"discord:{guild.id}", "", "theme", "dark", "x")
    result = await alice.slash(channel, "latex", formula=r"\frac{1}{2}")
    [picture] = result.response.attachments
    assert (picture.filename, picture.description) == ("formula.png", r"\frac{1}{2}")
    corner = Image.open(io.BytesIO(await picture.read())).convert("L").getpixel((0, 0))
    assert corner < 64


async def test_a_refusal_of_a_public_command_is_private(guild, channel, alice):
    result = await alice.slash(channel, "latex", formula=r"\frac{1}")
    assert result.ephemeral
    assert by_emmy(guild, channel) == []


async def test_solve_this_answers_any_message(channel, alice, bob, guild, engine):
    message = await alice.send(channel, "12 x 15 =")
    result = await bob.context_menu(channel, SAY("solve_this"), message)
    assert result.response.content.startswith("`180`")
    assert engine.asked[0][0][-1].text == "12 x 15 ="


async def test_admins_commands_are_seen_by_who_manages_the_server(channel, alice, teacher):
    assert ADMINS.isdisjoint(alice.available_commands(channel))
    assert set(teacher.available_commands(channel)) == {"ask", *(verb.name for verb in VERBS)}


async def test_who_was_let_see_an_admins_command_is_still_refused(guild, channel, alice, registered, store):
    guild.set_command_permissions(int(registered["retrain"]["id"]), {alice: True})
    result = await alice.slash(channel, "retrain")
    assert (result.response.content, result.ephemeral) == (SAY("only_admins"), True)
    assert await store.training.claim() is None


async def test_settings_are_changed_for_a_channel(channel, teacher, store, guild):
    result = await teacher.slash(channel, "settings", name="theme", value="dark", where="channel")
    assert (result.response.content, result.ephemeral) == ("`theme` is now `dark` in this channel.", True)
    assert await store.settings.of(f"discord:{guild.id}", f"discord:{channel.id}") == {"theme": "dark"}
    listed = await teacher.slash(channel, "settings")
    assert f"<@{teacher.id}> set `theme` to `dark`" in listed.response.content


async def test_what_a_setting_takes_is_offered(channel, teacher):
    offered = await teacher.autocomplete(channel, "settings", "value", "d", name="theme")
    assert [one["value"] for one in offered] == ["dark", "default"]


async def test_releases_are_offered(channel, teacher, store):
    await store.training.request(RequestKind.TRAIN, "", "discord:1")
    run = await store.training.start(await store.training.claim())
    await store.training.update(replace(run, state=RunState.PROMOTED, release="abc123"))
    offered = await teacher.autocomplete(channel, "release", "release", "B")
    assert [one["value"] for one in offered] == ["abc123"]


@pytest.mark.parametrize(("name", "given"), [("retrain", {}), ("rollback", {}), ("release", {"release": "abc123"})])
async def test_the_trainers_commands_say_so_when_no_trainer_runs(channel, teacher, name, given):
    result = await teacher.slash(channel, name, **given)
    assert (result.response.content, result.ephemeral) == (SAY("no_trainer"), True)


async def test_every_verb_is_registered_with_its_arguments(registered):
    for verb in VERBS:
        options = registered[verb.name].get("options", [])
        assert [(one["name"], one.get("required", False)) for one in options] == [
            (one.name, one.required) for one in verb.arguments
        ]
    [action] = registered["privacy"]["options"]
    assert [choice["value"] for choice in action["choices"]] == list(PRIVACY_ACTIONS)


async def test_commands_speak_the_users_language(registered):
    assert registered["ask"]["description_localizations"]["de"] == words.of("de")("verb_ask")
    assert registered["plot"]["options"][0]["description_localizations"]["zh-CN"] == words.of("zh")("argument_curves")
    assert registered[SAY("solve_this")]["name_localizations"]["fr"] == words.of("fr")("solve_this")


async def test_users_may_bring_all_commands_but_those_of_admins_anywhere(registered):
    for name, command in registered.items():
        places = (sorted(command["integration_types"]), sorted(command["contexts"]))
        assert places == (([0], [0]) if name in ADMINS else ([0, 1], [0, 1, 2]))


async def test_commands_work_in_direct_messages(simcord_env, alice):
    await alice.send_dm("hello")
    assert ADMINS.isdisjoint(alice.user.available_commands())
    result = await alice.user.slash("ask", question="12 x 15 =")
    assert result.response.content.startswith("`180`")


async def test_direct_messages_are_a_server_apart_from_other_peoples(alice, bob, store):
    for person in (alice, bob):
        await person.send_dm("12 x 15 =")
        await person.user.slash("ask", question="12 x 15 =")
    kept = [await store.kept_of(f"discord:{person.id}") for person in (alice, bob)]
    hers, his = ([one.server for one in each.exchanges] for each in kept)
    assert (len(hers), len(his)) == (2, 2)
    assert len({*hers}) == len({*his}) == 1
    assert {*hers}.isdisjoint(his)


async def test_in_a_server_that_emmy_is_no_member_of_there_are_buttons_and_no_reactions(
    monkeypatch, simcord_env, simcord_bot, channel, alice
):
    monkeypatch.setattr(simcord_bot, "get_guild", lambda _: None)
    result = await alice.slash(channel, "ask", question="12 x 15 =")
    assert result.response.components
    assert not any("reactions" in request.path for request in simcord_env.http_requests)


def said_in(channel) -> list[str]:
    return [message.content for message in channel.history()]


class TestLongTrainings:
    @pytest.fixture
    def simcord_bot(self, store, engine):
        return DiscordAdapter(Conversation(engine, store, RateLimiter(1000, 1000, 1000), Metrics(), poll_seconds=60))

    async def test_the_end_is_told_in_the_channel_when_the_commands_time_is_over(
        self, monkeypatch, simcord_env, channel, teacher, store
    ):
        monkeypatch.setattr(discord_showing, "EDIT_SECONDS", 0.0)
        await store.training.beat(datetime.now(UTC))
        result = await teacher.slash(channel, "retrain")
        run = await store.training.start(await store.training.claim())
        await simcord_env.advance_time(16 * 60)
        assert result.response.content == "Training: starting (0 %)"
        await store.training.update(replace(run, stage="training", progress=0.5))
        await simcord_env.advance_time(60)
        assert said_in(channel) == ["Training: starting (0 %)", "Training: training (50 %)"]
        await store.training.update(replace(run, state=RunState.KEPT, reason="No better."))
        await simcord_env.advance_time(60)
        assert said_in(channel) == ["Training: starting (0 %)", "Nothing was promoted. No better."]
