"""What is known of each completion of each question, from votes on it and on the value it came to. Pure.

A completion that people voted on stands by these votes. Another one stands by its final value, where votes and corrections
say that this value is right or wrong: so an answer that nobody rated, or a sampled one, is good if it reaches the value that
a correction gives. A sampled one that reaches no known value is bad where a right one is known.

An expert reads questions without their numbers, `<n1> yeet <n2>`: what it writes of one of them, it writes of all, and it is
right or wrong in all. So a standing that those of the same completion in the other questions outweigh is left out, and a
good one where more speaks for another completion of the phrase: a thumb that slipped. Questions that are held out are
weighed among themselves, so that what judges stays apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.reading.sketch import expert_prompt
from feedback.evidence import LEAST, Evidence, Judged
from feedback.questions import held_out, normalise
from feedback.values import canonical


@dataclass(frozen=True, slots=True)
class Candidate:
    """A completion that a release was made to write, with the final value that it came to; nobody has seen it.

    `final` is empty where it came to none.
    """

    expert: str
    question: str
    completion: str
    final: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A completion of an expert: `score` is above zero for a good one; `own` whether people voted on it.

    `exchanges` are those that it answered, oldest first; none for a candidate.
    """

    expert: str
    question: str
    completion: str
    score: float
    own: bool
    exchanges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question as it was first asked, and for each value that people judged how right it is, in its first spelling.

    `liked_by` are the people who voted for each of these values.
    """

    question: str
    values: Mapping[str, float]
    corrected: bool
    liked_by: Mapping[str, frozenset[str]]

    @property
    def right(self) -> frozenset[str]:
        """The values that people found right."""
        return frozenset(value for value, score in self.values.items() if score >= LEAST)

    @property
    def wrong(self) -> frozenset[str]:
        """The values that people found wrong."""
        return frozenset(value for value, score in self.values.items() if score <= -LEAST)

    def score(self, final: str | None) -> float:
        """How right a final value is; 0 where nobody knows."""
        same = (score for value, score in self.values.items() if final and canonical(value) == canonical(final))
        return next(same, 0.0)


def known_questions(evidence: Evidence) -> dict[str, KnownQuestion]:
    """What is known of each question, by its normal form."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for judged in evidence.judged:
        groups[normalise(judged.exchange.question)].append(judged)
    return {question: _known(group) for question, group in groups.items()}


def standings(evidence: Evidence, candidates: Iterable[Candidate] = ()) -> list[Standing]:
    """The standing of every completion, by expert and question; what has none (the exact route) is not there."""
    known = known_questions(evidence)
    groups: dict[tuple[str, str, str], list[Judged]] = defaultdict(list)
    for judged in evidence.judged:
        one = judged.exchange
        if one.completion:
            groups[one.expert, normalise(one.question), one.completion].append(judged)
    found = {key: _standing(group, known[key[1]]) for key, group in groups.items()}
    for candidate in candidates:
        question = normalise(candidate.question)
        if question in known and (candidate.expert, question, candidate.completion) not in found:
            found[candidate.expert, question, candidate.completion] = _drawn(candidate, known[question])
    return _agreed([found[key] for key in sorted(found)])


def _agreed(found: Sequence[Standing]) -> list[Standing]:
    """Those that all questions which are read alike bear out."""
    read = {question: (expert_prompt(question), held_out(question)) for question in {one.question for one in found}}
    phrases: dict[tuple[str, tuple[str, bool]], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for one in found:
        phrases[one.expert, read[one.question]][one.completion] += one.score
    return [one for one in found if _is_borne_out(one, phrases[one.expert, read[one.question]])]


def _is_borne_out(one: Standing, phrase: Mapping[str, float]) -> bool:
    """Whether the phrase is not for the contrary, with more weight, nor, of what is good, more for another completion."""
    whole = phrase[one.completion]
    return one.score * whole >= 0 and (one.score <= 0 or whole >= max(phrase.values()))


def _known(group: Sequence[Judged]) -> KnownQuestion:
    spelled: dict[str, str] = {}
    scores: dict[str, float] = defaultdict(float)
    told = [(one.exchange.final, one.score) for one in group]
    for value, score in told + [correction for one in group for correction in one.corrections]:
        if value:
            spelled.setdefault(canonical(value), value)
            scores[canonical(value)] += score
    values = {spelled[value]: round(score, 6) for value, score in sorted(scores.items())}
    liked_by = {spelled[value]: _liked_by(group, value) for value in scores}
    return KnownQuestion(group[0].exchange.question, values, any(one.corrections for one in group), liked_by)


def _liked_by(group: Sequence[Judged], value: str) -> frozenset[str]:
    told = (one.liked_by for one in group if one.exchange.final and canonical(one.exchange.final) == value)
    return frozenset[str]().union(*told)


def _standing(group: Sequence[Judged], known: KnownQuestion) -> Standing:
    first = group[0].exchange
    own = round(sum(one.score for one in group), 6)
    score = own if any(one.score for one in group) else known.score(first.final)
    ids = tuple(one.exchange.id for one in group)
    return Standing(first.expert, known.question, first.completion, score, abs(own) >= LEAST, ids)


def _drawn(candidate: Candidate, known: KnownQuestion) -> Standing:
    score = known.score(candidate.final) or -max((known.values[value] for value in known.right), default=0.0)
    return Standing(candidate.expert, known.question, candidate.completion, score, own=False)
