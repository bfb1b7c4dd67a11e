"""Draws a story and its numbers: such that shares come out even, nothing is below zero, and prices look like prices."""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from random import Random

from finetune.problems.phrases import lines
from finetune.problems.problem import Problem
from finetune.problems.words import changes, groups, measures, money
from finetune.problems.words.telling import Tale, told, value_of

TRIES = 300
_PRICES = frozenset({"x", "y", "k"})
_PARTS = tuple(
    Fraction(top, bottom)
    for top, bottom in ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (3, 8), (1, 10))
)
Values = dict[str, int | Fraction]


def changes_and_comparisons(rng: Random, stage: int) -> Problem:
    """Things that come and go."""
    return _drawn(changes.STORIES, "changes", rng, stage)


def equal_groups(rng: Random, stage: int) -> Problem:
    """Equal groups and sharing."""
    return _drawn(groups.STORIES, "groups", rng, stage)


def prices(rng: Random, stage: int) -> Problem:
    """Money and percent."""
    return _drawn(money.STORIES, "money", rng, stage)


def quantities(rng: Random, stage: int) -> Problem:
    """Speed, work, ages, averages, parts."""
    return _drawn(measures.STORIES, "measures", rng, stage)


def _drawn(stories: str, family: str, rng: Random, stage: int) -> Problem:
    template, formula = rng.choice(_parsed(stories))
    names = sorted(
        set(re.findall(r"(?<![A-Za-z])[a-z](?![A-Za-z])", formula)) | set(re.findall(r"{([abcdfkrxy])}", template))
    )
    for _ in range(TRIES):
        values = {name: _value(name, rng, stage) for name in names}
        if _sensible(values, formula):
            return told(Tale(template + "?", formula, values, family), rng, stage)
    raise ValueError("no numbers suit the story")


@cache
def _parsed(stories: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (template.strip(), formula.strip())
        for template, _, formula in (line.partition("||") for line in lines(stories))
    )


def _value(name: str, rng: Random, stage: int) -> int | Fraction:
    if name == "r":
        return rng.choice((5, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75, 80, rng.randint(2, 95)))
    if name == "f":
        return rng.choice(_PARTS)
    if name in _PRICES and rng.random() < 0.35:
        return Fraction(rng.randint(1, 80) * rng.choice((25, 50, 10, 5, 99, 75)), 100)
    return rng.randint(2, rng.choice((9, 12, 30, 60, 120, 500)[: 4 + stage]))


def _sensible(values: Mapping[str, int | Fraction], formula: str) -> bool:
    """All different, a positive answer, and cents at most."""
    if len(set(values.values())) < len(values):
        return False
    try:
        value = value_of(formula, values)
    except ZeroDivisionError:
        return False
    whole = not set(values) & {"x", "y", "k", "r"}
    return value > 0 and (value.denominator == 1 if whole else (value * 100).denominator == 1)
