"""One training run, from ratings to a decision: build pairs, train, evaluate both releases, decide, register, promote.

Each stage is written into the run's row as it begins. The run ends promoted, kept (with the reason), or failed.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.assembly import open_engine
from engine.errors import EngineError
from engine.release import Release, load_current
from engine.settings import EngineSettings
from feedback.datasets import PreferencePair, fingerprint, held_out, preference_pairs
from feedback.records import RatedExchange, RunState, TrainingRun
from feedback.store import Store
from finetune.decide import Paired, decide
from finetune.evaluate import evaluate
from finetune.recipes import DPO, DpoRecipe
from finetune.registry import Lineage, Registry
from finetune.settings import FinetuneSettings
from finetune.suites.ratings import ratings
from finetune.suites.regression import regression
from finetune.suites.row import Row

log = logging.getLogger(__name__)


class StoppedError(Exception):
    """The run was cancelled; it ends the training in its thread."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a run works with."""

    store: Store
    registry: Registry
    engine: EngineSettings
    settings: FinetuneSettings
    recipe: DpoRecipe = DPO


async def nightly(parts: Parts, run: TrainingRun) -> TrainingRun:
    """Carry a run out and return it as it ended. What goes wrong ends it as failed; nothing is raised but cancellation."""
    try:
        ended = await _Night(parts, run).carry_out()
    except (EngineError, OSError, RuntimeError, ValueError) as error:
        log.exception("run %s failed", run.id)
        ended = replace(run, state=RunState.FAILED, reason=f"{type(error).__name__}: {str(error)[:300]}")
    ended = replace(ended, finished_at=datetime.now(UTC))
    await parts.store.training.update(ended)
    return ended


async def scores_of(parts: Parts) -> dict[str, float]:
    """The serving release's share of right answers (0..1) on each suite."""
    suites = {
        "held-out ratings": ratings(await parts.store.rated_exchanges()),
        "regression": regression(parts.settings.regression_problems),
    }
    async with open_engine(_neural(parts.engine), load_current(parts.engine.releases)) as engine:
        return {name: _share(await evaluate(engine, rows)) for name, rows in suites.items() if rows}


class _Night:
    """One run on its way; `self._run` is the row as it was last written."""

    def __init__(self, parts: Parts, run: TrainingRun) -> None:
        self._parts = parts
        self._run = run
        self._loop = asyncio.get_running_loop()
        self._stopped = False

    async def carry_out(self) -> TrainingRun:
        await self._enter("building pairs")
        rated = await self._parts.store.rated_exchanges()
        pairs = _trainable(rated)
        serving = load_current(self._parts.engine.releases)
        enough = {
            expert: found
            for expert, found in pairs.items()
            if len(found) >= self._parts.settings.least_pairs and expert in serving.models
        }
        if not enough:
            return self._ended(RunState.KEPT, _too_little(pairs, self._parts.settings.least_pairs))
        rows = ratings(rated)
        if not rows:
            return self._ended(RunState.KEPT, "No rated question is held out yet, so no candidate could be judged.")
        with TemporaryDirectory(prefix="emmy-") as folder:
            changed = await self._train(serving, enough, Path(folder))
            return await self._judge(serving, changed, enough, rows)

    async def _train(
        self, serving: Release, pairs: Mapping[str, Sequence[PreferencePair]], folder: Path
    ) -> dict[str, Path]:
        """The candidate's folder for each expert that has pairs. The training itself runs in a thread."""
        from finetune.dpo import train_dpo

        changed = {}
        for expert, found in pairs.items():
            await self._enter(f"training {expert} on {len(found)} pairs")
            try:
                changed[expert] = await asyncio.to_thread(
                    train_dpo, serving.model_folder(expert), found, self._parts.recipe, folder / expert, self._tell
                )
            except asyncio.CancelledError:
                self._stopped = True  # a thread cannot be cancelled; it hears of it where it tells its progress
                raise
        return changed

    async def _judge(
        self,
        serving: Release,
        changed: Mapping[str, Path],
        pairs: Mapping[str, Sequence[PreferencePair]],
        rows: Sequence[Row],
    ) -> TrainingRun:
        """Put the same rows to both releases; a candidate that is better is kept in the registry and promoted."""
        problems = regression(self._parts.settings.regression_problems)
        await self._enter("evaluating the serving release")
        before = await self._scored(serving, [*rows, *problems])
        await self._enter("evaluating the candidate")
        after = await self._scored(_candidate(serving, changed), [*rows, *problems])
        count = len(rows)
        decision = decide(
            Paired("held-out ratings", before[:count], after[:count]),
            Paired("regression", before[count:], after[count:]),
        )
        scores = {"held-out ratings": _share(after[:count]), "regression": _share(after[count:])}
        if not decision.promote:
            return self._ended(RunState.KEPT, decision.reason, scores=scores)
        every = [pair for found in pairs.values() for pair in found]
        lineage = Lineage(repr(self._parts.recipe), self._parts.recipe.seed, fingerprint(every), scores)
        release = self._parts.registry.add(serving, changed, lineage, decision.reason)
        self._parts.registry.promote(release.id, decision.reason)
        return self._ended(RunState.PROMOTED, decision.reason, release.id, scores)

    async def _scored(self, release: Release, rows: Sequence[Row]) -> list[bool]:
        """Each row right or not."""
        async with open_engine(_neural(self._parts.engine), release) as engine:
            return await evaluate(engine, rows, self._tell)

    async def _enter(self, stage: str) -> None:
        log.info("run %s: %s", self._run.id, stage)
        self._run = replace(self._run, stage=stage, progress=0.0)
        await self._parts.store.training.update(self._run)

    def _tell(self, progress: float) -> None:
        """Write the stage's progress, in steps of a tenth; also called from the training's thread."""
        if self._stopped:
            raise StoppedError
        if progress - self._run.progress >= 0.1:
            self._run = replace(self._run, progress=progress)
            asyncio.run_coroutine_threadsafe(self._parts.store.training.update(self._run), self._loop)

    def _ended(
        self, state: RunState, reason: str, release: str = "", scores: Mapping[str, float] | None = None
    ) -> TrainingRun:
        return replace(self._run, state=state, reason=reason, release=release, scores=scores or {}, progress=1.0)


def _neural(settings: EngineSettings) -> EngineSettings:
    """The experts alone: the exact route is no release's merit, and chat is not scored."""
    return settings.model_copy(update={"exact_route": False, "general_model": "none"})


def _trainable(rated: Sequence[RatedExchange]) -> dict[str, list[PreferencePair]]:
    """The pairs of each expert, without those of held-out questions."""
    found: dict[str, list[PreferencePair]] = defaultdict(list)
    for pair in preference_pairs(rated):
        if not held_out(pair.question):
            found[pair.expert].append(pair)
    return dict(found)


def _too_little(pairs: Mapping[str, Sequence[PreferencePair]], least: int) -> str:
    counts = ", ".join(f"{expert} {len(found)}" for expert, found in sorted(pairs.items())) or "none"
    return f"Too little to learn from: an expert needs {least} pairs of a good and a bad answer to one question ({counts})."


def _candidate(serving: Release, changed: Mapping[str, Path]) -> Release:
    """The serving release with some experts exchanged, before it has a folder of its own."""
    models = {name: str(changed.get(name, serving.model_folder(name))) for name in serving.models}
    return replace(serving, id="candidate", folder=Path("/"), models=models)


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right)
