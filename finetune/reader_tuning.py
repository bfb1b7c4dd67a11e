"""Trains the serving reader on: on programs that people found right where it writes others.

The reader has the word wherever an expert is unsure, so that an expert alone could learn a new phrase and still not be
heard. Lessons of all kinds stand beside what people rated, so that the reader keeps what it could do; its probe stays.
"""

import re
import shutil
from collections.abc import Iterable, Sequence
from itertools import cycle, islice
from math import ceil
from pathlib import Path
from random import Random

from engine.errors import PromptLengthError
from engine.experts import GREEDY, squeezed
from engine.models.runtime import ExpertModel
from feedback.datasets import Example, Row
from feedback.questions import held_out
from finetune.adapter import Start, train_adapter
from finetune.problems.slotted import Lesson
from finetune.progress import Progress
from finetune.reader import first_lessons, save_adapter
from finetune.recipes import ReaderTuningRecipe

CARD_NAME = "README.md"
MODEL = "model"
_SIGN = re.compile(r"(?<=[>)\d]) ?([+-]) ?(?=[<(\d])")
_TUNED = """
## Tuned on ratings

Then trained on, by {rows} programs that people found right and that it did not write: `{recipe}`.
"""


async def unwritten(reader: ExpertModel, examples: Iterable[Example]) -> list[Example]:
    """The good programs of which the reader's likeliest one is another, each once; none of held-out questions.

    Raises ModelError if the reader is closed.
    """
    trainable = {_key(one): one for one in examples if not held_out(one.question)}
    greedy = {prompt: await _written(reader, prompt) for prompt, _ in trainable}
    return [one for (prompt, program), one in trainable.items() if greedy[prompt] not in ("", program)]


def tune_reader(
    start: Start, rows: Sequence[Row], recipe: ReaderTuningRecipe, folder: Path, progress: Progress
) -> Path:
    """Train the reader of `start` on, by rows of `prompt` and `completion`; the candidate's folder, inside `folder`.

    The same call after a crash goes on at the last checkpoint. Raises CheckpointError if `folder` belongs to another run,
    ValueError without rows or without an adapter, and what `progress` raises.
    """
    if not rows or not start.adapter:
        raise ValueError("a reader is trained on by rows, from its adapter")
    if (folder / MODEL).exists():
        return folder / MODEL
    adapter = train_adapter(start, mixed(rows, recipe), recipe.replay.adapter, folder, progress)
    partial = folder / "unfinished"
    shutil.copytree(start.adapter, partial, dirs_exist_ok=True)
    save_adapter(adapter, partial)
    with (partial / CARD_NAME).open("a", encoding="utf-8") as card:
        card.write(_TUNED.format(rows=len(rows), recipe=recipe))
    return partial.rename(folder / MODEL)


def mixed(rows: Sequence[Row], recipe: ReaderTuningRecipe) -> list[Lesson]:
    """The lessons of a run, `recipe.share` of them rows, each as often as the others or once more; shuffled."""
    most = recipe.replay.steps * recipe.replay.adapter.batch
    count = min(most, ceil(recipe.repeats * len(rows) / recipe.share))
    rated = [Lesson(str(row["prompt"]), spelled(str(row["completion"])), "rated") for row in rows]
    learned = list(islice(cycle(rated), round(recipe.share * count)))
    together = learned + first_lessons(recipe.replay, count - len(learned))
    Random(recipe.replay.adapter.seed).shuffle(together)
    return together


def spelled(program: str) -> str:
    """With a space on either side of a plus or minus, as in all other lessons: the experts' tokenizers drop some."""
    return _SIGN.sub(r" \1 ", program)


async def _written(reader: ExpertModel, prompt: str) -> str:
    """The reader's likeliest program, without spaces; empty for a prompt that is too long for it."""
    try:
        return squeezed((await reader.complete(prompt, GREEDY)).text)
    except PromptLengthError:
        return ""


def _key(example: Example) -> tuple[str, str]:
    return str(example.row["prompt"]), squeezed(str(example.row["completion"]))
