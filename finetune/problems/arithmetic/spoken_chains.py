"""Several operations in words: "5 plus 3 times 2", "add 4 and 6 then double it", "7 times the sum of 2 and 9"."""

from random import Random

from finetune.problems.arithmetic.asking import OF_COMMANDS, OF_PHRASES, OF_QUESTIONS, asked, problem
from finetune.problems.arithmetic.spoken import COMMANDS, PHRASES
from finetune.problems.chat import filled
from finetune.problems.expressions import Expression, Number, Operation, evaluate, plain, program_text
from finetune.problems.numbers import any_number, written_number
from finetune.problems.problem import Problem

INFIX = {
    "+": ("plus", "plus", "+", "added to", "and"),
    "-": ("minus", "minus", "-", "less"),
    "*": ("times", "times", "x", "multiplied by", "*"),
    "/": ("divided by", "divided by", "over", "/"),
}
NESTED = {
    "+": ("the sum of {a} and {b}", "the total of {a} and {b}"),
    "-": ("the difference between {a} and {b}", "the difference of {a} and {b}"),
    "*": ("the product of {a} and {b}",),
    "/": ("the quotient of {a} and {b}",),
}
STEPS = {
    "+": ("add {b}", "plus {b}", "add {b} to it", "add {b} to that", "increase it by {b}", "add another {b}"),
    "-": (
        "subtract {b}",
        "minus {b}",
        "subtract {b} from it",
        "subtract {b} from that",
        "decrease it by {b}",
        "remove {b}",
    ),
    "*": (
        "times {b}",
        "multiply by {b}",
        "multiply it by {b}",
        "multiply that by {b}",
        "multiply the result by {b}",
        "times it by {b}",
    ),
    "/": (
        "divide by {b}",
        "divide it by {b}",
        "divide that by {b}",
        "divide the result by {b}",
        "split it into {b} parts",
    ),
}
SHORT_STEPS = (
    ("double it", "*", 2),
    ("double that", "*", 2),
    ("triple it", "*", 3),
    ("halve it", "/", 2),
    ("square it", "**", 2),
)
THEN = (" then ", ", then ", " and then ", ", and then ", ", ", " and ", " after that ", ", now ", ". then ")
STARTS = ("start with {a}", "begin with {a}", "start at {a}", "start from {a}")
STATEMENTS = ("{a}", "you have {a}", "i have {a}")
WHOLE = (" all ", ", all ", " in brackets ", ", the whole thing ", ", all of that ", ", all that ", " altogether ")


LISTS = {
    "+": (
        "the sum of {l}",
        "sum of {l}",
        "the total of {l}",
        "{l} added together",
        "{l} together",
        "{l} added up",
        "{l} in total",
    ),
    "*": ("the product of {l}", "product of {l}", "{l} multiplied together", "{l} multiplied"),
}
LIST_COMMANDS = {
    "+": ("add {l}", "add up {l}", "sum {l}", "sum up {l}", "total {l}", "add together {l}"),
    "*": ("multiply {l}", "multiply together {l}"),
}


def spoken_chains(rng: Random, stage: int) -> Problem:
    """One of the five ways of saying several operations."""
    return rng.choice((flat, flat, nested, steps, steps, whole, listed))(rng, stage)


def listed(rng: Random, stage: int) -> Problem:
    """One operation on a list: "the sum of 12, 15 and 20"."""
    numbers = [_operand(rng, stage) for _ in range(rng.choice((3, 3, 4, 5, 6)))]
    sign, command, last = rng.choice("++*"), rng.random() < 0.4, rng.choice((" and ", ", and ", ", ", " & "))
    said = [_said(number, rng) for number in numbers]
    templates, ways = (LIST_COMMANDS[sign], OF_COMMANDS) if command else (LISTS[sign], OF_PHRASES)
    phrase = filled(rng.choice(templates), l=", ".join(said[:-1]) + last + said[-1])
    tool = "total" if sign == "+" else "product"
    program = f"{tool}([{', '.join(map(program_text, numbers))}])"
    final = plain(evaluate(by_precedence(numbers, [sign] * (len(numbers) - 1))))
    return Problem(asked(phrase, rng, stage, ways), program, final, "spoken_chains")


def flat(rng: Random, stage: int) -> Problem:
    """Operators in words between three or four numbers; products go before sums, as in signs."""
    count = rng.choice((3, 3, 3, 4))
    numbers = [_operand(rng, stage) for _ in range(count)]
    signs = [rng.choice("+-*/") for _ in range(count - 1)]
    text = _said(numbers[0], rng)
    for sign, number in zip(signs, numbers[1:], strict=True):
        text += f" {rng.choice(INFIX[sign])} {_said(number, rng)}"
    return problem(text, by_precedence(numbers, signs), rng, stage, "spoken_chains")


def by_precedence(numbers: list[Number], signs: list[str]) -> Expression:
    """The tree of a row of numbers and signs of `+ - * /`."""
    terms: list[Expression] = [numbers[0]]
    between: list[str] = []
    for sign, number in zip(signs, numbers[1:], strict=True):
        if sign in "*/":
            terms[-1] = Operation(sign, terms[-1], number)
        else:
            terms.append(number)
            between.append(sign)
    total = terms[0]
    for sign, term in zip(between, terms[1:], strict=True):
        total = Operation(sign, total, term)
    return total


def nested(rng: Random, stage: int) -> Problem:
    """A number and a named result: "7 times the sum of 2 and 9", "subtract the product of 2 and 3 from 10"."""
    outer, inner = rng.choice("+-*/"), rng.choice("+-*/")
    first, second, third = (_operand(rng, stage) for _ in range(3))
    part = Operation(inner, second, third)
    named = filled(rng.choice(NESTED[inner]), a=_said(second, rng), b=_said(third, rng))
    if rng.random() < 0.35:  # both operands named results
        other = rng.choice("+-*/")
        fourth = _operand(rng, stage)
        text = filled(rng.choice(NESTED[other]), a=_said(first, rng), b=_said(fourth, rng))
        phrase = f"{text} {rng.choice(INFIX[outer][:3])} {named}"
        return problem(phrase, Operation(outer, Operation(other, first, fourth), part), rng, stage, "spoken_chains")
    command = rng.random() < 0.3
    templates, ways = (COMMANDS[outer], OF_COMMANDS) if command else (PHRASES[outer], OF_PHRASES)
    phrase = filled(
        rng.choice([one for one in templates if one.index("{a}") < one.index("{b}")]), a=_said(first, rng), b=named
    )
    return problem(phrase, Operation(outer, first, part), rng, stage, "spoken_chains", ways)


def steps(rng: Random, stage: int) -> Problem:
    """Commands one after the other: "start with 5, add 3, then multiply by 2"."""
    first, stated = _operand(rng, stage), rng.random() < 0.25
    expression: Expression = first
    if stated or rng.random() < 0.3:
        text = filled(rng.choice(STATEMENTS if stated else STARTS), a=_said(first, rng))
    else:
        text, expression = _first_command(first, rng, stage)
    for _ in range(rng.choice((1, 2, 2, 3) if expression is first else (1, 1, 2))):
        step, expression = _step(expression, rng, stage)
        text += rng.choice(THEN) + step
    return problem(text, expression, rng, stage, "spoken_chains", OF_QUESTIONS if stated else OF_COMMANDS)


def _first_command(first: Number, rng: Random, stage: int) -> tuple[str, Expression]:
    sign, second = rng.choice("+-*/"), _operand(rng, stage)
    said = filled(rng.choice(COMMANDS[sign]), a=_said(first, rng), b=_said(second, rng))
    return said, Operation(sign, first, second)


def _step(expression: Expression, rng: Random, stage: int) -> tuple[str, Expression]:
    if rng.random() < 0.2:
        said, sign, value = rng.choice(SHORT_STEPS)
        number = Number(str(value))
        return said, Operation("*", number, expression) if sign == "*" else Operation(sign, expression, number)
    sign, number = rng.choice("+-*/"), _operand(rng, stage)
    return filled(rng.choice(STEPS[sign]), b=_said(number, rng)), Operation(sign, expression, number)


def whole(rng: Random, stage: int) -> Problem:
    """Brackets in words: "5 plus 3 all times 2", "(5 plus 3) times 2", "6 times, in brackets, 5 plus 3"."""
    inner, outer = rng.choice("+-"), rng.choice("*/")
    first, second, third = (_operand(rng, stage) for _ in range(3))
    text = f"{_said(first, rng)} {rng.choice(INFIX[inner])} {_said(second, rng)}"
    expression = Operation(inner, first, second)
    operator = rng.choice(INFIX[outer])
    if rng.random() < 0.4:
        return problem(
            f"{text}{rng.choice(WHOLE)}{operator} {_said(third, rng)}",
            Operation(outer, expression, third),
            rng,
            stage,
            "spoken_chains",
        )
    if rng.random() < 0.5:
        return problem(
            f"({text}) {operator} {_said(third, rng)}", Operation(outer, expression, third), rng, stage, "spoken_chains"
        )
    return problem(
        f"{_said(third, rng)} {operator} ({text})", Operation(outer, third, expression), rng, stage, "spoken_chains"
    )


def _operand(rng: Random, stage: int) -> Number:
    return any_number(rng, rng.randint(0, stage), positive=rng.random() < 0.7)


def _said(number: Number, rng: Random) -> str:
    return written_number(number, rng, 0.2)
