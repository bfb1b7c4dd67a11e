"""A release: the folder of weights that the engine serves, and the pointer that says which. The trainer writes both.

A folder holds `manifest.json` and one sub-folder per model ("gate" and each expert by name). Promotion replaces the
pointer file `current` in the releases' root in one step (`os.replace`), so a reader sees the old id or the new one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from engine.errors import ReleaseError

SHIPPED_FOLDER = Path(__file__).parent / "weights"
MANIFEST_NAME = "manifest.json"
POINTER_NAME = "current"


@dataclass(frozen=True, slots=True)
class Release:
    """What is served: `models` maps "gate" and each expert's name to its folder, relative to `folder`.

    `scores` are the evaluation's figures (0..1) by suite; `parent` is the release that training started from.
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

    def model_folder(self, name: str) -> Path:
        """The folder with the weights of the gate or of an expert. Raises ReleaseError if the release has none."""
        try:
            return self.folder / self.models[name]
        except KeyError as error:
            raise ReleaseError(f"release {self.id} has no model named {name!r}") from error


def read_release(folder: Path) -> Release:
    """Read a release's manifest. Raises ReleaseError if it is missing or damaged."""
    try:
        manifest = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
        return Release(folder=folder, **manifest)
    except (OSError, ValueError, TypeError) as error:
        raise ReleaseError(f"no readable release in {folder}: {error}") from error


def current_id(root: Path) -> str | None:
    """The id that the pointer names, or None where nothing was ever promoted."""
    try:
        return (root / POINTER_NAME).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


def load_current(root: Path) -> Release:
    """The release to serve: the promoted one, else the shipped one. Raises ReleaseError if it is missing."""
    promoted = current_id(root)
    return read_release(root / promoted if promoted else SHIPPED_FOLDER)
