"""The models of the served release in memory: lent answer by answer, swapped when another release is promoted.

Beside it a release on trial may be held, which answers a share of the conversations (a canary).

An answer keeps the models that it began with; a release that was replaced is closed when its last answer is done. This
knows nothing of questions, tools or answers.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError, ReleaseError
from engine.gate import Gate
from engine.models.runtime import ExpertModel
from engine.reader import Reader
from engine.release import Canary, Release, canary_of, current_id, load_current, release_named

log = logging.getLogger(__name__)

GATE = "gate"
READER = "reader"


@dataclass(frozen=True, slots=True, eq=False)
class ServedModels:
    """One release's gate and experts, loaded, and the reader that stands in for an unsure expert, if there is one."""

    release: Release
    gate: Gate
    experts: Mapping[str, ExpertModel]
    reader: Reader | None = None

    def close(self) -> None:
        """Stop the decode threads."""
        for expert in self.experts.values():
            expert.close()
        if self.reader:
            self.reader.close()


def load_models(release: Release, language_models: Path) -> ServedModels:
    """Load a release's gate and experts, and its reader upon the language model that is kept in that folder.

    Raises ReleaseError or ModelError if a part is missing or damaged; the reader's are found at its first question.
    """
    gate = Gate.load(release.model_folder(GATE))
    names = [name for name in release.models if name not in (GATE, READER)]
    experts = {name: ExpertModel.load(release.model_folder(name)) for name in names}
    reader = Reader(language_models, release.model_folder(READER)) if READER in release.models else None
    return ServedModels(release, gate, experts, reader)


@dataclass(frozen=True, slots=True)
class _Pointers:
    """What the registry says: the promoted release's id, and the one on trial."""

    current: str | None
    canary: Canary | None


class ModelHost:
    """Lends the served models. With a `root` it follows that registry's pointers; without, it serves one for good.

    `stale` is true while the promoted release cannot be loaded and the one before is served, `canary_lost` while the
    release on trial cannot be.
    """

    def __init__(self, models: ServedModels, language_models: Path, root: Path | None = None) -> None:
        self._models = models
        self._trial: ServedModels | None = None
        self._language_models = language_models
        self._root = root
        self._pointers = _Pointers(current_id(root) if root else None, None)
        self._users: dict[ServedModels, int] = {models: 0}
        self._swapping = asyncio.Lock()
        self.stale = False
        self.canary_lost = False

    @property
    def release(self) -> Release:
        """The release that the next answer will be made by, as far as is known."""
        return self._models.release

    @asynccontextmanager
    async def lease(self, conversation: str = "") -> AsyncIterator[ServedModels]:
        """The models for one answer: those of the promoted release, or of the one on trial if it takes the conversation."""
        await self._follow()
        models = self._chosen(conversation)
        self._users[models] += 1
        try:
            yield models
        finally:
            self._users[models] -= 1
            self._close_replaced()

    def _chosen(self, conversation: str) -> ServedModels:
        canary = self._pointers.canary
        if conversation and canary and self._trial and canary.takes(conversation):
            return self._trial
        return self._models

    async def _follow(self) -> None:
        if self._root is None or self._read(self._root) == self._pointers:
            return
        async with self._swapping:
            pointers = self._read(self._root)
            if pointers.current != self._pointers.current:
                await self._swap(self._root, pointers.current)
            if pointers.canary != self._pointers.canary:
                await self._try_out(self._root, pointers.canary)
            self._pointers = pointers
            self._close_replaced()

    def _read(self, root: Path) -> _Pointers:
        try:
            return _Pointers(current_id(root), canary_of(root))
        except ReleaseError:
            if not self.canary_lost:
                log.exception("the release on trial is unknown; %s answers all", self.release.id)
            self.canary_lost = True
            return _Pointers(current_id(root), None)

    async def _swap(self, root: Path, pointer: str | None) -> None:
        """Load what the pointer names; a release that cannot be loaded is reported once and the one before goes on."""
        try:
            models = await self._loaded(lambda: load_current(root))
        except EngineError:
            self.stale = True
            log.exception("release %s cannot be served; %s goes on", pointer, self.release.id)
            return
        log.info("serving release %s after %s", models.release.id, self.release.id)
        self._models, self.stale = models, False

    async def _try_out(self, root: Path, canary: Canary | None) -> None:
        """Load the release on trial; one that cannot be loaded is reported once and answers nothing."""
        self._trial, self.canary_lost = None, False
        if canary is None:
            return
        try:
            self._trial = await self._loaded(lambda: release_named(root, canary.release))
        except EngineError:
            self.canary_lost = True
            log.exception("release %s cannot be tried out; %s answers all", canary.release, self.release.id)
            return
        log.info("release %s answers %.0f %% of the conversations", canary.release, 100 * canary.share)

    async def _loaded(self, find: Callable[[], Release]) -> ServedModels:
        """A release's models: those in memory if it is there already."""
        release = await asyncio.to_thread(find)
        for held in self._users:
            if held.release.id == release.id:
                return held
        models = await asyncio.to_thread(load_models, release, self._language_models)
        self._users[models] = 0
        return models

    def _close_replaced(self) -> None:
        kept = (self._models, self._trial)
        for models in [held for held, users in self._users.items() if users == 0 and held not in kept]:
            del self._users[models]
            models.close()

    def close(self) -> None:
        """Stop everything that is loaded. Answers under way fail."""
        for models in self._users:
            models.close()
        self._users.clear()
