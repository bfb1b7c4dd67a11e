"""Writes what the project ships: an expert's folder of weights, and the manifest of the shipped release."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from transformers import LlamaForCausalLM, PreTrainedTokenizerBase

from engine.models.adapters import ADAPTER_WEIGHTS
from engine.release import MANIFEST_NAME, SHIPPED_FOLDER
from finetune.model_cards import card
from finetune.pretrain import PretrainReport

WEIGHTS_NAMES = ("model.safetensors", ADAPTER_WEIGHTS)
REPORT_NAME = "training.json"


def save_expert(
    model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerBase, report: PretrainReport, folder: Path
) -> None:
    """Write the expert in 16 bit with its tokenizer, its model card and the figures of its training.

    float16 rather than bfloat16: weights this small lose eight times less by it, so that a fine-tuning step survives.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model.half().save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    (folder / "README.md").write_text(card(report), encoding="utf-8")
    write_report(asdict(report), folder)


def write_report(figures: Mapping[str, object], folder: Path) -> None:
    """Write the figures of a training beside what was trained."""
    (folder / REPORT_NAME).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def write_shipped_manifest(folder: Path = SHIPPED_FOLDER) -> str:
    """Write the manifest over every model folder beside it, and return the release's id, which their content gives."""
    models = sorted(found.parent for name in WEIGHTS_NAMES for found in folder.glob(f"*/{name}"))
    release_id = f"shipped-{_fingerprint(models)}"
    manifest = {
        "id": release_id,
        "models": {model.name: model.name for model in models},
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "recipe": "pretrain",
        "scores": {f"held_out/{model.name}": score for model in models if (score := _score(model)) is not None},
        "reason": "trained on generated problems and on questions written by hand",
    }
    (folder / MANIFEST_NAME).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return release_id


def _fingerprint(models: list[Path]) -> str:
    """The first ten hexadecimal digits of a hash over all files that decide what the models do."""
    digest = hashlib.sha256()
    for model in models:
        for file in sorted((*model.glob("*.json"), *model.glob("*.safetensors"))):
            digest.update(f"{model.name}/{file.name}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


def _score(model: Path) -> float | None:
    """The share of held-out problems that the model did exactly at the end of its training, where it is on record."""
    report = model / REPORT_NAME
    if not report.exists():
        return None
    exact: dict[str, float] = json.loads(report.read_text(encoding="utf-8")).get("exact", {})
    return exact.get("all")
