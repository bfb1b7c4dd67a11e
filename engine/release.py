"""A release: the folder of weights that the engine serves, and the pointer that says which. The trainer writes both.

A folder holds `manifest.json` and one sub-folder per model ("gate" and each expert by name). Promotion replaces the
pointer file `current` in the releases' root in one step (`os.replace`), so a reader sees the old id or the new one.
The file `canary.json` beside it names a release that answers a share of the conversations before it serves all.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from engine.errors import ReleaseError

SHIPPED_FOLDER = Path(__file__).parent / "weights"
MANIFEST_NAME = "manifest.json"
POINTER_NAME = "current"
CANARY_NAME = "canary.json"


@dataclass(frozen=True, slots=True)
class Release:
    """What is served: `models` maps "gate" and each expert's name to its folder, relative to `folder`.

    `scores` are the evaluation's figures (0..1) by suite; `parent` is the release that training started from; of the
    `rows` that were learned from, `sampled` hold a program that nobody was shown. `drift` is what it and those before it
    lost (0..1) by suite, since some release was best in it.
    """

    id: str
    folder: Path
    models: Mapping[str, str]
    created: str = ""
    parent: str | None = None
    recipe: str = ""
    seed: int = 0
    data_fingerprint: str = ""
    scores: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    reason: str = ""
    rows: int = 0
    sampled: int = 0
    drift: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def model_folder(self, name: str) -> Path:
        """The folder with the weights of the gate or of an expert. Raises ReleaseError if the release has none."""
        try:
            return self.folder / self.models[name]
        except KeyError as error:
            raise ReleaseError(f"release {self.id} has no model named {name!r}") from error


@dataclass(frozen=True, slots=True)
class Canary:
    """A release on trial: it answers that share (0..1) of the conversations, since an ISO time in UTC."""

    release: str
    share: float
    since: str

    def takes(self, conversation: str) -> bool:
        """Whether it answers a conversation: all of it or nothing. Another canary takes others."""
        digest = hashlib.sha256(f"{self.release} {conversation}".encode()).digest()
        return int.from_bytes(digest[:4]) < self.share * 2**32


def read_release(folder: Path) -> Release:
    """Read a release's manifest. Raises ReleaseError if it is missing or damaged."""
    try:
        manifest = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
        return Release(folder=folder, **manifest)
    except (OSError, ValueError, TypeError) as error:
        raise ReleaseError(f"no readable release in {folder}: {error}") from error


def release_named(root: Path, release_id: str) -> Release:
    """The release of that id, which may be the shipped one. Raises ReleaseError if it is missing or damaged."""
    shipped = read_release(SHIPPED_FOLDER)
    return shipped if release_id == shipped.id else read_release(root / release_id)


def current_id(root: Path) -> str | None:
    """The id that the pointer names, or None where nothing was ever promoted."""
    try:
        return (root / POINTER_NAME).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


def canary_of(root: Path) -> Canary | None:
    """The release on trial, or None if there is none. Raises ReleaseError if its file is damaged."""
    try:
        canary = Canary(**json.loads((root / CANARY_NAME).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise ReleaseError(f"no readable {CANARY_NAME} in {root}: {error}") from error
    return canary if canary.release != current_id(root) else None  # a crash while it was promoted may leave it


def load_current(root: Path) -> Release:
    """The release to serve: the promoted one, else the shipped one. Raises ReleaseError if it is missing."""
    promoted = current_id(root)
    return read_release(root / promoted if promoted else SHIPPED_FOLDER)
