"""The learned gate: a message to the expert that should answer it, with a calibrated confidence. It answers nothing.

It reads the sketch of the message: what the numbers are says nothing about who should answer. A small transformer
encoder (Vaswani et al. 2017, pre-norm) over byte-level BPE tokens, mean-pooled; about 1.4 million
parameters. The confidence is the softmax at the temperature found on held-out messages (Guo et al., "On Calibration of
Modern Neural Networks", 2017). Labels are data in the folder's config.json, not code.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from engine.errors import ModelError
from engine.reading.sketch import sketch

MOST_TOKENS = 96  # of a message; the rest is not read


@dataclass(frozen=True, slots=True)
class GateShape:
    """The sizes of a gate."""

    vocabulary: int
    layers: int = 3
    width: int = 128
    heads: int = 4
    inner_width: int = 384


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest expert, its probability, and every expert's (0..1)."""

    expert: str
    confidence: float
    scores: Mapping[str, float]


class GateModel(nn.Module):
    """Token ids (messages, tokens), 0 as padding, to logits (messages, labels)."""

    def __init__(self, shape: GateShape, labels: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(shape.vocabulary, shape.width, padding_idx=0)
        self.position = nn.Embedding(MOST_TOKENS, shape.width)
        block = nn.TransformerEncoderLayer(
            shape.width,
            shape.heads,
            shape.inner_width,
            dropout=0.1,
            activation="gelu",
            batch_first=True,
            norm_first=True,
        )
        self.encoder = nn.TransformerEncoder(
            block, shape.layers, norm=nn.LayerNorm(shape.width), enable_nested_tensor=False
        )
        self.head = nn.Linear(shape.width, labels)

    def forward(self, tokens: Tensor) -> Tensor:
        """The logits of padded messages."""
        padding = tokens == 0
        places = torch.arange(tokens.shape[1], device=tokens.device)
        hidden = self.encoder(self.embedding(tokens) + self.position(places), src_key_padding_mask=padding)
        present = (~padding).unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * present).sum(dim=1) / present.sum(dim=1).clamp(min=1)
        logits: Tensor = self.head(pooled)
        return logits


class Gate:
    """A trained gate, ready to classify."""

    def __init__(self, model: GateModel, tokenizer: Tokenizer, labels: Sequence[str], temperature: float) -> None:
        self.model = model.eval()
        self.tokenizer = tokenizer
        self.labels = tuple(labels)
        self.temperature = temperature

    @classmethod
    def load(cls, folder: Path) -> "Gate":
        """Read a folder that `save` wrote. Raises ModelError if it is missing or damaged."""
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            model = GateModel(GateShape(**config["shape"]), len(config["labels"]))
            weights = {name: tensor.float() for name, tensor in load_file(folder / "model.safetensors").items()}
            model.load_state_dict(weights)
            tokenizer = Tokenizer.from_buffer((folder / "tokenizer.json").read_bytes())
        except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError) as error:
            raise ModelError(f"no readable gate in {folder}: {error}") from error
        return cls(model, tokenizer, config["labels"], config["temperature"])

    def save(self, folder: Path, shape: GateShape) -> None:
        """Write config.json, tokenizer.json and the weights in 16 bit."""
        folder.mkdir(parents=True, exist_ok=True)
        config = {"shape": asdict(shape), "labels": self.labels, "temperature": self.temperature}
        (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
        self.tokenizer.save(str(folder / "tokenizer.json"))
        weights = {name: tensor.half().contiguous() for name, tensor in self.model.state_dict().items()}
        save_file(weights, folder / "model.safetensors")

    @torch.inference_mode()
    def classify(self, text: str) -> Verdict:
        """Which expert a message is for."""
        logits = self.model(torch.tensor([encode(self.tokenizer, text)]))[0]
        scores = torch.softmax(logits / self.temperature, dim=-1).tolist()
        best = max(range(len(scores)), key=scores.__getitem__)
        return Verdict(self.labels[best], scores[best], MappingProxyType(dict(zip(self.labels, scores, strict=True))))


def encode(tokenizer: Tokenizer, text: str) -> list[int]:
    """A message's token ids, at least one and at most MOST_TOKENS; serving and training share it."""
    return tokenizer.encode(sketch(text).text or " ", add_special_tokens=False).ids[:MOST_TOKENS]
