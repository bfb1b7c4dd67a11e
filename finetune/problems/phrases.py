"""Phrases with choices in them: `(find|what is) the {thing}[ please]` is one of four. Brackets nest."""

import re
from functools import cache
from random import Random

_INNERMOST = re.compile(r"\(([^()\[\]]*\|[^()\[\]]*)\)|\[([^()\[\]]*)\]")


def phrased(template: str, rng: Random) -> str:
    """One of the phrases that a template stands for: `(a|b)` is a choice, `[a]` or `[a|b]` may be left out."""

    def chosen(match: re.Match[str]) -> str:
        if match[1] is not None:
            return rng.choice(str(match[1]).split("|"))
        return rng.choice(str(match[2]).split("|")) if rng.random() < 0.5 else ""

    while _INNERMOST.search(template):
        template = _INNERMOST.sub(chosen, template)
    return " ".join(template.split())


@cache
def lines(text: str) -> tuple[str, ...]:
    """The templates that stand on lines of their own."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
