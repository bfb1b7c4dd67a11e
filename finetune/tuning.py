"""What the trainers share: models in, TRL's arguments, progress, checkpoints that a crash leaves usable, weights out.

A run works in a folder of its own: `trainer` holds its checkpoints until it is done, `metrics.jsonl` a line for every
step that was logged, and `model` the candidate, which is there whole or not at all. A run that is started again in the
same folder goes on at its last whole checkpoint.
"""

import hashlib
import json
import logging
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import torch
from datasets import Dataset
from peft import LoraConfig, PeftModel
from safetensors import SafetensorError
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    BitsAndBytesConfig,
    PreTrainedModel,
    PreTrainedTokenizerBase,
    PrinterCallback,
    Trainer,
    TrainerCallback,
)

from engine.errors import ModelError
from engine.history import METRICS_NAME
from finetune.progress import CheckpointError, Progress
from finetune.recipes import Tuning
from finetune.telling import Metrics, Tell

CARD_NAME = "README.md"
CHECKPOINTS = "trainer"
MODEL = "model"
ADAPTER = "adapter"
_MARK = "run.txt"
_STATE = "trainer_state.json"
_TYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}

Row = Mapping[str, Any]
log = logging.getLogger(__name__)


def load_model(serving: Path | str, recipe: Tuning) -> PreTrainedModel:
    """The model in a folder or of the hub, as the recipe trains it. Raises ModelError if it cannot be read."""
    return load(AutoModelForCausalLM, serving, **model_arguments(recipe))


def load(kind: Any, serving: Path | str, **arguments: Any) -> PreTrainedModel:  # noqa: ANN401 -- transformers' factories
    """What a factory of transformers makes of a folder. Raises ModelError if it cannot be read."""
    try:
        model: PreTrainedModel = kind.from_pretrained(serving, **arguments)
    except (OSError, ValueError, SafetensorError) as error:
        raise ModelError(f"no readable expert in {serving}: {error}") from error
    return model


def load_tokenizer(serving: Path | str) -> PreTrainedTokenizerBase:
    """The tokenizer that stands beside a model; one without a padding token pads with its end."""
    tokenizer: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(serving)
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def model_arguments(recipe: Tuning) -> dict[str, Any]:
    """How weights are loaded: in 4 bits if wanted, in 32 bits if they are trained themselves.

    Under an adapter they stand still, and are loaded in the precision of the run. Raises ModelError if 4 bits are
    wanted without a GPU.
    """
    if recipe.lora is None:
        return {"dtype": torch.float32}
    kind = _TYPES[recipe.precision]
    if not recipe.lora.four_bit:
        return {"dtype": kind}
    if not torch.cuda.is_available():
        raise ModelError("a 4-bit base needs a GPU: set four_bit to false, or train where there is one")
    quantized = BitsAndBytesConfig(
        load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=kind, bnb_4bit_use_double_quant=True
    )
    return {"dtype": kind, "quantization_config": quantized, "device_map": {"": 0}}


def adapter(recipe: Tuning, task: str = "CAUSAL_LM") -> LoraConfig | None:
    """The adapter that the recipe trains, if it trains one."""
    if recipe.lora is None:
        return None
    return LoraConfig(
        r=recipe.lora.rank,
        lora_alpha=recipe.lora.alpha,
        lora_dropout=recipe.lora.dropout,
        target_modules="all-linear",
        task_type=task,
    )


def arguments(recipe: Tuning, folder: Path) -> dict[str, Any]:
    """What every trainer of TRL is told, by the names of transformers' TrainingArguments."""
    with_gpu = torch.cuda.is_available()
    return {
        "output_dir": str(folder / CHECKPOINTS),
        "learning_rate": recipe.learning_rate,
        "lr_scheduler_type": "cosine_with_min_lr",
        "lr_scheduler_kwargs": {"min_lr": recipe.final_rate},
        "warmup_steps": recipe.warm_up,
        "num_train_epochs": recipe.epochs,
        "per_device_train_batch_size": recipe.batch,
        "gradient_accumulation_steps": recipe.accumulate,
        "gradient_checkpointing": recipe.gradient_checkpointing,
        "bf16": recipe.precision == "bf16",
        "fp16": recipe.precision == "fp16",
        "seed": recipe.seed,
        "logging_steps": 1,
        "save_steps": recipe.save_every,
        "save_total_limit": 2,
        "report_to": list(recipe.report_to) or "none",
        "disable_tqdm": True,
        "use_cpu": not with_gpu,
        "dataloader_pin_memory": with_gpu,
    }


def listeners(folder: Path, progress: Progress) -> list[TrainerCallback]:
    """Those that hear of every step: the caller and the metrics file."""
    return [Tell(progress), Metrics(folder / METRICS_NAME)]


def dataset(rows: Sequence[Row]) -> Dataset:
    """Rows as TRL reads them. Raises ValueError if there are none."""
    if not rows:
        raise ValueError("there are no rows to learn from")
    return Dataset.from_list([dict(row) for row in rows])


def begin(folder: Path, serving: Path | str, recipe: Tuning, rows: Sequence[Row]) -> Path | None:
    """Claim a folder for a run from a model; the candidate if that very run has ended there before.

    Raises CheckpointError if the folder belongs to another run, or to one from a model with other weights.
    """
    claim(folder, (str(serving), weights_digest(serving), recipe), rows)
    return folder / MODEL if (folder / MODEL).exists() else None


def claim(folder: Path, run: object, rows: Sequence[Row]) -> None:
    """Mark a folder as a run's, which its text tells apart. Raises CheckpointError if it belongs to another run."""
    text = f"{run!r}\n{fingerprint(rows)}\n"
    mark = folder / _MARK
    if mark.exists() and mark.read_text(encoding="utf-8") != text:
        raise CheckpointError(f"{folder} belongs to another recipe, base or other rows: remove it to start anew")
    (folder / CHECKPOINTS).mkdir(parents=True, exist_ok=True)
    mark.write_text(text, encoding="utf-8")


def weights_digest(model: Path | str) -> str:
    """The same for the same weights in a folder; a model of the hub is known by its name, and has that of no files."""
    digest = hashlib.sha256()
    for file in sorted(Path(model).glob("*.safetensors")):
        with file.open("rb") as opened:
            digest.update(hashlib.file_digest(opened, "sha256").digest())
    return digest.hexdigest()[:16]


def fingerprint(rows: Sequence[Row]) -> str:
    """The same for the same rows in the same order."""
    text = "\n".join(json.dumps(dict(row), sort_keys=True) for row in rows)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def train(trainer: Trainer, folder: Path) -> None:
    """Train to the end, from the last whole checkpoint if there is one."""
    trainer.remove_callback(PrinterCallback)  # the metrics file has what it prints
    trainer.train(resume_from_checkpoint=last_checkpoint(folder))


def last_checkpoint(folder: Path) -> str | None:
    """The newest checkpoint; one that a crash cut off is removed, which its state, written last, tells."""
    found = sorted((folder / CHECKPOINTS).glob("checkpoint-*"), key=lambda one: -int(one.name.rpartition("-")[2]))
    for checkpoint in found:
        try:
            json.loads((checkpoint / _STATE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            log.warning("%s was cut off, and is removed", checkpoint)
            shutil.rmtree(checkpoint)
        else:
            return str(checkpoint)
    return None


def finish(trained: torch.nn.Module | None, serving: Path | str, recipe: Tuning, folder: Path, told: str) -> Path:
    """Write the candidate, what was learned about it and its card, and drop the checkpoints.

    An adapter is written to `adapter` too, and merged into its base. Weights are kept in 16 bit: bfloat16 if they were
    trained in it, else float16, which loses eight times less of weights as small as the tiny experts'.
    """
    whole = (
        _merged(trained, serving, recipe, folder) if isinstance(trained, PeftModel) else cast(PreTrainedModel, trained)
    )
    partial = folder / "unfinished"
    (whole.bfloat16() if recipe.precision == "bf16" else whole.half()).save_pretrained(partial)
    load_tokenizer(serving).save_pretrained(partial)
    shutil.copy(folder / METRICS_NAME, partial / METRICS_NAME)
    (partial / CARD_NAME).write_text(_card(serving) + told, encoding="utf-8")
    partial.replace(folder / MODEL)
    shutil.rmtree(folder / CHECKPOINTS)
    return folder / MODEL


def _merged(trained: PeftModel, serving: Path | str, recipe: Tuning, folder: Path) -> PreTrainedModel:
    """The adapter merged into its base; a 4-bit one is read again in 16 bit for that, or the merge would be rounded."""
    trained.save_pretrained(str(folder / ADAPTER))
    if recipe.lora and recipe.lora.four_bit:
        base = load(AutoModelForCausalLM, serving, dtype=_TYPES[recipe.precision])
        trained = PeftModel.from_pretrained(base, folder / ADAPTER)
    merged: PreTrainedModel = trained.merge_and_unload()
    return merged


def _card(serving: Path | str) -> str:
    card = Path(serving) / CARD_NAME
    return card.read_text(encoding="utf-8") if card.exists() else f"---\nbase_model: {serving}\n---\n"
