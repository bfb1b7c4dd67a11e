"""The commands `sft`, `dpo`, `kto`, `reward`, `ppo`, `grpo`: a recipe's run, phase by phase, its progress logged."""

import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.release import load_current
from engine.settings import EngineSettings
from finetune.data import rows_of
from finetune.jsonl import RowsError
from finetune.methods import DEFAULTS, Method, train
from finetune.progress import Progress, TrainingProgress
from finetune.recipes import Data, Recipe, TuningRecipe, read_recipe
from finetune.smoke import SERVING, smoke, smoke_rows

OUT = Path("data/finetune")
SECONDS_BETWEEN = 5.0  # of two lines in the log
log = logging.getLogger(__name__)


def run(method: Method, recipe_file: Path | None, rows: Path | None, out: Path | None, *, small: bool) -> Path:
    """Train by the recipe, or by the method's own; the candidate's folder. What was stopped goes on where it was.

    `rows` is a file that stands for the recipe's data. Raises RecipeError, RowsError and ModelError.
    """
    recipe = _recipe(method, recipe_file)
    folder = out or OUT / ("smoke" if small else "") / (recipe_file.stem if recipe_file else method)
    if small:
        candidate = train(SERVING, smoke_rows(method), smoke(recipe), folder, _telling(method))
    else:
        candidate = _phases(method, recipe, (Data(file=str(rows)),) if rows else recipe.data, folder)
    log.info("%s: done, in %s", method, candidate)
    return candidate


def _recipe(method: Method, file: Path | None) -> TuningRecipe:
    read: Recipe = read_recipe(file, method) if file else DEFAULTS[method]
    assert isinstance(read, TuningRecipe)  # noqa: S101 -- tells the type checker
    return read


def _phases(method: Method, recipe: TuningRecipe, data: Sequence[Data], folder: Path) -> Path:
    """One training after the other, each on what the one before has made."""
    if not data:
        raise RowsError("the recipe names no data: give a file of rows with --rows")
    serving: Path | str = recipe.model or _expert(recipe.expert)
    for number, source in enumerate(data, 1):
        rows = rows_of(source, method, recipe)
        phase = replace(recipe, data=(source,))
        serving = train(serving, rows, phase, folder / str(number), _telling(f"{method} {number}/{len(data)}"))
    return Path(serving)


def _expert(name: str) -> Path:
    models = load_current(EngineSettings().releases)
    if name not in models.models:
        raise RowsError(f"the recipe names neither a model nor an expert of the serving release, but {name!r}")
    return models.model_folder(name)


def _telling(name: str) -> Progress:
    """Logs how far a run is, not more often than every few seconds."""
    last = 0.0

    def told(now: TrainingProgress) -> None:
        nonlocal last
        if now.step == now.steps or time.monotonic() - last > SECONDS_BETWEEN:
            last = time.monotonic()
            loss = "" if now.loss is None else f", loss {now.loss:.4f}"
            log.info(
                "%s: step %d of %d%s, %.0f s, %.0f s to go",
                name,
                now.step,
                now.steps,
                loss,
                now.seconds,
                now.seconds_left,
            )

    return told
