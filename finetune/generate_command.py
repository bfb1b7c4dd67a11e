"""The command `generate`: writes a set of questions in LaTeX as two JSONL files, for training and for testing."""

import json
import logging
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from finetune.problems.latex_sets import latex_rows

log = logging.getLogger(__name__)


def generate(name: str, rows: int, seed: int, out: Path) -> dict[str, int]:
    """Write so many rows, one after the other, to `out` and beside it to `.test`; how many each of the two has."""
    files = {"train": out, "test": out.with_suffix(f".test{out.suffix}")}
    counts = dict.fromkeys(files, 0)
    out.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        opened = {split: stack.enter_context(file.open("w", encoding="utf-8")) for split, file in files.items()}
        for row in latex_rows(name, rows, seed):
            opened[row.split].write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
            counts[row.split] += 1
    log.info(
        "%s: %d rows for training in %s, %d for testing in %s",
        name,
        counts["train"],
        out,
        counts["test"],
        files["test"],
    )
    return counts
