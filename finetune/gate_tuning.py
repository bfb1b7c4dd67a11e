"""Trains the serving gate on: on messages that it sent to another expert than the one whose answer people found right.

Generated messages stand beside them, so that it keeps what it could do.
"""

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import torch

from engine.gate import Gate, GateShape
from feedback.datasets import Example, Row
from feedback.questions import held_out
from finetune.gate_training import Message, Progress, batches, calibrated_temperature, draw, fit, logits
from finetune.recipes import GateTuningRecipe

CARD_NAME = "README.md"
MODEL = "model"
_TUNED = """
## Tuned on ratings

Then trained on, by {messages} messages that it had sent to another expert than the one whose answer people found right:
`{recipe}`. The figures above are those of the weights before.
"""


def misrouted(folder: Path, examples: Iterable[Example]) -> list[Example]:
    """The gate's examples that the gate in `folder` reads otherwise, but for held-out questions. Raises ModelError."""
    gate = Gate.load(folder)
    trainable = (one for one in examples if not held_out(one.question) and one.row["label"] in gate.labels)
    return [one for one in trainable if gate.classify(str(one.row["text"])).expert != one.row["label"]]


def tune_gate(serving: Path, rows: Sequence[Row], recipe: GateTuningRecipe, folder: Path, progress: Progress) -> Path:
    """Train the gate in `serving` on, by rows of `text` and `label`; the candidate's folder, inside `folder`.

    `progress` hears the share that is done and a line about it. Raises ModelError if the gate cannot be read, and what
    `progress` raises.
    """
    if (folder / MODEL).exists():
        return folder / MODEL
    torch.manual_seed(recipe.seed)
    gate = Gate.load(serving)
    replayed = draw(gate.labels, recipe.replay, Random(recipe.seed), held=False)
    messages = [Message(str(row["text"]), str(row["label"])) for row in rows]
    mixed = messages * max(1, round(recipe.share * len(replayed) / len(messages))) + replayed
    fit(gate.model, list(batches(gate.tokenizer, mixed, gate.labels, recipe.batch)), recipe, progress)
    test = draw(gate.labels, recipe.held_out_messages, Random(recipe.seed + 1), held=True)
    scores, targets = logits(gate.model, gate.tokenizer, test, gate.labels)
    tuned = Gate(gate.model, gate.tokenizer, gate.labels, calibrated_temperature(scores, targets))
    partial = folder / "unfinished"
    tuned.save(partial, _shape(serving))
    shutil.copy(serving / CARD_NAME, partial / CARD_NAME)
    with (partial / CARD_NAME).open("a", encoding="utf-8") as card:
        card.write(_TUNED.format(messages=len(messages), recipe=recipe))
    return partial.rename(folder / MODEL)


def _shape(folder: Path) -> GateShape:
    return GateShape(**json.loads((folder / "config.json").read_text(encoding="utf-8"))["shape"])
