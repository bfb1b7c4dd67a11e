"""Linear equations typed with signs: "if x-5=7 what is x?", "solve for y: 3(y + 2) = 2y - 1", "4a=20, find a"."""

from random import Random

from finetune.problems.algebra.asking import asked_to_solve
from finetune.problems.algebra.equations import SHAPES, Equation, any_name, solution
from finetune.problems.expressions import Name, any_notation, plain, program_text, written
from finetune.problems.problem import Problem


def linear(rng: Random, stage: int) -> Problem:
    """A linear equation of any shape, at times with its sides exchanged."""
    name = any_name(rng)
    equation = rng.choice(SHAPES[stage])(name, rng, stage)
    final = plain(solution(equation, name))
    if rng.random() < 0.12:
        equation = equation[1], equation[0]
    question = asked_to_solve(typed(equation, rng), name.text, rng, stage)
    return Problem(question, solve_program(equation, name), final, "linear")


def typed(equation: Equation, rng: Random) -> str:
    """An equation as people type it."""
    notation = any_notation(rng, named=True)
    left, right = (written(side, notation) for side in equation)
    gap = rng.choice(("", " ", notation.gap, notation.gap))
    return f"{left}{gap}={gap}{right}"


def equation_text(equation: Equation) -> str:
    """An equation in the canonical text of programs."""
    return f"{program_text(equation[0])} = {program_text(equation[1])}"


def solve_program(equation: Equation, name: Name) -> str:
    """The program that solves the equation for the unknown."""
    return f"solve({equation_text(equation)}, {name.text})"
