"""Trains a reward model on preference pairs, with TRL: pairs and replay in, a folder that scores completions out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForSequenceClassification, PreTrainedModel
from trl import RewardConfig, RewardTrainer

from finetune import replay, tuning
from finetune.progress import Progress
from finetune.recipes import RewardRecipe, Tuning
from finetune.tuning import Row

_TUNED = """
## Turned into a reward model

Then trained to score answers, on {pairs} pairs of answers that people rated: `{recipe}`. It writes no programs any more.
"""


def train_reward(
    serving: Path | str, rows: Sequence[Row], recipe: RewardRecipe, folder: Path, progress: Progress
) -> Path:
    """Train a scorer from the model in `serving` on rows of `prompt`, `chosen`, `rejected` and perhaps `margin`; its folder.

    Raises ModelError if the serving model cannot be read, and what `progress` raises.
    """
    if done := tuning.begin(folder, serving, recipe, rows):
        return done
    torch.manual_seed(recipe.seed)
    trainer = RewardTrainer(
        model=load_scorer(serving, recipe),
        args=RewardConfig(**tuning.arguments(recipe, folder), max_length=recipe.most_tokens),
        train_dataset=tuning.dataset(_mixed(rows, recipe)),
        processing_class=tuning.load_tokenizer(serving),
        peft_config=tuning.adapter(recipe, task="SEQ_CLS"),
        callbacks=tuning.listeners(folder, progress),
    )
    tuning.train(trainer, folder)
    told = _TUNED.format(pairs=len(rows), recipe=recipe)
    return tuning.finish(trainer.model, serving, recipe, folder, told)


def _mixed(rows: Sequence[Row], recipe: RewardRecipe) -> list[Row]:
    """The rows and the replay; where pairs say by what margin one is better, those of the replay ask for none."""
    replayed = replay.pairs(recipe)
    if any("margin" in row for row in rows):
        replayed = [{**row, "margin": 0.0} for row in replayed]
    return replay.beside(rows, replayed, recipe.seed)


def load_scorer(serving: Path | str, recipe: Tuning) -> PreTrainedModel:
    """The model in a folder with one number as its output; from a language model that number is drawn by the seed."""
    tokenizer = tuning.load_tokenizer(serving)
    extra: dict[str, Any] = {"num_labels": 1, "pad_token_id": tokenizer.pad_token_id}
    return tuning.load(AutoModelForSequenceClassification, serving, **tuning.model_arguments(recipe), **extra)
