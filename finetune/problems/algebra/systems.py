"""Two linear equations in two unknowns: "x + y = 10 and x - y = 2", "solve 2a+b=7, a-b=2 for a and b"."""

from fractions import Fraction
from random import Random

from finetune.problems.algebra.asking import asked
from finetune.problems.algebra.equations import Equation
from finetune.problems.algebra.linear import equation_text, typed
from finetune.problems.algebra.polynomials import row
from finetune.problems.chat import filled
from finetune.problems.expressions import Expression, Name, Number, Operation, number
from finetune.problems.numbers import signed, small
from finetune.problems.problem import Problem

PAIRS = ("xy", "xy", "xy", "xy", "ab", "mn", "pq", "st", "uv", "yz", "cd", "rs")
JOINTS = (" and ", " and ", ", ", ", ", "; ", " & ", " , ", " and also ", " while ")
ASKS = (
    "solve {e}", "solve {e}", "solve {e} for {x} and {y}", "{e}", "{e}", "if {e} what are {x} and {y}",
    "if {e}, what is {x} and {y}", "{e} find {x} and {y}",
    "{e}, find {x} and {y}", "find {x} and {y} if {e}", "solve the system {e}", "solve the system: {e}",
    "solve for {x} and {y}: {e}", "solve for {x} and {y} {e}",
    "what are {x} and {y} if {e}", "what are {x} and {y} when {e}", "system of equations {e}",
    "solve the system of equations {e}", "find {x} and {y}: {e}",
    "solve the simultaneous equations {e}", "simultaneous equations: {e}", "given {e} find {x} and {y}",
    "{e} solve for {x} and {y}", "can you solve {e}",
    "please solve {e}", "find {x}, {y} such that {e}", "{e}. what are {x} and {y}", "{e}. find {x} and {y}",
    "help me solve {e}", "{e}, {x} and {y}?",
)  # fmt: skip
ASKS_ONE = (
    "solve {e} for {x}", "if {e} what is {x}", "{e}, find {x}", "find {x} if {e}", "what is {x} if {e}",
    "{e}, what is {x}", "solve for {x}: {e}",
    "given {e}, find {x}", "find {x} when {e}", "{e}. what is {x}",
)  # fmt: skip


def systems(rng: Random, stage: int) -> Problem:
    """Two equations with one solution, for both unknowns or for one of them."""
    x, y = (Name(letter) for letter in rng.choice(PAIRS))
    most = (8, 12, 25)[stage]
    values = Fraction(rng.randint(-most if stage else 0, most)), Fraction(rng.randint(-most if stage else 0, most))
    (first, ones), (second, others) = (_equation(x, y, values, rng, stage) for _ in range(2))
    if ones[0] * others[1] == ones[1] * others[0]:
        raise ZeroDivisionError("the lines are parallel")
    equations = f"{typed(first, rng)}{rng.choice(JOINTS)}{typed(second, rng)}"
    program = f"{equation_text(first)}, {equation_text(second)}"
    if rng.random() < 0.3:
        asks, value = rng.choice(((x, values[0]), (y, values[1])))
        question = asked(filled(rng.choice(ASKS_ONE), e=equations, x=asks.text), rng, stage)
        return Problem(question, f"solve({program}, {asks.text})", str(value), "systems")
    question = asked(filled(rng.choice(ASKS), e=equations, x=x.text, y=y.text), rng, stage)
    final = f"{x.text} = {values[0]}, {y.text} = {values[1]}"
    return Problem(question, f"solve({program}, {x.text}, {y.text})", final, "systems")


def _equation(
    x: Name, y: Name, values: tuple[Fraction, Fraction], rng: Random, stage: int
) -> tuple[Equation, tuple[int, int]]:
    """An equation that the values fulfil, and its two coefficients."""
    a, b = (1 if rng.random() < 0.4 else small(rng, min(stage, 1), 1) for _ in range(2))
    if rng.random() < 0.15:  # y = 2x + 3
        a = signed(rng, a)
        return (y, row((-a, a * values[0] + values[1]), x)), (a, 1)
    b = signed(rng, b, 0.4)
    total = a * values[0] + b * values[1]
    second = _scaled(abs(b), y)
    return (Operation("+" if b > 0 else "-", _scaled(a, x), second), number(total)), (a, b)


def _scaled(factor: int, name: Name) -> Expression:
    return name if factor == 1 else Operation("*", Number(str(factor)), name)
