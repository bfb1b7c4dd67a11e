"""Preference pairs: two completions of one question by one expert, of which one is better. Pure.

They come of good and bad answers to one question, of another answer that was asked for and liked, of choices between two
answers, of values that corrections give, and of sampled candidates that a known value tells apart. What several sources say
of the same two texts is added up.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from feedback.evidence import LEAST, Evidence
from feedback.questions import normalise
from feedback.records import Exchange
from feedback.standings import Candidate, Standing, known_questions, standings

RETRIED = 0.5  # that another answer was asked for says less than a bad vote


class Source(StrEnum):
    """Why a pair is one; the strongest reason where there are several."""

    CHOICE = "choice"
    SIBLING = "sibling"
    QUESTION = "question"
    CORRECTION = "correction"
    SAMPLED = "sampled"


@dataclass(frozen=True, slots=True)
class PreferencePair:
    """Two completions of one question by one expert, of which people liked one and not the other.

    `exchanges` are the ids of what they answered, empty for a completion that was sampled; `strength` is how much weighed
    votes stand behind the pair.
    """

    expert: str
    question: str
    chosen: str
    rejected: str
    exchanges: tuple[str, str]
    source: Source = Source.QUESTION
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class _Reason:
    """That `chosen` is better than `rejected`, and why."""

    chosen: Standing
    rejected: Standing
    source: Source
    strength: float


def preference_pairs(evidence: Evidence, candidates: Iterable[Candidate] = ()) -> list[PreferencePair]:
    """All pairs, each two texts once, in the order of expert, question and texts."""
    found = standings(evidence, candidates)
    by_question: dict[tuple[str, str], list[Standing]] = defaultdict(list)
    for standing in found:
        by_question[standing.expert, normalise(standing.question)].append(standing)
    corrected = {question for question, known in known_questions(evidence).items() if known.corrected}
    places = _siblings(evidence)
    reasons = [
        reason
        for (_, question), group in by_question.items()
        for reason in _of_question(group, places, corrected=question in corrected)
    ]
    return _added_up([*reasons, *_of_choices(evidence, found)])


def _of_question(
    group: Sequence[Standing], places: Mapping[str, tuple[str, int]], *, corrected: bool
) -> Iterator[_Reason]:
    """Good completions against bad ones, and against earlier answers in whose place they were asked for."""
    for good in (one for one in group if one.score >= LEAST):
        for other in group:
            if other.score <= -LEAST:
                source = _source(good, other, places, corrected=corrected)
                yield _Reason(good, other, source, min(good.score, -other.score))
            elif abs(other.score) < LEAST and _came_after(good, other, places):
                yield _Reason(good, other, Source.SIBLING, RETRIED * good.score)


def _source(good: Standing, bad: Standing, places: Mapping[str, tuple[str, int]], *, corrected: bool) -> Source:
    if not (good.exchanges and bad.exchanges):
        return Source.SAMPLED
    if _are_siblings(good, bad, places):
        return Source.SIBLING
    return Source.CORRECTION if corrected and not (good.own and bad.own) else Source.QUESTION


def _siblings(evidence: Evidence) -> dict[str, tuple[str, int]]:
    """Each exchange's first sibling, and its place in time."""
    asked = enumerate(one.exchange for one in evidence.judged)
    return {exchange.id: (exchange.sibling_of or exchange.id, place) for place, exchange in asked}


def _are_siblings(one: Standing, other: Standing, places: Mapping[str, tuple[str, int]]) -> bool:
    return not {places[id_][0] for id_ in one.exchanges}.isdisjoint(places[id_][0] for id_ in other.exchanges)


def _came_after(good: Standing, other: Standing, places: Mapping[str, tuple[str, int]]) -> bool:
    mine, theirs = [places[id_] for id_ in good.exchanges], [places[id_] for id_ in other.exchanges]
    return any(family == before and place > earlier for family, place in mine for before, earlier in theirs)


def _of_choices(evidence: Evidence, found: Iterable[Standing]) -> Iterator[_Reason]:
    known = {(one.expert, normalise(one.question), one.completion): one for one in found}
    for preference in evidence.preferences:
        chosen, rejected = known.get(_place(preference.chosen)), known.get(_place(preference.rejected))
        if chosen and rejected and _place(preference.chosen)[:2] == _place(preference.rejected)[:2]:
            yield _Reason(chosen, rejected, Source.CHOICE, preference.weight)


def _place(exchange: Exchange) -> tuple[str, str, str]:
    return exchange.expert, normalise(exchange.question), exchange.completion


def _added_up(reasons: Iterable[_Reason]) -> list[PreferencePair]:
    """One pair for each two texts, the way that more speaks for; none where as much speaks against it."""
    between: dict[tuple[str, ...], list[_Reason]] = defaultdict(list)
    for reason in reasons:
        chosen, rejected = reason.chosen, reason.rejected
        if chosen.completion != rejected.completion:
            texts = sorted((chosen.completion, rejected.completion))
            between[chosen.expert, normalise(chosen.question), *texts].append(reason)
    return [pair for key in sorted(between) if (pair := _netted(between[key]))]


def _netted(reasons: Sequence[_Reason]) -> PreferencePair | None:
    """The pair of all reasons between two texts."""
    first = reasons[0].chosen.completion
    net = sum(one.strength if one.chosen.completion == first else -one.strength for one in reasons)
    if abs(net) < LEAST:
        return None
    agreeing = [one for one in reasons if (one.chosen.completion == first) == (net > 0)]
    best = max(agreeing, key=lambda one: (one.strength, one.source))
    chosen, rejected = best.chosen, best.rejected
    ids = (next(iter(chosen.exchanges), ""), next(iter(rejected.exchanges), ""))
    return PreferencePair(
        chosen.expert, chosen.question, chosen.completion, rejected.completion, ids, best.source, round(abs(net), 6)
    )
