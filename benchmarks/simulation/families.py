"""Phrase families that the shipped experts read wrongly, and the ordinary questions that stand between them.

A family has wordings that people use, and others that nobody uses before the last count: they show whether the phrase was
learned or only its sentences. A question is kept for counting by its text, as `feedback.datasets.held_out` says.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import gcd
from random import Random

from feedback.questions import held_out
from finetune.problems.chat import CLOSERS, OPENERS
from finetune.problems.curriculum import LAST_STAGE, experts, sample

Numbers = tuple[int, int, int]  # the first that is said, the second, and the right answer
Draw = Callable[[Random], Numbers]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the right answer."""

    text: str
    right: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """One word for an operation: sentences that people use, and others that are only counted."""

    draw: Draw
    used: Sequence[str]
    unused: Sequence[str]


def _divided(rng: Random) -> Numbers:
    by, right = rng.randint(3, 60), rng.randint(3, 60)
    return by * right, by, right


def _multiplied(rng: Random) -> Numbers:
    first, second = rng.randint(3, 60), rng.randint(3, 60)
    return first, second, first * second


def _added(rng: Random) -> Numbers:
    first, second = rng.randint(3, 900), rng.randint(3, 900)
    return first, second, first + second


def _subtracted(rng: Random) -> Numbers:
    first, right = rng.randint(3, 900), rng.randint(3, 900)
    return first, first + right, right


def _common(rng: Random) -> Numbers:
    shared, first, second = rng.randint(2, 30), rng.randint(2, 30), rng.randint(2, 30)
    return shared * first, shared * second, shared * gcd(first, second)


_YEET = Phrase(
    _divided,
    ("{a} yeet {b}", "what is {a} yeet {b}", "{a} yeeted by {b}", "give me {a} yeet {b}"),
    ("how much is {a} yeet {b}", "calculate {a} yeet {b}"),
)
_ZONK = Phrase(
    _multiplied,
    ("{a} zonk {b}", "what is {a} zonk {b}", "can you do {a} zonk {b}"),
    ("how much is {a} zonk {b}", "tell me {a} zonk {b}"),
)
_SQUISH = Phrase(
    _added,
    ("squish {a} and {b}", "{a} squish {b}", "what is {a} squish {b}"),
    ("how much is {a} squish {b}", "tell me {a} squish {b}"),
)
_KNOCK = Phrase(
    _subtracted,
    ("knock {a} off of {b} pls", "can you knock {a} off of {b}", "what if i knock {a} off of {b}"),
    ("what is left if you knock {a} off of {b}",),
)
_SPLAT = Phrase(
    _common,
    ("splat of {a} and {b}", "what is the splat of {a} and {b}", "find splat {a} and {b}"),
    ("how much is the splat of {a} and {b}",),
)
FAMILIES: Mapping[str, Sequence[Phrase]] = {
    "slang": (_YEET, _ZONK, _SQUISH),
    "yeet": (_YEET,),
    "knock": (_KNOCK,),
    "function": (_SPLAT,),
}


def asked(family: str, rng: Random) -> Question:
    """A question as someone asks it by day."""
    phrase = rng.choice(FAMILIES[family])
    return _surrounded(_question(phrase, phrase.used, rng), rng)


def counted(family: str, count: int, rng: Random) -> list[Question]:
    """Questions in the used wordings that no training sees, each once."""
    found: dict[str, Question] = {}
    while len(found) < count:
        question = asked(family, rng)
        if held_out(question.text):
            found.setdefault(question.text, question)
    return list(found.values())


def unused(family: str, count: int, rng: Random) -> list[Question]:
    """Questions in wordings that nobody used."""
    phrases = [rng.choice(FAMILIES[family]) for _ in range(count)]
    return [_question(phrase, phrase.unused, rng) for phrase in phrases]


def ordinary(rng: Random) -> Question:
    """A question of the kind that the experts were trained on."""
    problem = sample(rng.choice(experts()), LAST_STAGE, rng)
    return Question(problem.question, problem.final)


def _question(phrase: Phrase, wordings: Sequence[str], rng: Random) -> Question:
    first, second, right = phrase.draw(rng)
    return Question(rng.choice(wordings).format(a=first, b=second), str(right))


def _surrounded(question: Question, rng: Random) -> Question:
    """Sometimes with what people say before or after it in a chat."""
    text = question.text
    if rng.random() < 0.2:
        text = f"{rng.choice(OPENERS)}, {text}"
    if rng.random() < 0.2:
        text = f"{text} {rng.choice(CLOSERS)}"
    return Question(text, question.right)
