"""What a night learns from: rows for each expert, and what gate and reader had wrong."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from engine.errors import ModelError
from engine.reader import Reader
from engine.release import Release
from engine.serving import GATE, READER
from engine.settings import EngineSettings
from feedback.datasets import Example, examples
from feedback.evidence import Evidence
from feedback.standings import Candidate
from finetune.candidates import candidates, wanted
from finetune.gate_tuning import misrouted
from finetune.judge import Told
from finetune.methods import Method
from finetune.rated_rows import trainable
from finetune.reader_tuning import unwritten
from finetune.work import Lessons

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gathering:
    """One night's: of less than `least` good programs the reader is not asked."""

    serving: Release
    evidence: Evidence
    engine: EngineSettings
    method: Method
    least: int
    told: Told

    async def lessons(self) -> Lessons:
        """Rows by the model that learns from them, much or little."""
        drawn = await self._drawn()
        found = await asyncio.to_thread(self._of_experts_and_gate, drawn)
        if READER in self.serving.models and (missed := await self._of_reader(drawn)):
            found[READER] = missed
        return found

    async def _drawn(self) -> Sequence[Candidate]:
        """Programs that the experts are made to write; GRPO draws for itself."""
        experts = sorted(self.serving.models.keys() - {GATE, READER})
        if self.method == "grpo" or not (questions := await asyncio.to_thread(wanted, self.evidence, experts)):
            return ()
        await self.told.stage(f"sampling programs of {len(questions)} questions")
        return await candidates(self.serving, questions, self.engine, self.told.progress)

    def _of_experts_and_gate(self, drawn: Sequence[Candidate]) -> dict[str, Sequence[Example]]:
        found: dict[str, Sequence[Example]] = {**trainable(self.evidence, self.method, drawn)}
        if wrong := misrouted(self.serving.model_folder(GATE), examples(self.evidence, "gate")):
            found[GATE] = wrong
        return found

    async def _of_reader(self, drawn: Sequence[Candidate]) -> Sequence[Example]:
        """The good programs that it does not write; none where it cannot be loaded, which is logged."""
        good = await asyncio.to_thread(examples, self.evidence, "sft", drawn)
        if len(good) < self.least:
            return ()
        await self.told.stage(f"asking the reader {len(good)} questions")
        reader = Reader(self.engine.language_models, self.serving.model_folder(READER))
        try:
            return await unwritten(await reader.model(), good)
        except ModelError:
            log.exception("the reader cannot learn")
            return ()
        finally:
            reader.close()
