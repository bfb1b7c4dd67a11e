"""A lean Llama for decoding on a CPU: prefill and single steps over a KV cache. It neither trains nor samples.

The architecture is that of Touvron et al. (2023), read from a Hugging Face folder (config.json, model.safetensors).
Weights that meet the same input are fused at load (q, k and v; gate and up), and the head dimensions of q and k are
reordered so that the rotary embedding (Su et al. 2021) is one complex product; scores do not change by it. What was
measured and turned down is in docs/decisions/0002-decode-loop.md.
"""

import json
import logging
import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 -- the field's name for it
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from engine.errors import ModelError
from engine.models.adapters import adapted

log = logging.getLogger(__name__)

ROOM = 128  # positions by which a cache grows; a question and its program rarely take more
HALVES = (torch.float16, torch.bfloat16)

Product = Callable[[Tensor], Tensor]  # x -> x @ weight.T


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
    """One block's weights; norms have the shape (width,)."""

    attention_norm: Tensor
    qkv: Product
    output: Product
    mlp_norm: Tensor
    gate_up: Product
    down: Product


class KeyValueCache:
    """Keys and values of up to `rows` sequences: (layers, 2, rows, key heads, positions, head width).

    It has room for ROOM positions and makes more when it must, since what lies close together is read faster.
    """

    def __init__(self, shape: LlamaShape, rows: int) -> None:
        self.entries = torch.zeros(shape.layers, 2, rows, shape.key_heads, ROOM, shape.head_width)

    def reserve(self, positions: int) -> None:
        """Make room for so many positions; what is not written stays 0, so that a weight of 0 hides it."""
        lacking = positions - self.entries.shape[-2]
        if lacking > 0:
            more = -(-lacking // ROOM) * ROOM
            self.entries = F.pad(self.entries, (0, 0, 0, more))

    @torch.inference_mode()
    def copy_row(self, source: int, target: int, length: int) -> None:
        """Copy the first `length` positions of one sequence over another."""
        self.entries[:, :, target, :, :length] = self.entries[:, :, source, :, :length]


class Llama:
    """The forward pass. Not safe for use by two threads at once on one cache."""

    def __init__(
        self, shape: LlamaShape, embedding: Tensor, layers: Sequence[_Layer], norm: Tensor, head: Product
    ) -> None:
        self.shape = shape
        self._embedding = embedding
        self._layers = tuple(layers)
        self._norm = norm
        self._head = head
        self._rotations = _rotations(shape)
        self._least_length = torch.tensor(shape.width * shape.epsilon).sqrt()

    @classmethod
    def load(cls, folder: Path, adapter: Path | None = None) -> "Llama":
        """Read a folder that `LlamaForCausalLM.save_pretrained` wrote, and add the adapter that is trained on it.

        Raises ModelError if one is missing or damaged.
        """
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            weights = load_file(folder / "model.safetensors")
            weights = adapted(weights, adapter) if adapter else weights
            shape = _shape(config)
            layers = [_layer(weights, f"model.layers.{index}.", shape) for index in range(shape.layers)]
            embedding = weights["model.embed_tokens.weight"]
            head = _product(weights.get("lm_head.weight", embedding))
            return cls(shape, embedding, layers, _norm(weights["model.norm.weight"]), head)
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise ModelError(f"no readable Llama in {adapter or folder}: {error}") from error

    @torch.inference_mode()
    def prefill(self, cache: KeyValueCache, first_row: int, prompts: Sequence[Sequence[int]]) -> Tensor:
        """Read prompts into the cache's rows from `first_row` on; logits after each, of shape (prompts, vocabulary)."""
        return self._head(self.read(cache, first_row, prompts))

    @torch.inference_mode()
    def read(self, cache: KeyValueCache, first_row: int, prompts: Sequence[Sequence[int]]) -> Tensor:
        """The same, but the hidden states of which the logits are made, (prompts, width).

        Equal prompts, of which many programs are sampled, are read once.
        """
        distinct = list(dict.fromkeys(map(tuple, prompts)))
        which = torch.tensor([distinct.index(tuple(prompt)) for prompt in prompts])
        longest = max(map(len, distinct))
        cache.reserve(longest)
        rows = slice(first_row, first_row + len(prompts))
        hidden = self._embedded([[*prompt, *[0] * (longest - len(prompt))] for prompt in distinct])
        for entries, layer in zip(cache.entries, self._layers, strict=True):
            query, fresh = self._project(layer, hidden, self._rotations[:longest])
            fresh = fresh.permute(2, 0, 3, 1, 4)
            entries[:, rows, :, :longest] = fresh[:, which]
            hidden = self._finish(layer, hidden, self._attend(query.transpose(1, 2), *fresh))
        last = torch.tensor([len(prompt) - 1 for prompt in distinct])
        return self._normed(hidden[torch.arange(len(distinct)), last], self._norm)[which]

    @torch.inference_mode()
    def step(self, cache: KeyValueCache, tokens: Sequence[int], positions: Sequence[int]) -> Tensor:
        """Read one token more in each of the rows 0, 1, ...; `positions` are the tokens'. Logits (rows, vocabulary)."""
        count, longest = len(tokens), max(positions) + 1
        cache.reserve(longest)
        rows, where = torch.arange(count), torch.tensor(positions)
        mask = self._mask(where, longest)
        known = cache.entries.flatten(2, 3)[:, :, : len(mask), :longest]
        rotation = self._rotations[where]
        hidden = self._embedded(tokens)
        for entries, (keys, values), layer in zip(cache.entries, known, self._layers, strict=True):
            query, entries[:, rows, :, where] = self._project(layer, hidden, rotation)
            query = query.reshape(len(mask), -1, self.shape.head_width)
            scores = torch.baddbmm(mask, query, keys.transpose(1, 2), alpha=self.shape.head_width**-0.5)
            mixed = torch.bmm(torch.softmax(scores, dim=-1), values)
            hidden = self._finish(layer, hidden, mixed.view(count, -1))
        return self._head(self._normed(hidden, self._norm))

    def _embedded(self, tokens: Sequence[int] | Sequence[Sequence[int]]) -> Tensor:
        return F.embedding(torch.tensor(tokens), self._embedding).float()

    def _mask(self, where: Tensor, longest: int) -> Tensor:
        """What is added to a step's scores, (rows * key heads, 1, longest): each key head is a sequence to itself."""
        unseen = torch.arange(longest) > where.repeat_interleave(self.shape.key_heads)[:, None, None]
        return torch.zeros(unseen.shape).masked_fill_(unseen, -torch.inf)

    def _attend(self, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Attention over whole prompts, (prompts, tokens, width).

        A later, padded position is never seen by an earlier one, so padding needs no mask here.
        """
        grouped = self.shape.heads != self.shape.key_heads
        mixed = F.scaled_dot_product_attention(query, key, value, is_causal=True, enable_gqa=grouped)
        return mixed.transpose(1, 2).flatten(2)

    def _project(self, layer: _Layer, hidden: Tensor, rotation: Tensor) -> tuple[Tensor, Tensor]:
        """Rotated queries (..., heads, head width); rotated keys and the values (..., 2, key heads, head width)."""
        shape = self.shape
        fused = layer.qkv(self._normed(hidden, layer.attention_norm))
        pairs = torch.view_as_complex(fused.view(*hidden.shape[:-1], -1, shape.head_width // 2, 2))
        turned = torch.view_as_real(pairs * rotation).flatten(-2)
        return turned[..., : shape.heads, :], turned[..., shape.heads :, :].unflatten(-2, (2, -1))

    def _finish(self, layer: _Layer, hidden: Tensor, mixed: Tensor) -> Tensor:
        """The rest of a block after attention: the output projection and the gated MLP, each added to the stream."""
        hidden = hidden + layer.output(mixed)
        gate, up = layer.gate_up(self._normed(hidden, layer.mlp_norm)).chunk(2, dim=-1)
        return hidden + layer.down(F.silu(gate) * up)

    def _normed(self, hidden: Tensor, weight: Tensor) -> Tensor:
        """RMSNorm (Zhang and Sennrich 2019) by way of the length, in fewer operations than `F.rms_norm` takes."""
        length = torch.linalg.vector_norm(hidden, dim=-1, keepdim=True)
        return hidden * (weight / torch.hypot(length, self._least_length))


def _shape(config: Mapping[str, Any]) -> LlamaShape:
    heads = config["num_attention_heads"]
    rope = config.get("rope_parameters") or config.get("rope_scaling") or {}
    plain = config["model_type"] == "llama" and config.get("hidden_act", "silu") == "silu"
    biased = config.get("attention_bias") or config.get("mlp_bias")
    if not plain or biased or rope.get("rope_type", "default") != "default":
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
        attention_norm=_norm(weight("input_layernorm")),
        qkv=_product(torch.cat([query, key, weight("self_attn.v_proj")])),
        output=_product(weight("self_attn.o_proj")),
        mlp_norm=_norm(weight("post_attention_layernorm")),
        gate_up=_product(torch.cat([weight("mlp.gate_proj"), weight("mlp.up_proj")])),
        down=_product(weight("mlp.down_proj")),
    )


def _product(weight: Tensor) -> Product:
    """Multiplication by a weight of shape (outputs, inputs): in half precision where it is saved so, else in fp32.

    FBGEMM reads half floats and computes in fp32, so float16 weights lose nothing; those of a bfloat16 weight that
    float16 has no room for (under 6e-8) become 0.
    """
    wide = weight.float()
    if weight.dtype not in HALVES or not has_fbgemm():
        return partial(F.linear, weight=wide)
    with warnings.catch_warnings():
        # torch means to drop these two; the pin on its version holds until its other kernels are as quick at one row
        warnings.filterwarnings("ignore", message="fbgemm_", category=UserWarning)
        packed = torch.fbgemm_pack_gemm_matrix_fp16(wide)
        product = partial(torch.fbgemm_linear_fp16_weight_fp32_activation, packed_weight=packed, bias=None)
        product(torch.zeros(1, weight.shape[1]))  # it warns at its first call
    return product


@cache
def has_fbgemm() -> bool:
    """Whether torch has FBGEMM's half precision kernels: on x86 yes, on ARM no. Where not is logged, once."""
    found = "fbgemm" in torch.backends.quantized.supported_engines and hasattr(torch, "fbgemm_pack_gemm_matrix_fp16")
    if not found:
        log.warning("this build of torch has no FBGEMM; models decode in fp32, at about half the speed")
    return found


def _norm(weight: Tensor) -> Tensor:
    """An RMSNorm's weight for `_normed`, which divides by the length of a vector and not by its root mean square."""
    return weight.float() * math.sqrt(weight.shape[0])


def _paired(projection: Tensor, heads: int) -> Tensor:
    """Rows reordered so that the two dimensions that rotate together (j and j + half, as saved) are neighbours."""
    halves = projection.view(heads, 2, -1, projection.shape[1])
    return halves.transpose(1, 2).reshape(projection.shape).contiguous()


def _rotations(shape: LlamaShape) -> Tensor:
    """The rotary embedding's unit complex numbers, (positions, heads of q, k and v, head width / 2); values stay put."""
    exponents = torch.arange(0, shape.head_width, 2, dtype=torch.float32) / shape.head_width
    angles = torch.outer(torch.arange(shape.positions).float(), shape.rope_base**-exponents)
    turning = torch.polar(torch.ones_like(angles), angles)[:, None]
    turned = turning.expand(-1, shape.heads + shape.key_heads, -1)
    return torch.cat([turned, torch.ones_like(turning).expand(-1, shape.key_heads, -1)], dim=1)
