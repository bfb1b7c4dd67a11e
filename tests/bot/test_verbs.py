"""What each verb replies, over the real store."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from math import pi

import pytest
from PIL import Image as Picture

from bot import words
from bot.commands import HANDLERS
from bot.commands.curves import asked_in_words, plotted
from bot.commands.mathematics import conversion
from bot.events import Command, Person, mention
from bot.verbs import BY_NAME, VERBS
from engine.errors import ExpressionError
from engine.messages import Step, ToolCall
from feedback.records import RequestKind, RunState, Scope
from tests.bot.test_commands import ADMIN, SERVER, beat
from tests.bot.test_conversation import ALICE, BOB, answered, asked, react, replies
from tests.fakes import FakeEngine, computed

SAY = words.of("en")
CHANNEL = "discord:c1"


def command(verb: str, author: Person = ALICE, /, **arguments: str) -> Command:
    return Command("discord", SERVER, verb, author, arguments, conversation="discord:1:2", channel=CHANNEL)


async def last(conversation, asked_for: Command):
    *_, reply = [reply async for reply in conversation.command(asked_for)]
    assert reply.finished
    return reply


def test_every_verb_has_a_handler_and_its_descriptions():
    assert HANDLERS.keys() == BY_NAME.keys()
    assert all(SAY(f"argument_{argument.name}") for verb in VERBS for argument in verb.arguments)
    assert all(SAY(f"verb_{verb.name}") for verb in VERBS)


@pytest.mark.parametrize("name", [verb.name for verb in VERBS if verb.admin])
async def test_what_is_for_admins_is_refused_to_others(conversation, store, name):
    await beat(store)
    reply = await last(conversation, command(name, BOB, name="theme", value="dark", release="r"))
    assert (reply.text, reply.ephemeral) == (SAY("only_admins"), True)
    assert await store.training.claim() is None
    assert await store.settings.of(SERVER) == {}


async def test_retry_is_a_sibling_that_avoids_what_was_answered(conversation, engine, store):
    await replies(conversation, asked("12 x 15 ="))
    reply = await last(conversation, command("retry"))
    first, second = await store.history("discord:1:2", 9)
    assert (second.sibling_of, second.question, reply.exchange_id) == (first.id, "12 x 15 =", second.id)
    assert engine.asked[-1][1] == {"calculate(12*15)"}
    assert [turn.text for turn in engine.asked[-1][0]] == ["12 x 15 ="]


async def test_retry_without_a_question_says_so(conversation):
    assert (await last(conversation, command("retry"))).text == SAY("nothing_to_repeat")


@pytest.fixture
def stepped(converse):
    answer = computed("3")
    steps = (Step("Subtract 1 on both sides", "2x = 6"), Step("Done"))
    return converse(FakeEngine(answer.__class__(**{**_fields(answer), "steps": steps})))


def _fields(answer) -> dict:
    return {name: getattr(answer, name) for name in answer.__slots__}


async def test_steps_of_a_question_are_part_of_its_answer(stepped):
    reply = await last(stepped, command("steps", question="2x + 1 = 7"))
    assert reply.text.endswith("**Steps**\n1. Subtract 1 on both sides: $2x = 6$\n2. Done")
    assert reply.exchange_id


async def test_steps_without_a_question_are_those_of_the_last_answer_also_after_a_restart(stepped, converse):
    await replies(stepped, asked("2x + 1 = 7"))
    restarted = converse(FakeEngine())
    assert "1. Subtract 1 on both sides" in (await last(restarted, command("steps"))).text


async def test_steps_of_what_has_none_say_so(conversation):
    await replies(conversation, asked("12 x 15 ="))
    assert (await last(conversation, command("steps"))).text == SAY("no_steps")


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("3 miles to km", ("3", "'miles'", "'km'")),
        ("3/8 mile in feet", ("3/8", "'mile'", "'feet'")),
        ("-40 °F -> °C", ("-40", "'°F'", "'°C'")),
        ("1.5h = min", ("1.5", "'h'", "'min'")),
        ("5 km/h nach m/s", ("5", "'km/h'", "'m/s'")),
        ("2 inches into cm", ("2", "'inches'", "'cm'")),
    ],
)
def test_what_is_to_be_converted(text, arguments):
    assert conversion(text) == ToolCall("convert", arguments)


@pytest.mark.parametrize(
    "text", ["", "miles to km", "3 miles", "3 to 4", "3 'x', 'y to z", "3 miles to km', 'x", "3 a to b" * 99]
)
def test_what_is_no_conversion(text):
    assert conversion(text) is None


async def test_convert_is_computed_as_stated_and_can_be_rated(conversation, engine, store):
    reply = await last(conversation, command("convert", quantity="3 miles to km"))
    assert engine.computed == [(ToolCall("convert", ("3", "'miles'", "'km'")),)]
    assert [one.question for one in await store.history("discord:1:2", 9)] == ["convert 3 miles to km"]
    assert reply.exchange_id
    assert (await last(conversation, command("convert", quantity="three"))).text == SAY("convert_usage")


def size(png: bytes) -> tuple[int, int]:
    return Picture.open(io.BytesIO(png)).size


async def test_latex_is_a_picture_in_the_theme_of_the_place(conversation, store):
    light = await last(conversation, command("latex", formula=r"$\frac{1}{2}$"))
    await store.settings.change(SERVER, CHANNEL, "theme", "dark", "x")
    dark = await last(conversation, command("latex", formula=r"\frac{1}{2}"))
    assert (light.theme, dark.theme) == ("light", "dark")
    assert light.images[0].alt == r"\frac{1}{2}"
    assert size(light.images[0].png) == size(dark.images[0].png)
    assert light.images[0].png != dark.images[0].png


async def test_broken_latex_names_the_place(conversation):
    reply = await last(conversation, command("latex", formula=r"x + \frac{1}{2"))
    assert (
        reply.text == r"That formula cannot be drawn: `{` is never closed at character 13: `x + \frac{1}` **here** `{2`"
    )
    assert reply.ephemeral


@pytest.mark.parametrize(
    ("text", "curves", "low", "high"),
    [
        ("x^2, sin(x) from -5 to 5", ["x^2", "sin(x)"], -5, 5),
        ("x^2", ["x^2"], -10, 10),
        ("max(x, 1) between 0 and 2.5", ["max(x, 1)"], 0, 2.5),
        ("x, von 1 bis 2", ["x"], 1, 2),
        ("f(x) = x^2, g(x)=2x", ["x^2", "2x"], -10, 10),
        ("sin x from -pi to 2π", ["sin x"], -pi, 2 * pi),
        ("cos(x) between -3*pi/2 and pi/4", ["cos(x)"], -1.5 * pi, pi / 4),
        ("y = x^2 for −1 ≤ x < 3/2", ["y = x^2"], -1, 1.5),
    ],
)
def test_what_is_to_be_plotted(text, curves, low, high):
    assert plotted(text) == (curves, low, high)


@pytest.mark.parametrize("text", ["", "x" * 501, "x from 1.2.3 to 4", "x from 1 to pi/0", "sin(x"])
def test_what_cannot_be_plotted(text):
    with pytest.raises(ExpressionError):
        plotted(text)


async def test_plot_is_a_picture_with_its_curves_in_words(conversation):
    reply = await last(conversation, command("plot", curves="x^2, sin(x) from -5 to 5"))
    assert reply.images[0].alt == "x^2, sin(x) from -5 to 5"
    assert size(reply.images[0].png)[0] == 910
    refused = await last(conversation, command("plot", curves="x + y"))
    assert (refused.images, refused.ephemeral) == ((), True)
    assert "one unknown" in refused.text


@pytest.mark.parametrize(
    ("text", "curves"),
    [
        ("plz plot x^2 thank you", "x^2"),
        ("show me a graph of x^2 for me", "x^2"),
        ("graph y = x^2 for x from -2 to 2", "y = x^2 for x from -2 to 2"),
        ("plot calculate x^2", ""),
        ("draw x" + " " * 5000 + "x", ""),
        ("plot x^2 - 4", "x^2 - 4"),
        ("hey emmy, can you graph y = 2x + 1 from -5 to 5 please?", "y = 2x + 1 from -5 to 5"),
        ("draw sin x and cos x", "sin x, cos x"),
        ("plot sin x and cos x between 0 and pi", "sin x, cos x between 0 and pi"),
        ("show me the graph of 1/x between 1 and 9", "1/x between 1 and 9"),
        ("draw 5 cards", ""),
        ("graph theory", ""),
        ("plot of 2 acres in square meters", ""),
        ("plot the points (1,2) and (3,4)", ""),
        ("sketch sin(x", ""),
    ],
)
def test_what_words_ask_to_be_plotted(text, curves):
    assert asked_in_words(text) == curves


async def test_a_question_for_a_plot_is_answered_by_one(conversation, store):
    *_, reply = await replies(conversation, asked("plot x^2, sin x from -5 to 5"))
    assert (reply.images[0].alt, reply.finished) == ("x^2, sin x from -5 to 5", True)
    assert await store.history("discord:1:2", 9) == []
    unaddressed = replace(asked("plot x^2"), addressed=False)
    assert await replies(conversation, unaddressed) == []


async def test_stats_show_each_expert_in_figures_and_as_a_picture(conversation):
    await answered(conversation, asked("12 x 15 ="), "m1")
    await react(conversation, "m1", "👍")
    reply = await last(conversation, command("stats"))
    assert "- arithmetic: 1 (👍 100 %)" in reply.text
    assert reply.images[0].alt.endswith("arithmetic 1 (👍 1)")
    assert size(reply.images[0].png)[0] == 650


async def test_the_leaderboard_names_people_but_those_who_opted_out(conversation, store):
    assert (await last(conversation, command("leaderboard"))).text == SAY("leaderboard_nobody")
    await answered(conversation, asked("12 x 15 ="), "m1")
    await react(conversation, "m1", "👍")
    reply = await last(conversation, command("leaderboard"))
    assert reply.people == {BOB.id}
    assert f"1. {mention(BOB.id)}: 1 reactions, 0 questions" in reply.text
    await last(conversation, command("privacy", BOB, action="out"))
    assert (await last(conversation, command("leaderboard"))).text == SAY("leaderboard_nobody")


async def test_history_tells_what_each_night_brought(conversation, store):
    assert (await last(conversation, command("history"))).text == SAY("history_empty")
    run = await store.training.start(await store.training.request(RequestKind.TRAIN, "", "schedule"))
    ended = {"state": RunState.PROMOTED, "release": "abc", "reason": "5 of 40 better", "finished_at": datetime.now(UTC)}
    await store.training.update(run.__class__(**{name: getattr(run, name) for name in run.__slots__} | ended))
    text = (await last(conversation, command("history"))).text
    assert "A better release was promoted. 5 of 40 better Release `abc`." in text


@pytest.mark.parametrize(
    ("name", "arguments", "kind", "argument"),
    [
        ("rollback", {}, RequestKind.ROLLBACK, ""),
        ("release", {"release": " abc "}, RequestKind.PROMOTE, "abc"),
    ],
)
async def test_admins_move_the_release(conversation, store, name, arguments, kind, argument):
    await beat(store)
    shown = conversation.command(command(name, ADMIN, **arguments))
    assert (await anext(shown)).text == SAY("request_waiting")
    request = await store.training.claim()
    assert (request.kind, request.argument, request.asked_by) == (kind, argument, ADMIN.id)
    await shown.aclose()


async def test_a_release_without_a_name_is_asked_for(conversation):
    assert (await last(conversation, command("release", ADMIN))).text == SAY("release_which")


async def test_privacy_says_what_is_kept_and_hands_it_out_as_a_file(conversation, store):
    await answered(conversation, asked("12 x 15 ="), "m1")
    await react(conversation, "m1", "👍", rater=ALICE)
    await store.settings.change(SERVER, "", "theme", "dark", ALICE.id)
    shown = await last(conversation, command("privacy"))
    assert "1 questions with my answers, and 1 reactions" in shown.text
    assert shown.ephemeral
    [file] = (await last(conversation, command("privacy", action="export"))).files
    kept = [json.loads(line) for line in file.content.decode().splitlines()]
    assert [one["kind"] for one in kept] == ["Exchange", "Rating", "SettingChange"]
    assert kept[0]["question"] == "12 x 15 ="


async def test_opting_out_and_in_holds_at_once_for_a_person(conversation, store):
    assert "**allowed**" in (await last(conversation, command("privacy"))).text
    await last(conversation, command("privacy", action="out"))
    assert await store.opt_outs.of(Scope.PERSON, ALICE.id)
    assert "**not allowed**" in (await last(conversation, command("privacy"))).text
    await last(conversation, command("privacy", action="in"))
    assert await store.opt_outs.of(Scope.PERSON, ALICE.id) is None


async def test_only_admins_opt_a_whole_server_out(conversation, store):
    assert (await last(conversation, command("privacy", action="server-out"))).text == SAY("only_admins")
    assert await store.opt_outs.of(Scope.SERVER, SERVER) is None
    await last(conversation, command("privacy", ADMIN, action="server-out"))
    assert await store.opt_outs.of(Scope.SERVER, SERVER)
    assert "on this whole server" in (await last(conversation, command("privacy"))).text


async def test_a_channels_setting_goes_before_the_servers_and_every_change_is_told(conversation):
    await last(conversation, command("settings", ADMIN, name="language", value="fr"))
    done = await last(conversation, command("settings", ADMIN, name="theme", value="DARK", where="channel"))
    assert done.text == "`theme` vaut maintenant `dark` dans ce salon."
    listed = await last(conversation, command("settings", ADMIN))
    assert "- `theme` : `dark` (si mes images sont claires ou sombres, dans ce salon)" in listed.text
    assert f"{mention(ADMIN.id)} a mis `language` à `fr` sur ce serveur" in listed.text
    assert (listed.people, listed.ephemeral) == ({ADMIN.id}, True)


async def test_a_setting_is_taken_back_by_default(conversation, store):
    await last(conversation, command("settings", ADMIN, name="answers", value="off"))
    await last(conversation, command("settings", ADMIN, name="answers", value="default"))
    assert await store.settings.of(SERVER) == {}
    assert len(await store.settings.changes(SERVER, 9)) == 2


async def test_a_wrong_setting_changes_nothing_and_says_what_would_be_right(conversation, store):
    wrong = await last(conversation, command("settings", ADMIN, name="side_by_side", value="lots`"))
    assert wrong.text == "`lots'` does not fit `side_by_side`: it takes a whole number of percent from 0 to 100."
    assert "There is no setting `x`" in (await last(conversation, command("settings", ADMIN, name="x", value="y"))).text
    assert await store.settings.changes(SERVER, 9) == []


async def test_a_channel_where_she_does_not_answer_computes_nothing(conversation, engine, store):
    await store.settings.change(SERVER, CHANNEL, "answers", "off", "x")
    for name in ("convert", "latex", "plot", "steps", "retry"):
        assert (await last(conversation, command(name, quantity="3 miles to km", formula="x"))).text == SAY("not_here")
    assert engine.computed == engine.asked == []
