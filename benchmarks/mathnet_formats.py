"""How many questions in MathNet's own formats Emmy gets right, by the exact route and by the neural route alone.

The questions are generated from a seed, and are of those that no training ever sees. `python -m benchmarks.mathnet_formats`.
"""

import asyncio
import itertools
from collections.abc import Iterator
from random import Random

from engine.assembly import open_engine
from engine.release import SHIPPED_FOLDER, read_release
from engine.settings import EngineSettings
from finetune.evaluate import evaluate
from finetune.problems.algebra.mathnet import mathnet as algebra
from finetune.problems.arithmetic.mathnet import mathnet as arithmetic
from finetune.problems.curriculum import LAST_STAGE, held_out
from finetune.problems.problem import Family, Problem
from finetune.suites.row import Row

COUNT = 2000
SEED = 2026
MATHNET_ON_SIMPLEMATH = 0.2118  # its published figure
ROUTES = {"exact route, then gate and experts": True, "gate and experts alone": False}


def questions(seed: int) -> Iterator[Problem]:
    """Held-out problems in MathNet's formats without end, of either expert in turn."""
    rng = Random(seed)
    for family in itertools.cycle((arithmetic, algebra)):
        yield next(problem for problem in _drawn(family, rng) if held_out(problem.question))


def _drawn(family: Family, rng: Random) -> Iterator[Problem]:
    while True:
        yield family(rng, LAST_STAGE)


async def share_right(problems: list[Problem], *, exact_route: bool) -> float:
    """The share (0..1) of problems that the shipped release answers rightly."""
    settings = EngineSettings(exact_route=exact_route, general_model="none")
    rows = [Row(problem.question, frozenset({problem.final})) for problem in problems]
    async with open_engine(settings, read_release(SHIPPED_FOLDER)) as engine:
        hits = await evaluate(engine, rows)
    return sum(hits) / len(hits)


def table(count: int = COUNT) -> str:
    """The figures as a Markdown table."""
    problems = list(itertools.islice(questions(SEED), count))
    lines = [f"| {count:,} questions in MathNet's formats | right |", "|---|---|"]
    for route, exact_route in ROUTES.items():
        share = asyncio.run(share_right(problems, exact_route=exact_route))
        lines.append(f"| {route} | {share:.2%} |")
    lines.append(f"| MathNet, as published for SimpleMath | {MATHNET_ON_SIMPLEMATH:.2%} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
