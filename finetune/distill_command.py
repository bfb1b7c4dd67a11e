"""The command `distill`: solutions of known problems from OpenAI-compatible teachers, and the statistics beside them."""

import json
import logging
import os
from dataclasses import asdict
from pathlib import Path

import httpx

from engine.errors import ModelError
from engine.models.chat_model import Budget
from engine.models.endpoint import Address, Endpoint
from finetune.distill import Statistics, distill
from finetune.jsonl import RowsError, read_rows
from finetune.recipes import DistillRecipe, TeacherRecipe
from finetune.suites.row import Row

log = logging.getLogger(__name__)


async def run(recipe: DistillRecipe, problems: Path, out: Path) -> Statistics:
    """Solve the problems in a file of `question` and `answer`; the statistics stand in `out` with `.statistics.json`."""
    rows = read_problems(problems)
    count = len({row.question for row in rows})
    budget = Budget(recipe.tokens, recipe.seconds)
    async with httpx.AsyncClient() as client:
        teachers = [Endpoint(client, _address(teacher), budget) for teacher in recipe.teachers]
        found = await distill(rows, teachers, recipe, out, lambda done: log.info("%d of %d done", done, count))
    out.with_suffix(".statistics.json").write_text(json.dumps(asdict(found), indent=1) + "\n", encoding="utf-8")
    by_teacher = ", ".join(f"{name} {count}" for name, count in found.solved.items())
    log.info(
        "%d problems: solved by %s; %d by none; %d tries", found.problems, by_teacher, found.unsolved, found.attempts
    )
    return found


def read_problems(file: Path) -> list[Row]:
    """The problems in a JSONL file. Raises RowsError for a row without both texts."""
    rows = read_rows(file)
    for number, row in enumerate(rows, 1):
        if not all(isinstance(row.get(key), str) for key in ("question", "answer")):
            raise RowsError(f"{file}, row {number}: question and answer must be texts")
    return [Row(row["question"], frozenset({row["answer"]})) for row in rows]


def _address(teacher: TeacherRecipe) -> Address:
    key = os.environ.get(teacher.key_from, "") if teacher.key_from else ""
    if teacher.key_from and not key:
        raise ModelError(f"{teacher.key_from} is not set: it should hold the key of {teacher.model}")
    return Address(teacher.url, teacher.model, key)
