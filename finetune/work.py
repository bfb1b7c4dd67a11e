"""Where a run trains: a folder by the release and the recipe, so that a run after a crash finds what was done before.

What is learned from is kept in it: ratings that came since would make other rows, and a checkpoint of these is of no use
to those. Kept rows are only taken up while all of them still stand, so that what was taken back is never trained on.
One run at a time trains under a releases' root.
"""

import asyncio
import fcntl
import hashlib
import json
import logging
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from engine.errors import EngineError
from feedback.datasets import Example

WORK = ".work"
LOCK_NAME = ".training"
ROWS_NAME = "rows.json"

Lessons = Mapping[str, Sequence[Example]]  # by the model that learns from them
log = logging.getLogger(__name__)


class BusyError(EngineError):
    """Another trainer is at work under the same root."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Nobody else trains under this releases' root meanwhile; who dies lets it go.

    Raises BusyError at once if somebody does.
    """
    root.mkdir(parents=True, exist_ok=True)
    with (root / LOCK_NAME).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(f"another trainer is at work in {root}") from error
        yield


@contextmanager
def work_folder(root: Path, what: object) -> Iterator[Path]:
    """The folder for `what` (by its `repr`), under the releases' root; what others left there is removed.

    It is removed at the end, also of a failure: only a process that is stopped or killed leaves it.
    """
    folder = root / WORK / hashlib.sha256(repr(what).encode()).hexdigest()[:16]
    for other in (root / WORK).glob("*"):
        if other != folder:
            shutil.rmtree(other)
    folder.mkdir(parents=True, exist_ok=True)
    stopped = False
    try:
        yield folder
    except asyncio.CancelledError:
        stopped = True
        raise
    finally:
        if not stopped:
            shutil.rmtree(folder, ignore_errors=True)


def taken_up(folder: Path, lessons: Lessons) -> Lessons:
    """What a killed run was learning from, if all of that still stands; else `lessons`, and its work is removed."""
    kept = _kept(folder / ROWS_NAME)
    if kept and all(_all_in(rows, lessons.get(name, ())) for name, rows in kept.items()):
        log.info("going on with the run that was killed")
        return kept
    shutil.rmtree(folder)
    folder.mkdir()
    plain = {name: [asdict(one) for one in rows] for name, rows in lessons.items()}
    beside = folder / f"{ROWS_NAME}.new"
    beside.write_text(json.dumps(plain), encoding="utf-8")
    beside.rename(folder / ROWS_NAME)
    return lessons


def _kept(file: Path) -> Lessons:
    if not file.exists():
        return {}
    plain = json.loads(file.read_text(encoding="utf-8"))
    return {name: [Example(**one) for one in rows] for name, rows in plain.items()}


def _all_in(kept: Sequence[Example], now: Sequence[Example]) -> bool:
    return all(one in now for one in kept)
