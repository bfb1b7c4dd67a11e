"""What the methods of the small-model papers make of one model. `python -m benchmarks.one_model`.

The model is the tiny expert for word problems. It learns from word problems written by hand, and is asked others that were
held out of every training: its likeliest program as it is; tried again where that does not run or fails its check; and the
value on which sampled programs agree. GRPO goes on from what SFT made, as in SLM-Math.
"""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import torch

from engine.assembly import new_toolbox
from engine.believing import believed
from engine.experts import GREEDY, Attempt, attempt, work_out
from engine.models.runtime import Completion, ExpertModel
from engine.reading.sketch import expert_prompt, sketch
from engine.release import SHIPPED_FOLDER, read_release
from engine.settings import EngineSettings
from engine.tools.toolbox import Toolbox
from finetune.evaluate import side_by_side
from finetune.methods import train
from finetune.problems.by_hand import written_in_chat
from finetune.progress import TrainingProgress
from finetune.recipes import GRPO, SFT, SftRecipe, TuningRecipe
from finetune.tuning import Row

EXPERT = "words"
LEARNED, REINFORCED, COUNTED = 2000, 480, 250  # questions
SEED = 1
REPLAY = 1000  # generated problems beside them, so that these are not forgotten
RECIPES: Mapping[str, TuningRecipe] = {
    "SFT": replace(SFT, expert=EXPERT, learning_rate=3e-4, epochs=2, replay=REPLAY),
    "SFT, then GRPO": replace(GRPO, expert=EXPERT, learning_rate=3e-5, batch=32),
}
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its right program, with slots."""

    question: str
    right: str


@dataclass(frozen=True, slots=True)
class Score:
    """Shares (0..1) of the counted questions: right by the likeliest program, after failures, and by agreement."""

    likeliest: float
    again: float
    agreed: float


def table() -> str:
    """Each method beside the model as it ships, as Markdown."""
    torch.set_num_threads(1)
    toolbox = new_toolbox(EngineSettings())
    toolbox.start()
    try:
        with TemporaryDirectory() as folder:
            return "\n".join(_lines(_Bench(toolbox, Path(folder))))
    finally:
        toolbox.close()


def _lines(bench: "_Bench") -> list[str]:
    shipped = read_release(SHIPPED_FOLDER).model_folder(EXPERT)
    lines = [
        f"| {COUNTED} held-out word problems | likeliest program | tried again where it fails | sampled, by agreement "
        "| learned from | minutes |",
        "|---|---|---|---|---|---|",
        _line("as it ships", bench.score(shipped), "", 0.0),
    ]
    base = shipped  # each goes on from what the one before made
    for name, recipe in RECIPES.items():
        started = time.monotonic()
        rows = bench.rows(recipe)
        candidate = train(base, rows, recipe, bench.folder / name, _told)
        minutes = (time.monotonic() - started) / 60
        lines.append(_line(name, bench.score(candidate), f"{len(rows):,} rows", minutes))
        base = candidate
    return lines


def _line(name: str, score: Score, rows: str, minutes: float) -> str:
    taken = f"{minutes:.1f}" if minutes else ""
    return f"| {name} | {score.likeliest:.1%} | {score.again:.1%} | {score.agreed:.1%} | {rows} | {taken} |"


class _Bench:
    """The questions, and the workers that run programs."""

    def __init__(self, toolbox: Toolbox, folder: Path) -> None:
        self.folder = folder
        self._toolbox = toolbox
        self._learned = _questions(LEARNED, held=False)
        self._counted = _questions(COUNTED, held=True)

    def rows(self, recipe: TuningRecipe) -> Sequence[Row]:
        """What that method learns from."""
        if isinstance(recipe, SftRecipe):
            return [{"prompt": expert_prompt(one.question), "completion": one.right} for one in self._learned]
        return asyncio.run(self._problems(self._learned[:REINFORCED]))

    async def _problems(self, questions: Sequence[Asked]) -> list[Row]:
        values = await side_by_side(self._right, questions)
        return [
            {"prompt": expert_prompt(one.question), "question": one.question, "right": [value]}
            for one, value in zip(questions, values, strict=True)
        ]

    def score(self, folder: Path) -> Score:
        """How often the model in a folder is right."""
        model = ExpertModel.load(folder)
        try:
            right = asyncio.run(side_by_side(lambda one: self._verdicts(model, one), self._counted))
        finally:
            model.close()
        return Score(*(sum(column) / len(column) for column in zip(*right, strict=True)))

    async def _verdicts(self, model: ExpertModel, one: Asked) -> tuple[bool, ...]:
        right, seen = await self._right(one), sketch(one.question)
        likeliest = await work_out(self._toolbox, seen, await model.complete(seen.prompt, GREEDY), first_choice=True)
        again = await attempt(model, self._toolbox, one.question, (), verification=True)
        agreed = await believed(model, self._toolbox, one.question, (), verification=True)
        return tuple(_comes_to(tried, right) for tried in (likeliest, again, agreed))

    async def _right(self, one: Asked) -> str:
        worked = await work_out(self._toolbox, sketch(one.question), Completion(one.right, 0, 0.0), first_choice=False)
        return worked.value


def _comes_to(tried: Attempt, value: str) -> bool:
    return tried.failure is None and tried.value == value


def _questions(count: int, *, held: bool) -> list[Asked]:
    """Distinct ones, the same each time."""
    rng = Random(SEED)
    found: dict[str, Asked] = {}
    while len(found) < count:
        question, lesson = written_in_chat(EXPERT, rng, held=held)
        found[lesson.prompt] = Asked(question, lesson.completion)
    return list(found.values())


def _told(progress: TrainingProgress) -> None:
    log.info("step %d of %d, %.0f s to go", progress.step, progress.steps, progress.seconds_left)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    print(table())
