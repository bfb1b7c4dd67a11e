"""Trains a model by KTO on thumbs without pairs, with TRL: labelled completions and replay in, a folder of weights out."""

from collections.abc import Sequence
from pathlib import Path

import torch
from trl import KTOConfig, KTOTrainer

from finetune import replay, tuning
from finetune.progress import Progress
from finetune.recipes import KtoRecipe
from finetune.tuning import Row

_TUNED = """
## Tuned on ratings

Then trained by Kahneman-Tversky optimisation on {rows} answers that people rated, {liked} of them liked: `{recipe}`. The
figures above are those of the weights before; the release's manifest has the new ones.
"""


def train_kto(serving: Path | str, rows: Sequence[Row], recipe: KtoRecipe, folder: Path, progress: Progress) -> Path:
    """Train the model in `serving` on rows of `prompt`, `completion`, `label` (liked or not); the candidate's folder.

    Raises ModelError if the serving model cannot be read, and what `progress` raises.
    """
    if done := tuning.begin(folder, serving, recipe, rows):
        return done
    torch.manual_seed(recipe.seed)
    trainer = KTOTrainer(
        model=tuning.load_model(serving, recipe),
        ref_model=None if recipe.lora else tuning.load_model(serving, recipe),
        args=_arguments(recipe, folder),
        train_dataset=tuning.dataset(replay.beside(rows, replay.labels(recipe), recipe.seed)),
        processing_class=tuning.load_tokenizer(serving),
        peft_config=tuning.adapter(recipe),
        callbacks=tuning.listeners(folder, progress),
    )
    tuning.train(trainer, folder)
    liked = sum(bool(row["label"]) for row in rows)
    told = _TUNED.format(rows=len(rows), liked=liked, recipe=recipe)
    return tuning.finish(trainer.model, serving, recipe, folder, told)


def _arguments(recipe: KtoRecipe, folder: Path) -> KTOConfig:
    return KTOConfig(
        **tuning.arguments(recipe, folder),
        beta=recipe.beta,
        desirable_weight=recipe.desirable_weight,
        undesirable_weight=recipe.undesirable_weight,
        max_length=recipe.most_tokens,
    )
