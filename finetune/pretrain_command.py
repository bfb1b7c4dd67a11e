"""The command `pretrain`: trains the tiny experts from nothing and writes the folders that the engine ships with."""

import argparse
import logging
from pathlib import Path

from engine.release import SHIPPED_FOLDER
from finetune.pretrain import CHECKPOINT_NAME, TrainingProgress, pretrain
from finetune.recipes import PRETRAINING, PretrainRecipe, small
from finetune.shipping import save_expert, write_shipped_manifest

ALL = "all"
WORK_FOLDER = Path("data/pretrain")
log = logging.getLogger(__name__)


def run(arguments: argparse.Namespace) -> int:
    """Train one expert or all, and write the manifest of the folder that they stand in."""
    names = tuple(PRETRAINING) if arguments.expert == ALL else (arguments.expert,)
    work = WORK_FOLDER / "small" if arguments.small else WORK_FOLDER
    out: Path = arguments.out or (work / "weights" if arguments.small else SHIPPED_FOLDER)
    for name in names:
        recipe = small(PRETRAINING[name]) if arguments.small else PRETRAINING[name]
        train_into(recipe, work / name, out / name)
    log.info("release %s in %s", write_shipped_manifest(out), out)
    return 0


def train_into(recipe: PretrainRecipe, work: Path, folder: Path) -> None:
    """Train by the recipe and save into `folder`; the checkpoint in `work` is removed once the weights are saved."""
    model, tokenizer, report = pretrain(recipe, work, lambda progress: _tell(recipe, progress))
    save_expert(model, tokenizer, report, folder)
    (work / CHECKPOINT_NAME).unlink(missing_ok=True)
    log.info("%s: %.1f%% of held-out programs exact, in %s", recipe.expert, 100 * report.exact["all"], folder)


def _tell(recipe: PretrainRecipe, progress: TrainingProgress) -> None:
    exact = "" if progress.exact is None else f", {progress.exact:.1%} exact"
    log.info(
        "%s: step %d of %d, loss %.4f%s, %.0f s, %.0f s to go",
        recipe.expert, progress.step, progress.steps, progress.loss, exact, progress.seconds, progress.seconds_left,
    )  # fmt: skip
