"""Trains the reader, SmolLM2-135M-Instruct with an adapter, on the lessons of all experts: it stands in for unsure ones.

A pretrained model knows English that no generated problem holds; what it must learn is to write programs. Run with
`python -m finetune reader [--small | --further]`. Method: LoRA (Hu et al. 2021).
"""

import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from pydantic import TypeAdapter
from safetensors.torch import load_file, save_file

from engine.experts import TALK
from engine.history import METRICS_NAME
from engine.models.adapters import ADAPTER_CONFIG, ADAPTER_WEIGHTS
from engine.reading.sketch import expert_prompt
from finetune.adapter import Start, train_adapter
from finetune.gate_training import talk
from finetune.pretrain_data import gsm8k
from finetune.problems.by_hand import written_lesson
from finetune.problems.curriculum import LAST_STAGE, sample_lesson
from finetune.problems.slotted import Lesson
from finetune.progress import Progress
from finetune.recipes import ReaderRecipe
from finetune.shipping import REPORT_NAME, write_report

LONGEST_STORY = 420  # characters of a lesson from GSM8K; longer ones cost ten times a short question's tokens


@dataclass(frozen=True, slots=True)
class ReaderReport:
    """What a finished run came to, and the one that it went on from.

    What is served, and gone on from, may be the mean of its reader and those of runs before, `averaged` in all.
    """

    recipe: ReaderRecipe
    lessons: int
    seconds: float
    before: "ReaderReport | None" = None
    averaged: int = 1

    @property
    def runs(self) -> "tuple[ReaderReport, ...]":
        """The run with all before it, the first one first."""
        return (*(self.before.runs if self.before else ()), self)


def train_reader(start: Start, recipe: ReaderRecipe, work: Path, folder: Path, progress: Progress) -> ReaderReport:
    """Train a reader, or on with one, which may be the one in `folder`; save the adapter there, in 16 bit.

    A checkpoint in `work` is taken up. What `progress` raises ends the training. Raises CheckpointError if `work` belongs
    to another run, OSError or ValueError where a reader that goes on has no report.
    """
    started = time.perf_counter()
    before = read_report(start.adapter) if start.adapter else None
    drawn = lessons(recipe)
    adapter = train_adapter(start, drawn, recipe.adapter, work, progress)
    report = ReaderReport(recipe, len(drawn), time.perf_counter() - started, before)
    save_reader(adapter, report, folder)
    return report


def read_report(folder: Path) -> ReaderReport:
    """The report that `save_reader` wrote. Raises OSError or ValueError if there is none that can be read."""
    return TypeAdapter(ReaderReport).validate_json((folder / REPORT_NAME).read_bytes())


def save_reader(adapter: Path, report: ReaderReport, folder: Path) -> None:
    """Write the adapter in 16 bit, with its metrics and the figures of its training."""
    save_adapter(adapter, folder)
    write_report(asdict(report), folder)


def save_adapter(adapter: Path, folder: Path) -> None:
    """Write the adapter in 16 bit, with its metrics."""
    folder.mkdir(parents=True, exist_ok=True)
    factors = {name: factor.half() for name, factor in load_file(adapter / ADAPTER_WEIGHTS).items()}
    save_file(factors, folder / ADAPTER_WEIGHTS, metadata={"format": "pt"})
    for name in (ADAPTER_CONFIG, METRICS_NAME):
        (folder / name).write_bytes((adapter / name).read_bytes())


def lessons(recipe: ReaderRecipe) -> list[Lesson]:
    """The lessons of a whole run, the same ones for the same recipe and files."""
    return first_lessons(recipe, recipe.steps * recipe.adapter.batch)


def first_lessons(recipe: ReaderRecipe, count: int) -> list[Lesson]:
    """So many lessons of a run."""
    rng = Random(recipe.adapter.seed)
    return [_drawn(recipe, rng) for _ in range(count)]


def _drawn(recipe: ReaderRecipe, rng: Random) -> Lesson:
    if rng.random() < recipe.talk_share:
        return _talk(rng)
    names, weights = zip(*recipe.experts, strict=True)
    expert: str = rng.choices(names, weights)[0]
    kind = rng.random()
    if kind < recipe.gsm8k_share and (published := _stories()):
        return rng.choice(published)
    if kind < recipe.gsm8k_share + recipe.written_share:
        return written_lesson(expert, rng, latest=recipe.latest)
    return sample_lesson(expert, LAST_STAGE, rng)


def _talk(rng: Random) -> Lesson:
    return Lesson(expert_prompt(talk(rng, held=False)), TALK, "talk")


def _stories() -> list[Lesson]:
    return [lesson for lesson in gsm8k() if len(lesson.prompt) + len(lesson.completion) <= LONGEST_STORY]
