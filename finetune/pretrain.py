"""Trains a tiny expert from nothing: a Llama-architecture model that reads sketches and writes programs of tool calls.

Run with `python -m finetune pretrain EXPERT|all [--small]`. Fresh problems at every step, the simple ones first
(curriculum), and the loss on the program only. It does not learn from ratings; that is `finetune.dpo`.
"""

import hashlib
import math
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch.nn import functional
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerBase

from finetune.pretrain_data import NOT_LEARNED, Batch, batch_at, collate, vocabulary
from finetune.problems.curriculum import LAST_STAGE, sample_lesson
from finetune.progress import CheckpointError, Progress, TrainingProgress
from finetune.recipes import PretrainRecipe, Shape

CHECKPOINT_NAME = "checkpoint.pt"
REPORT_EVERY = 50
EVALUATION_BATCH = 128


@dataclass(frozen=True, slots=True)
class PretrainReport:
    """What a finished run came to. `exact` is the share of held-out problems with the exact program, by family."""

    recipe: PretrainRecipe
    parameters: int
    tokens: int
    seconds: float
    exact: Mapping[str, float]


@dataclass(slots=True)
class _Run:
    """A run under way: what a checkpoint holds."""

    model: LlamaForCausalLM
    optimizers: tuple[torch.optim.Optimizer, ...]
    tokenizer: str  # its digest
    step: int = 0
    tokens: int = 0
    seconds: float = 0.0


def pretrain(
    recipe: PretrainRecipe, work_folder: Path, report: Progress
) -> tuple[LlamaForCausalLM, PreTrainedTokenizerBase, PretrainReport]:
    """Train to the recipe's last step, taking up the checkpoint in `work_folder` if there is one.

    Raises CheckpointError if that checkpoint belongs to another recipe or tokenizer, which is learned from today's files.
    """
    tokenizer = vocabulary(recipe)
    run = _opened(recipe, tokenizer, work_folder / CHECKPOINT_NAME)
    losses: list[float] = []
    while run.step < recipe.steps:
        started = time.perf_counter()
        batch = batch_at(recipe, run.step, tokenizer)
        losses.append(_train(run, recipe, batch))
        run.step += 1
        run.tokens += batch.tokens
        run.seconds += time.perf_counter() - started
        if run.step % REPORT_EVERY == 0 or run.step % recipe.evaluate_every == 0:
            report(_progress(run, recipe, tokenizer, losses))
            losses.clear()
        if run.step % recipe.save_every == 0:
            _save(run, recipe, work_folder / CHECKPOINT_NAME)
    exact = held_out_exact(run.model, tokenizer, recipe, 4 * recipe.held_out_problems)
    parameters = sum(parameter.numel() for parameter in run.model.parameters())
    return run.model, tokenizer, PretrainReport(recipe, parameters, run.tokens, run.seconds, exact)


def new_model(shape: Shape, tokenizer: PreTrainedTokenizerBase) -> LlamaForCausalLM:
    """A model of that shape with fresh weights."""
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=shape.width,
        intermediate_size=shape.inner_width,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.key_heads,
        max_position_embeddings=shape.positions,
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    model = LlamaForCausalLM(config)
    model.set_attn_implementation("eager")  # under bf16 on the CPU it measured 1.8 times as fast as sdpa at this width
    return model


def held_out_exact(
    model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerBase, recipe: PretrainRecipe, count: int
) -> dict[str, float]:
    """The share of held-out problems whose program greedy decoding writes exactly, by family, and under "all".

    One forward pass is enough: greedy decoding writes the program exactly if every token of it is the likeliest one
    after the right tokens before it.
    """
    rng = Random(f"held out:{recipe.expert}")
    problems = [sample_lesson(recipe.expert, LAST_STAGE, rng, held=True, only=recipe.families) for _ in range(count)]
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for start in range(0, count, EVALUATION_BATCH):
        part = problems[start : start + EVALUATION_BATCH]
        for problem, hit in zip(part, _exact(model, collate(part, tokenizer)), strict=True):
            hits[problem.family].append(hit)
            hits["all"].append(hit)
    return {family: sum(found) / len(found) for family, found in sorted(hits.items())}


@torch.inference_mode()
def _exact(model: LlamaForCausalLM, batch: Batch) -> list[bool]:
    with torch.autocast("cpu", torch.bfloat16):
        guessed = model(input_ids=batch.ids).logits.argmax(-1)
    right = (guessed == batch.labels) | (batch.labels == NOT_LEARNED)
    hits: list[bool] = right.all(dim=1).tolist()
    return hits


def _opened(recipe: PretrainRecipe, tokenizer: PreTrainedTokenizerBase, checkpoint: Path) -> _Run:
    torch.manual_seed(recipe.seed)
    model = new_model(recipe.shape, tokenizer).train()
    run = _Run(model, _optimizers(model, recipe), _digest(tokenizer))
    if checkpoint.exists():
        saved: dict[str, Any] = torch.load(checkpoint, weights_only=True)
        if (saved["recipe"], saved.get("tokenizer")) != (repr(recipe), run.tokenizer):
            raise CheckpointError(f"{checkpoint} belongs to another recipe or tokenizer: remove it to start anew")
        model.load_state_dict(saved["model"])
        for optimizer, state in zip(run.optimizers, saved["optimizers"], strict=True):
            optimizer.load_state_dict(state)
        run.step, run.tokens, run.seconds = saved["step"], saved["tokens"], saved["seconds"]
    return run


def _digest(tokenizer: PreTrainedTokenizerBase) -> str:
    return hashlib.sha256(tokenizer.backend_tokenizer.to_str().encode()).hexdigest()[:16]


def _optimizers(model: LlamaForCausalLM, recipe: PretrainRecipe) -> tuple[torch.optim.Optimizer, ...]:
    """Muon for the layers' matrices, AdamW for the embedding and the norms.

    Muon: K. Jordan et al., "Muon: an optimizer for hidden layers in neural networks", 2024. Here it came to the loss
    of AdamW's step 500 by step 270 (docs/lab.md).
    """
    layers = list(model.model.layers.parameters())
    matrices = [parameter for parameter in layers if parameter.ndim == 2]
    others = [parameter for parameter in model.parameters() if all(parameter is not matrix for matrix in matrices)]
    return (
        torch.optim.Muon(
            matrices, lr=recipe.learning_rate, weight_decay=recipe.weight_decay, adjust_lr_fn="match_rms_adamw"
        ),
        torch.optim.AdamW(others, lr=recipe.learning_rate, betas=(0.9, 0.95), weight_decay=0.0),
    )


def _save(run: _Run, recipe: PretrainRecipe, checkpoint: Path) -> None:
    """Write the checkpoint beside the old one, then replace it, so that a kill leaves one of the two."""
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    written = checkpoint.with_suffix(".new")
    optimizers = [optimizer.state_dict() for optimizer in run.optimizers]
    state = {"model": run.model.state_dict(), "optimizers": optimizers}
    known = {"recipe": repr(recipe), "tokenizer": run.tokenizer}
    torch.save(state | known | {"step": run.step, "tokens": run.tokens, "seconds": run.seconds}, written)
    written.replace(checkpoint)


def _train(run: _Run, recipe: PretrainRecipe, batch: Batch) -> float:
    """One optimizer step; returns the mean loss of a program's token."""
    rate = learning_rate(recipe, run.step)
    with torch.autocast("cpu", torch.bfloat16):
        hidden = run.model.model(input_ids=batch.ids).last_hidden_state
        learned = batch.labels != NOT_LEARNED
        logits = run.model.lm_head(hidden[learned])
    loss = functional.cross_entropy(logits.float(), batch.labels[learned])
    run.model.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.model.parameters(), recipe.largest_gradient)
    for optimizer in run.optimizers:
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.step()
    return loss.item()


def learning_rate(recipe: PretrainRecipe, step: int) -> float:
    """Linear warm-up, then half a cosine down to `final_rate` of the rate."""
    if step < recipe.warm_up:
        return recipe.learning_rate * (step + 1) / recipe.warm_up
    progress = (step - recipe.warm_up) / max(1, recipe.steps - recipe.warm_up)
    cosine = (1 + math.cos(math.pi * progress)) / 2
    return recipe.learning_rate * (recipe.final_rate + (1 - recipe.final_rate) * cosine)


def _progress(
    run: _Run, recipe: PretrainRecipe, tokenizer: PreTrainedTokenizerBase, losses: list[float]
) -> TrainingProgress:
    exact = None
    if run.step % recipe.evaluate_every == 0:
        exact = held_out_exact(run.model, tokenizer, recipe, recipe.held_out_problems)["all"]
    left = run.seconds / run.step * (recipe.steps - run.step)
    return TrainingProgress(run.step, recipe.steps, sum(losses) / len(losses), run.seconds, left, exact)
