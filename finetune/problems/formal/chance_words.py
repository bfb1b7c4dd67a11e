"""What questions about chance have in common: how numbers and chances are said, and the marks at a question's end."""

from collections.abc import Callable
from random import Random

from finetune.problems.formal.asking import Asked, said, worded
from finetune.problems.problem import Problem

_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight")
_PROBABILITY = "(prob|probability|the probability|chance|the chance|the odds)"


def short_problem(kind: Callable[[Random], Asked], rng: Random, stage: int) -> Problem:
    """The problem of that kind as someone puts it in a chat."""

    def mark(question: str) -> str:
        return "" if question[-1:] in ".?" else rng.choice("?.")

    return said(kind(rng), rng, stage, mark)


def spoken_count(number: int, rng: Random) -> str:
    """A small number in a word or in digits."""
    return _COUNTS[number] if number < len(_COUNTS) and rng.random() < 0.6 and number > 1 else str(number)


def in_chances(templates: str, rng: Random) -> str:
    """One of the templates, with `{p}` as one of the names of a probability."""
    return worded(templates.replace("{p}", _PROBABILITY), rng)
