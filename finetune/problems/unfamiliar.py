"""Arithmetic in words that no expert was taught, for the gate alone: it should know a sum by its look, not by its words.

Ordinary phrases ("12 take away 5") stand beside invented ones ("12 blorp 5"). What an expert cannot read yet it can learn
from people, but only if the gate asks it.
"""

from random import Random

from finetune.problems.chat import surround
from finetune.problems.chatter.grammar import split, told

WORDS = {
    "n": tuple(str(number) for number in range(1, 200))
    + split("1.5|0.25|2500|three|ten|twelve|forty|a hundred|1,200|-7"),
    "sign": split(
        "take away|less than that|and another|onto|off|out of|lots of|bags of|groups of|on top of|against|by|{nonsense}"
    ),
    "verb": split(
        "take|knock|shave|chop|drop|stack|pile|put|stick|fold|cut|pump|bump|trim|split|share|spread|{nonsense}"
    ),
    "place": split("away from|off|off of|from|onto|on|into|between|among|over|by|out of|up with"),
    "nonsense": split(
        "blorp|zib|frob|gluck|snarf|plonk|wug|dax|yoink|crunch|smush|mush|bonk|zap|squish|gadd|moin|zork"
    ),
    "ask": split(
        "what is|whats|what's|how much is|calculate|tell me|work out|what do i get for|gimme|compute|solve|result of"
    ),
}
TEMPLATES = split(
    """
    {n} {sign} {n}|{ask} {n} {sign} {n}|{verb} {n} {place} {n}|{ask} {n} {sign} {n} {sign} {n}|if i {verb} {n} {place} {n} what do i get
    what do you get when you {verb} {n} {place} {n}|{verb} {n} {place} {n} and {verb} {n} {place} that|{nonsense}({n}, {n})
    {nonsense} {n} and {n}|{ask} the {nonsense} of {n} and {n}|{n} and {n} make how much|how many are {n} and {n}|{n} {nonsense}
    start with {n} and {verb} {n} {place} it|{n} then {verb} {n} {place} it|{verb} {n} {place} {n} please|whats left if you {verb} {n} {place} {n}
    """
)


def unfamiliar(rng: Random) -> str:
    """A message that asks for arithmetic in words that no expert knows."""
    return surround(told(rng.choice(TEMPLATES), WORDS, rng), rng, rng.randint(0, 2))
