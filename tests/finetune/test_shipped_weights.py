"""The weights that the project ships: how large they are together, and what they can do."""

from itertools import islice

import pytest
import torch
from safetensors import safe_open
from transformers import AutoModelForCausalLM, AutoTokenizer

from benchmarks.mathnet_formats import questions
from engine.release import SHIPPED_FOLDER, read_release
from engine.serving import READER
from finetune.pretrain import held_out_exact
from finetune.pretrain_data import NOT_LEARNED, collate
from finetune.problems.slotted import lesson
from finetune.recipes import PRETRAINING

MOST_PARAMETERS = 14_200_000


def loaded(expert):
    folder = read_release(SHIPPED_FOLDER).model_folder(expert)
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
    return model, AutoTokenizer.from_pretrained(folder)


def tensors(folder):
    with safe_open(folder / "model.safetensors", framework="pt") as file:
        return [file.get_tensor(name) for name in file.keys()]  # noqa: SIM118  (no mapping, though it has keys)


def test_gate_and_experts_together_stay_small_and_in_16_bit():
    release = read_release(SHIPPED_FOLDER)
    tiny = [name for name in release.models if name != READER]
    found = [tensor for name in tiny for tensor in tensors(release.model_folder(name))]
    assert {tensor.dtype for tensor in found} <= {torch.float16, torch.bfloat16}
    assert sum(tensor.numel() for tensor in found) <= MOST_PARAMETERS


def test_each_shipped_model_has_a_card():
    release = read_release(SHIPPED_FOLDER)
    assert all((release.model_folder(name) / "README.md").exists() for name in release.models)


@pytest.mark.parametrize("expert", PRETRAINING)
def test_an_expert_writes_held_out_programs(expert):
    model, tokenizer = loaded(expert)
    assert held_out_exact(model, tokenizer, PRETRAINING[expert], 384)["all"] >= 0.9


@pytest.mark.parametrize(("expert", "place"), [("arithmetic", 0), ("algebra", 1)])
def test_an_expert_reads_mathnets_formats(expert, place):
    model, tokenizer = loaded(expert)
    problems = list(islice(questions(seed=77), 400))[place::2]
    batch = collate([found for problem in problems if (found := lesson(problem))], tokenizer)
    with torch.inference_mode():
        guessed = model(input_ids=batch.ids).logits.argmax(-1)
    exact = ((guessed == batch.labels) | (batch.labels == NOT_LEARNED)).all(dim=1)
    assert exact.float().mean() >= 0.99
