"""One operation on two numbers, the operator in words: "the sum of 3 and four", "subtract 9 from 20", "30 over 5"."""

from random import Random

from finetune.problems.arithmetic.asking import OF_COMMANDS, OF_PHRASES, OF_QUESTIONS, problem
from finetune.problems.chat import filled
from finetune.problems.expressions import Operation
from finetune.problems.numbers import any_number, written_number
from finetune.problems.problem import Problem

# Sums and products keep the order in which the numbers are named; the others keep the order of the computation.
PHRASES = {
    "+": (
        "{a} plus {b}", "{a} plus {b}", "{a} plus {b}", "{a} added to {b}", "{a} and {b} added together",
        "{a} and {b} together",
        "{a} with {b} added", "the sum of {a} and {b}", "sum of {a} and {b}", "{a} increased by {b}",
        "{a} more than {b}",
        "the total of {a} and {b}", "{a} and {b} combined", "{a} and {b} in total", "{a} and another {b}",
        "{a} and {b} more",
        "{a} & {b} added up", "{a} raised by {b}", "{a} add {b}", "{a} + {b}", "the addition of {a} and {b}",
        "{a} and then {b} more",
        "the sum {a} plus {b}", "{a} plus another {b}", "{a} summed with {b}",
    ),
    "-": (
        "{a} minus {b}", "{a} minus {b}", "{a} minus {b}", "{a} less {b}", "{b} less than {a}",
        "{b} subtracted from {a}",
        "the difference between {a} and {b}", "difference between {a} and {b}", "the difference of {a} and {b}",
        "{a} decreased by {b}",
        "{a} reduced by {b}", "{a} diminished by {b}", "{b} fewer than {a}", "{a} without {b}", "{a} subtract {b}",
        "{a} - {b}",
        "{a} lowered by {b}", "the difference {a} minus {b}", "{a} with {b} subtracted", "{b} deducted from {a}",
        "{b} removed from {a}",
        "the subtraction of {b} from {a}",
    ),
    "*": (
        "{a} times {b}", "{a} times {b}", "{a} times {b}", "{a} multiplied by {b}", "{a} multiplied with {b}",
        "the product of {a} and {b}",
        "product of {a} and {b}", "{a} by {b}", "{a} x {b}", "{a} x {b}", "{a} X {b}", "{a} multiply {b}",
        "{a} multiply by {b}",
        "{a} and {b} multiplied", "{a} and {b} multiplied together", "{a} * {b}", "the multiplication of {a} and {b}",
        "the product {a} times {b}", "{a} groups of {b}", "{a} sets of {b}",
    ),
    "/": (
        "{a} divided by {b}", "{a} divided by {b}", "{a} divided by {b}", "{a} over {b}", "{a} by {b} division",
        "the quotient of {a} and {b}",
        "quotient of {a} and {b}", "{a} divide {b}", "{a} divide by {b}", "{a} divided into {b} parts",
        "{a} split into {b} parts",
        "{b} into {a}", "the ratio of {a} to {b}", "{a} / {b}", "{a} ÷ {b}", "{a} split by {b}", "{a} split {b} ways",
        "the division of {a} by {b}",
    ),
}  # fmt: skip
COMMANDS = {
    "+": (
        "add {a} and {b}", "add {a} and {b}", "add {a} to {b}", "add {a} plus {b}", "sum {a} and {b}",
        "add together {a} and {b}",
        "add up {a} and {b}", "put {a} and {b} together", "combine {a} and {b}", "increase {a} by {b}",
        "total {a} and {b}",
        "add {a} with {b}", "sum up {a} and {b}", "find the sum of {a} and {b}", "find the total of {a} and {b}",
    ),
    "-": (
        "subtract {b} from {a}", "subtract {b} from {a}", "deduct {b} from {a}", "remove {b} from {a}",
        "decrease {a} by {b}",
        "reduce {a} by {b}", "subtract from {a} the number {b}", "minus {b} from {a}",
        "find the difference between {a} and {b}",
        "lower {a} by {b}", "go {b} down from {a}",
    ),
    "*": (
        "multiply {a} by {b}", "multiply {a} and {b}", "multiply {a} with {b}", "multiply {a} times {b}",
        "multiply together {a} and {b}",
        "find the product of {a} and {b}", "times {a} by {b}", "multiply {a} {b} times", "do {a} times {b}",
    ),
    "/": (
        "divide {a} by {b}", "divide {a} by {b}", "divide {a} into {b} parts", "split {a} into {b} parts",
        "split {a} in {b} equal parts",
        "find the quotient of {a} and {b}", "split {a} by {b}", "do {a} divided by {b}", "cut {a} into {b} equal parts",
    ),
}  # fmt: skip
FITTING = (
    "how many times does {b} go into {a}",
    "how often does {b} fit in {a}",
    "how many {b}s are in {a}",
    "how many {b}s go into {a}",
)


def spoken(rng: Random, stage: int) -> Problem:
    """A single operation in words."""
    sign = rng.choice("+-*/")
    left, right = any_number(rng, stage), any_number(rng, stage)
    expression = Operation(sign, left, right)
    command = rng.random() < 0.35
    words = 0.25 if stage else 0.15
    a, b = (written_number(part, rng, words) for part in (left, right))
    if sign == "/" and stage and rng.random() < 0.08:
        return problem(filled(rng.choice(FITTING), a=a, b=b), expression, rng, stage, "spoken", OF_QUESTIONS)
    phrases, ways = (COMMANDS[sign], OF_COMMANDS) if command else (PHRASES[sign], OF_PHRASES)
    return problem(filled(rng.choice(phrases), a=a, b=b), expression, rng, stage, "spoken", ways)
