"""Files with a JSON object on each line; ones that are written on survive a crash: a line that was cut off is dropped."""

import json
from pathlib import Path
from typing import Any

from engine.errors import EngineError


class RowsError(EngineError):
    """A file does not hold the rows that it should."""


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The objects in a file's lines, the empty ones left out. Raises RowsError for what is none."""
    return _objects(_content(file), file)


def written_rows(file: Path) -> list[dict[str, Any]]:
    """The same of a file that is written on, without the line that a crash cut off; none where there is no file yet."""
    return _objects(_whole_lines(file), file) if file.exists() else []


def resume_rows(file: Path) -> list[dict[str, Any]]:
    """The same, the file made ready for more."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    whole = _whole_lines(file)
    with file.open("ab") as opened:
        opened.truncate(len(whole))
    return _objects(whole, file)


def append_row(file: Path, row: dict[str, Any]) -> None:
    """Add a line; the system has it when this returns."""
    with file.open("a", encoding="utf-8") as opened:
        opened.write(json.dumps(row, ensure_ascii=False) + "\n")


def _whole_lines(file: Path) -> bytes:
    content = _content(file)
    return content[: content.rfind(b"\n") + 1]


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise RowsError(f"{file}: {error}") from error


def _objects(content: bytes, file: Path) -> list[dict[str, Any]]:
    lines = enumerate(content.decode("utf-8", "replace").split("\n"), 1)
    return [_object(line, f"{file}, line {number}") for number, line in lines if line.strip()]


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        read = json.loads(line)
    except ValueError as error:
        raise RowsError(f"{place}: {error}") from error
    if not isinstance(read, dict):
        raise RowsError(f"{place} holds no object")
    return read
