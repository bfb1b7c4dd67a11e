"""Fractions and mixed numbers: "1/2 + 1/3", "three quarters minus a half", "simplify 6/8", "2 1/2 times 4"."""

from random import Random

from finetune.problems.arithmetic.asking import OF_COMMANDS, OF_PHRASES, problem
from finetune.problems.chat import filled
from finetune.problems.expressions import Expression, Number, Operation
from finetune.problems.problem import Problem

IN_WORDS = {
    "1/2": ("a half", "one half", "half"), "1/3": ("a third", "one third"), "2/3": ("two thirds",),
    "1/4": ("a quarter", "one quarter", "one fourth"),
    "3/4": ("three quarters", "three fourths"), "1/5": ("one fifth", "a fifth"), "2/5": ("two fifths",),
    "3/5": ("three fifths",),
    "1/6": ("one sixth", "a sixth"), "5/6": ("five sixths",), "1/8": ("one eighth", "an eighth"),
    "3/8": ("three eighths",), "5/8": ("five eighths",),
    "1/10": ("one tenth", "a tenth"), "3/10": ("three tenths",),
}  # fmt: skip
INFIX = {
    "+": ("+", "+", "plus", "added to", "and"), "-": ("-", "-", "minus"),
    "*": ("*", "x", "times", "multiplied by", "of"),
    "/": ("divided by", "÷"),
}  # fmt: skip
REDUCE = ("simplify {f}", "reduce {f}", "simplify the fraction {f}", "reduce the fraction {f}")
REDUCED = ("{f} simplified", "{f} in lowest terms", "simplest form of {f}", "{f} in simplest form", "{f} reduced")


def fractions(rng: Random, stage: int) -> Problem:
    """One operation on two fractions or a fraction and a number, or a fraction to be reduced."""
    if rng.random() < 0.2:
        return _to_reduce(rng, stage)
    sign = rng.choice("++--**/")
    (left, said_left), (right, said_right) = _operand(rng, stage), _operand(rng, stage)
    phrase = filled("{a} {o} {b}", a=said_left, o=rng.choice(INFIX[sign]), b=said_right)
    return problem(phrase, Operation(sign, left, right), rng, stage, "fractions")


def _to_reduce(rng: Random, stage: int) -> Problem:
    most = (20, 99, 999)[stage]
    top, bottom = rng.randint(1, most), rng.randint(2, most)
    phrases, ways = (REDUCE, OF_COMMANDS) if rng.random() < 0.6 else (REDUCED, OF_PHRASES)
    phrase = filled(rng.choice(phrases), f=f"{top}/{bottom}")
    return problem(phrase, _quotient(top, bottom), rng, stage, "fractions", ways)


def _operand(rng: Random, stage: int) -> tuple[Expression, str]:
    draw = rng.random()
    if draw < 0.2 and stage:
        fraction = rng.choice(tuple(IN_WORDS))
        return _parsed(fraction), rng.choice(IN_WORDS[fraction])
    if draw < 0.35:
        value = str(rng.randint(1, 20))
        return Number(value), value
    if draw < 0.5 and stage:
        return _mixed(rng)
    top, bottom = rng.randint(1, (6, 12, 40)[stage]), rng.randint(2, (6, 12, 40)[stage])
    return _quotient(top, bottom), f"{top}/{bottom}"


def _mixed(rng: Random) -> tuple[Expression, str]:
    whole, bottom = rng.randint(1, 12), rng.randint(2, 10)
    top = rng.randint(1, bottom - 1)
    joint = rng.choice((" ", " ", " ", " and "))
    return Operation("+", Number(str(whole)), _quotient(top, bottom)), f"{whole}{joint}{top}/{bottom}"


def _parsed(fraction: str) -> Expression:
    top, bottom = fraction.split("/")
    return _quotient(int(top), int(bottom))


def _quotient(top: int, bottom: int) -> Expression:
    return Operation("/", Number(str(top)), Number(str(bottom)))
