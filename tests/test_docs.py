"""The documents say what the code does: settings, tools, commands, files and links."""

import re
from pathlib import Path

import pytest

from bot.adapters.discord_adapter import DiscordAdapter
from bot.words import HELP
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


def test_every_slash_command_is_in_the_readme_and_in_the_help(converse, engine):
    commands = DiscordAdapter(converse(engine)).tree.get_commands()
    for command in commands:
        assert f"/{command.name}" in README
        assert command.name == "help" or f"/{command.name}" in HELP


def test_the_votes_that_emmy_puts_under_her_answers_mean_something():
    assert "👍" in GOOD
    assert "👎" in BAD


@pytest.mark.parametrize("document", ["README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))])
def test_every_link_to_a_file_leads_somewhere(document):
    page = ROOT / document
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (page.parent / Path(target)).exists()]
    assert missing == []
