"""What the registry's folder tells of the past: its releases, what was done with them, and how their models learned."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.errors import ReleaseError
from engine.release import MANIFEST_NAME, SHIPPED_FOLDER, Release, read_release

log = logging.getLogger(__name__)

HISTORY_NAME = "history.jsonl"
METRICS_NAME = "metrics.jsonl"
MOST_BYTES = 5_000_000  # of a metrics file; a run of a night has some kilobytes


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history; `previous` was served before.

    `action` is "add", "canary" (it answers a share of the conversations from now on), "refuse" (no longer), "promote",
    "rollback" or "prune" (its folder was removed).
    """

    at: str
    action: str
    release: str
    previous: str
    reason: str


@dataclass(frozen=True, slots=True)
class Loss:
    """The training loss after a step."""

    step: int
    loss: float


def events(root: Path) -> list[Event]:
    """All that happened in a registry, oldest first. A line that is damaged (a crash cut it) is logged and left out."""
    try:
        lines = (root / HISTORY_NAME).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [event for line in lines if (event := _event(line))]


def _event(line: str) -> Event | None:
    try:
        return Event(**json.loads(line))
    except (ValueError, TypeError):
        log.warning("the history holds a line that is no event: %.80r", line)
        return None


def releases(root: Path) -> list[Release]:
    """The shipped release and those of a registry, oldest first; one that cannot be read is logged and left out."""
    found = []
    for manifest in root.glob(f"*/{MANIFEST_NAME}"):
        try:
            found.append(read_release(manifest.parent))
        except ReleaseError:
            log.exception("a release cannot be shown")
    return [read_release(SHIPPED_FOLDER), *sorted(found, key=lambda release: release.created)]


def losses(release: Release) -> Mapping[str, list[Loss]]:
    """The loss curve of each model that was trained for this very release, or for one before it that it kept."""
    curves = {name: _curve(release.model_folder(name) / METRICS_NAME) for name in release.models}
    return {name: curve for name, curve in curves.items() if curve}


def _curve(path: Path) -> list[Loss]:
    """The steps of a metrics file that have a loss. A line that is damaged (a crash cut it) is logged and left out."""
    try:
        with path.open(encoding="utf-8") as file:
            lines = file.read(MOST_BYTES).splitlines()
    except FileNotFoundError:
        return []
    curve = []
    for line in lines:
        try:
            entry = json.loads(line)
            if "loss" in entry:
                curve.append(Loss(int(entry["step"]), float(entry["loss"])))
        except (ValueError, KeyError, TypeError):
            log.warning("%s holds a line that is no step: %.80r", path, line)
    return curve
