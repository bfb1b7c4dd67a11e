"""Events said by capital letters, `A and not B`: the outcomes in which they happen, each as the letters that happen."""

import re
from itertools import combinations

from engine.errors import ComputationError
from engine.messages import Failure

Outcome = frozenset[str]
Event = frozenset[Outcome]

_TOKEN = re.compile(r"\b(?:or|and|not)\b|\S")
_LONGEST = 100  # characters of an event


def outcomes(letters: str, most: int) -> Event:
    """All outcomes in which no more than `most` of the letters happen: for A and B none, A, B and both."""
    return frozenset(frozenset(some) for count in range(most + 1) for some in combinations(letters, count))


def event(text: str, everything: Event) -> Event:
    """The outcomes in which an event happens: `not` binds closest, then `and`. Raises ComputationError."""
    tokens = _TOKEN.findall(text[:_LONGEST])[::-1]
    meant = _either(tokens, everything)
    if tokens:
        raise _unreadable()
    return meant


def _either(tokens: list[str], everything: Event) -> Event:
    meant = _both(tokens, everything)
    while tokens and tokens[-1] == "or":
        tokens.pop()
        meant |= _both(tokens, everything)
    return meant


def _both(tokens: list[str], everything: Event) -> Event:
    meant = _one(tokens, everything)
    while tokens and tokens[-1] == "and":
        tokens.pop()
        meant &= _one(tokens, everything)
    return meant


def _one(tokens: list[str], everything: Event) -> Event:
    """A letter, an event in brackets, or what is not one."""
    token = tokens.pop() if tokens else ""
    if token == "not":
        return everything - _one(tokens, everything)
    if token == "(":
        meant = _either(tokens, everything)
        if not tokens or tokens.pop() != ")":
            raise _unreadable()
        return meant
    if not re.fullmatch("[A-Z]", token):
        raise _unreadable()
    return frozenset(outcome for outcome in everything if token in outcome)


def _unreadable() -> ComputationError:
    return ComputationError(Failure.NOT_UNDERSTOOD, "an event is said as `A and not (B or C)`")
