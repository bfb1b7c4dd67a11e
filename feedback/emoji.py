"""What an emoji says about an answer, by two lists that can be set. Skin tones, variation marks and the signs of a gender
make no difference; unknown emoji are kept by the store and mean nothing here.
"""

import re
from dataclasses import dataclass

GOOD = frozenset("👍❤🎉✅💯👏🔥🙌😍🥳😄😀🙏⭐🌟💪🤩👌🏆✔💚💙🧡💛💜")
BAD = frozenset("👎❌😕😡😠🙁☹😞💩🤮🤦🚫✖😒👿🤬😢")
_GENDERS = re.compile("\u200d[♀♂]")
_MODIFIERS = re.compile("[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]")


@dataclass(frozen=True, slots=True)
class Meanings:
    """Which emoji say that an answer is good, and which that it is bad; all are folded."""

    good: frozenset[str]
    bad: frozenset[str]

    def of(self, emoji: str) -> int:
        """+1 for a good answer, -1 for a bad one, 0 for an emoji that says neither."""
        plain = folded(emoji)
        if plain in self.good:
            return 1
        return -1 if plain in self.bad else 0


def folded(emoji: str) -> str:
    """The emoji without what only changes its looks."""
    return _MODIFIERS.sub("", _GENDERS.sub("", emoji))


def listed(emoji: str) -> frozenset[str]:
    """The emoji of a list, folded."""
    return frozenset(filter(None, map(folded, re.split(r"[\s,]+", emoji))))


USUAL = Meanings(GOOD, BAD)
