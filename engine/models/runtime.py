"""An expert in memory: prompts in, completions out, all requests of a moment decoded together by one thread.

Callers await; the thread admits them between two steps (see `engine.models.batching`). This knows nothing of questions,
tools or releases.
"""

import asyncio
import json
import math
import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from engine.errors import ModelError, PromptLengthError
from engine.models.batching import Batch
from engine.models.llama import KeyValueCache, Llama

ROWS = 32  # sequences that decode together
POSITIONS = 768  # of prompt and completion together; bounds the cache's growth


@dataclass(frozen=True, slots=True)
class Sampling:
    """How a completion is drawn: at temperature 0 greedily, else at random from the seed."""

    max_tokens: int = 160
    temperature: float = 0.0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model wrote, in how many tokens, and the sum of their log probabilities (at temperature 1)."""

    text: str
    tokens: int
    logprob: float

    @property
    def probability(self) -> float:
        """The probability of the whole text (0..1)."""
        return math.exp(self.logprob)


@dataclass(slots=True, eq=False)
class _Request:
    """One sequence on its way. Only the decode thread touches it after it was submitted."""

    prompt: Sequence[int]
    sampling: Sampling
    done: "Future[Completion]" = field(default_factory=Future)
    tokens: list[int] = field(default_factory=list)
    logprob: float = 0.0
    generator: torch.Generator | None = None

    @property
    def position(self) -> int:
        """Where the newest token stands."""
        return len(self.prompt) + len(self.tokens) - 1

    def append(self, token: int, logprob: float) -> None:
        """One token more."""
        self.tokens.append(token)
        self.logprob += logprob


class ExpertModel:
    """One model and its decode thread."""

    def __init__(self, model: Llama, tokenizer: Tokenizer, end: int, rows: int = ROWS) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._end = end
        self._positions = min(POSITIONS, model.shape.positions)
        self._cache = KeyValueCache(model.shape, rows)
        self._batch: Batch[_Request] = Batch(rows)
        self._inbox: queue.SimpleQueue[_Request | None] = queue.SimpleQueue()
        self._closed = False
        self._door = threading.Lock()  # nothing may enter the inbox after the None that ends the thread
        self._thread = threading.Thread(target=self._decode_forever, name="decode", daemon=True)
        self._thread.start()

    @classmethod
    def load(cls, folder: Path, adapter: Path | None = None, rows: int = ROWS) -> "ExpertModel":
        """Read a saved model with its tokenizer, and the adapter that is trained on it; it decodes `rows` together.

        Raises ModelError if one is missing or damaged.
        """
        tokenizer, end = load_tokenizer(folder)
        return cls(Llama.load(folder, adapter), tokenizer, end, rows)

    async def complete(self, prompt: str, sampling: Sampling) -> Completion:
        """The continuation of a prompt. Raises PromptLengthError if the prompt is too long, ModelError if it is closed."""
        return await asyncio.wrap_future(self._submit(prompt, sampling))

    async def sample(self, prompt: str, count: int, temperature: float, seed: int) -> list[Completion]:
        """`count` continuations drawn independently, decoded side by side. Raises ModelError as `complete` does."""
        samplings = [Sampling(temperature=temperature, seed=seed * count + index) for index in range(count)]
        return await asyncio.gather(*(self.complete(prompt, sampling) for sampling in samplings))

    async def state(self, prompt: str) -> Tensor:
        """The hidden state after a prompt, (width), of which the next token's logits are made.

        It is read beside the decode thread, in a cache of its own. Raises PromptLengthError if the prompt is too long.
        """
        tokens = self._encoded(prompt, self._positions)
        return await asyncio.to_thread(self._state, tokens)

    def _state(self, tokens: Sequence[int]) -> Tensor:
        return self._model.read(KeyValueCache(self._model.shape, 1), 0, [tokens])[0]

    def close(self) -> None:
        """End the decode thread; requests under way get a ModelError."""
        with self._door:
            self._closed = True
            self._inbox.put(None)
        self._thread.join()

    def _submit(self, prompt: str, sampling: Sampling) -> "Future[Completion]":
        request = _Request(self._encoded(prompt, self._positions - sampling.max_tokens), sampling)
        with self._door:
            if self._closed:
                raise ModelError("the model is closed")
            self._inbox.put(request)
        return request.done

    def _encoded(self, prompt: str, most: int) -> list[int]:
        tokens: list[int] = self._tokenizer.encode(prompt, add_special_tokens=False).ids
        if not 0 < len(tokens) <= most:
            raise PromptLengthError(f"a prompt must have 1 to {most} tokens")
        return tokens

    def _decode_forever(self) -> None:
        """Until closed: take in what came, read new prompts, make one step. A failure reaches all who wait."""
        while self._take_in():
            try:
                self._read_prompts()
                self._step()
            except Exception as error:  # noqa: BLE001 -- torch raises many kinds, and whoever waits must learn of each
                self._fail_all(ModelError(f"decoding failed: {error}"))
        self._fail_all(ModelError("the model is closed"))

    def _take_in(self) -> bool:
        """Queue what came, and wait for something if nothing is under way; false when the model is to close."""
        while True:
            try:
                request = self._inbox.get(block=self._batch.idle)
            except queue.Empty:
                return True
            if request is None:
                return False
            self._batch.submit(request)

    def _read_prompts(self) -> None:
        before = len(self._batch.active)
        if admitted := self._batch.admit():
            logits = self._model.prefill(self._cache, before, [request.prompt for request in admitted])
            self._append(logits, admitted)
            self._retire()

    def _step(self) -> None:
        if active := self._batch.active:
            tokens = [request.tokens[-1] for request in active]
            logits = self._model.step(self._cache, tokens, [request.position for request in active])
            self._append(logits, active)
            self._retire()

    def _append(self, logits: Tensor, requests: Sequence[_Request]) -> None:
        """One token more for each request, with its log probability."""
        logprobs = torch.log_softmax(logits, dim=-1)
        highest = logprobs.max(dim=-1)
        likeliest = zip(highest.indices.tolist(), highest.values.tolist(), strict=True)
        for row, (request, (token, logprob)) in enumerate(zip(requests, likeliest, strict=True)):
            if request.sampling.temperature > 0:
                drawn = _draw(logits[row], request)
                request.append(drawn, float(logprobs[row, drawn]))
            else:
                request.append(token, logprob)

    def _retire(self) -> None:
        active = self._batch.active
        finished = [row for row, request in enumerate(active) if self._is_done(request)]
        for row in finished:
            self._deliver(active[row])
        longest = max((request.position for request in active), default=0)
        for move in self._batch.retire(finished):
            self._cache.copy_row(move.source, move.target, longest + 1)

    def _is_done(self, request: _Request) -> bool:
        ended = request.tokens[-1] == self._end or len(request.tokens) >= request.sampling.max_tokens
        return ended or request.done.cancelled()

    def _deliver(self, request: _Request) -> None:
        if request.done.set_running_or_notify_cancel():
            text = self._tokenizer.decode(request.tokens, skip_special_tokens=True)
            request.done.set_result(Completion(text.strip(), len(request.tokens), request.logprob))

    def _fail_all(self, error: ModelError) -> None:
        for request in self._batch.clear():
            if request.done.set_running_or_notify_cancel():
                request.done.set_exception(error)


def load_tokenizer(folder: Path) -> tuple[Tokenizer, int]:
    """A folder's tokenizer and the id of its end token. Raises ModelError if it is missing or names no end."""
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        config = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    except Exception as error:
        raise ModelError(f"no readable tokenizer in {folder}: {error}") from error
    end = tokenizer.token_to_id(config.get("eos_token") or "")
    if end is None:
        raise ModelError(f"the tokenizer in {folder} names no end")
    return tokenizer, end


def _draw(logits: Tensor, request: _Request) -> int:
    if request.generator is None:
        request.generator = torch.Generator().manual_seed(request.sampling.seed)
    weights = torch.softmax(logits / request.sampling.temperature, dim=-1)
    return int(torch.multinomial(weights, 1, generator=request.generator))
