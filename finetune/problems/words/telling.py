"""How a story becomes a problem: a template with numbers, people and things, and the formula that answers it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from finetune.problems.chat import filled, surround
from finetune.problems.formal.writing import decimal
from finetune.problems.numbers import written_whole
from finetune.problems.phrases import phrased
from finetune.problems.problem import Problem
from finetune.problems.words import vocabulary

_EXTRAS = (
    "{P} is {z} years old.", "It is {z} degrees outside.", "The trip took {z} minutes.", "There were also {z} {u} on the table.", "{P}'s sister has {z} {u}.",
    "{P} lives at number {z}.", "The shop is {z} km away.", "{P} woke up at {z}.", "{Q} has {z} {u}.", "School starts in {z} minutes.",
)  # fmt: skip
DISTRACTED = 0.15
VERBS_OF_I = {"has": "have", "was": "was", "is": "am", "does": "do"}


@dataclass(frozen=True, slots=True)
class Tale:
    """A story before it is told. In the template `{a}` is a number, `{P}`, `{p}`, `{s}`, `{m}` the first person's name and
    he, his, him; `{Q}` the second's, `{t}` things, `{T}` one of them, `{u}` other things, `{h}` holders, `{H}` one of them,
    `{g}` people, `{L}` a place. The formula uses the values' letters; a line of it is a step.
    """

    template: str
    formula: str
    values: Mapping[str, int | Fraction]
    family: str


def told(tale: Tale, rng: Random, stage: int) -> Problem:
    """The problem, with its people and things drawn."""
    words = _words(rng)
    text = phrased(tale.template, rng)
    if rng.random() < DISTRACTED and stage:
        text = _distracted(text, rng)
    texts = {name: _typed(value, rng) for name, value in tale.values.items()}
    if "{z}" in text:
        texts["z"] = str(rng.randint(2, 60))
    question = _finished(filled(text, **words, **texts), rng, stage)
    final = str(value_of(tale.formula, tale.values))
    return Problem(question, _program(tale.formula, tale.values), final, tale.family)


def _words(rng: Random) -> dict[str, str]:
    one, other = vocabulary.person(rng), vocabulary.person(rng)
    things, more, holders = vocabulary.things(rng), vocabulary.things(rng), vocabulary.holders(rng)
    return {
        "P": one.name, "p": one.he, "s": one.his, "m": one.him, "Q": other.name, "q": other.he, "t": things, "T": vocabulary.singular(things),
        "u": more, "U": vocabulary.singular(more), "h": holders, "H": vocabulary.singular(holders), "g": vocabulary.people(rng), "L": vocabulary.place(rng),
    }  # fmt: skip


def _typed(value: int | Fraction, rng: Random) -> str:
    if Fraction(value).denominator != 1:
        return decimal(Fraction(value)) if _ends(Fraction(value)) else str(value)
    return written_whole(int(value), rng, 0.2)


def _ends(value: Fraction) -> bool:
    """True if its decimals end."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _distracted(text: str, rng: Random) -> str:
    """The story with a sentence whose number is of no use."""
    sentences = re.split(r"(?<=[.]) ", text)
    if len(sentences) < 2:
        return text
    sentences.insert(rng.randrange(len(sentences)), rng.choice(_EXTRAS))
    return " ".join(sentences)


def _finished(text: str, rng: Random, stage: int) -> str:
    text = re.sub(r"\bI (has|is|does)\b", lambda match: f"I {VERBS_OF_I[match[1]]}", text)
    text = re.sub(r"(^|[.?] )([a-z])", lambda match: match[1] + match[2].upper(), text)
    if rng.random() < 0.7 or stage == 0:
        return text
    loose = text.lower() if rng.random() < 0.6 else text
    if rng.random() < 0.3:
        loose = loose.replace(". ", ", ").replace("?", "")
    return surround(loose, rng, stage)


def _program(formula: str, values: Mapping[str, int | Fraction]) -> str:
    """One call a step; the letters A, B, C are earlier steps."""
    steps = [_with_values(step, values) for step in formula.splitlines()]
    lines = [f"{letter} = calculate({step})" for letter, step in zip("ABCDEF", steps[:-1], strict=False)]
    return "\n".join([*lines, f"calculate({steps[-1]})"])


def _with_values(step: str, values: Mapping[str, int | Fraction]) -> str:
    def text(match: re.Match[str]) -> str:
        value = Fraction(values[match[0]])
        return decimal(value) if _ends(value) else f"({value})"

    return re.sub(r"(?<![A-Za-z])[a-z](?![A-Za-z])", text, step.strip())


def value_of(formula: str, values: Mapping[str, int | Fraction]) -> Fraction:
    """The formula's value; it is this project's own text, read by a small evaluator and not by Python."""
    known = {name: Fraction(value) for name, value in values.items()}
    result = Fraction(0)
    for letter, step in zip("ABCDEF", formula.splitlines(), strict=False):
        result = _Evaluator(step.strip(), known).value()
        known[letter] = result
    return result


class _Evaluator:
    """Sums, products and brackets over fractions, by recursive descent."""

    def __init__(self, text: str, known: Mapping[str, Fraction]) -> None:
        self._tokens = re.findall(r"\d+|[A-Za-z]|[-+*/()]", text)
        self._known = known

    def value(self) -> Fraction:
        total = self._product()
        while self._tokens and self._tokens[0] in "+-":
            sign = self._tokens.pop(0)
            right = self._product()
            total = total + right if sign == "+" else total - right
        return total

    def _product(self) -> Fraction:
        total = self._atom()
        while self._tokens and self._tokens[0] in "*/":
            sign = self._tokens.pop(0)
            right = self._atom()
            total = total * right if sign == "*" else total / right
        return total

    def _atom(self) -> Fraction:
        token = self._tokens.pop(0)
        if token == "(":
            inner = self.value()
            self._tokens.pop(0)
            return inner
        return Fraction(token) if token.isdecimal() else self._known[token]
