"""Powers, roots, factorials and remainders: "5 squared", "2 to the power of 10", "square root of 49", "17 mod 5"."""

import math
from random import Random

from finetune.problems.arithmetic.asking import OF_COMMANDS, asked, problem
from finetune.problems.chat import filled
from finetune.problems.expressions import Expression, Number, Operation, Root
from finetune.problems.numbers import any_number, small, whole, written_number
from finetune.problems.problem import Problem

SQUARES = (
    "{a} squared",
    "{a} squared",
    "the square of {a}",
    "square of {a}",
    "{a}^2",
    "{a}²",
    "{a} to the power of 2",
    "{a} to the second power",
)
CUBES = (
    "{a} cubed",
    "{a} cubed",
    "the cube of {a}",
    "cube of {a}",
    "{a}^3",
    "{a}³",
    "{a} to the third power",
    "{a} to the third",
)
POWERS = (
    "{a} to the power of {b}", "{a} to the power {b}", "{a} to the {b}th power", "{a} to the {b}th",
    "{a} raised to {b}", "{a}^{b}", "{a}^{b}",
    "{a} ^ {b}", "{a}**{b}", "{a} raised to the power of {b}", "{a} power {b}", "the {b}th power of {a}",
    "{a} to the {b}",
)  # fmt: skip
COMMANDS = {2: ("square {a}", "raise {a} to the power of 2"), 3: ("cube {a}", "raise {a} to the power of 3")}
ROOTS = (
    "the square root of {a}", "square root of {a}", "square root of {a}", "sqrt({a})", "sqrt {a}", "sqrt of {a}",
    "√{a}", "root of {a}",
    "the root of {a}", "square root {a}", "sqroot of {a}", "2nd root of {a}", "sq root of {a}",
)  # fmt: skip
CUBE_ROOTS = (
    "the cube root of {a}",
    "cube root of {a}",
    "third root of {a}",
    "cube root {a}",
    "the 3rd root of {a}",
    "cbrt({a})",
    "cubic root of {a}",
)
FACTORIALS = ("{a}!", "{a}!", "{a} factorial", "factorial of {a}", "the factorial of {a}", "factorial {a}")
REMAINDERS = (
    "{a} mod {b}", "{a} mod {b}", "{a} modulo {b}", "the remainder of {a} divided by {b}",
    "remainder of {a} divided by {b}",
    "the remainder when {a} is divided by {b}", "remainder when {a} is divided by {b}", "remainder of {a} over {b}",
    "{a} modulus {b}",
    "the remainder when dividing {a} by {b}", "the remainder of {a} and {b}", "remainder {a} / {b}",
    "the rest of {a} divided by {b}",
    "what is left over when {a} is divided by {b}", "{a} divided by {b} remainder", "the modulus of {a} and {b}",
)  # fmt: skip


def powers(rng: Random, stage: int) -> Problem:
    """A number squared, cubed, or to a higher power."""
    exponent = rng.choice((2, 2, 2, 3, 3, rng.randint(0, 12)))
    base = any_number(rng, min(stage, 1) if exponent < 4 else 0, positive=True)
    said, expression = written_number(base, rng), Operation("**", base, Number(str(exponent)))
    if exponent in COMMANDS and rng.random() < 0.2:
        return problem(filled(rng.choice(COMMANDS[exponent]), a=said), expression, rng, stage, "powers", OF_COMMANDS)
    phrases = {2: SQUARES, 3: CUBES}.get(exponent, POWERS)
    phrases = POWERS if rng.random() < 0.2 else phrases
    template = rng.choice([one for one in phrases if "{b}th" not in one or exponent > 3])
    return problem(filled(template, a=said, b=str(exponent)), expression, rng, stage, "powers")


def roots(rng: Random, stage: int) -> Problem:
    """A square root, rational or not, or a cube root; at times with something added."""
    if rng.random() < 0.25:
        cube = Number(str(rng.randint(1, (6, 12, 40)[stage]) ** 3))
        return problem(filled(rng.choice(CUBE_ROOTS), a=cube.text), Root(cube, 3), rng, stage, "roots")
    if rng.random() < 0.3:
        return _surd(rng, stage)
    base = rng.randint(0, (12, 40, 999)[stage])
    said = filled(rng.choice(ROOTS), a=written_number(Number(str(base**2)), rng, 0.1))
    return _combined(said, Root(Number(str(base**2))), rng, stage)


def _combined(said: str, root: Expression, rng: Random, stage: int) -> Problem:
    if rng.random() < 0.75:
        return problem(said, root, rng, stage, "roots")
    sign, words = rng.choice((("+", "plus"), ("-", "minus"), ("*", "times"), ("+", "+"), ("-", "-")))
    other = any_number(rng, 0)
    if rng.random() < 0.5:
        return problem(f"{other.text} {words} {said}", Operation(sign, other, root), rng, stage, "roots")
    return problem(f"{said} {words} {other.text}", Operation(sign, root, other), rng, stage, "roots")


def _surd(rng: Random, stage: int) -> Problem:
    value = rng.randint(2, (50, 300, 5000)[stage])
    outside = next(root for root in range(math.isqrt(value), 0, -1) if value % root**2 == 0)
    inside = value // outside**2
    final = str(outside) if inside == 1 else f"sqrt({inside})" if outside == 1 else f"{outside}*sqrt({inside})"
    phrase = filled(rng.choice(ROOTS), a=str(value))
    return Problem(asked(phrase, rng, stage), f"calculate(sqrt({value}))", final, "roots")


def factorials(rng: Random, stage: int) -> Problem:
    """The factorial of a number up to 25."""
    value = rng.randint(0, (7, 12, 25)[stage])
    phrase = filled(
        rng.choice(FACTORIALS), a=written_number(Number(str(value)), rng, 0.1) if rng.random() < 0.5 else str(value)
    )
    return Problem(
        asked(phrase, rng, stage), f"calculate(factorial({value}))", str(math.factorial(value)), "factorials"
    )


def remainders(rng: Random, stage: int) -> Problem:
    """What a division of whole numbers leaves."""
    left, right = Number(str(whole(rng, stage))), Number(str(small(rng, stage, 2)))
    said_left, said_right = (written_number(part, rng, 0.1) for part in (left, right))
    return problem(
        filled(rng.choice(REMAINDERS), a=said_left, b=said_right), Operation("%", left, right), rng, stage, "remainders"
    )
