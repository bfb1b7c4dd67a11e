"""Trains a model by GRPO on rewards that are computed, with TRL: problems with their answers in, weights out."""

from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any, cast

import torch
from trl import GRPOConfig, GRPOTrainer

from engine.settings import EngineSettings
from finetune import replay, tuning
from finetune.progress import Progress
from finetune.recipes import GrpoRecipe
from finetune.rewards import open_rewards
from finetune.tuning import Row

_TUNED = """
## Tuned on its own answers

Then trained by group relative policy optimisation on {rows} problems with known answers: `{recipe}`. The figures above are
those of the weights before; the release's manifest has the new ones.
"""


def train_grpo(serving: Path | str, rows: Sequence[Row], recipe: GrpoRecipe, folder: Path, progress: Progress) -> Path:
    """Train the model in `serving` on rows of `prompt`, `question` and `right`, a list; the candidate's folder.

    Raises ModelError if the serving model cannot be read, and what `progress` raises.
    """
    if done := tuning.begin(folder, serving, recipe, rows):
        return done
    torch.manual_seed(recipe.seed)
    with open_rewards(recipe, EngineSettings()) as rewards:
        trainer = GRPOTrainer(
            model=tuning.load_model(serving, recipe),
            reward_funcs=cast(Any, [rewards.correctness, rewards.format, rewards.parsable]),  # they are coroutines
            args=_arguments(recipe, folder),
            train_dataset=tuning.dataset(_filled(replay.beside(rows, replay.problems(recipe), recipe.seed), recipe)),
            processing_class=tuning.load_tokenizer(serving),
            peft_config=tuning.adapter(recipe),
            callbacks=tuning.listeners(folder, progress),
        )
        tuning.train(trainer, folder)
    return tuning.finish(trainer.model, serving, recipe, folder, _TUNED.format(rows=len(rows), recipe=recipe))


def _filled(rows: Sequence[Row], recipe: GrpoRecipe) -> list[Row]:
    """The rows, again from the first until they fill a step: TRL leaves out what does not."""
    return [*rows, *islice(cycle(rows), max(0, recipe.prompts - len(rows)))]


def _arguments(recipe: GrpoRecipe, folder: Path) -> GRPOConfig:
    together = recipe.prompts * recipe.samples
    return GRPOConfig(
        **tuning.arguments(recipe, folder) | {"gradient_accumulation_steps": together // recipe.batch},
        generation_batch_size=together,
        num_generations=recipe.samples,
        max_completion_length=recipe.longest,
        temperature=recipe.temperature,
        beta=recipe.beta,
        loss_type="grpo",  # TRL's own default is DAPO's
        reward_weights=[recipe.correctness_weight, recipe.format_weight, recipe.parsable_weight],
    )
