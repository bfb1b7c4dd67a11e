"""Adapters against PEFT's own sum, and the reader that is made of one."""

import json

import pytest
import torch
from peft import LoraConfig, get_peft_model
from transformers import LlamaConfig, LlamaForCausalLM

from engine.errors import ModelError
from engine.models.adapters import ADAPTER_CONFIG
from engine.models.llama import KeyValueCache, Llama
from engine.models.runtime import Sampling
from engine.reader import Reader
from tests.characters import character_tokenizer

PROMPT = [5, 6, 7, 8, 9]


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A random language model with a random adapter: the sum of both by PEFT, and the two folders."""
    torch.manual_seed(0)
    root = tmp_path_factory.mktemp("models")
    base, adapter = root / "smollm2-135m-instruct", root / "adapter"
    tokenizer = character_tokenizer()
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=2, max_position_embeddings=256, tie_word_embeddings=True,
    )  # fmt: skip
    model = LlamaForCausalLM(config).eval()
    model.save_pretrained(base)
    tokenizer.save_pretrained(base)
    tuned = get_peft_model(model, LoraConfig(r=4, lora_alpha=12, target_modules="all-linear", init_lora_weights=False))
    tuned.save_pretrained(adapter)
    return tuned.merge_and_unload(), base, adapter


def logits(llama: Llama) -> torch.Tensor:
    return llama.prefill(KeyValueCache(llama.shape, 1), 0, [PROMPT])[0]


def test_an_adapter_is_added_as_peft_adds_it(saved):
    model, base, adapter = saved
    expected = model(torch.tensor([PROMPT])).logits[0, -1]
    assert torch.allclose(logits(Llama.load(base, adapter)), expected, atol=1e-4)
    assert not torch.allclose(logits(Llama.load(base)), expected, atol=1e-2)


@pytest.mark.parametrize(
    "change", [{"peft_type": "IA3"}, {"use_dora": True}, {"use_rslora": True}], ids=lambda change: next(iter(change))
)
def test_another_kind_of_adapter_is_refused(saved, tmp_path, change):
    _, base, adapter = saved
    for file in adapter.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    config = json.loads((adapter / ADAPTER_CONFIG).read_text())
    (tmp_path / ADAPTER_CONFIG).write_text(json.dumps(config | change))
    with pytest.raises(ModelError, match="LoRA"):
        Llama.load(base, tmp_path)


def test_a_folder_without_an_adapter_is_refused(saved, tmp_path):
    with pytest.raises(ModelError):
        Llama.load(saved[1], tmp_path)


async def test_a_reader_is_loaded_once_and_writes(saved):
    _, base, adapter = saved
    reader = Reader(base.parent, adapter)
    model = await reader.model()
    assert await reader.model() is model
    assert (await model.complete("2 + 2\n", Sampling(max_tokens=5))).tokens <= 5
    reader.close()
    with pytest.raises(ModelError):
        await model.complete("2 + 2\n", Sampling(max_tokens=5))
