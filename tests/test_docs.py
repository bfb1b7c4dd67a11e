"""The documents say what the code does: settings, tools, commands, files and links."""

import importlib
import operator
import re
from pathlib import Path

import pytest
from discord import AppCommandType, Permissions

from bot import words
from bot.adapters.discord_adapter import DiscordAdapter
from bot.commands.help import text
from bot.settings import BotSettings
from bot.verbs import VERBS
from docs.features import ADAPTERS, CELLS, COMMANDS, DISCORD, GESTURES, PLATFORMS
from docs.written import ROOT, environment_names, example_environment
from engine.tools.names import TOOL_NAMES
from engine.tools.registry import TOOLS
from feedback.emoji import BAD, GOOD

README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs/reference.md").read_text(encoding="utf-8")


def test_the_example_environment_holds_every_setting_with_its_default():
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == example_environment()


@pytest.mark.parametrize("name", environment_names())
def test_every_setting_is_in_the_reference(name):
    assert f"`{name}`" in REFERENCE


def test_the_names_of_the_tools_are_those_of_the_registry():
    assert TOOLS.keys() == TOOL_NAMES


@pytest.mark.parametrize("name", sorted(TOOL_NAMES))
def test_every_tool_is_in_the_reference(name):
    assert f"`{name}(" in REFERENCE


def test_every_slash_command_is_in_the_readme_and_in_the_help():
    for verb in VERBS:
        assert f"/{verb.name}" in README
        assert verb.name == "help" or f"/{verb.name}" in text(words.of("en"))


def test_the_features_name_every_command_of_discords_and_no_other(converse, engine):
    tree = DiscordAdapter(converse(engine)).tree
    registered = {command.name for command in tree.get_commands(type=AppCommandType.chat_input)}
    assert registered == COMMANDS.keys() == {name for name in DISCORD if name in COMMANDS}
    [menu] = tree.get_commands(type=AppCommandType.message)
    assert f'"{menu.name}" on any message' in DISCORD


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_code_behind_each_feature_exists(platform):
    for feature, cell in CELLS[platform].items():
        assert feature in COMMANDS or feature in GESTURES
        module, _, name = cell.code.partition(":")
        assert operator.attrgetter(name)(importlib.import_module(f"{ADAPTERS}.{module}"))


def test_the_votes_that_emmy_puts_under_her_answers_mean_something():
    assert "👍" in GOOD
    assert "👎" in BAD


def test_the_repository_is_a_space_as_it_stands():
    """What Hugging Face asks of a Space of the Docker kind: the card before the README, and the port that is served."""
    _, card, _ = README.split("---\n", 2)
    told = dict(line.split(": ") for line in card.splitlines())
    assert told["sdk"] == "docker"
    assert told["app_port"] == str(BotSettings.model_fields["port"].default)
    assert "EMMY_HOST=0.0.0.0" in (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", ["README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))])
def test_every_link_to_a_file_leads_somewhere(document):
    page = ROOT / document
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (page.parent / Path(target)).exists()]
    assert missing == []


def test_the_invite_link_asks_for_what_emmy_needs_and_no_more():
    [number] = re.findall(r"permissions=(\d+)", README)
    needed = Permissions(
        view_channel=True,
        send_messages=True,
        send_messages_in_threads=True,
        read_message_history=True,
        add_reactions=True,
        attach_files=True,
    )
    assert Permissions(int(number)) == needed
