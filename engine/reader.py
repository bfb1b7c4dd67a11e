"""The reader: a language model with an adapter that writes programs, for questions that the tiny experts are unsure of.

It reads what they read and writes what they write, but knows English from before; hence it is also asked whom a message
is for, where the gate is not certain. It is loaded at its first question: that takes seconds, and whoever asks only what
the experts know never waits for it.
"""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from engine.models.runtime import ExpertModel
from engine.models.smollm2 import converted_smollm2
from engine.probe import Probe
from engine.reading.sketch import expert_prompt

ROWS = 16  # its cache is large, and it is asked seldom


class Reader:
    """One release's reader."""

    def __init__(self, language_models: Path, adapter: Path) -> None:
        """`language_models` is where converted language models are kept; `adapter` was trained on SmolLM2-135M-Instruct."""
        self._language_models = language_models
        self._adapter = adapter
        self._loading = asyncio.Lock()
        self._model: ExpertModel | None = None
        self._probe: Probe | None = None

    async def model(self) -> ExpertModel:
        """The model, loaded. Raises ModelError if it cannot be, as where SmolLM2 is not installed."""
        async with self._loading:
            if self._model is None:
                self._model = await asyncio.to_thread(self._load)
            return self._model

    async def opinion(self, question: str) -> Mapping[str, float]:
        """Whom a message is for: every expert's probability (0..1).

        Raises ModelError if the model or its probe cannot be loaded, PromptLengthError if the message is too long.
        """
        model = await self.model()
        if self._probe is None:
            self._probe = await asyncio.to_thread(Probe.load, self._adapter)
        return self._probe.scores(await model.state(expert_prompt(question)))

    def _load(self) -> ExpertModel:
        return ExpertModel.load(converted_smollm2(self._language_models), self._adapter, ROWS)

    def close(self) -> None:
        """Stop its decode thread, if it has one."""
        if self._model:
            self._model.close()
