"""The command `reader`: trains the reader, fits its probe, and writes the folder that the engine ships with."""

import argparse
import logging
import shutil
from pathlib import Path

from engine.models.smollm2 import converted_smollm2
from engine.release import SHIPPED_FOLDER
from engine.serving import READER as NAME
from engine.settings import EngineSettings
from finetune.adapter import Start
from finetune.averaging import average_reader
from finetune.probe import fit_probe
from finetune.progress import TrainingProgress
from finetune.reader import read_report, train_reader
from finetune.reader_card import reader_card
from finetune.recipes import FURTHER_READER, PROBE, READER, SMALL_PROBE, SMALL_READER, ReaderRecipe
from finetune.shipping import write_shipped_manifest

WORK_FOLDER = Path("data/pretrain")
log = logging.getLogger(__name__)


def run(arguments: argparse.Namespace) -> int:
    """Train the reader, or average it with others, or neither; fit its probe, and write its card and the manifest."""
    work = WORK_FOLDER / "small" if arguments.small else WORK_FOLDER
    out: Path = arguments.out or (work / "weights" if arguments.small else SHIPPED_FOLDER)
    base = converted_smollm2(EngineSettings().language_models)
    if arguments.average:
        average_reader(out / NAME, arguments.average)
    elif not arguments.probe:
        start = Start(base, out / NAME if arguments.further else None)
        train_reader(start, _recipe(arguments), work / NAME, out / NAME, _tell)
        shutil.rmtree(work / NAME)
    probe = fit_probe(base, out / NAME, SMALL_PROBE if arguments.small else PROBE)
    (out / NAME / "README.md").write_text(reader_card(read_report(out / NAME), probe), encoding="utf-8")
    log.info("release %s in %s", write_shipped_manifest(out), out)
    return 0


def _recipe(arguments: argparse.Namespace) -> ReaderRecipe:
    if arguments.small:
        return SMALL_READER
    return FURTHER_READER if arguments.further else READER


def _tell(progress: TrainingProgress) -> None:
    log.info("reader: %.1f%% of the steps, %.0f s to go", 100 * progress.share, progress.seconds_left)
