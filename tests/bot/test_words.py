"""The locale files say the same things, with the same gaps, and all of what the code asks them for."""

import re
from pathlib import Path

import pytest

from bot import words
from engine.messages import Answer, Failure
from engine.sentences import MOST_CHARACTERS, SENTENCES

ENGLISH = words.sentences("en")
OTHERS = [language for language in words.LANGUAGES if language != "en"]
GAP = re.compile(r"\{([a-z_]+)\}")
CODE = re.compile(r"`[^`]+`")
SOURCES = [path.read_text(encoding="utf-8") for path in Path("bot").rglob("*.py")]
MADE_KEYS = "stage_ hint_ button_ reason_ remedy_ setting_ verb_ argument_ failure_ too_fast_ latex_problem_ run_ privacy_ event_".split()


def test_there_is_a_file_for_each_language_and_no_other():
    assert {path.stem for path in words.FOLDER.glob("*.toml")} == set(words.LANGUAGES)


@pytest.mark.parametrize("language", OTHERS)
def test_every_key_exists_in_each_language(language):
    assert words.sentences(language).keys() == ENGLISH.keys()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("key", ENGLISH)
def test_gaps_and_examples_are_the_same_in_each_language(language, key):
    there = words.sentences(language)[key]
    assert sorted(GAP.findall(CODE.sub("", there))) == sorted(GAP.findall(CODE.sub("", ENGLISH[key])))
    assert sorted(CODE.findall(there)) == sorted(CODE.findall(ENGLISH[key]))


@pytest.mark.parametrize("language", OTHERS)
def test_little_is_left_in_english(language):
    same = [key for key, sentence in words.sentences(language).items() if sentence == ENGLISH[key]]
    assert set(same) <= {
        "help_verb",
        "stats_expert",
        "settings_line",
        "history_line",
        "run_going",
        "page_kind_algebra",
        "page_tokens",
    }


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_menus_show_is_short_enough_for_them(language):
    told = words.sentences(language)
    assert all(len(told[key]) <= 100 for key in told if key.startswith(("verb_", "argument_")))
    assert all(len(told[key]) <= 45 for key in told if key.startswith(("button_", "remark_title", "reason_")))


def test_every_sentence_is_used_and_every_key_that_is_asked_for_exists():
    asked = {key for source in SOURCES for key in re.findall(r'\bsay\(\s*"(\w+)"', source)}
    assert asked <= ENGLISH.keys()
    unused = {key for key in ENGLISH if not any(f'"{key}"' in source for source in SOURCES)}
    assert [key for key in sorted(unused) if not key.startswith(tuple(MADE_KEYS))] == []


@pytest.mark.parametrize(
    ("locales", "language"),
    [
        (("de",), "de"), (("de-AT",), "de"), (("zh_CN", "de"), "zh"), (("ES-419",), "es"), (("", "fr"), "fr"),
        (("pt-BR", "fr-CA"), "fr"), (("pt-BR",), "en"), ((), "en"), (("../../etc/passwd",), "en"),
    ],
)  # fmt: skip
def test_the_first_locale_that_is_known_speaks(locales, language):
    assert words.of(*locales).language == language


def test_a_part_of_a_sentence_is_never_read_as_a_gap():
    say = words.Words("en", {"both": "{a} and {b}"})
    assert say("both", a="{b}", b="{a} {0} %s") == "{b} and {a} {0} %s"


@pytest.mark.parametrize("failure", Failure)
def test_a_failure_is_told_in_english_as_the_engine_tells_it_and_else_in_the_readers_language(failure):
    given = Answer(SENTENCES[failure], "exact", "r", failure=failure)
    assert words.answer(words.of("en"), given) == SENTENCES[failure]
    assert words.answer(words.of("de"), given) != SENTENCES[failure]
    assert f"{MOST_CHARACTERS:,}" in words.answer(words.of("fr"), given) or failure is not Failure.TOO_LONG


def test_what_a_tool_says_of_its_failure_is_told_with_it():
    given = Answer(f"{SENTENCES[Failure.UNDEFINED]} (1/0)", "exact", "r", failure=Failure.UNDEFINED)
    assert words.answer(words.of("de"), given).startswith("Das hat keinen Wert")
    assert words.answer(words.of("de"), given).endswith(" (1/0)")
    assert words.answer(words.of("de"), Answer("`180`", "exact", "r")) == "`180`"
