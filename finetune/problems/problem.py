"""What a generated problem is. How problems are made stands in the families, when they are drawn in `curriculum`."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Problem:
    """A question as a person might type it, the program that an expert should write, and the right final value.

    `final` is found without the engine's tools, so that it can check them. `constants` are the numbers of the program
    that the question does not say, as the 6 of a die's 1/6; where they are given, all others are the question's, however
    small and however often they come.
    """

    question: str
    program: str
    final: str
    family: str
    constants: tuple[str, ...] | None = None


Family = Callable[[Random, int], Problem]
"""Makes a problem of one kind, for a curriculum stage: 0 is the simplest, `curriculum.LAST_STAGE` is everything."""
