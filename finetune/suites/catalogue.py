"""The suites that are read: for each its form, and where it comes from if no file is given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from finetune.problems.words.gsm8k import DEV_ROWS
from finetune.suites.asdiv import asdiv, asdiv_records
from finetune.suites.chat import chat
from finetune.suites.gsm8k import gsm8k
from finetune.suites.hub import HubSet, hub_records
from finetune.suites.math500 import math500
from finetune.suites.mathematics import mathematics
from finetune.suites.mawps import mawps
from finetune.suites.reading import Record, SuiteError, records
from finetune.suites.row import Row
from finetune.suites.simplemath import simplemath
from finetune.suites.svamp import svamp
from finetune.suites.words import words

OWN = Path(__file__).parents[2] / "tests" / "data"


@dataclass(frozen=True, slots=True)
class Format:
    """How a record becomes a row. Without a file it is taken from `own`, else from the hub; `last`: only so many rows."""

    row: Callable[[Record], Row]
    read: Callable[[Path], list[Record]] = records
    hub: HubSet | None = None
    own: Path | None = None
    last: int = 0


FORMATS: Mapping[str, Format] = {
    "simplemath": Format(simplemath),
    "mathematics": Format(mathematics),
    "gsm8k": Format(gsm8k, hub=HubSet("openai/gsm8k", "main", "test")),
    "gsm8k-dev": Format(gsm8k, hub=HubSet("openai/gsm8k", "main", "train"), last=DEV_ROWS),
    "math500": Format(math500, hub=HubSet("HuggingFaceH4/MATH-500", "", "test")),
    "svamp": Format(svamp, hub=HubSet("ChilleD/SVAMP", "", "test")),
    "asdiv": Format(asdiv, read=asdiv_records),
    "mawps": Format(mawps, hub=HubSet("MU-NLPC/Calc-mawps", "", "test")),
    "chat": Format(chat, own=OWN / "chat_messages.jsonl"),
    "words": Format(words, own=OWN / "word_problems.jsonl"),
}


def rows_of(name: str, file: Path | None) -> list[Row]:
    """The suite's rows, in their order.

    Raises SuiteError if they cannot be had or are of another form, OSError if there is no such file, KeyError for a
    suite that is not read.
    """
    form = FORMATS[name]
    return [form.row(record) for record in _records(name, form, file)[-form.last :]]


def _records(name: str, form: Format, file: Path | None) -> Sequence[Record]:
    if form.own and form.own.exists():
        file = file or form.own
    if file:
        return form.read(file)
    if form.hub:
        return hub_records(form.hub)
    raise SuiteError(f"The suite {name} is read from a file; give it with --data FILE.")
