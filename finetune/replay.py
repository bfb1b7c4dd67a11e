"""Rows that stand beside what people rated, so that a tiny expert keeps what it could do: generated and written problems."""

import math
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from engine.reading.sketch import expert_prompt
from finetune.problems.by_hand import written_lesson
from finetune.problems.curriculum import LAST_STAGE, sample, sample_lesson
from finetune.problems.slotted import Lesson
from finetune.recipes import PRETRAINING, Tuning

Row = Mapping[str, Any]


def beside(rows: Sequence[Row], replayed: Sequence[Row], seed: int) -> list[Row]:
    """The rows, each often enough to weigh half as much as the replay or more, and the replay, shuffled."""
    times = max(1, math.ceil(len(replayed) / (2 * max(1, len(rows)))))
    mixed = [*rows] * times + [*replayed]
    Random(seed).shuffle(mixed)
    return mixed


def examples(recipe: Tuning) -> list[Row]:
    """`prompt` and `completion`."""
    return [{"prompt": lesson.prompt, "completion": lesson.completion} for lesson in _lessons(recipe)]


def pairs(recipe: Tuning) -> list[Row]:
    """`prompt`, `chosen` and `rejected`; what is rejected is the program of another problem."""
    return [
        {"prompt": lesson.prompt, "chosen": lesson.completion, "rejected": other.completion}
        for lesson, other in _with_others(recipe)
    ]


def labels(recipe: Tuning) -> list[Row]:
    """`prompt`, `completion` and `label`: of each problem its own program, and that of another one, which is wrong."""
    return [
        {"prompt": lesson.prompt, "completion": one.completion, "label": one is lesson}
        for lesson, other in _with_others(recipe)
        for one in (lesson, other)
    ]


def problems(recipe: Tuning) -> list[Row]:
    """`prompt`, `question` and `right`: the values of which each would be right."""
    if not recipe.expert:
        return []
    rng = Random(recipe.seed)
    drawn = [sample(recipe.expert, LAST_STAGE, rng) for _ in range(recipe.replay)]
    return [{"prompt": expert_prompt(one.question), "question": one.question, "right": [one.final]} for one in drawn]


def _with_others(recipe: Tuning) -> list[tuple[Lesson, Lesson]]:
    lessons = _lessons(recipe)
    paired = zip(lessons, lessons[1:] + lessons[:1], strict=True)
    return [(lesson, other) for lesson, other in paired if lesson.completion != other.completion]


def _lessons(recipe: Tuning) -> list[Lesson]:
    """As many as the recipe wants, as its expert was pretrained on them; none without an expert."""
    if not recipe.expert:
        return []
    rng = Random(recipe.seed)
    return [_drawn(recipe.expert, rng) for _ in range(recipe.replay)]


def _drawn(expert: str, rng: Random) -> Lesson:
    """One of those written by hand, by the share that pretraining has of them, or a generated one."""
    by_hand = rng.random() < PRETRAINING[expert].written_share
    return written_lesson(expert, rng) if by_hand else sample_lesson(expert, LAST_STAGE, rng)
