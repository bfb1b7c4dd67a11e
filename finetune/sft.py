"""Trains a model on prompts and completions, whole or by a low-rank adapter, with TRL and PEFT: a folder of weights out.

The loss is on the completion alone. Prompts and completions are texts, or messages for a model with a chat template.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from trl import SFTConfig, SFTTrainer

from finetune import replay, tuning
from finetune.progress import Progress
from finetune.recipes import SftRecipe
from finetune.tuning import Row

_TUNED = """
## Tuned on examples

Then trained on {rows} questions with their right answers: `{recipe}`. The figures above are those of the weights before;
the release's manifest has the new ones.
"""


def train_sft(serving: Path | str, rows: Sequence[Row], recipe: SftRecipe, folder: Path, progress: Progress) -> Path:
    """Train the model in `serving` on rows of `prompt` and `completion`; the candidate's folder.

    Raises ModelError if the serving model cannot be read, and what `progress` raises.
    """
    if done := tuning.begin(folder, serving, recipe, rows):
        return done
    torch.manual_seed(recipe.seed)
    trainer = SFTTrainer(
        model=tuning.load_model(serving, recipe),
        args=_arguments(recipe, folder),
        train_dataset=tuning.dataset(replay.beside(rows, replay.examples(recipe), recipe.seed)),
        processing_class=tuning.load_tokenizer(serving),
        peft_config=tuning.adapter(recipe),
        callbacks=tuning.listeners(folder, progress),
    )
    tuning.train(trainer, folder)
    return tuning.finish(trainer.model, serving, recipe, folder, _TUNED.format(rows=len(rows), recipe=recipe))


def _arguments(recipe: SftRecipe, folder: Path) -> SFTConfig:
    return SFTConfig(
        **tuning.arguments(recipe, folder),
        max_length=recipe.most_tokens,
        completion_only_loss=True,
        loss_type="chunked_nll",  # logits of the completion's positions alone: most of a prompt's are never needed
    )
