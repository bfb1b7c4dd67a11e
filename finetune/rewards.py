"""Rewards that are computed, for GRPO: is the answer right, does it have the asked form, can it be read.

Model text is untrusted here as in serving: programs run in the engine's tool workers, values are compared by the grader,
both limited in time and memory.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from engine.assembly import new_toolbox
from engine.errors import ExpressionError, ToolCallError
from engine.reading.sketch import sketch
from engine.settings import EngineSettings
from engine.strategies.finals import final_value, marked_value
from engine.strategies.solver_verifier import verdict
from engine.tool_calls import parse_program
from engine.tools.terms.syntax import parse
from engine.tools.toolbox import Toolbox
from finetune.grader import Grader
from finetune.recipes import GrpoRecipe
from finetune.suites.row import Row

MOST_REMEMBERED = 4096  # judgements; the three rewards of one completion are asked for at the same time

Completion = str | Sequence[dict[str, str]]  # plain, or the messages of a chat model


@dataclass(frozen=True, slots=True)
class Marks:
    """Of one completion: whether its answer is right, it has the form that was asked for, and it can be read."""

    correctness: bool
    format: bool
    parsable: bool


_NOTHING = Marks(correctness=False, format=False, parsable=False)


class Judge(Protocol):
    """Marks what a model wrote."""

    async def marks(self, text: str, question: str, right: Sequence[str]) -> Marks:
        """The marks of a text that should come to one of the `right` values."""
        ...


class ProgramJudge:
    """Judges an expert's program with slots: its form is a program's, it can be read if it runs, its last value counts."""

    def __init__(self, toolbox: Toolbox, grader: Grader) -> None:
        self._toolbox = toolbox
        self._grader = grader

    async def marks(self, text: str, question: str, right: Sequence[str]) -> Marks:
        """See `Judge`."""
        try:
            program = parse_program(sketch(question).fill(text))
        except ToolCallError:
            return _NOTHING
        last = (await self._toolbox.run(program))[-1]
        if last.failure:
            return Marks(correctness=False, format=True, parsable=False)
        is_right = await self._grader.is_right(Row(question, frozenset(right)), last.value)
        return Marks(correctness=is_right, format=True, parsable=True)


class SolutionJudge:
    r"""Judges a solver's text: its form marks the final value by `####` or `\boxed{}`, which can be read as mathematics."""

    def __init__(self, grader: Grader) -> None:
        self._grader = grader

    async def marks(self, text: str, question: str, right: Sequence[str]) -> Marks:
        """See `Judge`."""
        final = final_value(text)
        is_right = final is not None and await self._grader.is_right(Row(question, frozenset(right)), final)
        return Marks(correctness=is_right, format=marked_value(text) is not None, parsable=_is_readable(final))


class VerdictJudge:
    """Judges a verifier's text: `right` is CORRECT or INCORRECT, its form is one word on the last line."""

    async def marks(self, text: str, question: str, right: Sequence[str]) -> Marks:
        """See `Judge`."""
        del question
        found = verdict(text)
        end = text.strip().rpartition("\n")[2].strip(" .*")
        return Marks(correctness=found in right, format=end.upper() == found, parsable=found != "UNCLEAR")


class Rewards:
    """The three rewards as TRL calls them, each 0 or 1: with the completions, and a list for each column of the rows."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._judged: dict[tuple[str, str, tuple[str, ...]], asyncio.Task[Marks]] = {}

    async def correctness(
        self, completions: Sequence[Completion], question: Sequence[str], right: Sequence[Sequence[str]], **_: object
    ) -> list[float]:
        """1 for a right answer."""
        return [float(one.correctness) for one in await self._marks(completions, question, right)]

    async def format(
        self, completions: Sequence[Completion], question: Sequence[str], right: Sequence[Sequence[str]], **_: object
    ) -> list[float]:
        """1 for the form that was asked for."""
        return [float(one.format) for one in await self._marks(completions, question, right)]

    async def parsable(
        self, completions: Sequence[Completion], question: Sequence[str], right: Sequence[Sequence[str]], **_: object
    ) -> list[float]:
        """1 for what can be read."""
        return [float(one.parsable) for one in await self._marks(completions, question, right)]

    async def _marks(
        self, completions: Sequence[Completion], question: Sequence[str], right: Sequence[Sequence[str]]
    ) -> list[Marks]:
        texts = map(_text, completions)
        return await asyncio.gather(*map(self._task, texts, question, right))

    def _task(self, text: str, question: str, right: Sequence[str]) -> asyncio.Task[Marks]:
        key = (text, question, tuple(right))
        if key not in self._judged:
            if len(self._judged) >= MOST_REMEMBERED:
                self._judged.clear()
            self._judged[key] = asyncio.ensure_future(self._judge.marks(text, question, right))
        return self._judged[key]


@contextmanager
def open_rewards(recipe: GrpoRecipe, settings: EngineSettings) -> Iterator[Rewards]:
    """The rewards for what the recipe's model writes, with the workers that they need."""
    grader = Grader()
    toolbox = new_toolbox(settings)
    try:
        match recipe.reads:
            case "program":
                toolbox.start()
                yield Rewards(ProgramJudge(toolbox, grader))
            case "solution":
                yield Rewards(SolutionJudge(grader))
            case "verdict":
                yield Rewards(VerdictJudge())
    finally:
        toolbox.close()
        grader.close()


def _is_readable(final: str | None) -> bool:
    try:
        parse(final or "")
    except ExpressionError:
        return False
    return True


def _text(completion: Completion) -> str:
    return completion if isinstance(completion, str) else completion[-1]["content"]
