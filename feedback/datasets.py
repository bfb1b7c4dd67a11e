"""From rated exchanges to training rows: preference pairs, labels, examples. Pure; the facts come from the store.

An exchange's verdict is the sum of its raters' votes, one a person: a person's good and bad emoji on one answer cancel.
The prompt is the one that the expert is served with. What has no completion (the exact route, failures) is not used.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from engine.prompts import expert_prompt
from feedback.emoji import meaning
from feedback.questions import normalise
from feedback.records import Exchange, RatedExchange, Rating

Format = Literal["dpo", "kto", "sft"]
Row = Mapping[str, object]
HELD_OUT_SHARE = 4  # one question in this many is kept for judging


@dataclass(frozen=True, slots=True)
class PreferencePair:
    """Two completions of one question by one expert, of which people liked one and disliked the other."""

    expert: str
    question: str
    chosen: str
    rejected: str
    exchanges: tuple[str, str]


@dataclass(frozen=True, slots=True)
class RatedQuestion:
    """A question by its normal form, with the finals that people found right and those that they found wrong."""

    question: str
    right: frozenset[str]
    wrong: frozenset[str]


def verdict(rated: RatedExchange) -> int:
    """Above zero if more people found the answer good than bad, below if fewer, else zero."""
    votes: dict[str, int] = defaultdict(int)
    for rating in _standing(rated.ratings):
        votes[rating.rater] += meaning(rating.emoji)
    return sum(_sign(vote) for vote in votes.values())


def preference_pairs(rated: Iterable[RatedExchange]) -> list[PreferencePair]:
    """Every liked completion of a question against every disliked one of the same expert, each pair of texts once."""
    pairs: dict[tuple[str, str, str, str], PreferencePair] = {}
    for (expert, question), group in _by_question(rated).items():
        liked = [one.exchange for one in group if verdict(one) > 0]
        disliked = [one.exchange for one in group if verdict(one) < 0]
        for chosen in liked:
            for rejected in disliked:
                if chosen.completion != rejected.completion:
                    key = (expert, question, chosen.completion, rejected.completion)
                    pairs.setdefault(key, _pair(chosen, rejected))
    return list(pairs.values())


def rated_questions(rated: Iterable[RatedExchange]) -> list[RatedQuestion]:
    """What people said of each question's finals; a final that some found right and others wrong is left out."""
    questions = []
    for group in _by_question(rated).values():
        right = {one.exchange.final for one in group if verdict(one) > 0 and one.exchange.final}
        wrong = {one.exchange.final for one in group if verdict(one) < 0 and one.exchange.final}
        if right ^ wrong:
            asked = group[0].exchange.question
            questions.append(RatedQuestion(asked, frozenset(right - wrong), frozenset(wrong - right)))
    return questions


def rows(rated: Iterable[RatedExchange], form: Format) -> list[Row]:
    """Rows that TRL's trainer of that name loads as they are."""
    if form == "dpo":
        return [dpo_row(pair) for pair in preference_pairs(rated)]
    judged = [(one.exchange, verdict(one)) for one in rated if _usable(one.exchange)]
    if form == "kto":
        return [{**_example(exchange), "label": vote > 0} for exchange, vote in judged if vote]
    return [_example(exchange) for exchange, vote in judged if vote > 0]


def dpo_row(pair: PreferencePair) -> Row:
    """`prompt`, `chosen` and `rejected`."""
    return {"prompt": expert_prompt(pair.question), "chosen": pair.chosen, "rejected": pair.rejected}


def held_out(question: str) -> bool:
    """Whether a question is kept for judging: the same for ever, however it is typed, so that it is never trained on."""
    digest = hashlib.sha256(normalise(question).encode()).digest()
    return digest[0] % HELD_OUT_SHARE == 0


def fingerprint(pairs: Sequence[PreferencePair]) -> str:
    """The same for the same pairs, in whatever order they come."""
    lines = sorted(json.dumps(asdict(pair), sort_keys=True) for pair in pairs)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _standing(ratings: Iterable[Rating]) -> list[Rating]:
    return [rating for rating in ratings if rating.retracted_at is None]


def _sign(vote: int) -> int:
    return (vote > 0) - (vote < 0)


def _usable(exchange: Exchange) -> bool:
    return bool(exchange.completion)


def _by_question(rated: Iterable[RatedExchange]) -> dict[tuple[str, str], list[RatedExchange]]:
    groups: dict[tuple[str, str], list[RatedExchange]] = defaultdict(list)
    for one in rated:
        if _usable(one.exchange):
            groups[one.exchange.expert, normalise(one.exchange.question)].append(one)
    return groups


def _pair(chosen: Exchange, rejected: Exchange) -> PreferencePair:
    return PreferencePair(
        chosen.expert, chosen.question, chosen.completion, rejected.completion, (chosen.id, rejected.id)
    )


def _example(exchange: Exchange) -> dict[str, object]:
    return {"prompt": expert_prompt(exchange.question), "completion": exchange.completion}
