"""The command `evaluate`: puts a suite to a release, or to one strategy of the language model, and reports on it.

The folder `data/evaluations/<suite>-<time>` holds what was evaluated (`run.json`), every answer as it came, and at the
end the report as JSON and Markdown. Given again with `--out`, an evaluation that was cut off goes on where it stopped.
"""

import argparse
import asyncio
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table as Shown

from engine.release import SHIPPED_FOLDER, Release, load_current, read_release
from engine.settings import EngineSettings
from feedback.settings import FeedbackSettings
from feedback.store import Store
from finetune.answerers import open_answerer
from finetune.assess import Told, assess
from finetune.evaluation_report import Evaluation, Table, as_json, markdown, tables, written
from finetune.grader import Grader
from finetune.ledger import Ledger, Outcome
from finetune.registry import Registry
from finetune.settings import FinetuneSettings
from finetune.suites.catalogue import rows_of
from finetune.suites.generated import ROWS, generated
from finetune.suites.names import FORMAT_NAMES, GENERATED_NAMES
from finetune.suites.ratings import ratings
from finetune.suites.reading import SuiteError
from finetune.suites.regression import regression
from finetune.suites.row import Row

FOLDER = Path("data/evaluations")
RUN_NAME = "run.json"
DRAWN = 1  # the seed by which --limit draws rows


@dataclass(frozen=True, slots=True)
class Run:
    """What a folder of answers is about."""

    suite: str
    data: str
    answerer: str

    def __str__(self) -> str:
        return f"{self.answerer} on {self.suite}" + (f" ({self.data})" if self.data else "")


def run(options: argparse.Namespace) -> int:
    """Evaluate, print the tables, write the report. Raises SuiteError, RowsError, ReleaseError or ModelError."""
    asyncio.run(_run(options))
    return 0


async def _run(options: argparse.Namespace) -> None:
    rows = _drawn(await _rows(options), options.limit)
    folder: Path = options.out or FOLDER / f"{options.suite}-{datetime.now():%Y%m%d-%H%M%S}"
    settings = EngineSettings()
    settings = settings.model_copy(update={"exact_route": settings.exact_route and options.exact})
    console = Console()
    console.print(
        f"{len(rows)} questions of {options.suite}; the answers go to {folder}", highlight=False, soft_wrap=True
    )
    other = _other(options.against, options.suite, settings.releases) if options.against else None
    if isinstance(other, Release) and options.strategy:
        raise SuiteError("a strategy asks no release; compare it with the folder of another evaluation")
    with closing(Grader()) as grader:
        asking = _Asking(options, settings, folder, rows, grader)
        evaluation = await asking.evaluation(load_current(settings.releases), keep=True)
        if isinstance(other, Release):
            other = await asking.evaluation(other)
    _report(console, folder, evaluation, other)


class _Asking:
    """The rows, and what they are put to."""

    def __init__(
        self,
        options: argparse.Namespace,
        settings: EngineSettings,
        folder: Path,
        rows: Mapping[int, Row],
        grader: Grader,
    ) -> None:
        self._options = options
        self._settings = settings
        self._folder = folder
        self._rows = rows
        self._grader = grader

    async def evaluation(self, release: Release, *, keep: bool = False) -> Evaluation:
        """What the release does on the rows. With `keep` the folder is from now on about that, or already was."""
        async with open_answerer(self._settings, release, self._options.strategy) as answerer:
            if keep:
                data = str(self._options.data or "")
                _keep(self._folder, Run(self._options.suite, data, answerer.name))
            with _progress(answerer.name, len(self._rows)) as told:
                ledger = _ledger(self._folder, answerer.name)
                outcomes = await assess(answerer, self._rows, ledger, self._grader, told)
        return Evaluation(self._options.suite, answerer.name, outcomes)


async def _rows(options: argparse.Namespace) -> list[Row]:
    """The suite's rows. Raises SuiteError if there are none."""
    name = options.suite
    if name in FORMAT_NAMES:
        rows = rows_of(name, options.data)
    elif options.data:
        raise SuiteError(f"The suite {name} takes no file.")
    elif name in GENERATED_NAMES:
        rows = generated(name, options.limit or ROWS)
    elif name == "ratings":
        rows = await _ratings()
    else:
        rows = regression(options.limit or FinetuneSettings().regression_problems)
    if not rows:
        raise SuiteError(f"The suite {name} has no questions yet.")
    return rows


async def _ratings() -> list[Row]:
    settings = FeedbackSettings()
    store = Store(settings.database_url, settings.judging)
    await store.open()
    try:
        return ratings(await store.evidence())
    finally:
        await store.close()


def _drawn(rows: list[Row], limit: int | None) -> dict[int, Row]:
    """So many rows by their places, drawn by chance, the same ones every time and among those of a higher limit."""
    places = list(range(len(rows)))
    if limit is not None and limit < len(rows):
        Random(DRAWN).shuffle(places)
    return {place: rows[place] for place in sorted(places[:limit])}


def _other(named: str, suite: str, releases: Path) -> Release | Evaluation:
    """What --against names: a folder of answers as they are, or a release, which is to be asked the same rows."""
    if (Path(named) / RUN_NAME).exists():
        return _earlier(Path(named), suite)
    shipped = read_release(SHIPPED_FOLDER)
    return shipped if named == shipped.id else Registry(releases).get(named)


def _keep(folder: Path, run: Run) -> None:
    """Write down what the folder is about. Raises SuiteError if it is about something else."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / RUN_NAME).exists():
        kept = _kept(folder)
        if kept != run:
            raise SuiteError(f"{folder} holds answers of another evaluation, {kept}; this one is {run}")
    else:
        (folder / RUN_NAME).write_text(json.dumps(asdict(run), indent=2) + "\n", encoding="utf-8")


def _kept(folder: Path) -> Run:
    try:
        return Run(**json.loads((folder / RUN_NAME).read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise SuiteError(f"{folder / RUN_NAME} says not what was evaluated: {error}") from error


def _earlier(folder: Path, suite: str) -> Evaluation:
    """The answers of another evaluation. Raises SuiteError if it was of another suite."""
    kept = _kept(folder)
    if kept.suite != suite:
        raise SuiteError(f"{folder} holds answers to {kept.suite}, which cannot be compared with {suite}")
    return Evaluation(suite, f"{kept.answerer} in {folder}", list(_ledger(folder, kept.answerer).read().values()))


def _ledger(folder: Path, answerer: str) -> Ledger:
    return Ledger(folder / f"answers-{re.sub(r'[^A-Za-z0-9.]+', '-', answerer)}.jsonl")


@contextmanager
def _progress(name: str, count: int) -> Iterator[Told]:
    """A bar on standard error, with the share of right answers so far."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    right = asked = 0
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(name, total=count)

        def told(outcome: Outcome) -> None:
            nonlocal right, asked
            right, asked = right + outcome.right, asked + 1
            bar.update(task, completed=asked, description=f"{name}, {100 * right / asked:.1f} % right")

        yield told


def _report(console: Console, folder: Path, evaluation: Evaluation, other: Evaluation | None) -> None:
    for table in tables(evaluation, other):
        console.print(_shown(table))
    figures = json.dumps(as_json(evaluation, other), indent=2, ensure_ascii=False) + "\n"
    (folder / "report.json").write_text(figures, encoding="utf-8")
    (folder / "report.md").write_text(markdown(evaluation, other), encoding="utf-8")


def _shown(table: Table) -> Shown:
    shown = Shown(title=table.title, title_justify="left")
    for number, column in enumerate(table.columns):
        shown.add_column(column, justify="right" if number else "left")
    for row in written(table):
        shown.add_row(*row)
    return shown
