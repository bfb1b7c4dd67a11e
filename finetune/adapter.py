"""Trains a low-rank adapter of a language model on prompts and completions (LoRA, Hu et al. 2021), with TRL and PEFT.

The loss is on the completion alone. Runs on a CPU in bfloat16; a run that was stopped goes on at its last checkpoint.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from datasets import Dataset
from peft import LoraConfig, PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedModel
from trl import SFTConfig, SFTTrainer

from engine.history import METRICS_NAME
from finetune import tuning
from finetune.problems.slotted import Lesson
from finetune.progress import Progress
from finetune.recipes import AdapterRecipe
from finetune.telling import Metrics, Tell
from finetune.widening import widened

_WIDENED = "widened"


@dataclass(frozen=True, slots=True)
class Start:
    """The language model's folder, and the adapter's that goes on; without one a new adapter begins."""

    base: Path
    adapter: Path | None = None


def train_adapter(
    start: Start, lessons: Sequence[Lesson], recipe: AdapterRecipe, folder: Path, progress: Progress
) -> Path:
    """Train once on every lesson; the adapter's folder, as PEFT saves it.

    An adapter that goes on gets the recipe's rank, or keeps a larger one. Prompts of one length stand together, and no
    merged model is made; `finetune.sft` does both otherwise. What `progress` raises ends the training. Raises
    CheckpointError if the folder belongs to another run.
    """
    rows = [{"prompt": one.prompt, "completion": one.completion} for one in lessons]
    parts = [part for part in (start.base, start.adapter) if part]
    tuning.claim(folder, ([(str(part), tuning.weights_digest(part)) for part in parts], recipe), rows)
    torch.manual_seed(recipe.seed)
    trainer = SFTTrainer(
        model=_model(start, recipe, folder / _WIDENED),
        args=_arguments(recipe, folder / tuning.CHECKPOINTS),
        train_dataset=Dataset.from_list(rows),
        processing_class=AutoTokenizer.from_pretrained(start.base),
        peft_config=None if start.adapter else _new(recipe),
        callbacks=[Tell(progress), Metrics(folder / METRICS_NAME)],
    )
    trainer.train(resume_from_checkpoint=tuning.last_checkpoint(folder))
    adapter = folder / tuning.ADAPTER
    trainer.save_model(str(adapter))
    shutil.copy(folder / METRICS_NAME, adapter / METRICS_NAME)
    return adapter


def _model(start: Start, recipe: AdapterRecipe, folder: Path) -> PreTrainedModel | PeftModel:
    model: PreTrainedModel = AutoModelForCausalLM.from_pretrained(start.base, dtype=torch.bfloat16)
    model.set_attn_implementation("eager")  # under bf16 on the CPU it measured 1.4 times as fast as sdpa
    if start.adapter is None:
        return model
    return PeftModel.from_pretrained(model, widened(start.adapter, recipe, folder), is_trainable=True)


def _new(recipe: AdapterRecipe) -> LoraConfig:
    return LoraConfig(r=recipe.rank, lora_alpha=recipe.alpha, target_modules="all-linear", task_type="CAUSAL_LM")


def _arguments(recipe: AdapterRecipe, folder: Path) -> SFTConfig:
    return SFTConfig(
        output_dir=str(folder),
        learning_rate=recipe.learning_rate,
        lr_scheduler_type="cosine",
        warmup_steps=recipe.warm_up,
        num_train_epochs=1,
        per_device_train_batch_size=recipe.batch,
        max_length=recipe.most_tokens,
        loss_type="chunked_nll",  # logits of the completion's positions alone: most of a prompt's are never needed
        train_sampling_strategy="group_by_length",  # a third of a step's tokens were padding
        gradient_checkpointing=False,
        bf16=True,  # autocast: casting the activations to the adapter's float32 took two fifths of a step
        neftune_noise_alpha=recipe.noise,
        seed=recipe.seed,
        logging_steps=20,
        save_steps=recipe.save_every,
        save_total_limit=1,
        report_to="none",
        disable_tqdm=True,
        use_cpu=not torch.cuda.is_available(),
        dataloader_pin_memory=torch.cuda.is_available(),
    )
