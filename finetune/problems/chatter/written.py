"""Messages that were written by hand for the gate to learn from: talk, and what people ask to be computed."""

from functools import cache
from pathlib import Path
from random import Random

_FOLDER = Path(__file__).parent


def talk(rng: Random) -> str:
    """A message that asks for no computation, many of them with numbers in them."""
    return rng.choice(_lines("talk.txt"))


def asked(expert: str, rng: Random) -> str:
    """A message for that expert. Raises IndexError if there is none."""
    return rng.choice(_asked_of(expert))


@cache
def _asked_of(expert: str) -> tuple[str, ...]:
    rows = (line.partition("\t") for line in _lines("asked.txt"))
    return tuple(message for name, _, message in rows if name == expert)


@cache
def _lines(name: str) -> tuple[str, ...]:
    return tuple(line for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines() if line.strip())
