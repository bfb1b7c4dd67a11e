"""A second opinion on whom a message is for: a linear probe of the hidden state that the reader has after it.

A language model knows English from before, so its state tells talk from questions where the gate, which has seen only
what it was shown, is in doubt (Alain and Bengio, "Understanding intermediate layers using linear classifier probes",
2016). What the two together gain is in docs/lab.md.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from engine.errors import ModelError

PROBE_NAME = "probe.safetensors"


class Probe:
    """A linear layer from hidden states to experts. `weight` is (labels, width), `bias` (labels)."""

    def __init__(self, labels: Sequence[str], weight: Tensor, bias: Tensor) -> None:
        self.labels = tuple(labels)
        self._weight = weight
        self._bias = bias

    @classmethod
    def load(cls, folder: Path) -> "Probe":
        """Read the file that `save` wrote. Raises ModelError if it is missing or damaged."""
        try:
            with safe_open(folder / PROBE_NAME, framework="pt") as file:
                labels = json.loads(file.metadata()["labels"])
                return cls(labels, file.get_tensor("weight"), file.get_tensor("bias"))
        except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
            raise ModelError(f"no readable probe in {folder}: {error}") from error

    def save(self, folder: Path) -> None:
        """Write it into a reader's folder."""
        weights = {"weight": self._weight.contiguous(), "bias": self._bias}
        save_file(weights, folder / PROBE_NAME, metadata={"labels": json.dumps(self.labels)})

    @torch.inference_mode()
    def scores(self, state: Tensor) -> Mapping[str, float]:
        """Every expert's probability (0..1) by a hidden state, (width)."""
        logits = torch.nn.functional.linear(state, self._weight, self._bias)
        return dict(zip(self.labels, torch.softmax(logits, dim=-1).tolist(), strict=True))
