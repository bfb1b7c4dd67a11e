"""A small adapter that gets a larger rank, beside the weights that it stands for."""

import json

import pytest
import torch
from safetensors.torch import load_file, save_file

from engine.models.adapters import ADAPTER_CONFIG, ADAPTER_WEIGHTS
from finetune.recipes import AdapterRecipe
from finetune.widening import widened

LAYER = "base_model.model.layers.0.q_proj.lora_{}.weight"
A, B = LAYER.format("A"), LAYER.format("B")


@pytest.fixture
def adapter(tmp_path):
    """Of rank 4, between six inputs and five outputs."""
    folder = tmp_path / "adapter"
    folder.mkdir()
    save_file({A: torch.randn(4, 6).half(), B: torch.randn(5, 4).half()}, folder / ADAPTER_WEIGHTS)
    (folder / ADAPTER_CONFIG).write_text(json.dumps({"r": 4, "lora_alpha": 8, "peft_type": "LORA"}))
    return folder


def added(folder) -> torch.Tensor:
    """What it adds to the weights."""
    config, factors = json.loads((folder / ADAPTER_CONFIG).read_text()), load_file(folder / ADAPTER_WEIGHTS)
    return config["lora_alpha"] / config["r"] * factors[B].float() @ factors[A].float()


def test_a_larger_rank_adds_the_same_at_first(adapter, tmp_path):
    wider = widened(adapter, AdapterRecipe(rank=16), tmp_path / "wider")
    factors = load_file(wider / ADAPTER_WEIGHTS)
    assert (factors[A].shape, factors[B].shape) == ((16, 6), (5, 16))
    assert factors[A][4:].abs().min() > 0
    assert torch.equal(added(wider), added(adapter))
    assert json.loads((wider / ADAPTER_CONFIG).read_text())["peft_type"] == "LORA"


def test_the_same_seed_draws_the_same(adapter, tmp_path):
    first, second, other = (
        load_file(widened(adapter, AdapterRecipe(rank=8, seed=seed), tmp_path / name) / ADAPTER_WEIGHTS)[A]
        for seed, name in ((1, "first"), (1, "second"), (2, "other"))
    )
    assert torch.equal(first, second)
    assert not torch.equal(first, other)


@pytest.mark.parametrize("rank", [2, 4])
def test_a_rank_that_is_as_large_is_kept(adapter, tmp_path, rank):
    assert widened(adapter, AdapterRecipe(rank=rank), tmp_path / "wider") == adapter
    assert not (tmp_path / "wider").exists()
