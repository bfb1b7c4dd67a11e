"""An evaluation's answers on disk, one JSON object a line, only ever appended: what was answered is not asked again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from finetune.jsonl import RowsError, append_row, resume_rows, written_rows


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one row. `row` is its place in the whole suite; `right` whether `final` is in `wanted` by its value."""

    row: int
    question: str
    family: str
    wanted: tuple[str, ...]
    final: str | None
    right: bool
    route: str
    seconds: float


class Ledger:
    """One file of outcomes. What a crash cut off, after the last line's end, is dropped."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[int, Outcome]:
        """The outcomes by row. Raises RowsError if the file holds something else."""
        return self._by_row(written_rows(self._path))

    def resume(self) -> dict[int, Outcome]:
        """The same, the file made ready for more."""
        return self._by_row(resume_rows(self._path))

    def append(self, outcome: Outcome) -> None:
        """Add an outcome; the system has it when this returns."""
        append_row(self._path, asdict(outcome))

    def _by_row(self, told: Sequence[Mapping[str, Any]]) -> dict[int, Outcome]:
        try:
            outcomes = [Outcome(**{**one, "wanted": tuple(one["wanted"])}) for one in told]
        except (TypeError, KeyError) as error:
            raise RowsError(f"{self._path} holds something else than answers: {error}") from error
        return {outcome.row: outcome for outcome in outcomes}
