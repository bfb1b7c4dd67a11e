"""An expression's value for a given unknown: "what is 3x+2 when x = 4", "let f(x)=2x+1, f(3)?"."""

from random import Random

from finetune.problems.algebra.asking import asked
from finetune.problems.algebra.equations import any_name
from finetune.problems.algebra.polynomials import linear_factor, row
from finetune.problems.chat import filled
from finetune.problems.expressions import (
    Expression,
    Name,
    Number,
    Operation,
    any_notation,
    evaluate,
    number,
    plain,
    program_text,
    substitute,
    written,
)
from finetune.problems.numbers import signed, small
from finetune.problems.problem import Problem

GIVEN = (
    "what is {e} when {x} = {v}", "what is {e} if {x} = {v}", "what is {e} when {x} is {v}",
    "what is {e} if {x} is {v}", "what is {e} for {x} = {v}",
    "what's {e} if {x}={v}", "whats {e} when {x}={v}", "what is {e} at {x} = {v}", "if {x} = {v} what is {e}",
    "if {x}={v}, what is {e}", "if {x} is {v} what is {e}",
    "if {x} is {v}, find {e}", "when {x} = {v} what is {e}", "when {x} is {v} what does {e} equal",
    "evaluate {e} when {x} = {v}", "evaluate {e} for {x} = {v}",
    "evaluate {e} at {x} = {v}", "evaluate {e} if {x}={v}", "find {e} if {x} = {v}", "find {e} when {x}={v}",
    "find the value of {e} when {x} = {v}",
    "find the value of {e} for {x} = {v}", "calculate {e} for {x} = {v}", "calculate {e} if {x} is {v}",
    "compute {e} when {x} = {v}", "work out {e} when {x} = {v}",
    "let {x} = {v}. what is {e}", "let {x} = {v}, find {e}", "let {x} be {v}. what is {e}",
    "given {x} = {v}, find {e}", "given {x}={v} what is {e}",
    "{x} = {v}, what is {e}", "{x}={v}. {e} = ?", "{x} is {v}. what is {e}", "{e} when {x} = {v}", "{e} if {x} = {v}",
    "{e} for {x}={v}", "{e} where {x} = {v}",
    "{e}, {x} = {v}", "substitute {x} = {v} into {e}", "substitute {v} for {x} in {e}", "plug {x} = {v} into {e}",
    "plug in {x}={v} in {e}", "put {x} = {v} in {e}",
    "what does {e} equal when {x} = {v}", "what does {e} equal if {x} is {v}", "value of {e} when {x} = {v}",
    "suppose {x} = {v}. what is {e}", "with {x} = {v} what is {e}",
)  # fmt: skip
FUNCTIONS = (
    "let {f}({x}) = {e}. what is {f}({v})", "let {f}({x}) = {e}. find {f}({v})", "let {f}({x})={e}, {f}({v})",
    "let {f}({x}) = {e}. calculate {f}({v})",
    "if {f}({x}) = {e} what is {f}({v})", "if {f}({x})={e}, find {f}({v})", "{f}({x}) = {e}, find {f}({v})",
    "{f}({x})={e}. what is {f}({v})", "{f}({x})={e}, {f}({v})=",
    "given {f}({x}) = {e}, find {f}({v})", "given {f}({x}) = {e} what is {f}({v})", "find {f}({v}) if {f}({x}) = {e}",
    "what is {f}({v}) if {f}({x}) = {e}",
    "what is {f}({v}) when {f}({x})={e}", "evaluate {f}({v}) for {f}({x}) = {e}", "let {f}({x}) = {e}. give {f}({v})",
    "let {f}({x}) = {e}. determine {f}({v})",
    "let {f}({x}) be {e}. what is {f}({v})", "suppose {f}({x}) = {e}. what is {f}({v})",
    "the function {f}({x}) = {e}. what is {f}({v})", "define {f}({x})={e}. {f}({v})",
)  # fmt: skip
FUNCTION_NAMES = "ffffffghkp"


def substitutions(rng: Random, stage: int) -> Problem:
    """An expression and the value of its unknown, at times as a function."""
    name = any_name(rng)
    expression, value = _expression(name, rng, stage), _value(rng, stage)
    typed = written(expression, any_notation(rng, named=True))
    function = rng.choice([letter for letter in FUNCTION_NAMES if letter != name.text])
    way = rng.choice(FUNCTIONS if rng.random() < 0.4 else GIVEN)
    question = asked(filled(way, e=typed, x=name.text, f=function, v=program_text(value)), rng, stage)
    put_in = substitute(expression, name.text, value)
    return Problem(question, f"calculate({program_text(put_in)})", plain(evaluate(put_in)), "substitutions")


def _value(rng: Random, stage: int) -> Expression:
    value = small(rng, stage, 0)
    if stage > 1 and rng.random() < 0.08:
        return Operation("/", Number(str(rng.randint(1, 9))), Number(str(rng.randint(2, 9))))
    return number(signed(rng, value, 0.3 if stage else 0))


def _expression(name: Name, rng: Random, stage: int) -> Expression:
    line = linear_factor(name, small(rng, stage, 2), signed(rng, small(rng, stage), 0.4))
    draw = rng.random()
    if draw < 0.45 or stage == 0:
        return line
    if draw < 0.7:
        middle, last = (signed(rng, rng.randint(0, 12), 0.4) for _ in range(2))
        return row((rng.choice((1, 1, 2, 3, 5)), middle, last), name)
    if draw < 0.8:
        return Operation("*", Number(str(small(rng, 0, 2))), linear_factor(name, 1, signed(rng, small(rng, 0))))
    if draw < 0.9:
        return Operation(
            rng.choice("+-"), Operation("/", name, Number(str(small(rng, 0, 2)))), Number(str(small(rng, stage)))
        )
    return Operation("-", Number(str(small(rng, stage))), Operation("*", Number(str(small(rng, 0, 2))), name))
