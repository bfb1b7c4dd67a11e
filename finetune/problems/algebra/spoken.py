"""Equations in words: "x plus 3 is 10, find x", "3 times a number is 12", "what number minus 4 gives 9"."""

from random import Random

from finetune.problems.algebra.asking import asked, asked_to_solve
from finetune.problems.algebra.equations import Equation, any_name, solution
from finetune.problems.algebra.linear import solve_program
from finetune.problems.chat import filled
from finetune.problems.expressions import Expression, Name, Number, Operation, plain
from finetune.problems.numbers import any_number, small, written_number
from finetune.problems.problem import Problem

# {u} is the unknown, {a} the number. Each template has the tree that it says.
SIDES: tuple[tuple[str, str], ...] = (
    ("u+a", "{u} plus {a}"), ("u+a", "{u} plus {a}"), ("a+u", "{a} plus {u}"), ("u+a", "the sum of {u} and {a}"),
    ("u+a", "{u} increased by {a}"),
    ("a+u", "{a} more than {u}"), ("a+u", "{a} added to {u}"), ("u+a", "{u} and {a} added"),
    ("u+a", "{u} added to {a}"), ("u+a", "{u} + {a}"),
    ("u-a", "{u} minus {a}"), ("u-a", "{u} minus {a}"), ("a-u", "{a} minus {u}"), ("u-a", "{a} less than {u}"),
    ("u-a", "{u} decreased by {a}"),
    ("u-a", "{u} reduced by {a}"), ("u-a", "{a} subtracted from {u}"), ("a-u", "{u} subtracted from {a}"),
    ("u-a", "{u} less {a}"),
    ("u-a", "the difference between {u} and {a}"), ("u-a", "{u} - {a}"), ("a*u", "{a} times {u}"),
    ("a*u", "{a} times {u}"), ("u*a", "{u} times {a}"),
    ("u*a", "{u} multiplied by {a}"), ("a*u", "{a} multiplied by {u}"), ("a*u", "the product of {a} and {u}"),
    ("u*a", "the product of {u} and {a}"),
    ("u/a", "{u} divided by {a}"), ("u/a", "{u} divided by {a}"), ("a/u", "{a} divided by {u}"),
    ("u/a", "{u} over {a}"), ("u/a", "the quotient of {u} and {a}"),
    ("2*u", "twice {u}"), ("2*u", "double {u}"), ("3*u", "triple {u}"), ("u/2", "half of {u}"), ("u/2", "half {u}"),
    ("u/3", "a third of {u}"),
    ("u/4", "a quarter of {u}"), ("u/a", "{u} split into {a} parts"),
)  # fmt: skip
SECOND: tuple[tuple[str, str], ...] = (
    ("+", "{s} plus {b}"), ("+", "{s} increased by {b}"), ("+", "{b} more than {s}"), ("-", "{s} minus {b}"),
    ("-", "{s} decreased by {b}"),
    ("-", "{b} less than {s}"), ("+", "{s} and then plus {b}"), ("-", "{s} less {b}"), ("+", "the sum of {s} and {b}"),
    ("-", "{s} reduced by {b}"),
    ("+", "{s} added to {b}"), ("+", "{s} + {b}"), ("-", "{s} - {b}"),
)  # fmt: skip
NOT_SUMS = ("a*u", "u*a", "u/a", "2*u", "3*u", "u/2", "u/3", "u/4")
RELATIONS = (
    "is",
    "is",
    "is",
    "equals",
    "equals",
    "is equal to",
    "gives",
    "makes",
    "=",
    "gets",
    "results in",
    "comes to",
    "is the same as",
    "yields",
)
ANONYMOUS = (
    "a number",
    "a number",
    "a number",
    "some number",
    "a certain number",
    "the number",
    "my number",
    "an unknown number",
    "a mystery number",
)
ASK_NUMBER = (
    "{e}, what is the number", "{e}. what is the number", "{e} what is the number", "{e}, find the number",
    "{e}. find the number", "{e}. find it",
    "if {e} what is the number", "if {e}, what is it", "if {e} what's the number", "{e}", "what is the number if {e}",
    "{e} what is it",
    "find the number if {e}", "find the number such that {e}", "{e}. whats the number", "{e} which number is it",
    "{e}, which number is that",
    "find a number such that {e}", "i know that {e}. what number is it", "{e}, tell me the number",
    "when {e} what is the number",
)  # fmt: skip
UNKNOWN_AS_QUESTION = ("what", "what", "what number", "what number", "which number", "_", "__", "?")
THOUGHTS = (
    "i'm thinking of a number. {c} and you get {b}. what is it",
    "i think of a number, {c}, and get {b}. what's the number",
    "if you {c} you get {b}. what is the number", "when i {c} i get {b}, find the number",
    "{c} and the result is {b}. what was it",
    "i have a number in mind. when you {c} the result is {b}. which number", "what number do i {c} to get {b}",
)  # fmt: skip
DEEDS: tuple[tuple[str, str], ...] = (
    ("u+a", "add {a} to it"), ("u+a", "increase it by {a}"), ("u-a", "subtract {a} from it"),
    ("u-a", "decrease it by {a}"),
    ("u*a", "multiply it by {a}"), ("u*a", "multiply my number by {a}"), ("u/a", "divide it by {a}"),
    ("2*u", "double it"), ("u/2", "halve it"),
    ("3*u", "triple it"), ("u+a", "add {a}"), ("u-a", "subtract {a}"), ("u*a", "multiply by {a}"),
    ("u/a", "divide by {a}"), ("a-u", "subtract it from {a}"),
)  # fmt: skip


def spoken(rng: Random, stage: int) -> Problem:
    """An equation in words about a named unknown, a number, or "what"."""
    draw = rng.random()
    if draw < 0.4:
        return _about(name := any_name(rng), name.text, None, rng, stage)
    if draw < 0.7:
        return _about(Name("x"), rng.choice(ANONYMOUS), ASK_NUMBER, rng, stage)
    return (_question if draw < 0.87 or stage == 0 else _thought)(rng, stage)


def _about(name: Name, unknown: str, ways: tuple[str, ...] | None, rng: Random, stage: int) -> Problem:
    said, left = _side(name, unknown, rng, stage)
    result = _result(rng, stage)
    sentence = f"{said} {rng.choice(RELATIONS)} {_said(result, rng)}"
    question = (
        asked_to_solve(sentence, unknown, rng, stage, ways) if ways else asked_to_solve(sentence, unknown, rng, stage)
    )
    return _problem(question, (left, result), name)


def _question(rng: Random, stage: int) -> Problem:
    """The unknown is the question word: "what number plus 3 is 10"."""
    x, number, result = Name("x"), _operand(rng, stage), _result(rng, stage)
    tree, template = rng.choice(
        [side for side in SIDES[:40] if side[0] not in ("2*u", "3*u", "u/2", "u/3", "u/4") or stage]
    )
    side = filled(template, u=rng.choice(UNKNOWN_AS_QUESTION), a=_said(number, rng))
    question = asked(f"{side} {rng.choice(RELATIONS)} {_said(result, rng)}", rng, stage)
    return _problem(question, (_tree(tree, x, number), result), x)


def _thought(rng: Random, stage: int) -> Problem:
    """A riddle: "i think of a number, double it, and get 14"."""
    x, number, result = Name("x"), _operand(rng, stage), _result(rng, stage)
    tree, template = rng.choice(DEEDS)
    deed = filled(template, a=_said(number, rng))
    question = asked(filled(rng.choice(THOUGHTS), c=deed, b=_said(result, rng)), rng, stage)
    return _problem(question, (_tree(tree, x, number), result), x)


def _side(name: Name, unknown: str, rng: Random, stage: int) -> tuple[str, Expression]:
    number = _operand(rng, stage)
    if rng.random() < (0.1 if stage == 0 else 0.45):
        tree, template = rng.choice([side for side in SIDES if side[0] in NOT_SUMS])
        first, expression = filled(template, u=unknown, a=_said(number, rng)), _tree(tree, name, number)
        if rng.random() < 0.25 and len(unknown) == 1:
            first, expression = f"{number.text}{unknown}", Operation("*", number, name)
        return _extended(first, expression, rng, stage)
    tree, template = rng.choice(SIDES)
    return filled(template, u=unknown, a=_said(number, rng)), _tree(tree, name, number)


def _extended(first: str, expression: Expression, rng: Random, stage: int) -> tuple[str, Expression]:
    sign, template = rng.choice(SECOND)
    second = _operand(rng, stage)
    return filled(template, s=first, b=_said(second, rng)), Operation(sign, expression, second)


def _tree(shape: str, name: Name, number: Number) -> Expression:
    left, sign, right = tuple(shape)
    meanings: dict[str, Expression] = {"u": name, "a": number}
    return Operation(sign, meanings.get(left, Number(left)), meanings.get(right, Number(right)))


def _operand(rng: Random, stage: int) -> Number:
    if rng.random() < 0.6:
        return Number(str(small(rng, stage, 2)))
    return any_number(rng, rng.randint(0, stage), positive=True)


def _result(rng: Random, stage: int) -> Number:
    return any_number(rng, stage)


def _said(number: Number, rng: Random) -> str:
    return written_number(number, rng, 0.2)


def _problem(question: str, equation: Equation, name: Name) -> Problem:
    return Problem(question, solve_program(equation, name), plain(solution(equation, name)), "spoken")
