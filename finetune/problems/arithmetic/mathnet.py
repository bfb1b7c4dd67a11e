"""Arithmetic in the formats of MathNet's own examples: "12 x 15 =", "10 divided by 3", "5 plus 40"."""

from random import Random

from finetune.problems.expressions import Number, Operation, evaluate, plain, program_text
from finetune.problems.problem import Problem

OPERATORS = {
    "+": ("+", "plus"),
    "-": ("-", "minus"),
    "*": ("x", "*", "times", "multiplied by"),
    "/": ("/", "divided by"),
}
SHAPES = (
    "{} {} {}",
    "{} {} {}",
    "{} {} {} =",
    "{} {} {} =",
    "{} {} {}?",
    "what is {} {} {}?",
    "whats {} {} {}?",
    "{} {} {} = ?",
)
LARGEST = (20, 200, 1000)


def mathnet(rng: Random, stage: int) -> Problem:
    """Two whole numbers and an operator, as MathNet's arithmetic expert was trained on."""
    sign = rng.choice(tuple(OPERATORS))
    left, right = rng.randrange(LARGEST[stage]), rng.randrange(1, LARGEST[stage])
    expression = Operation(sign, Number(str(left)), Number(str(right)))
    pieces = iter((str(left), rng.choice(OPERATORS[sign]), str(right)))
    question = "".join(piece + next(pieces, "") for piece in rng.choice(SHAPES).split("{}"))
    return Problem(question, f"calculate({program_text(expression)})", plain(evaluate(expression)), "mathnet")
