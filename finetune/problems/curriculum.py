"""Which kinds of problems an expert learns at which stage, and the one way to draw a problem.

Problems are held out by content: the question's hash decides, so none of them is ever trained on, whatever the seed.
"""

import hashlib
from collections.abc import Mapping
from random import Random

from finetune.problems.algebra.linear import linear
from finetune.problems.algebra.mathnet import mathnet as algebra_mathnet
from finetune.problems.algebra.quadratics import quadratics
from finetune.problems.algebra.rewriting import expansions, factorings, simplifications
from finetune.problems.algebra.spoken import spoken as spoken_equations
from finetune.problems.algebra.substitutions import substitutions
from finetune.problems.algebra.systems import systems
from finetune.problems.arithmetic.fractions import fractions
from finetune.problems.arithmetic.mathnet import mathnet as arithmetic_mathnet
from finetune.problems.arithmetic.powers import factorials, powers, remainders, roots
from finetune.problems.arithmetic.shares import parts, percents
from finetune.problems.arithmetic.spoken import spoken
from finetune.problems.arithmetic.spoken_chains import spoken_chains
from finetune.problems.arithmetic.symbols import chains, symbols
from finetune.problems.chat import LEFT_OUT
from finetune.problems.problem import Family, Problem

LAST_STAGE = 2
MOST_CHARACTERS = 160  # of a question; what is longer is drawn again
HELD_OUT_SHARE = 16  # one question in this many is held out

Stage = Mapping[Family, float]
_ARITHMETIC: Stage = {
    arithmetic_mathnet: 2, symbols: 3, spoken: 5, chains: 3, spoken_chains: 6, percents: 3, parts: 2, powers: 2,
    roots: 2, factorials: 0.5, remainders: 1.5, fractions: 2,
}  # fmt: skip
_ALGEBRA: Stage = {
    algebra_mathnet: 2, linear: 6, spoken_equations: 7, quadratics: 3, systems: 2.5, expansions: 2, factorings: 2,
    simplifications: 3.5, substitutions: 3,
}  # fmt: skip
CURRICULUM: Mapping[str, tuple[Stage, ...]] = {
    "arithmetic": ({arithmetic_mathnet: 3, symbols: 3, spoken: 4, powers: 1, parts: 1}, _ARITHMETIC, _ARITHMETIC),
    "algebra": (
        {algebra_mathnet: 3, linear: 4, spoken_equations: 3, substitutions: 1, expansions: 1},
        _ALGEBRA,
        _ALGEBRA,
    ),
}


def experts() -> tuple[str, ...]:
    """The experts that have a curriculum."""
    return tuple(CURRICULUM)


def sample(expert: str, stage: int, rng: Random) -> Problem:
    """A problem of that stage that is not held out. Raises KeyError for an expert without a curriculum."""
    return _drawn(expert, stage, rng, held=False)


def sample_held_out(expert: str, stage: int, rng: Random) -> Problem:
    """A problem of that stage that no training ever sees."""
    return _drawn(expert, stage, rng, held=True)


def held_out(question: str) -> bool:
    """Whether a question belongs to the evaluation; case and spaces do not matter."""
    digest = hashlib.sha256("".join(question.lower().split()).encode()).digest()
    return digest[0] % HELD_OUT_SHARE == 0


def _drawn(expert: str, stage: int, rng: Random, *, held: bool) -> Problem:
    families = CURRICULUM[expert][stage]
    kinds, weights = tuple(families), tuple(families.values())
    while True:
        problem = _attempt(rng.choices(kinds, weights)[0], stage, rng)
        if problem and held_out(problem.question) == held:
            return problem


def _attempt(family: Family, stage: int, rng: Random) -> Problem | None:
    """A problem, or None where the draw has no value, is too long, or fell into a phrase that is kept out."""
    try:
        problem = family(rng, stage)
    except (ZeroDivisionError, ValueError):
        return None
    if len(problem.question) > MOST_CHARACTERS or LEFT_OUT.search(problem.question):
        return None
    return problem
