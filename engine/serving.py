"""The models of the served release in memory: lent answer by answer, swapped when another release is promoted.

An answer keeps the models that it began with; a release that was replaced is closed when its last answer is done. This
knows nothing of questions, tools or answers.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError
from engine.gate import Gate
from engine.release import Release, current_id, load_current
from engine.runtime import ExpertModel

log = logging.getLogger(__name__)

GATE = "gate"


@dataclass(frozen=True, slots=True, eq=False)
class ServedModels:
    """One release's gate and experts, loaded."""

    release: Release
    gate: Gate
    experts: Mapping[str, ExpertModel]

    def close(self) -> None:
        """Stop the experts' decode threads."""
        for expert in self.experts.values():
            expert.close()


def load_models(release: Release) -> ServedModels:
    """Load a release's gate and experts. Raises ReleaseError or ModelError if a part is missing or damaged."""
    gate = Gate.load(release.model_folder(GATE))
    experts = {name: ExpertModel.load(release.model_folder(name)) for name in release.models if name != GATE}
    return ServedModels(release, gate, experts)


class ModelHost:
    """Lends the served models. With a `root` it follows that registry's pointer; without, it serves one for good."""

    def __init__(self, models: ServedModels, root: Path | None = None) -> None:
        self._models = models
        self._root = root
        self._pointer = current_id(root) if root else None
        self._users: dict[ServedModels, int] = {models: 0}
        self._swapping = asyncio.Lock()
        self.stale = False  # true while the promoted release cannot be loaded and the one before is served

    @property
    def release(self) -> Release:
        """The release that the next answer will be made by, as far as is known."""
        return self._models.release

    @asynccontextmanager
    async def lease(self) -> AsyncIterator[ServedModels]:
        """The models for one answer: those of the release that is promoted now."""
        await self._follow_pointer()
        models = self._models
        self._users[models] += 1
        try:
            yield models
        finally:
            self._users[models] -= 1
            self._close_replaced()

    async def _follow_pointer(self) -> None:
        if self._root is None or current_id(self._root) == self._pointer:
            return
        async with self._swapping:
            pointer = current_id(self._root)
            if pointer != self._pointer:
                await self._swap(self._root, pointer)

    async def _swap(self, root: Path, pointer: str | None) -> None:
        """Load what the pointer names; a release that cannot be loaded is reported once and the one before goes on."""
        try:
            models = await asyncio.to_thread(lambda: load_models(load_current(root)))
        except EngineError:
            self._pointer, self.stale = pointer, True
            log.exception("release %s cannot be served; %s goes on", pointer, self.release.id)
            return
        log.info("serving release %s after %s", models.release.id, self.release.id)
        self._users[models] = 0
        self._models, self._pointer, self.stale = models, pointer, False
        self._close_replaced()

    def _close_replaced(self) -> None:
        for models in [held for held, users in self._users.items() if users == 0 and held is not self._models]:
            del self._users[models]
            models.close()

    def close(self) -> None:
        """Stop everything that is loaded. Answers under way fail."""
        for models in self._users:
            models.close()
        self._users.clear()
