"""Writes replies with `engine.models.llama`, token by token, all replies to one chat in the same steps.

It serves plain Llamas in a local folder; how it compares is told in docs/decisions/0005-smollm2-on-the-cpu.md.
"""

import json
from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from engine.models.batching import Batch
from engine.models.chat_model import Chat, Decoding
from engine.models.drafts import Draft, begin, fitted
from engine.models.llama import KeyValueCache, Llama
from engine.models.writing import Writing


class LeanWriter:
    """One Llama with its tokenizer (transformers', for its chat template) and the tokens that end a reply."""

    def __init__(self, model: Llama, tokenizer: Any, ends: frozenset[int]) -> None:  # noqa: ANN401
        self._model = model
        self._tokenizer = tokenizer
        self._ends = ends

    @classmethod
    def load(cls, folder: Path) -> "LeanWriter":
        """Read a folder as transformers saves it. Raises ModelError if there is no plain Llama in it."""
        from transformers import AutoTokenizer

        return cls(Llama.load(folder), AutoTokenizer.from_pretrained(folder), _ends(folder))

    def tokens_of(self, text: str) -> int:
        """See `Writer`."""
        return len(self._tokenizer(text)["input_ids"])

    def write(self, chat: Chat, decoding: Decoding, count: int = 1) -> Writing:
        """See `Writer`."""
        prompt = self._tokenizer.apply_chat_template(chat, add_generation_prompt=True, return_dict=True)["input_ids"]
        decoding = fitted(decoding, len(prompt), self._model.shape.positions)
        drafts = begin(partial(self._tokenizer.decode, skip_special_tokens=True), self._ends, decoding, count)
        for _ in self._steps(prompt, drafts, decoding.repetition_penalty):
            yield drafts[0].take()
        return tuple(draft.reply() for draft in drafts)

    def _steps(self, prompt: Sequence[int], drafts: Sequence[Draft], penalty: float) -> Generator[None]:
        """A token for each draft that has not ended, until all have; the prompt is read once, into the first row."""
        batch = _batch(drafts)
        cache = KeyValueCache(self._model.shape, rows=len(drafts))
        logits = self._model.prefill(cache, 0, [prompt]).expand(len(drafts), -1)
        for row in range(1, len(drafts)):
            cache.copy_row(0, row, len(prompt))
        place = len(prompt)  # of the newest token in every row
        while True:
            for draft, scores in zip(batch.active, logits, strict=True):
                held_down = _held_down(scores, [*prompt, *draft.tokens], penalty)
                draft.append(int(draft.noise(held_down).argmax()))
            yield
            for move in batch.retire([row for row, draft in enumerate(batch.active) if draft.ended]):
                cache.copy_row(move.source, move.target, place)
            if batch.idle:
                return
            newest = [draft.tokens[-1] for draft in batch.active]
            logits = self._model.step(cache, newest, [place] * len(newest))
            place += 1


def _batch(drafts: Sequence[Draft]) -> Batch[Draft]:
    batch: Batch[Draft] = Batch(len(drafts))
    for draft in drafts:
        batch.submit(draft)
    batch.admit()
    return batch


def _held_down(logits: Tensor, seen: Sequence[int], penalty: float) -> Tensor:
    """Logits (vocabulary,), those of tokens that were seen lowered by the penalty (Keskar et al. 2019)."""
    if penalty == 1:
        return logits
    before = torch.tensor(seen)
    scores = logits[before]
    return logits.index_put((before,), torch.where(scores > 0, scores / penalty, scores * penalty))


def _ends(folder: Path) -> frozenset[int]:
    """The ids of the end tokens, from where `generate` takes them: there may be one, several or none."""
    path = folder / "generation_config.json"
    config = json.loads((path if path.exists() else folder / "config.json").read_text(encoding="utf-8"))
    ends = config.get("eos_token_id")
    return frozenset(ends if isinstance(ends, list) else () if ends is None else (ends,))
