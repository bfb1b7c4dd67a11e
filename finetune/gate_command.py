"""The command `gate`: trains the gate from nothing and writes the folder that the engine ships with."""

import argparse
import logging
from pathlib import Path

from engine.release import SHIPPED_FOLDER
from finetune.gate_card import gate_card
from finetune.gate_training import train_gate
from finetune.recipes import GATE, SMALL_GATE, GateRecipe
from finetune.shipping import write_shipped_manifest

SMALL_FOLDER = Path("data/pretrain/small/weights")
log = logging.getLogger(__name__)


def run(arguments: argparse.Namespace) -> int:
    """Train the gate, and write its card and the manifest of the folder that it stands in."""
    recipe = SMALL_GATE if arguments.small else GATE
    out: Path = arguments.out or (SMALL_FOLDER if arguments.small else SHIPPED_FOLDER)
    train_gate_into(recipe, out / "gate")
    log.info("release %s in %s", write_shipped_manifest(out), out)
    return 0


def train_gate_into(recipe: GateRecipe, folder: Path) -> None:
    """Train by the recipe, and save the gate and its card into `folder`."""
    report = train_gate(recipe, folder, lambda _, told: log.info("gate: %s", told))
    (folder / "README.md").write_text(gate_card(recipe, report), encoding="utf-8")
    log.info("gate: %.1f%% of held-out messages right, in %s", 100 * report.accuracy, folder)
