"""Every training method behind one function: rows in the form of TRL's trainer of that name in, a candidate's folder out.

| method | rows |
|---|---|
| sft | `prompt`, `completion` |
| dpo, reward, ppo | `prompt`, `chosen`, `rejected` |
| kto | `prompt`, `completion`, `label` (liked or not) |
| grpo | `prompt`, `question`, `right` (a list of values, of which each would be right) |
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from finetune.progress import Progress
from finetune.recipes import (
    DPO,
    GRPO,
    KTO,
    PPO,
    REWARD,
    SFT,
    DpoRecipe,
    GrpoRecipe,
    KtoRecipe,
    PpoRecipe,
    RewardRecipe,
    SftRecipe,
    TuningRecipe,
)

Method = Literal["sft", "dpo", "kto", "reward", "ppo", "grpo"]
DEFAULTS: Mapping[Method, TuningRecipe] = {
    "sft": SFT,
    "dpo": DPO,
    "kto": KTO,
    "reward": REWARD,
    "ppo": PPO,
    "grpo": GRPO,
}
COLUMNS: Mapping[Method, tuple[str, ...]] = {
    "sft": ("prompt", "completion"),
    "dpo": ("prompt", "chosen", "rejected"),
    "kto": ("prompt", "completion", "label"),
    "reward": ("prompt", "chosen", "rejected"),
    "ppo": ("prompt", "chosen", "rejected"),
    "grpo": ("prompt", "question", "right"),
}

Row = Mapping[str, Any]


def train(serving: Path | str, rows: Sequence[Row], recipe: TuningRecipe, folder: Path, progress: Progress) -> Path:
    """Train the model in `serving`, a folder or a hub's name; the folder of the candidate's weights, inside `folder`.

    The recipe's type says by which method. The same call on the same folder after a crash goes on at the last checkpoint,
    and returns at once if all was done. A RewardRecipe gives a scorer, no candidate. Raises ModelError if the model cannot
    be read, CheckpointError if the folder holds another run, ValueError without rows, and what `progress` raises.
    """
    match recipe:  # each trainer is imported alone: it brings its own part of TRL
        case SftRecipe():
            from finetune.sft import train_sft

            return train_sft(serving, rows, recipe, folder, progress)
        case DpoRecipe():
            from finetune.dpo import train_dpo

            return train_dpo(serving, rows, recipe, folder, progress)
        case KtoRecipe():
            from finetune.kto import train_kto

            return train_kto(serving, rows, recipe, folder, progress)
        case RewardRecipe():
            from finetune.reward import train_reward

            return train_reward(serving, rows, recipe, folder, progress)
        case PpoRecipe():
            from finetune.ppo import train_ppo

            return train_ppo(serving, rows, recipe, folder, progress)
        case GrpoRecipe():
            from finetune.grpo import train_grpo

            return train_grpo(serving, rows, recipe, folder, progress)
