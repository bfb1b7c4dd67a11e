"""Expressions typed with signs: `12+5`, `3 x (4 - 1.5) =`, from two operands to five with brackets."""

from random import Random

from finetune.problems.arithmetic.asking import problem
from finetune.problems.expressions import Expression, Notation, Number, Operation, any_notation, written
from finetune.problems.numbers import any_number
from finetune.problems.problem import Problem

SIGNS = "++--**//"


def symbols(rng: Random, stage: int) -> Problem:
    """Two numbers and a sign."""
    return _typed(_pair(rng, stage), rng, stage, "symbols")


def chains(rng: Random, stage: int) -> Problem:
    """Three to five numbers, signs and brackets."""
    count = rng.choice((3, 3, 3, 4) if stage < 2 else (3, 3, 4, 4, 5))
    return _typed(tree(rng, stage, count), rng, stage, "chains")


def tree(rng: Random, stage: int, count: int) -> Expression:
    """A random expression of `count` numbers; the shorter ones are drawn with smaller numbers more often."""
    if count == 1:
        return any_number(rng, rng.randint(0, stage))
    if count == 2 and rng.random() < 0.06:
        return Operation("**", Number(str(rng.randint(2, 12))), Number(str(rng.choice((2, 2, 3)))))
    first = rng.randint(1, count - 1) if rng.random() < 0.5 else count - 1
    return Operation(rng.choice(SIGNS), tree(rng, stage, first), tree(rng, stage, count - first))


def _pair(rng: Random, stage: int) -> Expression:
    return Operation(rng.choice(SIGNS), any_number(rng, stage), any_number(rng, stage))


def _typed(expression: Expression, rng: Random, stage: int, family: str) -> Problem:
    notation: Notation = any_notation(rng, named=False)
    return problem(written(expression, notation), expression, rng, stage, family)
