"""A lean Llama for decoding on a CPU: prefill and single steps over a static KV cache. It neither trains nor samples.

The architecture is that of Touvron et al. (2023), read from a Hugging Face folder (config.json, model.safetensors).
Weights that meet the same input are fused at load (q, k and v; gate and up), and the head dimensions of q and k are
reordered so that the rotary embedding (Su et al. 2021) is one complex product; scores do not change by it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 -- the field's name for it
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from engine.errors import ModelError


@dataclass(frozen=True, slots=True)
class LlamaShape:
    """The sizes of a model. `positions` bounds prompt and completion together."""

    layers: int
    width: int
    heads: int
    key_heads: int
    head_width: int
    positions: int
    vocabulary: int
    rope_base: float
    epsilon: float


@dataclass(frozen=True, slots=True)
class _Layer:
    """One block's weights, each of shape (outputs, inputs); norms of shape (width,)."""

    attention_norm: Tensor
    qkv: Tensor
    output: Tensor
    mlp_norm: Tensor
    gate_up: Tensor
    down: Tensor


class KeyValueCache:
    """Keys and values of up to `rows` sequences: per layer (rows, key heads, positions, head width)."""

    def __init__(self, shape: LlamaShape, rows: int, positions: int) -> None:
        size = (shape.layers, rows, shape.key_heads, positions, shape.head_width)
        self.keys = torch.zeros(size)
        self.values = torch.zeros(size)
        self.positions = positions

    def copy_row(self, source: int, target: int, length: int) -> None:
        """Copy the first `length` positions of one sequence over another."""
        self.keys[:, target, :, :length] = self.keys[:, source, :, :length]
        self.values[:, target, :, :length] = self.values[:, source, :, :length]


class Llama:
    """The forward pass. Not safe for use by two threads at once on one cache."""

    def __init__(
        self, shape: LlamaShape, embedding: Tensor, layers: Sequence[_Layer], norm: Tensor, head: Tensor
    ) -> None:
        self.shape = shape
        self._embedding = embedding
        self._layers = tuple(layers)
        self._norm = norm
        self._head = head
        self._rotations = _rotations(shape)

    @classmethod
    def load(cls, folder: Path) -> "Llama":
        """Read a folder that `LlamaForCausalLM.save_pretrained` wrote. Raises ModelError if it is missing or damaged."""
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            weights = {name: tensor.float() for name, tensor in load_file(folder / "model.safetensors").items()}
            shape = _shape(config)
            layers = [_layer(weights, f"model.layers.{index}.", shape) for index in range(shape.layers)]
            embedding = weights["model.embed_tokens.weight"]
            head = weights.get("lm_head.weight", embedding)
            return cls(shape, embedding, layers, weights["model.norm.weight"], head)
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise ModelError(f"no readable Llama in {folder}: {error}") from error

    @torch.inference_mode()
    def prefill(self, cache: KeyValueCache, first_row: int, prompts: Sequence[Sequence[int]]) -> Tensor:
        """Read prompts into the cache's rows from `first_row` on; logits after each, of shape (prompts, vocabulary)."""
        longest = max(map(len, prompts))
        tokens = torch.tensor([[*prompt, *[0] * (longest - len(prompt))] for prompt in prompts])
        rows = slice(first_row, first_row + len(prompts))
        hidden = F.embedding(tokens, self._embedding)
        for index, layer in enumerate(self._layers):
            query, key, value = self._project(layer, hidden, self._rotations[:longest, None])
            cache.keys[index, rows, :, :longest] = key
            cache.values[index, rows, :, :longest] = value
            # a later, padded position is never seen by an earlier one, so padding needs no mask here
            mixed = F.scaled_dot_product_attention(query, key, value, is_causal=True, enable_gqa=self._grouped)
            hidden = self._finish(layer, hidden, mixed)
        last = torch.tensor([len(prompt) - 1 for prompt in prompts])
        return self._logits(hidden[torch.arange(len(prompts)), last])

    @torch.inference_mode()
    def step(self, cache: KeyValueCache, tokens: Sequence[int], positions: Sequence[int]) -> Tensor:
        """Read one token more in each of the rows 0, 1, ...; `positions` are the tokens'. Logits (rows, vocabulary)."""
        longest = max(positions) + 1
        where = torch.tensor(positions)
        rows = torch.arange(len(tokens))
        seen = (torch.arange(longest) <= where[:, None])[:, None, None] if len(tokens) > 1 else None
        rotation = self._rotations[where][:, None, None]
        hidden = F.embedding(torch.tensor(tokens)[:, None], self._embedding)
        for index, layer in enumerate(self._layers):
            query, key, value = self._project(layer, hidden, rotation)
            keys, values = cache.keys[index], cache.values[index]
            keys[rows, :, where] = key[:, :, 0]
            values[rows, :, where] = value[:, :, 0]
            known = (slice(len(tokens)), slice(None), slice(longest))
            mixed = F.scaled_dot_product_attention(
                query, keys[known], values[known], attn_mask=seen, enable_gqa=self._grouped
            )
            hidden = self._finish(layer, hidden, mixed)
        return self._logits(hidden[:, 0])

    def _project(self, layer: _Layer, hidden: Tensor, rotation: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Rotated queries and keys, and values, each (batch, heads, tokens, head width)."""
        shape = self.shape
        turned = shape.heads + shape.key_heads
        fused = F.linear(self._normed(hidden, layer.attention_norm), layer.qkv)
        fused = fused.view(*hidden.shape[:2], turned + shape.key_heads, shape.head_width)
        pairs = torch.view_as_complex(fused[:, :, :turned].unflatten(-1, (-1, 2)))
        rotated = torch.view_as_real(pairs * rotation).flatten(-2).transpose(1, 2)
        return rotated[:, : shape.heads], rotated[:, shape.heads :], fused[:, :, turned:].transpose(1, 2)

    def _finish(self, layer: _Layer, hidden: Tensor, mixed: Tensor) -> Tensor:
        """The rest of a block after attention: the output projection and the gated MLP, each added to the stream."""
        hidden = hidden + F.linear(mixed.transpose(1, 2).flatten(-2), layer.output)
        gate, up = F.linear(self._normed(hidden, layer.mlp_norm), layer.gate_up).chunk(2, dim=-1)
        return hidden + F.linear(F.silu(gate) * up, layer.down)

    def _logits(self, hidden: Tensor) -> Tensor:
        return F.linear(self._normed(hidden, self._norm), self._head)

    def _normed(self, hidden: Tensor, weight: Tensor) -> Tensor:
        return F.rms_norm(hidden, weight.shape, weight, self.shape.epsilon)

    @property
    def _grouped(self) -> bool:
        return self.shape.heads != self.shape.key_heads


def _shape(config: Mapping[str, Any]) -> LlamaShape:
    heads = config["num_attention_heads"]
    rope = config.get("rope_parameters") or config.get("rope_scaling") or {}
    if config["model_type"] != "llama" or rope.get("rope_type", "default") != "default":
        raise ValueError("only plain Llama models can be read")
    return LlamaShape(
        layers=config["num_hidden_layers"],
        width=config["hidden_size"],
        heads=heads,
        key_heads=config.get("num_key_value_heads") or heads,
        head_width=config.get("head_dim") or config["hidden_size"] // heads,
        positions=config["max_position_embeddings"],
        vocabulary=config["vocab_size"],
        rope_base=rope.get("rope_theta") or config.get("rope_theta") or 10_000.0,
        epsilon=config["rms_norm_eps"],
    )


def _layer(weights: Mapping[str, Tensor], prefix: str, shape: LlamaShape) -> _Layer:
    def weight(name: str) -> Tensor:
        return weights[f"{prefix}{name}.weight"]

    query = _paired(weight("self_attn.q_proj"), shape.heads)
    key = _paired(weight("self_attn.k_proj"), shape.key_heads)
    return _Layer(
        attention_norm=weight("input_layernorm"),
        qkv=torch.cat([query, key, weight("self_attn.v_proj")]),
        output=weight("self_attn.o_proj"),
        mlp_norm=weight("post_attention_layernorm"),
        gate_up=torch.cat([weight("mlp.gate_proj"), weight("mlp.up_proj")]),
        down=weight("mlp.down_proj"),
    )


def _paired(projection: Tensor, heads: int) -> Tensor:
    """Rows reordered so that the two dimensions that rotate together (j and j + half, as saved) are neighbours."""
    halves = projection.view(heads, 2, -1, projection.shape[1])
    return halves.transpose(1, 2).reshape(projection.shape).contiguous()


def _rotations(shape: LlamaShape) -> Tensor:
    """The rotary embedding's unit complex numbers, (positions, head width / 2)."""
    exponents = torch.arange(0, shape.head_width, 2, dtype=torch.float32) / shape.head_width
    angles = torch.outer(torch.arange(shape.positions).float(), shape.rope_base**-exponents)
    return torch.polar(torch.ones_like(angles), angles)
