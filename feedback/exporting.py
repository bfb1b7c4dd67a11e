"""Writes a dataset: JSONL or Parquet, what is held out apart from what is trained on, with a card; and puts it on the hub.

The same facts make the same files: rows stand in a fixed order, and nothing of the time or the machine is written.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from feedback.datasets import Example, Format, Row, fingerprint
from feedback.questions import held_out

SUFFIXES = (".jsonl", ".parquet")
CARD_NAME = "README.md"
_TOLD: Mapping[Format, str] = {
    "dpo": "Preference pairs: `prompt`, `chosen`, `rejected`, for TRL's `DPOTrainer`.",
    "reward": "Preference pairs with their weight: `prompt`, `chosen`, `rejected`, `margin`, for TRL's `RewardTrainer`.",
    "kto": "Rated completions: `prompt`, `completion`, `label`, for TRL's `KTOTrainer`.",
    "sft": "Completions that people found right: `prompt`, `completion`, for TRL's `SFTTrainer`.",
    "gate": "Messages with the expert that should read them: `text`, `label`.",
}
_CARD = """---
language: en
task_categories: [{task}]
tags: [trl, mathematics, human-feedback]
configs:
- config_name: default
  data_files:
{files}
---

# What people said of Emmy's answers: {form}

{told} Emmy is a math bot; people rated, corrected and compared her answers, and their votes were weighed. People
and servers that opted out of training are not in it, and nobody's name or id is.

| | |
| --- | --- |
| rows to train on | {train} |
| rows held out, by question | {test} |
| fingerprint | `{fingerprint}` |

Made by `python -m feedback export --format {form} --out FOLDER`. What stands in the held-out file judges releases and must
not be trained on.
"""


class HubError(Exception):
    """The hub did not take the dataset."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The rows of one format: those to train on, and those of the questions that are held out."""

    form: Format
    train: tuple[Row, ...]
    test: tuple[Row, ...]

    @property
    def fingerprint(self) -> str:
        """Of all rows, the split included."""
        return fingerprint([[self.form, "train", row] for row in self.train] + [["test", row] for row in self.test])


def dataset_of(form: Format, found: Sequence[Example]) -> Dataset:
    """The rows of examples, split by their questions."""
    train = tuple(one.row for one in found if not held_out(one.question))
    return Dataset(form, train, tuple(one.row for one in found if held_out(one.question)))


def write_rows(rows: Iterable[Row], path: Path) -> None:
    """One file, JSONL or, by its suffix, Parquet. Raises OSError."""
    if path.suffix == ".parquet":
        from pyarrow import Table, parquet

        parquet.write_table(Table.from_pylist([dict(row) for row in rows]), path)
        return
    lines = (json.dumps(row, ensure_ascii=False, default=str) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def write_folder(dataset: Dataset, folder: Path, suffix: str) -> None:
    """`train` and `test`, those that have rows, with a card beside them. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in (folder / f"{name}{end}" for name in ("train", "test") for end in SUFFIXES):
        old.unlink(missing_ok=True)
    files = {"train": dataset.train, "test": dataset.test}
    for name, rows in files.items():
        if rows:
            write_rows(rows, folder / f"{name}{suffix}")
    listed = "\n".join(f"  - split: {name}\n    path: {name}{suffix}" for name, rows in files.items() if rows)
    (folder / CARD_NAME).write_text(_card(dataset, listed), encoding="utf-8")


def push(folder: Path, name: str) -> str:
    """Put a dataset's folder on the hub, private unless it is there already; its address.

    The token is the one of the hub's own tools (`HF_TOKEN`, `hf auth login`). Raises HubError.
    """
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    api = HfApi()
    try:
        api.create_repo(name, repo_type="dataset", private=True, exist_ok=True)
        api.upload_folder(repo_id=name, repo_type="dataset", folder_path=folder)
    except (HfHubHTTPError, HFValidationError) as error:
        raise HubError(f"the hub did not take {name}: {str(error).splitlines()[0]}") from error
    return f"https://huggingface.co/datasets/{name}"


def _card(dataset: Dataset, files: str) -> str:
    return _CARD.format(
        task="text-classification" if dataset.form == "gate" else "text-generation",
        files=files,
        form=dataset.form,
        told=_TOLD[dataset.form],
        train=len(dataset.train),
        test=len(dataset.test),
        fingerprint=dataset.fingerprint,
    )
