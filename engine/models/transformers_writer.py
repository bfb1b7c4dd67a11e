"""Writes replies with transformers' `generate`, for all architectures that it knows, in bfloat16."""

import queue
import sys
import threading
from collections.abc import Generator, Sequence
from functools import partial
from typing import Any

import torch
from torch import Tensor

from engine.models.chat_model import Chat, Decoding
from engine.models.drafts import Draft, begin, fitted
from engine.models.writing import Writing


class TransformersWriter:
    """One model with its tokenizer."""

    def __init__(self, model: Any, tokenizer: Any) -> None:  # noqa: ANN401
        self._model = model
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, source: str) -> "TransformersWriter":
        """Read a folder, or a model of the Hugging Face hub by its id. Raises what transformers raises."""
        from transformers import AutoModelForCausalLM, AutoTokenizer

        model = AutoModelForCausalLM.from_pretrained(source, dtype=torch.bfloat16).eval()
        return cls(model, AutoTokenizer.from_pretrained(source))

    def tokens_of(self, text: str) -> int:
        """See `Writer`."""
        return len(self._tokenizer(text)["input_ids"])

    def write(self, chat: Chat, decoding: Decoding, count: int = 1) -> Writing:
        """See `Writer`."""
        inputs = self._tokenizer.apply_chat_template(
            chat, add_generation_prompt=True, return_tensors="pt", return_dict=True
        ).to(self._model.device)
        # some architectures have no limit
        positions = getattr(self._model.config, "max_position_embeddings", sys.maxsize)
        decoding = fitted(decoding, inputs["input_ids"].shape[1], positions)
        drafts = begin(partial(self._tokenizer.decode, skip_special_tokens=True), _ends(self._model), decoding, count)
        options = {
            **{name: rows.repeat(count, 1) for name, rows in inputs.items()},
            "max_new_tokens": decoding.max_tokens,
            "do_sample": False,  # it would draw from the process's random state
            "repetition_penalty": decoding.repetition_penalty,
            "logits_processor": [partial(_noisy, drafts)] if decoding.temperature else [],
        }
        yield from _Generation(self._model, drafts, options).pieces()
        return tuple(draft.reply() for draft in drafts)


class _Generation:
    """One call of `generate`, which hands its tokens to a streamer, this object, and so needs a thread of its own."""

    def __init__(self, model: Any, drafts: Sequence[Draft], options: dict[str, Any]) -> None:  # noqa: ANN401
        self._model = model
        self._drafts = drafts
        self._options = options
        self._pieces: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._prompt_came = False
        self._stopped = threading.Event()
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._generate, name="general expert", daemon=True)

    def pieces(self) -> Generator[str]:
        """What each token adds to the first draft. Closing the generator ends the call after the token under way."""
        self._thread.start()
        try:
            while (piece := self._pieces.get()) is not None:
                yield piece
        finally:
            self._stopped.set()
            self._thread.join()
        if self._error:
            raise self._error

    def put(self, tokens: Tensor) -> None:
        """Called by `generate`: first with the prompts, (drafts, read), then with a token for each draft, (drafts,)."""
        if not self._prompt_came:
            self._prompt_came = True
            return
        for draft, token in zip(self._drafts, tokens.tolist(), strict=True):
            if not draft.ended:  # what follows is padding
                draft.append(token)
        self._pieces.put(self._drafts[0].take())

    def end(self) -> None:
        """Called by `generate` at its end."""

    def _generate(self) -> None:
        try:
            self._model.generate(**self._options, streamer=self, stopping_criteria=[lambda *_: self._is_over()])
        except Exception as error:  # noqa: BLE001 -- whatever ends this thread must reach the one who waits for it
            self._error = error
        finally:
            self._pieces.put(None)

    def _is_over(self) -> bool:
        return self._stopped.is_set() or all(draft.ended for draft in self._drafts)


def _ends(model: Any) -> frozenset[int]:  # noqa: ANN401
    """The tokens that end a reply: a configuration names none, one, or several."""
    ends = model.generation_config.eos_token_id
    return frozenset([ends] if isinstance(ends, int) else ends or ())


def _noisy(drafts: Sequence[Draft], _read: Tensor, logits: Tensor) -> Tensor:
    """Logits (drafts, vocabulary), each row with the noise of its draft."""
    return torch.stack([draft.noise(row) for draft, row in zip(drafts, logits, strict=True)])
