"""Which people vote alike: those whose ballots are linked, directly or through others. Pure."""

from collections import defaultdict
from collections.abc import Iterable

from feedback.agreement import Ballot


def brigades(ballots: Iterable[Ballot]) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more raters who said the same of an answer, largest first; a rater is in one group."""
    voices: dict[tuple[str, int], set[str]] = defaultdict(set)
    for ballot in ballots:
        voices[ballot.answer, ballot.sign].add(ballot.rater)
    groups: list[set[str]] = []
    for together in voices.values():
        apart = [group for group in groups if not group & together]
        groups = [*apart, together.union(*(group for group in groups if group & together))]
    named = (tuple(sorted(group)) for group in groups if len(group) > 1)
    return tuple(sorted(named, key=lambda group: (-len(group), group)))
