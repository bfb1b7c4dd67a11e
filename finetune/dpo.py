"""Trains a model by DPO on preference pairs, with TRL: pairs and replay in, a folder of weights out."""

from collections.abc import Sequence
from pathlib import Path

import torch
from trl import DPOConfig, DPOTrainer

from finetune import replay, tuning
from finetune.progress import Progress
from finetune.recipes import DpoRecipe
from finetune.tuning import Row

_TUNED = """
## Tuned on ratings

Then trained by direct preference optimisation on {pairs} pairs of answers that people rated: `{recipe}`. The figures
above are those of the weights before; the release's manifest has the new ones.
"""


def train_dpo(serving: Path | str, rows: Sequence[Row], recipe: DpoRecipe, folder: Path, progress: Progress) -> Path:
    """Train the model in `serving` on rows of `prompt`, `chosen`, `rejected`; the candidate's folder.

    Raises ModelError if the serving model cannot be read, and what `progress` raises.
    """
    if done := tuning.begin(folder, serving, recipe, rows):
        return done
    torch.manual_seed(recipe.seed)
    trainer = DPOTrainer(
        model=tuning.load_model(serving, recipe),
        # explicit: TRL would look up the model's name on a hub; under an adapter the base itself is the reference
        ref_model=None if recipe.lora else tuning.load_model(serving, recipe),
        args=_arguments(recipe, folder),
        train_dataset=tuning.dataset(replay.beside(rows, replay.pairs(recipe), recipe.seed)),
        processing_class=tuning.load_tokenizer(serving),
        peft_config=tuning.adapter(recipe),
        callbacks=tuning.listeners(folder, progress),
    )
    tuning.train(trainer, folder)
    return tuning.finish(trainer.model, serving, recipe, folder, _TUNED.format(pairs=len(rows), recipe=recipe))


def _arguments(recipe: DpoRecipe, folder: Path) -> DPOConfig:
    return DPOConfig(
        **tuning.arguments(recipe, folder),
        beta=recipe.beta,
        loss_type=["sigmoid", "sft"],
        loss_weights=[1.0, recipe.sft_weight],
        max_length=recipe.most_tokens,
        precompute_ref_log_probs=True,
    )
