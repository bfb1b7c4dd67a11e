"""Low-rank adapters (LoRA, Hu and others 2021) as PEFT saves them, added to the weights that they were trained on."""

import json
from collections.abc import Mapping
from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor

ADAPTER_CONFIG = "adapter_config.json"
ADAPTER_WEIGHTS = "adapter_model.safetensors"
_PREFIX = "base_model.model."
_DOWN, _UP = ".lora_A.weight", ".lora_B.weight"


def adapted(weights: Mapping[str, Tensor], folder: Path) -> dict[str, Tensor]:
    """The weights with the adapter in `folder` added: W + (alpha / rank) * B @ A, in the dtype of W.

    Raises OSError, ValueError or KeyError where the adapter cannot be read or does not fit these weights.
    """
    config = json.loads((folder / ADAPTER_CONFIG).read_text(encoding="utf-8"))
    if config["peft_type"] != "LORA" or config.get("use_rslora") or config.get("use_dora"):
        raise ValueError("only plain LoRA adapters can be added")
    factors = load_file(folder / ADAPTER_WEIGHTS)
    changed = dict(weights)
    for name, down in factors.items():
        if name.endswith(_DOWN):
            up = factors[name.removesuffix(_DOWN) + _UP]
            target = name.removeprefix(_PREFIX).removesuffix(_DOWN) + ".weight"
            change = up.float() @ down.float() * (config["lora_alpha"] / config["r"])
            changed[target] = (changed[target].float() + change).to(changed[target].dtype)
    return changed
