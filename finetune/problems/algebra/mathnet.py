"""Equations in the formats of MathNet's own examples: "if x-5=7 what is x?", "if x/9=10 whats x?"."""

from fractions import Fraction
from random import Random

from finetune.problems.algebra.linear import solve_program
from finetune.problems.expressions import Name, Notation, Number, Operation, plain, written
from finetune.problems.problem import Problem

ASKS = ("what is x?", "whats x?", "what is x", "what's x?")
LARGEST = (20, 200, 1000)
TYPED = (Notation(gap=""), Notation(gap=""), Notation(gap=" "))


def mathnet(rng: Random, stage: int) -> Problem:
    """One operation between x and a whole number, as MathNet's algebra expert was trained on."""
    sign, x = rng.choice("+-*/"), Name("x")
    value, result = rng.randrange(1, LARGEST[stage]), rng.randrange(LARGEST[stage])
    number, swapped = Number(str(value)), sign == "*" or (sign == "+" and rng.random() < 0.3)
    left = Operation(sign, number, x) if swapped else Operation(sign, x, number)
    notation = rng.choice(TYPED)
    typed = written(left, Notation(gap=notation.gap, implicit=rng.random() < 0.5))
    question = f"if {typed}{notation.gap}={notation.gap}{result} {rng.choice(ASKS)}"
    roots: dict[str, Fraction | int] = {
        "+": result - value,
        "-": result + value,
        "*": Fraction(result, value),
        "/": result * value,
    }
    return Problem(question, solve_program((left, Number(str(result))), x), plain(Fraction(roots[sign])), "mathnet")
