"""Trains a low-rank adapter of a language model (LoRA, Hu et al. 2021), with TRL and PEFT: on lessons or on pairs.

Runs on a CPU in bfloat16; a run that was stopped goes on at its last checkpoint.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from peft import LoraConfig, PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedModel, Trainer
from trl import DPOConfig, DPOTrainer, SFTConfig, SFTTrainer

from engine.history import METRICS_NAME
from finetune import tuning
from finetune.problems.slotted import Lesson
from finetune.progress import Progress
from finetune.recipes import AdapterRecipe, MistakesRecipe
from finetune.telling import Metrics, Tell


@dataclass(frozen=True, slots=True)
class Start:
    """The language model's folder, and the adapter's that goes on; without one a new adapter begins."""

    base: Path
    adapter: Path | None = None


def train_adapter(
    start: Start, lessons: Sequence[Lesson], recipe: AdapterRecipe, folder: Path, progress: Progress
) -> Path:
    """Train once on every lesson, the loss on its completion alone; the adapter's folder, as PEFT saves it.

    An adapter that goes on keeps its rank. The prompts keep their order, and no merged model is made; `finetune.sft`
    does both otherwise. What `progress` raises ends the training. Raises CheckpointError if the
    folder belongs to another run.
    """
    rows = [{"prompt": one.prompt, "completion": one.completion} for one in lessons]
    _claim(folder, start, recipe, rows)
    torch.manual_seed(recipe.seed)
    trainer = SFTTrainer(
        model=_model(start),
        args=SFTConfig(
            **_arguments(recipe, folder),
            loss_type="chunked_nll",  # logits of the completion's positions alone: most of a prompt's are never needed
            train_sampling_strategy="group_by_length",  # a third of a step's tokens were padding
        ),
        train_dataset=Dataset.from_list(rows),
        peft_config=None if start.adapter else _new(recipe),
        **_common(start, folder, progress),
    )
    return _trained(trainer, folder)


def train_on_pairs(
    start: Start, rows: Sequence[tuning.Row], recipe: MistakesRecipe, folder: Path, progress: Progress
) -> Path:
    """Train an adapter that goes on, on rows of `prompt`, `chosen`, `rejected`; the adapter's folder, as PEFT saves it.

    The method is direct preference optimisation (Rafailov et al. 2023), the reference the adapter as it was. The chosen
    programs' own loss is added, or both would become less likely (Pang et al. 2024). Otherwise as `train_adapter`.
    """
    _claim(folder, start, recipe, rows)
    torch.manual_seed(recipe.adapter.seed)
    trainer = DPOTrainer(
        model=_model(start),
        args=DPOConfig(
            **_arguments(recipe.adapter, folder, recipe.epochs),
            beta=recipe.beta,
            loss_type=["sigmoid", "sft"],
            loss_weights=[1.0, recipe.sft_weight],
            precompute_ref_log_probs=True,
            train_sampling_strategy="group_by_length",
            remove_unused_columns=False,  # or the lengths would be gone before the sampler sees them
        ),
        train_dataset=Dataset.from_list(_measured(rows, start.base)),
        **_common(start, folder, progress),
    )
    return _trained(trainer, folder)


def _measured(rows: Sequence[tuning.Row], base: Path) -> list[tuning.Row]:
    """The rows with their tokens' number as `length`, the shortest first: the reference reads them in this order."""
    tokenizer = AutoTokenizer.from_pretrained(base)
    texts = [row["prompt"] + max(row["chosen"], row["rejected"], key=len) for row in rows]
    lengths = map(len, tokenizer(texts)["input_ids"])
    measured = [{**row, "length": length} for row, length in zip(rows, lengths, strict=True)]
    return sorted(measured, key=lambda row: row["length"])


def _claim(folder: Path, start: Start, recipe: AdapterRecipe | MistakesRecipe, rows: Sequence[tuning.Row]) -> None:
    parts = [part for part in (start.base, start.adapter) if part]
    tuning.claim(folder, ([(str(part), tuning.weights_digest(part)) for part in parts], recipe), rows)


def _model(start: Start) -> PreTrainedModel | PeftModel:
    model: PreTrainedModel = AutoModelForCausalLM.from_pretrained(start.base, dtype=torch.bfloat16)
    model.set_attn_implementation("eager")  # under bf16 on the CPU it measured 1.4 times as fast as sdpa
    return PeftModel.from_pretrained(model, start.adapter, is_trainable=True) if start.adapter else model


def _new(recipe: AdapterRecipe) -> LoraConfig:
    return LoraConfig(r=recipe.rank, lora_alpha=recipe.alpha, target_modules="all-linear", task_type="CAUSAL_LM")


def _common(start: Start, folder: Path, progress: Progress) -> dict[str, Any]:
    return {
        "processing_class": AutoTokenizer.from_pretrained(start.base),
        "callbacks": [Tell(progress), Metrics(folder / METRICS_NAME)],
    }


def _arguments(recipe: AdapterRecipe, folder: Path, epochs: int = 1) -> dict[str, Any]:
    return {
        "output_dir": str(folder / tuning.CHECKPOINTS),
        "learning_rate": recipe.learning_rate,
        "lr_scheduler_type": "cosine",
        "warmup_steps": recipe.warm_up,
        "num_train_epochs": epochs,
        "per_device_train_batch_size": recipe.batch,
        "max_length": recipe.most_tokens,
        "gradient_checkpointing": False,
        "bf16": True,  # autocast: casting the activations to the adapter's float32 took two fifths of a step
        "seed": recipe.seed,
        "logging_steps": 20,
        "save_steps": recipe.save_every,
        "save_total_limit": 1,
        "report_to": "none",
        "disable_tqdm": True,
        "use_cpu": not torch.cuda.is_available(),
        "dataloader_pin_memory": torch.cuda.is_available(),
    }


def _trained(trainer: Trainer, folder: Path) -> Path:
    trainer.train(resume_from_checkpoint=tuning.last_checkpoint(folder))
    adapter = folder / tuning.ADAPTER
    trainer.save_model(str(adapter))
    shutil.copy(folder / METRICS_NAME, adapter / METRICS_NAME)
    return adapter
