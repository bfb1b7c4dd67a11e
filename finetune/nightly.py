"""One training run, from ratings to a decision: build pairs, train, evaluate both releases, decide, register, promote.

Each stage is written into the run's row as it begins. The run ends promoted, kept (with the reason), or failed. What takes
long does so in threads, since the trainer beats and watches beside it.
"""

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from engine.errors import EngineError
from engine.models.smollm2 import converted_smollm2
from engine.release import Release, load_current
from engine.serving import GATE, READER
from engine.settings import EngineSettings
from feedback.datasets import Example, Row, fingerprint
from feedback.evidence import Evidence
from feedback.records import RunState, TrainingRun
from feedback.store import Store
from finetune.adapter import Start
from finetune.gate_tuning import tune_gate
from finetune.gathering import Gathering
from finetune.judge import Exam, Judged, Told, guards, judge
from finetune.methods import DEFAULTS, Method, train
from finetune.rated_rows import judging_pairs
from finetune.reader_tuning import tune_reader
from finetune.recipes import DPO, GATE_TUNING, READER_TUNING, TuningRecipe
from finetune.registry import Lineage, Registry
from finetune.settings import FinetuneSettings
from finetune.suites.ratings import ratings
from finetune.suites.row import Row as SuiteRow
from finetune.work import Lessons, alone, taken_up, work_folder

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
    recipe: TuningRecipe = DPO

    @property
    def method(self) -> Method:
        """The method that the recipe is for."""
        return next(name for name, usual in DEFAULTS.items() if type(usual) is type(self.recipe))


async def nightly(parts: Parts, run: TrainingRun) -> TrainingRun:
    """Carry a run out and return it as it ended: as failed by an error of the engine, the system, a value or the runtime.

    Anything else, cancellation and the database's errors among it, is raised.
    """
    try:
        with alone(parts.registry.root):
            ended = await _Night(parts, run).carry_out()
    except (EngineError, OSError, RuntimeError, ValueError) as error:
        log.exception("run %s failed", run.id)
        ended = replace(run, state=RunState.FAILED, reason=f"{type(error).__name__}: {str(error)[:300]}")
    ended = replace(ended, finished_at=datetime.now(UTC))
    await parts.store.training.update(ended)
    return ended


def release_it(parts: Parts, release_id: str, reason: str) -> tuple[Release, str]:
    """Let a release answer its first share of the conversations, or all of them where there is none; and what is told.

    Raises ReleaseError if it is not here or cannot be read.
    """
    share = parts.settings.canary_share
    if share and release_id != load_current(parts.engine.releases).id:
        release = parts.registry.try_out(release_id, share, reason)
        return release, f"{release.id} answers {share:.0%} of the conversations first."
    return parts.registry.promote(release_id, reason), f"Now serving {release_id}."


class _Night:
    """One run on its way; `self._run` is the row as it stands, and all that is ever written of it."""

    def __init__(self, parts: Parts, run: TrainingRun) -> None:
        self._parts = parts
        self._run = run
        self._loop = asyncio.get_running_loop()
        self._writing = asyncio.Lock()
        self._stopped = False
        self._doubts = ""

    async def carry_out(self) -> TrainingRun:
        await self._enter("building pairs")
        evidence = await self._parts.store.evidence()
        self._run = replace(self._run, trust=evidence.trust.plain())
        self._doubts = evidence.trust.sentence()
        serving = load_current(self._parts.engine.releases)
        least = self._parts.settings.least_pairs
        told = Told(self._enter, self._tell)
        lessons = await Gathering(serving, evidence, self._parts.engine, self._parts.method, least, told).lessons()
        enough = {name: found for name, found in lessons.items() if len(found) >= least and name in serving.models}
        if not enough:
            return self._ended(RunState.KEPT, _too_little(lessons, self._parts))
        rated = await asyncio.to_thread(ratings, evidence)
        if not rated:
            return self._ended(RunState.KEPT, "No rated question is held out yet, so no candidate could be judged.")
        exam = await asyncio.to_thread(self._exam, evidence, rated, enough)
        with work_folder(self._parts.registry.root, (serving.id, self._parts.recipe)) as folder:
            learned = taken_up(folder, enough)
            changed = {name: await self._train(serving, name, found, folder) for name, found in learned.items()}
            return await self._judged(serving, changed, learned, exam)

    def _exam(self, evidence: Evidence, rated: Sequence[SuiteRow], experts: Collection[str]) -> Exam:
        pairs = {name: found for name, found in judging_pairs(evidence).items() if name in experts}
        return Exam(rated, pairs, guards(self._parts.settings.regression_problems, self._parts.settings.guard_suites))

    async def _train(self, serving: Release, name: str, examples: Sequence[Example], folder: Path) -> Path:
        """The candidate's folder of an expert or the gate. The training itself runs in a thread."""
        await self._enter(f"training {name} on {_counted(name, examples, self._parts.method)}")
        rows = [one.row for one in examples]
        try:
            return await asyncio.to_thread(self._trained, serving.model_folder(name), name, rows, folder / name)
        except asyncio.CancelledError:
            self._stopped = True  # a thread cannot be cancelled; it hears of it where it tells its progress
            raise

    def _trained(self, serving: Path, name: str, rows: Sequence[Row], folder: Path) -> Path:
        if name == GATE:
            return tune_gate(serving, rows, GATE_TUNING, folder, lambda share, _: self._tell(share))
        if name == READER:
            start = Start(converted_smollm2(self._parts.engine.language_models), serving)
            return tune_reader(start, rows, READER_TUNING, folder, lambda told: self._tell(told.share))
        recipe = replace(self._parts.recipe, expert=name)
        return train(serving, rows, recipe, folder, lambda told: self._tell(told.share))

    async def _judged(
        self,
        serving: Release,
        changed: Mapping[str, Path],
        lessons: Lessons,
        exam: Exam,
    ) -> TrainingRun:
        """Put both releases to the same questions; a candidate that is better is kept in the registry and promoted.

        It was compared with `serving` alone, so that it waits where an admin has promoted another one meanwhile.
        """
        judged = await judge(serving, changed, exam, self._parts.engine, Told(self._enter, self._tell))
        reason = judged.decision.reason
        if not judged.decision.promote:
            return self._ended(RunState.KEPT, reason, scores=judged.scores)
        await self._enter("registering the candidate")
        # a thread goes on where the run is stopped, so it only adds: what is served changes here, or not at all
        lineage = self._lineage(lessons, judged)
        release = await asyncio.to_thread(self._parts.registry.add, serving, changed, lineage, reason)
        if (now := load_current(self._parts.engine.releases).id) != serving.id:
            reason = f"{reason} But {now} was promoted meanwhile, so {release.id} waits for an admin."
            return self._ended(RunState.KEPT, reason, release.id, judged.scores)
        _, told = release_it(self._parts, release.id, reason)
        self._parts.registry.prune(self._parts.settings.kept_releases)
        return self._ended(RunState.PROMOTED, f"{reason} {told}", release.id, judged.scores)

    def _lineage(self, lessons: Lessons, judged: Judged) -> Lineage:
        every = [{**one.row, "expert": name} for name, found in lessons.items() for one in found]
        sampled = sum(one.sampled for found in lessons.values() for one in found)
        recipe = self._parts.recipe
        return Lineage(repr(recipe), recipe.seed, fingerprint(every), judged.scores, len(every), sampled, judged.drift)

    async def _enter(self, stage: str) -> None:
        log.info("run %s: %s", self._run.id, stage)
        self._run = replace(self._run, stage=stage, progress=0.0)
        await self._write()

    async def _write(self) -> None:
        """One write at a time, each of the newest state: nothing told of a stage comes after the start of the next one."""
        async with self._writing:
            await self._parts.store.training.update(self._run)

    def _tell(self, progress: float) -> None:
        """Write the stage's progress, in steps of a tenth; also called from the training's thread."""
        if self._stopped:
            raise StoppedError
        if progress - self._run.progress >= 0.1:
            self._run = replace(self._run, progress=progress)
            asyncio.run_coroutine_threadsafe(self._write(), self._loop)

    def _ended(
        self, state: RunState, reason: str, release: str = "", scores: Mapping[str, float] | None = None
    ) -> TrainingRun:
        reason = f"{reason} {self._doubts}".strip()
        return replace(self._run, state=state, reason=reason, release=release, scores=scores or {}, progress=1.0)


def _unit(method: Method) -> str:
    return "pairs" if method in ("dpo", "ppo") else "rows"


def _counted(name: str, examples: Sequence[Example], method: Method) -> str:
    """How much is learned from, and how much of it nobody has seen."""
    unit = {GATE: "messages", READER: "programs"}.get(name, _unit(method))
    sampled = sum(one.sampled for one in examples)
    return f"{len(examples)} {unit}" + (f", {sampled} of them sampled" if sampled else "")


def _too_little(lessons: Lessons, parts: Parts) -> str:
    counts = ", ".join(f"{name} {len(found)}" for name, found in sorted(lessons.items())) or "none"
    wanted = f"{parts.settings.least_pairs} {_unit(parts.method)}"
    if parts.method in ("dpo", "ppo"):
        wanted += " of a good and a bad answer to one question"
    return f"Too little to learn from: an expert needs {wanted} ({counts})."
