"""Messages that are no mathematics, for the gate to tell apart: from talk and knowledge to mere noise."""

from collections.abc import Callable
from random import Random

from finetune.problems.chat import surround
from finetune.problems.chatter.computers import computers
from finetune.problems.chatter.everyday import everyday
from finetune.problems.chatter.knowledge import knowledge
from finetune.problems.chatter.lookalikes import lookalikes
from finetune.problems.chatter.noise import noise
from finetune.problems.chatter.sentences import sentences

KINDS: dict[Callable[[Random], str], float] = {
    everyday: 5, knowledge: 4, computers: 2.5, lookalikes: 4, sentences: 5, noise: 1,
}  # fmt: skip


def small_talk(rng: Random) -> str:
    """A message that no calculation should answer. Half of them are surrounded just as problems are, so that greetings,
    textese and typing mistakes say nothing about the kind of message.
    """
    kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
    message = kind(rng)
    return surround(message, rng, 2) if rng.random() < 0.5 else message
