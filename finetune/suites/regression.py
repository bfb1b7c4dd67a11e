"""The regression suite: held-out problems of every expert, that no training ever saw. What could be done must stay so."""

from random import Random

from finetune.problems.curriculum import LAST_STAGE, experts, sample_held_out
from finetune.suites.row import Row

SEED = 20_251


def regression(problems: int) -> list[Row]:
    """So many problems, the same ones every time, the experts in turn."""
    rng = Random(SEED)
    names = experts()
    drawn = (sample_held_out(names[index % len(names)], LAST_STAGE, rng) for index in range(problems))
    return [Row(problem.question, frozenset({problem.final})) for problem in drawn]
