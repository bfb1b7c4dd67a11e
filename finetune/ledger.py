"""An evaluation's answers on disk, one JSON object a line, only ever appended: what was answered is not asked again."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from finetune.suites.reading import SuiteError


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
        """The outcomes by row. Raises SuiteError if the file holds something else."""
        if not self._path.exists():
            return {}
        try:
            outcomes = [_outcome(line) for line in self._whole_lines().decode("utf-8").split("\n") if line]
        except (ValueError, TypeError, KeyError) as error:
            raise SuiteError(f"{self._path} holds something else than answers: {error}") from error
        return {outcome.row: outcome for outcome in outcomes}

    def resume(self) -> dict[int, Outcome]:
        """The same, the file made ready for more."""
        outcomes = self.read()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            file.truncate(len(self._whole_lines()))
        return outcomes

    def append(self, outcome: Outcome) -> None:
        """Add an outcome; the system has it when this returns."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")

    def _whole_lines(self) -> bytes:
        content = self._path.read_bytes()
        return content[: content.rfind(b"\n") + 1]


def _outcome(line: str) -> Outcome:
    told = json.loads(line)
    return Outcome(**{**told, "wanted": tuple(told["wanted"])})
