"""The reader: a language model with an adapter that writes programs, for questions that the tiny experts are unsure of.

It reads what they read and writes what they write, but knows English from before. It is loaded at its first question:
that takes seconds, and whoever asks only what the experts know never waits for it.
"""

import asyncio
from pathlib import Path

from engine.models.runtime import ExpertModel
from engine.models.smollm2 import converted_smollm2

ROWS = 16  # its cache is large, and it is asked seldom


class Reader:
    """One release's reader."""

    def __init__(self, language_models: Path, adapter: Path) -> None:
        """`language_models` is where converted language models are kept; `adapter` was trained on SmolLM2-135M-Instruct."""
        self._language_models = language_models
        self._adapter = adapter
        self._loading = asyncio.Lock()
        self._model: ExpertModel | None = None

    async def model(self) -> ExpertModel:
        """The model, loaded. Raises ModelError if it cannot be, as where SmolLM2 is not installed."""
        async with self._loading:
            if self._model is None:
                self._model = await asyncio.to_thread(self._load)
            return self._model

    def _load(self) -> ExpertModel:
        return ExpertModel.load(converted_smollm2(self._language_models), self._adapter, ROWS)

    def close(self) -> None:
        """Stop its decode thread, if it has one."""
        if self._model:
            self._model.close()
