"""Messages that were written by hand for the gate to learn from: talk, and what people ask to be computed."""

from functools import cache
from pathlib import Path
from random import Random

from finetune.problems.curriculum import held_out

_FOLDER = Path(__file__).parent


def talk(rng: Random, *, held: bool) -> str:
    """A message that asks for no computation, many of them with numbers in them; what is `held` is never trained on."""
    return rng.choice(_talk(held))


def asked(expert: str, rng: Random, *, held: bool) -> str:
    """Such a message for that expert. Raises IndexError if there is none."""
    return rng.choice(_asked_of(expert, held))


@cache
def _talk(held: bool) -> tuple[str, ...]:
    return tuple(line for line in _lines("talk.txt") if held_out(line) == held)


@cache
def _asked_of(expert: str, held: bool) -> tuple[str, ...]:
    rows = (line.partition("\t") for line in _lines("asked.txt"))
    return tuple(message for name, _, message in rows if name == expert and held_out(message) == held)


def _lines(name: str) -> list[str]:
    return [line for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines() if line.strip()]
