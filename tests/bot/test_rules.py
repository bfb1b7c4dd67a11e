"""What each setting takes, and what it comes to."""

import pytest

from bot import words
from bot.events import Person
from bot.rules import CHOICES, DEFAULTS, RuleError, checked, rules
from bot.verbs import SETTINGS
from feedback.emoji import Meanings


def test_the_settings_that_the_command_offers_are_those_that_there_are():
    assert tuple(DEFAULTS) == SETTINGS


@pytest.mark.parametrize("name", SETTINGS)
def test_a_default_is_a_value_that_its_setting_takes(name):
    assert checked(name, DEFAULTS[name]) == DEFAULTS[name]


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in CHOICES.items() for value in values])
def test_a_value_that_is_offered_is_one_that_its_setting_takes(name, value):
    assert checked(name, value) == value


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("answers", " ON ", "on"),
        ("language", "DE", "de"),
        ("theme", "Dark", "dark"),
        ("side_by_side", "25 %", "25"),
        ("side_by_side", "007", "7"),
        ("emoji", "👍👎", "👍 👎"),
        ("emoji", "❤️  😡 ✅ 👍🏽", "❤️ 😡 ✅ 👍🏽"),
        ("emoji", "👍 👍 👎", "👍 👎"),
        ("askers", "Everyone", "everyone"),
        ("askers", "<@&12>, discord:34 <@56>", "12 discord:34 56"),
        ("askers", "<!subteam^S01|teachers>", "S01"),
        ("news", "<#12>", "12"),
        ("news", "<#C0AB|maths>", "C0AB"),
        ("news", "C0AB", "C0AB"),
        ("news", "Off", "off"),
    ],
)
def test_a_value_is_kept_in_its_one_form(name, value, kept):
    assert checked(name, value) == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("answers", "maybe"), ("language", "klingon"), ("theme", "auto"), ("side_by_side", "101"),
        ("side_by_side", "-1"), ("side_by_side", "1e2"), ("side_by_side", "²"), ("emoji", ""), ("emoji", "👍"),
        ("emoji", "👍 🦆"), ("emoji", "👍 👎 🦆"), ("emoji", "👍👎❤️😡✅❌"), ("emoji", "👍 👎" * 999), ("askers", ""),
        ("askers", "everyone 12"), ("askers", "a`b"), ("askers", "x " * 999),
        ("news", ""), ("news", "#two words"), ("news", "1" * 33), ("news", "<@12>"),
    ],
)  # fmt: skip
def test_another_value_is_refused_with_what_would_be_right(name, value):
    with pytest.raises(RuleError) as refused:
        checked(name, value)
    assert words.of("en")(refused.value.remedy, choices=refused.value.choices)


def test_what_is_not_set_is_as_by_default():
    here = rules({"theme": "dark", "side_by_side": "25"})
    assert (here.answers, here.auto_reply, here.emoji, here.language) == (True, False, ("👍", "👎"), "")
    assert (here.theme, here.side_by_side) == ("dark", 0.25)
    assert (here.news, rules({"news": "C1"}).news) == ("", "C1")


@pytest.mark.parametrize(
    ("askers", "person", "may"),
    [
        ("everyone", Person("discord:1"), True),
        ("admins", Person("discord:1"), False),
        ("admins", Person("discord:1", admin=True), True),
        ("7 8", Person("discord:1", groups=frozenset({"8"})), True),
        ("7 8", Person("discord:8"), True),
        ("discord:8", Person("discord:8"), True),
        ("7 8", Person("discord:1", groups=frozenset({"9"})), False),
        ("7", Person("discord:1", admin=True), True),
    ],
)
def test_who_may_ask(askers, person, may):
    assert rules({"askers": askers}).may_ask(person) is may


def test_emoji_mean_what_the_operator_says():
    meanings = Meanings(frozenset("🦄"), frozenset("🐌"))
    assert checked("emoji", "🦄 🐌", meanings) == "🦄 🐌"
    with pytest.raises(RuleError):
        checked("emoji", "👍 👎", meanings)
