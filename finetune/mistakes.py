"""What a model still writes wrongly of the questions written by hand, as pairs with the right program.

The programs are those that the engine weighs when it answers (`engine.believing`). One is wrong if it comes to another
value than the right one, or does not run.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from engine.believing import programs
from engine.errors import PromptLengthError
from engine.experts import TALK, Attempt, squeezed, work_out
from engine.runtime import Completion, ExpertModel
from engine.settings import EngineSettings
from engine.sketch import sketch
from engine.tools.toolbox import Toolbox
from finetune.jsonl import append_row, read_rows, resume_rows
from finetune.problems.by_hand import written_in_chat
from finetune.problems.chatter import written
from finetune.recipes import MistakesRecipe

TOGETHER = 4  # questions whose programs are decoded side by side
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its right program, with slots."""

    question: str
    right: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A prompt, its right program, and a wrong one that the model wrote."""

    prompt: str
    chosen: str
    rejected: str


def asked(recipe: MistakesRecipe) -> list[Asked]:
    """The questions of a run, the same for the same recipe and files; one that was drawn twice stands there once."""
    rng = Random(recipe.beside.adapter.seed)
    return list(dict.fromkeys(_drawn(recipe, rng) for _ in range(recipe.questions)))


def _drawn(recipe: MistakesRecipe, rng: Random) -> Asked:
    if rng.random() < recipe.talk_share:
        return Asked(written.talk(rng, held=False), TALK)
    names, weights = zip(*recipe.experts, strict=True)
    question, lesson = written_in_chat(rng.choices(names, weights)[0], rng)
    return Asked(question, lesson.completion)


def mistakes(model: ExpertModel, questions: Sequence[Asked], most_wrong: int, file: Path) -> list[Pair]:
    """The pairs of all questions. They are kept in `file` as they come, and a question that stands there is not asked again.

    Raises RowsError if the file cannot be read.
    """
    known = {row["question"] for row in resume_rows(file)}
    missing = [one for one in questions if one.question not in known]
    settings = EngineSettings()
    toolbox = Toolbox(settings.tool_workers, settings.tool_seconds, settings.tool_megabytes)
    toolbox.start()
    try:
        asyncio.run(_Reading(model, toolbox, most_wrong, file).all(missing))
    finally:
        toolbox.close()
    wanted = {one.question for one in questions}
    return [Pair(**pair) for row in read_rows(file) if row["question"] in wanted for pair in row["pairs"]]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A model at work on its questions."""

    model: ExpertModel
    toolbox: Toolbox
    most_wrong: int
    file: Path

    async def all(self, questions: Sequence[Asked]) -> None:
        for first in range(0, len(questions), TOGETHER):
            some = questions[first : first + TOGETHER]
            for one, pairs in zip(some, await asyncio.gather(*map(self._pairs, some)), strict=True):
                append_row(self.file, {"question": one.question, "pairs": list(map(asdict, pairs))})
            log.info("%s of %s questions", first + len(some), len(questions))

    async def _pairs(self, one: Asked) -> list[Pair]:
        seen = sketch(one.question)
        try:
            written, _ = await programs(self.model, seen.prompt, ())
        except PromptLengthError:
            return []
        right = await work_out(self.toolbox, seen, Completion(one.right, 0, 0.0), first_choice=False)
        tried = await asyncio.gather(
            *(work_out(self.toolbox, seen, program, first_choice=False) for program in written)
        )
        wrong = [attempt for attempt in tried if _differs(attempt, right)]  # the likeliest first
        return [Pair(seen.prompt, one.right, attempt.completion) for attempt in wrong[: self.most_wrong]]


def _differs(attempt: Attempt, right: Attempt) -> bool:
    if squeezed(attempt.completion) == squeezed(right.completion):
        return False
    return attempt.failure is not None or attempt.value != right.value
