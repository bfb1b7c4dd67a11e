"""The talk suite: held-out messages, written by hand, that ask for no computation. None of them may be given a value."""

from random import Random

from finetune.problems.chatter import written
from finetune.suites.row import Row

SEED = 20_252


def talk(messages: int) -> list[Row]:
    """So many messages, the same ones every time."""
    rng = Random(SEED)
    return [Row(written.talk(rng, held=True), frozenset()) for _ in range(messages)]
