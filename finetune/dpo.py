"""Trains one expert by DPO on preference pairs, with TRL: pairs and replay in, a folder of weights out."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import torch
from datasets import Dataset
from safetensors import SafetensorError
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    PreTrainedModel,
    TrainerCallback,
    TrainerControl,
    TrainerState,
    TrainingArguments,
)
from trl import DPOConfig, DPOTrainer

from engine.errors import ModelError
from engine.prompts import expert_prompt
from feedback.datasets import PreferencePair, dpo_row
from finetune.problems.curriculum import LAST_STAGE, sample
from finetune.recipes import DpoRecipe

METRICS_NAME = "metrics.jsonl"
CARD_NAME = "README.md"
MOST_TOKENS = 768  # of prompt and completion, as in serving

_TUNED = """
## Tuned on ratings

Then trained by direct preference optimisation on {pairs} pairs of answers that people rated: `{recipe}`. The figures
above are those of the weights before; the release's manifest has the new ones.
"""

Progress = Callable[[float], None]


def train_dpo(
    serving: Path, pairs: Sequence[PreferencePair], recipe: DpoRecipe, folder: Path, progress: Progress
) -> Path:
    """Train the expert in `serving` on pairs of its own; the candidate's folder, in the form that the engine loads.

    `progress` hears the share that is done (0..1); what it raises ends the training. The losses of every step stand
    beside the weights. Raises ModelError if the serving expert cannot be read.
    """
    torch.manual_seed(recipe.seed)
    model, reference = _load(serving), _load(serving)
    tokenizer = AutoTokenizer.from_pretrained(serving)
    trainer = DPOTrainer(
        model=model,
        ref_model=reference,  # explicit: TRL would look up the model's name on a hub
        args=_arguments(recipe, folder / "trainer"),
        train_dataset=Dataset.from_list(_rows(pairs, recipe)),
        processing_class=tokenizer,
        callbacks=[_Tell(progress)],
    )
    trainer.train()
    candidate = folder / "model"
    model.half().save_pretrained(candidate)
    tokenizer.save_pretrained(candidate)
    _write_metrics(trainer.state.log_history, candidate / METRICS_NAME)
    card = (serving / CARD_NAME).read_text(encoding="utf-8")
    (candidate / CARD_NAME).write_text(card + _TUNED.format(pairs=len(pairs), recipe=recipe), encoding="utf-8")
    return candidate


def _load(folder: Path) -> PreTrainedModel:
    try:
        model: PreTrainedModel = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    except (OSError, ValueError, SafetensorError) as error:
        raise ModelError(f"no readable expert in {folder}: {error}") from error
    return model


def _rows(pairs: Sequence[PreferencePair], recipe: DpoRecipe) -> list[dict[str, Any]]:
    """The pairs, each often enough to weigh as much as the replay, and the replay."""
    replayed = _replay(pairs[0].expert, recipe)
    times = max(1, round(len(replayed) / (2 * len(pairs))))
    rows = [dict(dpo_row(pair)) for pair in pairs] * times + replayed
    Random(recipe.seed).shuffle(rows)
    return rows


def _replay(expert: str, recipe: DpoRecipe) -> list[dict[str, Any]]:
    """Generated problems; what is rejected is the program of another problem."""
    rng = Random(recipe.seed)
    problems = [sample(expert, LAST_STAGE, rng) for _ in range(recipe.replay)]
    others = problems[1:] + problems[:1]
    return [
        {"prompt": expert_prompt(problem.question), "chosen": problem.program, "rejected": other.program}
        for problem, other in zip(problems, others, strict=True)
        if problem.program != other.program
    ]


def _arguments(recipe: DpoRecipe, folder: Path) -> DPOConfig:
    return DPOConfig(
        output_dir=str(folder),
        beta=recipe.beta,
        loss_type=["sigmoid", "sft"],
        loss_weights=[1.0, recipe.sft_weight],
        learning_rate=recipe.learning_rate,
        lr_scheduler_type="cosine",
        warmup_steps=0.05,
        num_train_epochs=recipe.epochs,
        per_device_train_batch_size=recipe.batch,
        max_length=MOST_TOKENS,
        precompute_ref_log_probs=True,
        gradient_checkpointing=False,
        bf16=False,
        seed=recipe.seed,
        logging_steps=1,
        save_strategy="no",
        report_to="none",
        disable_tqdm=True,
        use_cpu=not torch.cuda.is_available(),
        dataloader_pin_memory=torch.cuda.is_available(),
    )


class _Tell(TrainerCallback):
    """Passes the trainer's progress on."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def on_step_end(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: object) -> None:
        """After each step."""
        del args, control
        self._progress(state.global_step / max(1, state.max_steps))


def _write_metrics(history: Sequence[dict[str, Any]], path: Path) -> None:
    """One line for each step; the summary at the end, with its clock times, is no part of what was learned."""
    steps = [entry for entry in history if "loss" in entry]
    path.write_text("".join(json.dumps(entry) + "\n" for entry in steps), encoding="utf-8")
