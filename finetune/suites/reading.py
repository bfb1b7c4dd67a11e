"""Records out of a file: JSON, one JSON object a line (also gzipped), or CSV with a header. What they mean is a suite's."""

import csv
import gzip
import json
from collections.abc import Mapping
from pathlib import Path

from engine.errors import EngineError

Record = Mapping[str, object]


class SuiteError(EngineError):
    """A suite's questions cannot be had: no file, no hub, or records of another form."""


def records(path: Path) -> list[Record]:
    """The file's records. Raises SuiteError with the place of what is no record, OSError if there is no such file."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    text = _text(path)
    try:
        found = json.loads(text) if path.suffix == ".json" else [json.loads(line) for line in _lines(text)]
    except json.JSONDecodeError as error:
        raise SuiteError(f"{path} is no JSON: {error}") from error
    if not isinstance(found, list) or not all(isinstance(record, dict) for record in found):
        raise SuiteError(f"{path} holds something else than JSON objects")
    return found


def text_of(record: Record, *names: str) -> str:
    """The first field of these names, as text. Raises SuiteError if the record has none of them."""
    for name in names:
        value = record.get(name)
        if value is not None:
            return str(value).strip()
    raise SuiteError(f"a record has no {' or '.join(names)}, only {', '.join(map(str, record)) or 'nothing'}")


def _text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    except (EOFError, UnicodeDecodeError, gzip.BadGzipFile) as error:
        raise SuiteError(f"{path} cannot be read: {error}") from error


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
