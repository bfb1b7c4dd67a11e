"""The parts of the documents that code writes, as Markdown. cog calls these from README.md and docs/reference.md."""

import ast
import inspect
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic_settings import BaseSettings
from sqlalchemy import Table

from bot.settings import BotSettings
from docs import features
from engine.settings import EngineSettings
from engine.tools.registry import TOOLS
from feedback.settings import FeedbackSettings
from feedback.tables import Base
from finetune.settings import FinetuneSettings

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "engine", "feedback", "finetune", "benchmarks")
SETTINGS: dict[str, type[BaseSettings]] = {
    "engine": EngineSettings,
    "bot": BotSettings,
    "feedback": FeedbackSettings,
    "finetune": FinetuneSettings,
}
COMMANDS = ("engine", "feedback", "finetune")


def tree() -> str:
    """The rooms' files, each with the first sentence of its docstring."""
    lines = [line for room in ROOMS for line in _room(room)]
    return "\n".join(["```text", *lines, "```"]) + "\n"


def _room(room: str) -> Iterator[str]:
    """The files of each folder, and then its folders."""
    shown: set[Path] = set()
    for path in sorted(_tracked(room), key=lambda path: (path.parent, path.name)):
        for folder in [*reversed(path.parent.parents), path.parent]:
            if folder not in shown and folder != Path():
                shown.add(folder)
                yield f"{'    ' * (len(folder.parts) - 1)}{folder.name}/"
        depth = len(path.parts) - 1
        yield f"{'    ' * depth}{path.name:<{28 - 4 * depth}} {_first_sentence(ROOT / path)}".rstrip()


def _tracked(room: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", f"{room}/*.py"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = [Path(line) for line in listed.stdout.splitlines()]
    return [path for path in files if path.name != "__init__.py" and "versions" not in path.parts]


def _first_sentence(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.split("\n\n")[0].replace("\n", " ").split(". ")[0].rstrip(".")


def settings_table() -> str:
    """Every setting of every room: its environment name, default and meaning."""
    rows = (row for room, settings in SETTINGS.items() for row in _settings_rows(room, settings))
    return _table(("setting", "default", "meaning", "room"), rows)


def environment_names() -> list[str]:
    """Every setting's name in the environment."""
    return [row[0].strip("`") for room, settings in SETTINGS.items() for row in _settings_rows(room, settings)]


def example_environment() -> str:
    """The text of .env.example: every setting with its default and one line of meaning."""
    blocks = [
        f"# {meaning}\n{name.strip('`')}={default.strip('`')}"
        for room, settings in SETTINGS.items()
        for name, default, meaning, _ in _settings_rows(room, settings)
    ]
    return "# Copy to .env and change what you need. Every line is the default.\n\n" + "\n\n".join(blocks) + "\n"


def _settings_rows(room: str, settings: type[BaseSettings]) -> Iterator[tuple[str, str, str, str]]:
    prefix = settings.model_config.get("env_prefix", "")
    for name, field in settings.model_fields.items():
        key = str(field.validation_alias or f"{prefix}{name}").upper()
        default = _as_set(field.default)
        yield f"`{key}`", f"`{default}`" if default else "", field.description or "", room


def _as_set(default: object) -> str:
    """A default as it is written in the environment."""
    if isinstance(default, bool | dict):
        return json.dumps(default)
    return "" if default is None else str(default)


def tools_table() -> str:
    """Every tool that an expert may call: its signature and first sentence."""
    rows = (
        (f"`{name}({_parameters(tool)})`", (inspect.getdoc(tool) or "").split("\n")[0])
        for name, tool in sorted(TOOLS.items())
    )
    return _table(("tool", "what it does"), rows)


def _parameters(tool: Callable[..., object]) -> str:
    """The names of a tool's arguments: `*` before those that may be many, `?` after those that may be left out."""
    return ", ".join(
        f"*{name}"
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL
        else f"{name}{'' if parameter.default is inspect.Parameter.empty else '?'}"
        for name, parameter in inspect.signature(tool).parameters.items()
    )


def database_tables() -> str:
    """Every table of the store with its columns."""
    return "\n".join(_database_table(table) for table in Base.metadata.sorted_tables)


def _database_table(table: Table) -> str:
    rows = ((f"`{column.name}`", str(column.type), "yes" if column.nullable else "") for column in table.columns)
    return f"**{table.name}**\n\n" + _table(("column", "type", "may be null"), rows)


def features_table() -> str:
    """Every command and gesture, and how it is done on each platform."""
    commands = (
        (f"`/{name}`" + (f" ({note})" if note else ""), *_cells(name)) for name, note in features.COMMANDS.items()
    )
    gestures = ((gesture, *_cells(gesture)) for gesture in features.GESTURES)
    return _table(("command or gesture", *features.PLATFORMS), (*commands, *gestures))


def _cells(feature: str) -> Iterator[str]:
    for platform in features.PLATFORMS:
        cell = features.CELLS[platform].get(feature)
        yield cell.how if cell else ""


def help_texts() -> str:
    """The `--help` of every command line."""
    return "\n".join(f"```text\n$ python -m {command} --help\n{_help(command)}```\n" for command in COMMANDS)


def _help(command: str) -> str:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    shown = subprocess.run(
        [sys.executable, "-m", command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True, env=environment
    )
    return shown.stdout


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
