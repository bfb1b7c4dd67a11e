"""Endless batches of fresh problems for training an expert from nothing, the same ones for the same recipe and step."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import torch
from transformers import PreTrainedTokenizerBase

from engine.prompts import expert_prompt
from finetune.problems.curriculum import sample
from finetune.problems.problem import Problem
from finetune.recipes import PretrainRecipe

POOLED_BATCHES = 8  # drawn together and sorted by length, so that a batch holds problems of like length
NOT_LEARNED = -100  # the label of a position that the loss leaves out


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Token ids and labels, each [problems, positions]; labels stand at the position that predicts them."""

    ids: torch.Tensor
    labels: torch.Tensor

    @property
    def tokens(self) -> int:
        """Tokens that the model reads, padding included."""
        return self.ids.numel()


def batch_at(recipe: PretrainRecipe, step: int, tokenizer: PreTrainedTokenizerBase) -> Batch:
    """The batch of that step; it depends on the recipe and the step alone, so that a run can be taken up anywhere."""
    pool, place = divmod(step, POOLED_BATCHES)
    rng = Random(f"{recipe.expert}:{recipe.seed}:{pool}")
    weights = stage_weights(recipe, step / recipe.steps)
    stages = rng.choices(range(len(weights)), weights, k=recipe.batch * POOLED_BATCHES)
    problems = sorted((sample(recipe.expert, stage, rng) for stage in stages), key=_length)
    order = rng.sample(range(POOLED_BATCHES), POOLED_BATCHES)
    start = order[place] * recipe.batch
    return collate(problems[start : start + recipe.batch], tokenizer)


def stage_weights(recipe: PretrainRecipe, progress: float) -> tuple[float, ...]:
    """How often each stage is drawn at that share (0..1) of the run."""
    return next(weights for until, weights in recipe.stages if progress < until)


def collate(problems: Sequence[Problem], tokenizer: PreTrainedTokenizerBase) -> Batch:
    """Problems as one right-padded batch; only the program and its end are learned."""
    rows = [_row(problem, tokenizer) for problem in problems]
    width = max(len(prompt) + len(completion) for prompt, completion in rows) - 1
    ids = torch.full((len(rows), width), tokenizer.pad_token_id, dtype=torch.long)
    labels = torch.full((len(rows), width), NOT_LEARNED, dtype=torch.long)
    for index, (prompt, completion) in enumerate(rows):
        whole = torch.tensor(prompt + completion)
        ids[index, : len(whole) - 1] = whole[:-1]
        labels[index, len(prompt) - 1 : len(whole) - 1] = whole[len(prompt) :]
    return Batch(ids, labels)


def _row(problem: Problem, tokenizer: PreTrainedTokenizerBase) -> tuple[list[int], list[int]]:
    prompt = tokenizer(expert_prompt(problem.question), add_special_tokens=False)["input_ids"]
    completion = tokenizer(problem.program, add_special_tokens=False)["input_ids"]
    return prompt, [*completion, tokenizer.eos_token_id]


def _length(problem: Problem) -> int:
    return len(problem.question) + len(problem.program)
