"""The rows of a recipe's data: from a file, the hub or a generator, in the form that the method's trainer reads."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path
from typing import Any

from engine.messages import Turn
from engine.models.chat_model import messages
from engine.reading.sketch import expert_prompt
from engine.strategies import prompts
from engine.strategies.finals import final_value
from finetune.jsonl import RowsError, read_rows
from finetune.methods import COLUMNS, Method
from finetune.problems.latex_sets import SETS, latex_rows
from finetune.recipes import Data, GrpoRecipe, TuningRecipe

DRAWN = 10_000  # of a generated set, where the recipe does not say how many
log = logging.getLogger(__name__)

Row = Mapping[str, Any]


def rows_of(data: Data, method: Method, recipe: TuningRecipe) -> list[Row]:
    """All rows of a source, in the columns that `finetune.methods` names. Raises RowsError if there are none."""
    rows = (_renamed(row, data) for row in _source(data) if _kept(row, data))
    shaped = chain.from_iterable(_shaped(row, data, method, recipe) for row in rows)
    whole = (row for row in shaped if all(row.get(column) is not None for column in COLUMNS[method]))
    found = list(islice(whole, data.rows or None))
    if not found:
        raise RowsError(f"{_name(data)} has no row with {', '.join(COLUMNS[method])}")
    log.info("%d rows from %s", len(found), _name(data))
    return found


def _source(data: Data) -> Iterable[dict[str, Any]]:
    if data.file:
        return read_rows(Path(data.file))
    if data.generated:
        return _generated(data)
    from datasets import load_dataset

    rows: Iterable[dict[str, Any]] = load_dataset(data.dataset, data.subset or None, split=data.split)
    return rows


def _generated(data: Data) -> Iterator[dict[str, Any]]:
    if data.generated not in SETS:
        raise RowsError(f"there is no set named {data.generated}, only {', '.join(SETS)}")
    drawn = latex_rows(data.generated, 2 * (data.rows or DRAWN), seed=1)  # a fifth is for testing
    return (asdict(row) for row in drawn if row.split == data.split)


def _kept(row: Row, data: Data) -> bool:
    return all(text in str(row.get(column)) for column, text in data.keep.items())


def _renamed(row: Row, data: Data) -> dict[str, Any]:
    return {**row, **{ours: row.get(theirs) for ours, theirs in data.columns.items()}}


def _shaped(row: Row, data: Data, method: Method, recipe: TuningRecipe) -> Iterable[Row]:
    """A row as its trainer reads it; one of the distilled solutions gives a verifier several."""
    if isinstance(recipe, GrpoRecipe):
        return _judged(row, recipe)
    if data.chat and row.get("prompt") and row.get("completion"):
        return [{"prompt": _solver(row["prompt"]), "completion": [{"role": "assistant", "content": row["completion"]}]}]
    return [{column: row.get(column) for column in COLUMNS[method]}]


def _judged(row: Row, recipe: GrpoRecipe) -> Iterable[Row]:
    question = row.get("question")
    if not question:
        return []
    if recipe.reads == "verdict":
        return _verdicts(question, row)
    right = row.get("right")
    values = [final_value(right) or right] if isinstance(right, str) else right
    prompt = expert_prompt(question) if recipe.reads == "program" else _solver(question)
    return [{"prompt": prompt, "question": question, "right": values}]


def _verdicts(question: str, row: Row) -> list[Row]:
    """What a verifier should say of the solutions that `finetune.distill` wrote down."""
    right = [row["solution"]] if row.get("solution") else []
    judged = [(text, "CORRECT") for text in right] + [(text, "INCORRECT") for text in row.get("wrong", ())]
    return [{"prompt": _verifier(question, text), "question": question, "right": [said]} for text, said in judged]


def _solver(question: str) -> Any:  # noqa: ANN401 -- messages, as TRL reads them
    """The prompt that a solver is served with."""
    return messages(prompts.SOLVER, [Turn("user", prompts.problem(question))])


def _verifier(question: str, solution: str) -> Any:  # noqa: ANN401
    """The prompt that a verifier is served with."""
    return messages(prompts.VERIFIER, [Turn("user", prompts.check(question, solution))])


def _name(data: Data) -> str:
    return data.file or data.dataset or f"the generated {data.generated}"
