"""From evidence to training rows that TRL loads as they are, and to what judges a release. Pure, and in a fixed order.

The prompt is the one that the expert is served with. What has no completion (the exact route, failures) is not used but
for the gate. A question is held out or not for ever, so that what judges is never trained on.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from engine.reading.sketch import expert_prompt
from feedback.evidence import LEAST, Evidence, Judged
from feedback.pairs import PreferencePair, Source, preference_pairs
from feedback.questions import normalise
from feedback.standings import Candidate, KnownQuestion, Standing, known_questions, standings

Format = Literal["dpo", "kto", "sft", "reward", "gate"]
FORMATS: tuple[Format, ...] = ("dpo", "kto", "sft", "reward", "gate")
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Example:
    """A training row, with the question that it is of and the expert that it is for.

    `sampled` is set where a completion in it was never shown to anyone.
    """

    question: str
    expert: str
    row: Row
    sampled: bool = False


@dataclass(frozen=True, slots=True)
class RatedQuestion:
    """A question as it was asked, with the finals that people found right or gave as right, and those they found wrong."""

    question: str
    right: frozenset[str]
    wrong: frozenset[str]


def rated_questions(evidence: Evidence) -> list[RatedQuestion]:
    """What people said of each question's finals; a final that as much speaks for as against is left out."""
    known = known_questions(evidence)
    rated = (RatedQuestion(known[one].question, known[one].right, known[one].wrong) for one in sorted(known))
    return [one for one in rated if one.right or one.wrong]


def examples(evidence: Evidence, form: Format, candidates: Iterable[Candidate] = ()) -> list[Example]:
    """The rows of a format: preference pairs (dpo; reward, with the margin), labelled completions (kto), good ones (sft),
    and messages with the expert that should have read them (gate). `candidates` join where people know the right value.
    """
    match form:
        case "dpo":
            return [_of_pair(one, dpo_row(one)) for one in preference_pairs(evidence, candidates)]
        case "reward":
            pairs = preference_pairs(evidence, candidates)
            return [_of_pair(one, {**dpo_row(one), "margin": one.strength}) for one in pairs]
        case "kto":
            judged = [one for one in standings(evidence, candidates) if abs(one.score) >= LEAST]
            return [_of_standing(one, {"label": one.score > 0}) for one in judged]
        case "sft":
            return [_of_standing(one, {}) for one in standings(evidence, candidates) if one.score >= LEAST]
        case "gate":
            return _gate_examples(evidence)


def dpo_row(pair: PreferencePair) -> Row:
    """`prompt`, `chosen` and `rejected`."""
    return {"prompt": expert_prompt(pair.question), "chosen": pair.chosen, "rejected": pair.rejected}


def fingerprint(rows: Iterable[object]) -> str:
    """Of rows or frozen records: the same for the same ones, in whatever order they come."""
    lines = sorted(json.dumps(row, sort_keys=True, default=asdict) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _of_pair(pair: PreferencePair, row: Row) -> Example:
    return Example(pair.question, pair.expert, row, pair.source is Source.SAMPLED)


def _of_standing(one: Standing, more: Row) -> Example:
    row = {"prompt": expert_prompt(one.question), "completion": one.completion, **more}
    return Example(one.question, one.expert, row, not one.exchanges)


def _gate_examples(evidence: Evidence) -> list[Example]:
    """Of each question that was misread or corrected, the expert whose answer is the best that people know of it.

    The exact route is no expert, and the gate is not asked there.
    """
    known = known_questions(evidence)
    groups: dict[str, list[Judged]] = defaultdict(list)
    for judged in evidence.judged:
        if judged.exchange.completion:
            groups[normalise(judged.exchange.question)].append(judged)
    found = []
    for question, group in sorted(groups.items()):
        best = max(group, key=lambda one: (_rightness(one, known[question]), one.exchange.expert))
        missed = any(one.misread >= LEAST or one.corrections for one in group)
        if missed and _rightness(best, known[question]) >= LEAST:
            asked, expert = known[question].question, best.exchange.expert
            found.append(Example(asked, expert, {"text": asked, "label": expert}))
    return found


def _rightness(judged: Judged, known: KnownQuestion) -> float:
    """What people think of an answer, or, where they said nothing, of its value."""
    return judged.score or known.score(judged.exchange.final)
