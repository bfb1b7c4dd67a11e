"""Quadratic equations with roots that are known beforehand: "x^2 - 5x + 6 = 0", "x squared is 49", "(x-2)(x+3)=0"."""

from fractions import Fraction
from random import Random

from finetune.problems.algebra.asking import TO_SOLVE, asked_to_solve
from finetune.problems.algebra.equations import Equation, any_name
from finetune.problems.algebra.linear import solve_program, typed
from finetune.problems.algebra.polynomials import linear_factor, row
from finetune.problems.chat import filled
from finetune.problems.expressions import Expression, Name, Notation, Number, Operation, number, written
from finetune.problems.problem import Problem

ROOTS_OF = (
    "roots of {e}", "the roots of {e}", "find the roots of {e}", "what are the roots of {e}", "find all solutions of {e}",
    "solutions of {e}", "what are the solutions of {e}", "solve the quadratic {e}", "quadratic equation {e}",
    "find both {x} for {e}", "what values of {x} solve {e}",
)  # fmt: skip
SQUARE_IN_WORDS = (
    "{u} squared {r} {c}",
    "the square of {u} {r} {c}",
    "{u} times {u} {r} {c}",
    "{u} times itself {r} {c}",
)
RELATIONS = ("is", "equals", "=", "is equal to", "gives")
SIGN_WORDS = {"+": ("plus", "+", "and"), "-": ("minus", "-", "less")}


def quadratics(rng: Random, stage: int) -> Problem:
    """A quadratic equation in one of its shapes."""
    draw, name = rng.random(), any_name(rng)
    if draw < 0.15:
        return _square(name, rng, stage)
    if draw < 0.3:
        return _in_words(name, rng, stage)
    if draw < 0.4:
        return _surd(name, rng, stage)
    first, second = _root(rng, stage), _root(rng, stage)
    equation = _shaped(name, first, second, rng)
    ways = ROOTS_OF if rng.random() < 0.2 else TO_SOLVE
    question = asked_to_solve(typed(equation, rng), name.text, rng, stage, ways)
    return Problem(question, solve_program(equation, name), roots_text(first, second), "quadratics")


def _shaped(name: Name, first: Fraction, second: Fraction, rng: Random) -> Equation:
    shape = rng.choice((_expanded, _expanded, _expanded, _factored, _moved))
    if shape is _expanded:
        return _expanded(name, first, second, rng.choice((1, 1, 1, 2, 3, -1)))
    return shape(name, first, second)


def roots_text(*roots: Fraction) -> str:
    """The distinct roots in ascending order, as the tools write them."""
    return ", ".join(str(root) for root in sorted(set(roots)))


def _root(rng: Random, stage: int) -> Fraction:
    most = (6, 12, 20)[stage]
    return Fraction(rng.randint(-most, most), rng.choice((1, 1, 1, 1, 2, 3)) if stage > 1 else 1)


def _expanded(name: Name, first: Fraction, second: Fraction, scale: int = 1) -> Equation:
    scale *= first.denominator * second.denominator
    return row((scale, -scale * (first + second), scale * first * second), name), Number("0")


def _moved(name: Name, first: Fraction, second: Fraction) -> Equation:
    """`x^2 + 3x = 10`: the constant stands on the right."""
    scale = first.denominator * second.denominator
    return row((scale, -scale * (first + second), 0), name), number(-scale * first * second)


def _factored(name: Name, first: Fraction, second: Fraction) -> Equation:
    if first == 0:
        return Operation("*", name, linear_factor(name, 1, -second)), Number("0")
    left, right = (linear_factor(name, root.denominator, -root.numerator) for root in (first, second))
    return Operation("*", left, right), Number("0")


def _square(name: Name, rng: Random, stage: int) -> Problem:
    """`x^2 = 49` in signs or words, at times with a constant beside the square."""
    root = rng.randint(1, (12, 25, 60)[stage])
    square: Expression = Operation("**", name, Number("2"))
    unknown, final = name.text, roots_text(Fraction(root), Fraction(-root))
    if rng.random() < 0.5:
        sentence = filled(rng.choice(SQUARE_IN_WORDS), u=unknown, r=rng.choice(RELATIONS), c=str(root**2))
        equation = (_as_said(sentence, name, square), number(root**2))
        return Problem(
            asked_to_solve(sentence, unknown, rng, stage), solve_program(equation, name), final, "quadratics"
        )
    shift = rng.randint(1, 30) if rng.random() < 0.4 else 0
    left = Operation("-", square, number(shift)) if shift else square
    equation = left, number(root**2 - shift)
    return Problem(
        asked_to_solve(typed(equation, rng), unknown, rng, stage), solve_program(equation, name), final, "quadratics"
    )


def _as_said(sentence: str, name: Name, square: Expression) -> Expression:
    return Operation("*", name, name) if f"times {name.text}" in sentence else square


def _in_words(name: Name, rng: Random, stage: int) -> Problem:
    """`x squared plus 5x plus 6 equals 0`, all three coefficients there."""
    first, second = _root(rng, stage), _root(rng, stage)
    left, right = _expanded(name, first, second)
    text = written(left, Notation(implicit=True)).replace("^2", rng.choice((" squared", " squared", " square", "^2")))
    for sign, words in SIGN_WORDS.items():
        text = text.replace(f" {sign} ", f" {rng.choice(words)} ")
    sentence = f"{text} {rng.choice(RELATIONS)} 0"
    question = asked_to_solve(sentence, name.text, rng, stage)
    return Problem(question, solve_program((left, right), name), roots_text(first, second), "quadratics")


def _surd(name: Name, rng: Random, stage: int) -> Problem:
    """Roots h - sqrt(k) and h + sqrt(k)."""
    middle, under = rng.randint(-6, 6), rng.choice((2, 3, 5, 6, 7, 10, 11, 13))
    equation = row((1, -2 * middle, middle**2 - under), name), Number("0")
    shift = f"{middle} " if middle else ""
    low = f"{shift}- sqrt({under})" if middle else f"-sqrt({under})"
    high = f"{shift}+ sqrt({under})" if middle else f"sqrt({under})"
    question = asked_to_solve(typed(equation, rng), name.text, rng, stage)
    return Problem(question, solve_program(equation, name), f"{low}, {high}", "quadratics")
