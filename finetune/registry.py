"""The registry of releases: folders named by their content, one pointer to the served one, a history that only grows.

`engine.release` reads what this writes. Every write is made beside its place, flushed to the disk and moved into it, so
that a crash at any moment leaves the release before in service.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from engine.errors import ReleaseError
from engine.release import MANIFEST_NAME, POINTER_NAME, SHIPPED_FOLDER, Release, current_id, load_current, read_release

HISTORY_NAME = "history.jsonl"
LOCK_NAME = "lock"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history: `action` is "add", "promote" or "rollback"; `previous` was served before."""

    at: str
    action: str
    release: str
    previous: str
    reason: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a candidate comes from: the recipe and seed, the data's fingerprint, the scores it was judged by."""

    recipe: str
    seed: int
    data_fingerprint: str
    scores: Mapping[str, float]


class Registry:
    """The releases under one folder. Safe for several processes at once."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def add(self, parent: Release, changed: Mapping[str, Path], lineage: Lineage, reason: str) -> Release:
        """Keep a release: the parent's models, those in `changed` taken from there. The same content is kept once."""
        folders = {name: changed.get(name, parent.model_folder(name)) for name in parent.models}
        release_id = _content_id(folders)
        with self._locked():
            if not (self.root / release_id).exists():
                manifest = {
                    "id": release_id,
                    "models": {name: name for name in folders},
                    "created": _now(),
                    "parent": parent.id,
                    **asdict(lineage),
                    "reason": reason,
                }
                self._keep(release_id, folders, manifest)
                self._note(Event(_now(), "add", release_id, parent.id, reason))
        return read_release(self.root / release_id)

    def promote(self, release_id: str, reason: str) -> Release:
        """Serve a release from now on. Raises ReleaseError if it is not here or cannot be read."""
        if Path(release_id).name != release_id or not (self.root / release_id / MANIFEST_NAME).exists():
            raise ReleaseError(f"there is no release {release_id!r} in {self.root}")
        release = read_release(self.root / release_id)
        with self._locked():
            previous = self._serving()
            if previous != release_id:
                self._note(Event(_now(), "promote", release_id, previous, reason))
                self._point_to(release_id)
        return release

    def rollback(self, reason: str) -> Release:
        """Serve again what was served before the last promotion. Raises ReleaseError if there was none."""
        with self._locked():
            serving = self._serving()
            previous = self._before(serving)
            self._point_to(previous if (self.root / previous).exists() else None)
            self._note(Event(_now(), "rollback", self._serving(), serving, reason))
        return load_current(self.root)

    def history(self) -> list[Event]:
        """All that happened, oldest first."""
        try:
            lines = (self.root / HISTORY_NAME).read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        return [Event(**json.loads(line)) for line in lines]

    def _serving(self) -> str:
        """The served release's id, also where its folder is damaged: promotion and rollback are the way out of that."""
        return current_id(self.root) or read_release(SHIPPED_FOLDER).id

    def _before(self, serving: str) -> str:
        """What the promotion of the serving release replaced.

        A promotion is noted before the pointer moves and a rollback after it, so all that a crash in between can leave
        is a last promotion that is not what is served: it is passed over.
        """
        standing: list[Event] = []
        for event in self.history():
            if event.action == "promote":
                standing.append(event)
            elif event.action == "rollback" and standing:
                standing.pop()
        while standing and standing[-1].release != serving:
            standing.pop()
        if not standing:
            raise ReleaseError("nothing was promoted, so there is nothing to roll back")
        return standing[-1].previous

    def _keep(self, release_id: str, folders: Mapping[str, Path], manifest: Mapping[str, object]) -> None:
        """Copy the models beside their place, and move the folder there when all of it is on the disk."""
        unfinished = self.root / f".{uuid4()}"
        for name, folder in folders.items():
            shutil.copytree(folder, unfinished / name)
        _write(unfinished / MANIFEST_NAME, json.dumps(manifest, indent=1) + "\n")
        for path in (*unfinished.rglob("*"), unfinished):
            _flush(path)
        unfinished.rename(self.root / release_id)
        _flush(self.root)

    def _point_to(self, release_id: str | None) -> None:
        """Replace the pointer in one step; an empty one stands for the shipped release."""
        beside = self.root / f".{uuid4()}"
        _write(beside, release_id or "")
        os.replace(beside, self.root / POINTER_NAME)  # noqa: PTH105 -- the name says that it is atomic
        _flush(self.root)

    def _note(self, event: Event) -> None:
        with (self.root / HISTORY_NAME).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(event)) + "\n")
            file.flush()
            os.fsync(file.fileno())

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / LOCK_NAME).open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _content_id(folders: Mapping[str, Path]) -> str:
    """Twelve hexadecimal digits of a hash over the models' files."""
    digest = hashlib.sha256()
    for name in sorted(folders):
        for file in sorted(path for path in folders[name].rglob("*") if path.is_file()):
            digest.update(f"{name}/{file.relative_to(folders[name])}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _flush(path: Path) -> None:
    """Put a file or folder on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
