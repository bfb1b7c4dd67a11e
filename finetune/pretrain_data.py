"""Endless batches of fresh problems for training an expert from nothing, the same ones for the same recipe and step."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from random import Random

import torch
from transformers import PreTrainedTokenizerBase

from finetune.problems.by_hand import written_lesson
from finetune.problems.curriculum import LAST_STAGE, sample_lesson
from finetune.problems.slotted import Lesson
from finetune.problems.words.gsm8k import gsm8k_lessons, gsm8k_questions
from finetune.recipes import PretrainRecipe
from finetune.vocabulary import sketch_tokenizer

GSM8K_FILE = Path("data/gsm8k/train.jsonl")
log = logging.getLogger(__name__)

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
    problems = _pool(recipe, pool)
    order = Random(f"{recipe.expert}:{recipe.seed}:{pool}:order").sample(range(POOLED_BATCHES), POOLED_BATCHES)
    start = order[place] * recipe.batch
    return collate(problems[start : start + recipe.batch], tokenizer)


@lru_cache(maxsize=1)  # the steps of a pool follow each other, and drawing takes longer than a step
def _pool(recipe: PretrainRecipe, pool: int) -> tuple[Lesson, ...]:
    """The problems of as many steps as are drawn together, the shortest first."""
    rng = Random(f"{recipe.expert}:{recipe.seed}:{pool}")
    weights = stage_weights(recipe, pool * POOLED_BATCHES / recipe.steps)
    stages = rng.choices(range(len(weights)), weights, k=recipe.batch * POOLED_BATCHES)
    return tuple(sorted((_drawn(recipe, stage, rng) for stage in stages), key=_length))


def _drawn(recipe: PretrainRecipe, stage: int, rng: Random) -> Lesson:
    """A generated problem, or by the recipe's shares one of GSM8K or one written by hand."""
    kind = rng.random()
    if kind < recipe.gsm8k_share and (published := gsm8k()):
        return rng.choice(published)
    if kind > 1 - recipe.written_share:
        return written_lesson(recipe.expert, rng)
    return sample_lesson(recipe.expert, stage, rng, only=recipe.families)


@cache
def gsm8k() -> list[Lesson]:
    """GSM8K's training problems, where they are; without them stories are learned from generated ones alone."""
    if not GSM8K_FILE.exists():
        log.warning("%s is missing: training goes on with generated problems alone", GSM8K_FILE)
        return []
    return gsm8k_lessons(GSM8K_FILE)


@cache
def published_questions() -> list[str]:
    """GSM8K's training questions as they are, where the file is; none where it is not."""
    return gsm8k_questions(GSM8K_FILE) if GSM8K_FILE.exists() else []


def vocabulary(recipe: PretrainRecipe) -> PreTrainedTokenizerBase:
    """The tokenizer that a recipe's experts read with, learned from problems of the last stage."""
    rng = Random(f"{recipe.expert}:{recipe.seed}:vocabulary")
    lessons = [_drawn(recipe, LAST_STAGE, rng) for _ in range(recipe.vocabulary_problems)]
    return sketch_tokenizer((one.prompt + one.completion for one in lessons), recipe.vocabulary)


def stage_weights(recipe: PretrainRecipe, progress: float) -> tuple[float, ...]:
    """How often each stage is drawn at that share (0..1) of the run."""
    return next(weights for until, weights in recipe.stages if progress < until)


def collate(problems: Sequence[Lesson], tokenizer: PreTrainedTokenizerBase) -> Batch:
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


def _row(problem: Lesson, tokenizer: PreTrainedTokenizerBase) -> tuple[list[int], list[int]]:
    prompt = tokenizer(problem.prompt, add_special_tokens=False)["input_ids"]
    completion = tokenizer(problem.completion, add_special_tokens=False)["input_ids"]
    return prompt, [*completion, tokenizer.eos_token_id]


def _length(problem: Lesson) -> int:
    return len(problem.prompt) + len(problem.completion)
