"""A grammar of bracketed names: `{food} for {meal}` is filled from lists of words, which may hold names again."""

import re
from collections.abc import Mapping, Sequence
from random import Random

Words = Mapping[str, Sequence[str]]
_NAME = re.compile(r"{(\w+)}")


def told(template: str, words: Words, rng: Random) -> str:
    """The template with every name replaced by one of its words; `{number}` is drawn, most often a small one."""

    def word(match: re.Match[str]) -> str:
        if match[1] == "number":
            return str(rng.randrange(2, rng.choice((10, 100, 3000))))
        return told(rng.choice(words[match[1]]), words, rng)

    return _NAME.sub(word, template)


def split(text: str) -> tuple[str, ...]:
    """Phrases that stand between bars or on lines of their own."""
    return tuple(part.strip() for part in re.split(r"[|\n]", text) if part.strip())
