"""An evaluation in tables: right answers by family, what each route did, and the comparison with another. Pure."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from finetune.decide import Paired
from finetune.evaluate import TOGETHER
from finetune.ledger import Outcome

ALL = "all"
FIGURES = frozenset({"p50 s", "p95 s", "p"})  # the others' fractions are shares
Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the columns' names, and rows of as many cells. Shares lie in 0..1; seconds are floats too."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one answerer did on a suite."""

    suite: str
    answerer: str
    outcomes: Sequence[Outcome]


def tables(evaluation: Evaluation, other: Evaluation | None = None) -> list[Table]:
    """Families, routes, and with `other` the comparison on the rows that both answered."""
    shown = [_families(evaluation), _routes(evaluation)]
    return [*shown, _comparison(evaluation, other)] if other else shown


def as_json(evaluation: Evaluation, other: Evaluation | None = None) -> Mapping[str, object]:
    """The same figures as plain values."""
    names = ("families", "routes", "comparison")
    return {
        "suite": evaluation.suite,
        "answerer": evaluation.answerer,
        "against": other.answerer if other else None,
        **{
            name: [dict(zip(table.columns, row, strict=True)) for row in table.rows]
            for name, table in zip(names, tables(evaluation, other), strict=False)
        },
    }


def markdown(evaluation: Evaluation, other: Evaluation | None = None) -> str:
    """The same figures as a page."""
    parts = [f"# {evaluation.suite}: {evaluation.answerer}"]
    for table in tables(evaluation, other):
        lines = (_line(table.columns), _line("---" for _ in table.columns), *map(_line, written(table)))
        parts.append(f"## {table.title}\n\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


def written(table: Table) -> list[tuple[str, ...]]:
    """The table's rows as text."""
    return [tuple(map(_cell, table.columns, row)) for row in table.rows]


def _families(evaluation: Evaluation) -> Table:
    rows = [
        (family, sum(one.right for one in outcomes), len(outcomes), _share(outcomes))
        for family, outcomes in _grouped(evaluation.outcomes, lambda one: one.family)
    ]
    return Table("Right answers by family", ("family", "right", "asked", "accuracy"), tuple(rows))


def _routes(evaluation: Evaluation) -> Table:
    count = len(evaluation.outcomes)
    rows: list[tuple[Cell, ...]] = [
        (
            route,
            len(outcomes),
            len(outcomes) / count,
            _share(outcomes),
            *(_quantile([one.seconds for one in outcomes], part) for part in (0.5, 0.95)),
        )
        for route, outcomes in _grouped(evaluation.outcomes, lambda one: one.route)
    ]
    title = f"Routes; seconds while {TOGETHER} questions at a time are asked"
    return Table(title, ("route", "asked", "share", "accuracy", "p50 s", "p95 s"), tuple(rows))


def _comparison(evaluation: Evaluation, other: Evaluation) -> Table:
    """McNemar's exact test, two-sided, family by family."""
    before = {one.row: one for one in other.outcomes}
    both = [one for one in evaluation.outcomes if one.row in before and one.question == before[one.row].question]
    rows: list[tuple[Cell, ...]] = []
    for family, outcomes in _grouped(both, lambda one: one.family):
        pair = Paired(family, [before[one.row].right for one in outcomes], [one.right for one in outcomes])
        was, now = (sum(side) / len(outcomes) for side in (pair.serving, pair.candidate))
        rows.append((family, len(outcomes), was, now, pair.gained, pair.lost, pair.p_different))
    columns = ("family", "asked", "accuracy before", "accuracy", "wins", "losses", "p")
    return Table(f"Against {other.answerer}, on {len(both)} rows that both answered", columns, tuple(rows))


def _grouped(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> list[tuple[str, Sequence[Outcome]]]:
    """The outcomes by a name, in its order, and last all of them; those without a name are only among these."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[key(outcome)].append(outcome)
    named: list[tuple[str, Sequence[Outcome]]] = [(name, group) for name, group in sorted(groups.items()) if name]
    return [*named, (ALL, outcomes)] if outcomes else []


def _share(outcomes: Sequence[Outcome]) -> float:
    return sum(one.right for one in outcomes) / len(outcomes)


def _quantile(values: Sequence[float], part: float) -> float:
    """The nearest-rank quantile: the least value that so large a part of all does not exceed."""
    return sorted(values)[math.ceil(part * len(values)) - 1]


def _cell(column: str, cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.3f}" if column in FIGURES else f"{100 * cell:.1f} %"
    return str(cell)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
