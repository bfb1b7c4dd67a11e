"""Files with a JSON object on each line; ones that are written on survive a crash: a line that was cut off is dropped."""

import json
from pathlib import Path
from typing import Any

from engine.errors import EngineError


class RowsError(EngineError):
    """A file does not hold the rows that it should."""


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The objects in a file's whole lines, the empty ones left out. Raises RowsError for what is none."""
    rows = []
    for number, line in enumerate(_whole_lines(file).decode("utf-8", "replace").split("\n"), 1):
        if line.strip():
            rows.append(_object(line, f"{file}, line {number}"))
    return rows


def resume_rows(file: Path) -> list[dict[str, Any]]:
    """The same, none where there is no file yet; the file is made ready for more."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    whole = _whole_lines(file, cut_off=False)
    with file.open("ab") as opened:
        opened.truncate(len(whole))
    return read_rows(file)


def append_row(file: Path, row: dict[str, Any]) -> None:
    """Add a line; the system has it when this returns."""
    with file.open("a", encoding="utf-8") as opened:
        opened.write(json.dumps(row, ensure_ascii=False) + "\n")


def _whole_lines(file: Path, *, cut_off: bool = True) -> bytes:
    """With `cut_off` what stands after the last line's end belongs to it, as in files that people write."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise RowsError(f"{file}: {error}") from error
    return content if cut_off else content[: content.rfind(b"\n") + 1]


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        read = json.loads(line)
    except ValueError as error:
        raise RowsError(f"{place}: {error}") from error
    if not isinstance(read, dict):
        raise RowsError(f"{place} holds no object")
    return read
