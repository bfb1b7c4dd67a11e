"""The command `pretrain`: trains the tiny experts and the gate from nothing, and writes what the engine ships with."""

import argparse
import logging
from pathlib import Path

from engine.release import SHIPPED_FOLDER
from finetune.gate_command import train_gate_into
from finetune.pretrain import CHECKPOINT_NAME, pretrain
from finetune.progress import TrainingProgress
from finetune.recipes import GATE, PRETRAINING, SMALL_GATE, PretrainRecipe, RecipeError, read_recipe, small
from finetune.shipping import save_expert, write_shipped_manifest

ALL = "all"
WORK_FOLDER = Path("data/pretrain")
log = logging.getLogger(__name__)


def run(arguments: argparse.Namespace) -> int:
    """Train one expert, or all and the gate, and write the manifest of the folder that they stand in.

    By a recipe's file its expert, into a folder beside the checkpoint. Raises RecipeError if that is none, or if neither
    the file nor the expert is named.
    """
    if arguments.recipe:
        return _by_file(arguments)
    if not arguments.expert:
        raise RecipeError("name an expert, or a recipe with --recipe")
    names = tuple(PRETRAINING) if arguments.expert == ALL else (arguments.expert,)
    work = WORK_FOLDER / "small" if arguments.small else WORK_FOLDER
    out: Path = arguments.out or (work / "weights" if arguments.small else SHIPPED_FOLDER)
    for name in names:
        recipe = small(PRETRAINING[name]) if arguments.small else PRETRAINING[name]
        train_into(recipe, work / name, out / name)
    if arguments.expert == ALL:
        train_gate_into(SMALL_GATE if arguments.small else GATE, out / "gate")
    log.info("release %s in %s", write_shipped_manifest(out), out)
    return 0


def _by_file(arguments: argparse.Namespace) -> int:
    file: Path = arguments.recipe
    recipe = read_recipe(file, "pretrain")
    assert isinstance(recipe, PretrainRecipe)  # noqa: S101 -- tells the type checker
    work = WORK_FOLDER / ("small" if arguments.small else "") / file.stem
    train_into(small(recipe) if arguments.small else recipe, work, arguments.out or work / "weights")
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
