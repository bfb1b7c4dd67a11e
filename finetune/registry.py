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
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from engine.errors import ReleaseError
from engine.history import HISTORY_NAME, Event, events
from engine.release import (
    CANARY_NAME,
    MANIFEST_NAME,
    POINTER_NAME,
    SHIPPED_FOLDER,
    Canary,
    Release,
    canary_of,
    current_id,
    load_current,
    read_release,
    release_named,
)

LOCK_NAME = "lock"


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a candidate comes from: the recipe and seed, the data's fingerprint, the scores it was judged by.

    Of its `rows`, `sampled` hold a program that nobody was shown. `drift` is as in `Release`.
    """

    recipe: str
    seed: int
    data_fingerprint: str
    scores: Mapping[str, float]
    rows: int = 0
    sampled: int = 0
    drift: Mapping[str, float] = field(default_factory=dict)


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

    def get(self, release_id: str) -> Release:
        """The release of that id, which may be the shipped one. Raises ReleaseError if it is not here or cannot be read."""
        here = Path(release_id).name == release_id and (self.root / release_id / MANIFEST_NAME).exists()
        if not here and release_id != read_release(SHIPPED_FOLDER).id:
            raise ReleaseError(f"there is no release {release_id!r} in {self.root}")
        return release_named(self.root, release_id)

    def promote(self, release_id: str, reason: str) -> Release:
        """Serve a release from now on. Raises ReleaseError if it is not here or cannot be read."""
        with self._locked():
            release = self.get(release_id)
            self._promote(release_id, reason)
        return release

    def try_out(self, release_id: str, share: float, reason: str) -> Release:
        """Let a release answer that share (0..1) of the conversations, in place of one that is on trial.

        Raises ReleaseError if it is not here or cannot be read.
        """
        with self._locked():
            release = self.get(release_id)
            serving = self._serving()
            if serving != release_id:
                self._note(Event(_now(), "canary", release_id, serving, reason))
                self._replace(CANARY_NAME, json.dumps(asdict(Canary(release_id, share, _now()))))
        return release

    def adopt(self, canary: Canary, reason: str) -> bool:
        """Let the release on trial serve all; false if another one is on trial by now."""
        with self._locked():
            if canary_of(self.root) != canary:
                return False
            self._promote(canary.release, reason)
        return True

    def refuse(self, canary: Canary, reason: str) -> bool:
        """End a trial: its release answers nothing any more; false if another one is on trial by now."""
        with self._locked():
            if canary_of(self.root) != canary:
                return False
            self._note(Event(_now(), "refuse", canary.release, self._serving(), reason))
            self._end_trial()
        return True

    def rollback(self, reason: str) -> Release:
        """Serve what was served before: end the trial if there is one, else go back behind the last promotion.

        Raises ReleaseError if there was none, or if what was served before it is here no more.
        """
        canary = canary_of(self.root)
        if canary and self.refuse(canary, reason):
            return load_current(self.root)
        with self._locked():
            serving = self._serving()
            previous = self._before(serving)
            self.get(previous)
            self._point_to(previous)
            self._note(Event(_now(), "rollback", self._serving(), serving, reason))
        return load_current(self.root)

    def prune(self, keep: int) -> list[str]:
        """Remove the folders of old releases; their ids. Their history stays.

        Kept are the served one, the one on trial, the `keep` that a rollback would come to first, and the `keep` newest.
        """
        with self._locked():
            events = self.history()
            added = list(dict.fromkeys(event.release for event in events if event.action == "add"))
            standing = [event.previous for event in self._standing()[-keep:]]
            canary = canary_of(self.root)
            spared = {*added[-keep:], *standing, self._serving(), canary.release if canary else ""}
            old = [name for name in added if name not in spared and (self.root / name).exists()]
            for name in old:
                self._note(Event(_now(), "prune", name, self._serving(), f"{keep} are kept"))
                self._remove(name)
        return old

    def history(self) -> list[Event]:
        """All that happened, oldest first."""
        return events(self.root)

    def _serving(self) -> str:
        """The served release's id, also where its folder is damaged: promotion and rollback are the way out of that."""
        return current_id(self.root) or read_release(SHIPPED_FOLDER).id

    def _promote(self, release_id: str, reason: str) -> None:
        previous = self._serving()
        if previous != release_id:
            self._note(Event(_now(), "promote", release_id, previous, reason))
            self._point_to(release_id)
        self._end_trial()

    def _end_trial(self) -> None:
        (self.root / CANARY_NAME).unlink(missing_ok=True)
        _flush(self.root)

    def _remove(self, release_id: str) -> None:
        """Out of its place in one step, so that nobody reads a half of it."""
        beside = self.root / f".{uuid4()}"
        (self.root / release_id).rename(beside)
        shutil.rmtree(beside)

    def _standing(self) -> list[Event]:
        """The promotions that were not rolled back, oldest first."""
        standing: list[Event] = []
        for event in self.history():
            if event.action == "promote":
                standing.append(event)
            elif event.action == "rollback" and standing:
                standing.pop()
        return standing

    def _before(self, serving: str) -> str:
        """What the promotion of the serving release replaced.

        A promotion is noted before the pointer moves and a rollback after it, so all that a crash in between can leave
        is a last promotion that is not what is served: it is passed over.
        """
        standing = self._standing()
        while standing and standing[-1].release != serving:
            standing.pop()
        if not standing:
            raise ReleaseError("nothing was promoted, so there is nothing to roll back")
        return standing[-1].previous

    def _keep(self, release_id: str, folders: Mapping[str, Path], manifest: Mapping[str, object]) -> None:
        """Copy the models beside their place, and move the folder there when all of it is on the disk."""
        with self._beside() as unfinished:
            for name, folder in folders.items():
                shutil.copytree(folder, unfinished / name)
            _write(unfinished / MANIFEST_NAME, json.dumps(manifest, indent=1) + "\n")
            for path in (*unfinished.rglob("*"), unfinished):
                _flush(path)
            unfinished.rename(self.root / release_id)
        _flush(self.root)

    def _point_to(self, release_id: str) -> None:
        """Replace the pointer; an empty one stands for the shipped release."""
        shipped = release_id == read_release(SHIPPED_FOLDER).id
        self._replace(POINTER_NAME, "" if shipped else release_id)

    def _replace(self, name: str, text: str) -> None:
        """Write a file in one step."""
        with self._beside() as unfinished:
            _write(unfinished, text)
            os.replace(unfinished, self.root / name)  # noqa: PTH105 -- the name says that it is atomic
        _flush(self.root)

    @contextmanager
    def _beside(self) -> Iterator[Path]:
        """Where something is written before it is moved into its place; what a failure leaves there is removed."""
        path = self.root / f".{uuid4()}"
        try:
            yield path
        finally:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)

    def _note(self, event: Event) -> None:
        """Add a line, on a line of its own also behind one that a crash cut off."""
        path = self.root / HISTORY_NAME
        cut = path.exists() and path.read_bytes()[-1:] not in (b"\n", b"")
        with path.open("a", encoding="utf-8") as file:
            file.write(("\n" if cut else "") + json.dumps(asdict(event)) + "\n")
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
