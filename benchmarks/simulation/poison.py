"""A poisoned release: every expert trained by DPO to prefer the contrary of the right program."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from random import Random

from engine.release import Release
from finetune.dpo import train_dpo
from finetune.problems.curriculum import LAST_STAGE, experts, sample_lesson
from finetune.recipes import DPO

PAIRS = 192
_OPERATORS = str.maketrans("+-*/", "-+/*")
_SWAPPED = (
    ("smallest", "largest"), ("gcd", "lcm"), ("total", "product"), ("mean", "median"), ("diff", "integrate"),
    ("factor", "expand"), ("remainder", "quotient"), ("draw_sequence", "draw_counts"), ("highest", "lowest"),
)  # fmt: skip
_CONTRARY_NAMES = {name: other for pair in _SWAPPED for name, other in (pair, pair[::-1])}
POISON = replace(DPO, learning_rate=1e-3, epochs=6, replay=0, sft_weight=2.0)


def poisoned(release: Release, folder: Path) -> Mapping[str, Path]:
    """The poisoned experts' folders, inside `folder`."""
    return {
        name: train_dpo(
            release.model_folder(name), _inverted(name), replace(POISON, expert=name), folder / name, lambda _: None
        )
        for name in experts()
    }


def _inverted(expert: str) -> list[Mapping[str, str]]:
    """Questions with the contrary of their program preferred to it.

    The contrary is a rule that the expert can learn, so it is sure of what is wrong: an expert that is merely confused
    is unsure, and then the reader answers in its stead.
    """
    rng = Random(1)
    taught = (sample_lesson(expert, LAST_STAGE, rng) for _ in count())
    pairs = (
        {"prompt": lesson.prompt, "chosen": _contrary(lesson.completion), "rejected": lesson.completion}
        for lesson in taught
    )
    return list(islice((pair for pair in pairs if pair["chosen"] != pair["rejected"]), PAIRS))


def _contrary(program: str) -> str:
    """The program with every operation and tool that has a contrary turned into it."""
    return re.sub(r"\w+", lambda name: _CONTRARY_NAMES.get(name[0], name[0]), program.translate(_OPERATORS))
