"""Gives a trained adapter a larger rank, for lessons that the smaller one has no room for.

The new factors begin as LoRA's do, those on the one side drawn and those on the other zero (Hu et al. 2021, section 4.1),
so that what the adapter adds to the weights is at first what it was.
"""

import json
from math import sqrt
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from engine.models.adapters import ADAPTER_CONFIG, ADAPTER_WEIGHTS
from finetune.recipes import AdapterRecipe

_DRAWN = "lora_A"


def widened(adapter: Path, recipe: AdapterRecipe, folder: Path) -> Path:
    """The adapter of one folder with the recipe's rank, in the other; the first folder where its rank is as large.

    Raises OSError or ValueError where no adapter of PEFT's can be read.
    """
    config = json.loads((adapter / ADAPTER_CONFIG).read_text(encoding="utf-8"))
    rank: int = config["r"]
    if rank >= recipe.rank:
        return adapter
    torch.manual_seed(recipe.seed)
    factors = {name: _wider(name, factor, recipe.rank) for name, factor in load_file(adapter / ADAPTER_WEIGHTS).items()}
    config |= {"r": recipe.rank, "lora_alpha": config["lora_alpha"] * recipe.rank / rank}  # their quotient is the scale
    folder.mkdir(parents=True, exist_ok=True)
    save_file(factors, folder / ADAPTER_WEIGHTS, metadata={"format": "pt"})
    (folder / ADAPTER_CONFIG).write_text(json.dumps(config, indent=2), encoding="utf-8")
    return folder


def _wider(name: str, factor: Tensor, rank: int) -> Tensor:
    """A is (rank, inputs) and gains rows, B is (outputs, rank) and gains columns."""
    if _DRAWN not in name:
        return torch.nn.functional.pad(factor, (0, rank - factor.shape[1]))
    drawn = torch.empty(rank - factor.shape[0], factor.shape[1])
    torch.nn.init.kaiming_uniform_(drawn, a=sqrt(5))  # as PEFT begins
    return torch.cat([factor, drawn.to(factor.dtype)])
