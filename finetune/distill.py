"""Chain-of-thought data from larger models: a cascade of teachers, each solution verified against the known answer.

The first teacher tries a problem so often; what it does not solve goes to the next one. Every problem that is done is on
disk at once, so that a run that was stopped goes on where it was. Wrong solutions are kept too: a verifier learns from
them. After the two-teacher cascade of SLM-Math.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from engine.messages import Turn
from engine.models.chat_model import ChatModel, Decoding
from engine.strategies import prompts
from engine.strategies.finals import final_value
from finetune.evaluate import side_by_side
from finetune.grader import Grader
from finetune.jsonl import append_row, resume_rows
from finetune.recipes import DistillRecipe
from finetune.suites.row import Row

_SEEDS = 1000  # more than a problem is tried: no attempt is drawn with the seed of another


@dataclass(frozen=True, slots=True)
class Distilled:
    """What came of a problem: the solution and whose it is, None if no one solved it, and how many tries it took in all.

    `tokens` counts what all teachers wrote for it. `wrong` holds whole solutions with another answer.
    """

    question: str
    answer: str
    solution: str | None
    teacher: str | None
    attempts: int
    tokens: int
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """Problems in all, those that each teacher solved, those that none did, and what it took."""

    problems: int
    solved: dict[str, int]
    unsolved: int
    attempts: int
    tokens: int


async def distill(
    rows: Sequence[Row],
    teachers: Sequence[ChatModel],
    recipe: DistillRecipe,
    out: Path,
    progress: Callable[[int], None] = lambda _: None,
) -> Statistics:
    """Solutions of all rows in `out`, one JSON object a line. `progress` hears how many are done.

    A question counts once, by its last row. What `out` already has is not asked again, and what it has of others is not
    counted. Raises ModelError if a teacher cannot be reached; what is done stays.
    """
    asked = {row.question: row for row in rows}
    found = (Distilled(**row | {"wrong": tuple(row["wrong"])}) for row in resume_rows(out))
    done = {one.question: one for one in found if one.question in asked}
    cascade = _Cascade(teachers, recipe)

    async def solve(row: Row) -> None:
        found = await cascade.solve(row)
        append_row(out, asdict(found))
        done[row.question] = found
        progress(len(done))

    try:
        await side_by_side(solve, [row for question, row in asked.items() if question not in done])
    finally:
        cascade.close()
    return statistics(list(done.values()), recipe)


def statistics(done: Sequence[Distilled], recipe: DistillRecipe) -> Statistics:
    """The sums over what was done."""
    solved = {each.model: sum(one.teacher == each.model for one in done) for each in recipe.teachers}
    return Statistics(
        problems=len(done),
        solved=solved,
        unsolved=sum(one.solution is None for one in done),
        attempts=sum(one.attempts for one in done),
        tokens=sum(one.tokens for one in done),
    )


class _Cascade:
    """The teachers in their order, and the grader."""

    def __init__(self, teachers: Sequence[ChatModel], recipe: DistillRecipe) -> None:
        self._teachers = teachers
        self._recipe = recipe
        self._grader = Grader()

    def close(self) -> None:
        self._grader.close()

    async def solve(self, row: Row) -> Distilled:
        """The first right solution. One that was cut off by a limit counts as a try and is no solution."""
        answer = min(row.right)
        attempts, tokens = 0, 0
        wrong: list[str] = []
        for teacher, told in zip(self._teachers, self._recipe.teachers, strict=True):
            for _ in range(told.attempts):
                decoding = self._decoding(attempts)
                reply = await teacher.complete(prompts.SOLVER, [Turn("user", prompts.problem(row.question))], decoding)
                attempts, tokens = attempts + 1, tokens + reply.tokens
                if reply.ended != "finished":
                    continue
                if await self._grader.is_right(row, final_value(reply.text)):
                    return Distilled(row.question, answer, reply.text, told.model, attempts, tokens, tuple(wrong))
                wrong.append(reply.text)
        return Distilled(row.question, answer, None, None, attempts, tokens, tuple(wrong))

    def _decoding(self, attempt: int) -> Decoding:
        recipe = self._recipe
        return Decoding(recipe.tokens, recipe.seconds, recipe.temperature, recipe.seed * _SEEDS + attempt)
