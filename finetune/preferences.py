"""Implicit preference accuracy: which of two rated programs an expert finds likelier, without writing one itself."""

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors import SafetensorError
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedModel, PreTrainedTokenizerBase

from engine.errors import ModelError
from engine.reading.sketch import expert_prompt
from feedback.pairs import PreferencePair


def prefers(folder: Path, pairs: Sequence[PreferencePair]) -> list[bool]:
    """Whether the expert in `folder` finds each pair's chosen program likelier than the rejected one, per token.

    Per token, as otherwise the shorter program is the likelier one. Raises ModelError if the expert cannot be read.
    """
    if not pairs:
        return []
    try:
        model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
        tokenizer = AutoTokenizer.from_pretrained(folder)
    except (OSError, ValueError, SafetensorError) as error:
        raise ModelError(f"no readable expert in {folder}: {error}") from error
    model.eval()
    return [_prefers(model, tokenizer, pair) for pair in pairs]


def _prefers(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, pair: PreferencePair) -> bool:
    prompt = expert_prompt(pair.question)
    chosen, rejected = (_logprob(model, tokenizer, prompt, text) for text in (pair.chosen, pair.rejected))
    return chosen > rejected


@torch.inference_mode()
def _logprob(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, prompt: str, completion: str) -> float:
    """The mean log probability of the completion's tokens and its end after the prompt."""
    before = tokenizer(prompt, add_special_tokens=False)["input_ids"]
    after = [*tokenizer(completion, add_special_tokens=False)["input_ids"], tokenizer.eos_token_id]
    device = next(model.parameters()).device
    logits = model(torch.tensor([before + after], device=device)).logits[0, len(before) - 1 : -1]
    written = torch.tensor(after, device=device)[:, None]
    return float(logits.log_softmax(-1).gather(-1, written).mean())
