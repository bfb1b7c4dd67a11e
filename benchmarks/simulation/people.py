"""Who is on the played server, and what each makes of an answer: honest, mistaken now and then, or of a brigade.

A brigade says the contrary of what is so, and comes together: where one of them asks, the others rate as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bot.events import Person

ONLOOKERS = 2  # who may rate an answer beside the asker
RATES = 0.6  # how likely an onlooker rates
PILE = 3  # others of the brigade that rate what one of them asked


@dataclass(frozen=True, slots=True)
class Member:
    """Someone on the server; `inverted` (0..1) is how often their thumb says the contrary of what is so.

    Who `corrects` tells the right answer to a question of theirs that was answered wrongly.
    """

    person: Person
    inverted: float
    brigade: bool
    corrects: bool

    def likes(self, right: bool, rng: Random) -> bool:
        """What they find of an answer."""
        return right != (rng.random() < self.inverted)


def members(count: int, inverted: float, brigade: float, corrects: float, rng: Random) -> list[Member]:
    """So many people: a share of them is the brigade, and a share of the others tells right answers."""
    of_brigade = round(count * brigade)
    found = [
        Member(
            Person(f"discord:{'brigadier' if number < of_brigade else 'person'}{number}"),
            1.0 if number < of_brigade else inverted,
            number < of_brigade,
            number >= of_brigade and rng.random() < corrects,
        )
        for number in range(count)
    ]
    rng.shuffle(found)
    return found


def raters(asker: Member, everyone: Sequence[Member], rng: Random) -> list[Member]:
    """Who rates an answer beside its asker."""
    others = [member for member in everyone if member is not asker]
    found = [member for member in rng.sample(others, ONLOOKERS) if rng.random() < RATES]
    if asker.brigade:
        comrades = [member for member in others if member.brigade and member not in found]
        found += rng.sample(comrades, min(PILE, len(comrades)))
    return found
