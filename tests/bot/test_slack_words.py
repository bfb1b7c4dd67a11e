"""What the Slack adapter reads and writes, as tables: typed text, commands, markup, emoji, blocks."""

import re
from itertools import combinations_with_replacement

import pytest

from bot import words
from bot.actions import Action, ActionKind, Button
from bot.adapters.slack_blocks import below, form_view
from bot.adapters.slack_commands import stated
from bot.adapters.slack_emoji import name_of, with_unicode
from bot.adapters.slack_markup import defused, markup
from bot.adapters.slack_payloads import plain
from bot.events import Reply
from bot.replies import form
from bot.typed import arguments


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("<@UEMMY> 5 &lt; 7", "5 < 7"),
        ("<@UEMMY|emmy> see <http://a.bc|a.bc> and <https://d.ef>", "see a.bc and https://d.ef"),
        ("3 &lt; x &amp;&amp; x &gt; 1", "3 < x && x > 1"),
    ],
)
def test_what_was_typed(typed, meant):
    assert plain(typed) == meant


@pytest.mark.parametrize(
    ("command", "text", "verb", "rest"),
    [
        ("/emmy", "plot x^2 from 0 to 1", "plot", "x^2 from 0 to 1"),
        ("/emmy", "/Stats", "stats", ""),
        ("/emmy", "dance", "help", ""),
        ("/emmy", "", "help", ""),
        ("/emmy-help", "", "help", ""),
        ("/convert", "3 miles to km", "convert", "3 miles to km"),
    ],
)
def test_commands_and_their_verbs(command, text, verb, rest):
    assert (stated(command, text)[0].name, stated(command, text)[1]) == (verb, rest)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", {}),
        ("theme", {"name": "theme"}),
        ("theme dark", {"name": "theme", "value": "dark"}),
        ("side_by_side 20 Channel", {"name": "side_by_side", "value": "20", "where": "channel"}),
        ("emoji :+1: :-1: server", {"name": "emoji", "value": "👍 👎", "where": "server"}),
        ("askers <@U1|bob> <!subteam^S1>", {"name": "askers", "value": "U1 S1"}),
        ("news <#C1|maths>", {"name": "news", "value": "C1"}),
    ],
)
def test_the_arguments_of_settings(text, read):
    verb, rest = stated("/settings", text)
    assert arguments(verb, rest) == read


@pytest.mark.parametrize(("emoji", "name"), [("👍", "+1"), ("👎", "-1"), ("🅰️", "a"), ("🅱️", "b"), ("x", None)])
def test_names_of_emoji(emoji, name):
    assert name_of(emoji) == name


def test_names_that_unicode_does_not_know_stay():
    assert with_unicode("12:30 :tada: :emmy:") == "12:30 🎉 :emmy:"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. Expand: $x^2 + 1$", "1. Expand: `x^2 + 1`"),
        ("It costs $5 and $7.", "It costs $5 and $7."),
        ("2. Divide both sides by $2$: $x = 3$", "2. Divide both sides by `2`: `x = 3`"),
        ("<!channel> <@U1> <#C1> @here", "&lt;!channel&gt; &lt;@U1&gt; &lt;#C1&gt; @here"),
    ],
)
def test_markup(text, shown):
    assert markup(text) == shown


@pytest.mark.parametrize("text", ["<!channel>", "<!here|x>", "<@U1>", "<#C1>", "@channel", "@everyone", "@here"])
def test_a_stream_calls_nobody(text):
    assert "\u2060" in defused(text)
    assert defused(text).replace("\u2060", "") == text


def test_a_stream_calls_nobody_wherever_it_is_cut():
    text = "repeat <!channel> and @here"
    for first, second in combinations_with_replacement(range(len(text) + 1), 2):
        shown = "".join(map(defused, (text[:first], text[first:second], text[second:])))
        assert not re.search("<[!@#]|@(channel|here|everyone)", shown)
        assert shown.replace("\u2060", "") == text


def test_mathematics_in_a_stream_stays():
    assert defused("a < b, 3! and n@5") == "a < b, 3! and n@5"


def _answer() -> Reply:
    kinds = (ActionKind.UP, ActionKind.DOWN, ActionKind.AGAIN, ActionKind.STEPS)
    return Reply("4", hint="<!here>", buttons=tuple(Button(Action(kind, "e"), kind.value) for kind in kinds))


def test_the_buttons_of_an_answer_stand_in_order_under_its_hint():
    hint, row = below(_answer())
    assert hint["elements"][0]["text"] == "&lt;!here&gt;"
    assert [button["action_id"] for button in row["elements"]] == [
        "emmy:up/e",
        "emmy:down/e",
        "emmy:again/e",
        "emmy:steps/e",
    ]


def test_in_the_pane_the_thumbs_are_slacks_own():
    _, thumbs, row = below(_answer(), feedback=True)
    assert thumbs["elements"][0]["negative_button"]["value"] == "emmy:down/e"
    assert [button["action_id"] for button in row["elements"]] == ["emmy:again/e", "emmy:steps/e"]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_form_keeps_to_slacks_lengths(language):
    view = form_view(form("e", words.of(language)), words.of(language)("remark_send"))
    assert max(len(view["title"]["text"]), len(view["submit"]["text"])) <= 24
    assert len(view["blocks"][0]["element"]["options"]) == 5
