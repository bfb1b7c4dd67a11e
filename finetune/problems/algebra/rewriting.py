"""Expressions to be rewritten: "expand (x+2)(x-3)", "factorise x^2+5x+6", "3x + 2x - 4 simplified"."""

import math
from fractions import Fraction
from random import Random

from finetune.problems.algebra.asking import asked
from finetune.problems.algebra.equations import any_name
from finetune.problems.algebra.polynomials import linear_factor, plus, row, row_of, text, times
from finetune.problems.chat import filled
from finetune.problems.expressions import Expression, Name, Number, Operation, any_notation, program_text, written
from finetune.problems.numbers import signed, small
from finetune.problems.problem import Problem

REQUESTS = {
    "expand": (
        "expand {e}", "expand {e}", "expand {e}", "expand: {e}", "multiply out {e}", "multiply out {e}",
        "multiply {e} out", "expand the brackets {e}",
        "expand the brackets in {e}", "remove the brackets from {e}", "open the brackets {e}",
        "get rid of the brackets in {e}", "foil {e}", "foil out {e}",
        "expand the expression {e}", "{e} expanded", "{e} expand", "{e} multiplied out", "what is {e} expanded",
        "what is {e} multiplied out", "distribute {e}",
        "can you expand {e}", "please expand {e}", "could you multiply out {e}", "how do i expand {e}",
        "help me expand {e}", "i need to expand {e}",
        "write {e} without brackets", "write {e} without parentheses", "expand out {e}", "expand and simplify {e}",
        "what do you get when you expand {e}",
    ),
    "factor": (
        "factor {e}", "factor {e}", "factor {e}", "factorise {e}", "factorize {e}", "factor: {e}", "factor out {e}",
        "factor the expression {e}",
        "factor the polynomial {e}", "factor the quadratic {e}", "{e} factored", "{e} factorised", "{e} factor",
        "factors of {e}", "the factors of {e}",
        "what are the factors of {e}", "what is {e} factored", "write {e} as a product", "write {e} in factored form",
        "put {e} in factored form",
        "can you factor {e}", "please factor {e}", "please factorise {e}", "how do i factor {e}",
        "how do you factorise {e}", "help me factor {e}",
        "i need to factor {e}", "fully factor {e}", "factor {e} completely", "turn {e} into a product",
        "split {e} into factors", "factor this: {e}",
    ),
    "simplify": (
        "simplify {e}", "simplify {e}", "simplify {e}", "simplify: {e}", "simplify the expression {e}",
        "{e} simplified", "{e} simplify", "what is {e} simplified",
        "collect like terms {e}", "collect like terms in {e}", "collect the terms in {e}", "combine like terms {e}",
        "combine like terms: {e}",
        "combine the like terms in {e}", "tidy up {e}", "make {e} simpler", "can you simplify {e}",
        "please simplify {e}", "could you simplify {e}",
        "how do i simplify {e}", "help me simplify {e}", "i need to simplify {e}", "write {e} in simplest form",
        "reduce {e}", "simplest form of {e}",
        "put {e} in simplest form", "what is {e}", "{e}", "{e} =", "gather the terms of {e}", "shorten {e}",
        "simplify this for me: {e}",
    ),
}  # fmt: skip


def expansions(rng: Random, stage: int) -> Problem:
    """Products and squares of brackets."""
    name = any_name(rng)
    expression, coefficients = rng.choice((_distributed, _product, _product, _square, _cube))(name, rng, stage)
    return _rewritten("expand", expression, text(coefficients, name), rng, stage)


def factorings(rng: Random, stage: int) -> Problem:
    """Polynomials with whole roots, differences of squares, common factors."""
    name = any_name(rng)
    most = (6, 12, 20)[stage]
    first, second = rng.randint(-most, most), rng.randint(-most, most)
    if rng.random() < 0.2:
        second = -first
    scale = rng.choice((1, 1, 1, 1, 2, 3, 5)) if stage else 1
    coefficients = times((scale,), times((1, first), (1, second)))
    factors = [linear_factor(name, 1, value) for value in (first, second)]
    if rng.random() < 0.2:  # a common factor only: 6x + 9
        slope, constant = small(rng, 0, 1), signed(rng, small(rng, 0, 1))
        shared = math.gcd(slope, constant)
        slope, constant, scale = slope // shared, constant // shared, shared * rng.randint(2, 9)
        coefficients, factors = times((scale,), (slope, constant)), [linear_factor(name, slope, constant)]
    product = factors[0] if len(factors) == 1 else Operation("*", *factors)
    final = program_text(product if scale == 1 else Operation("*", Number(str(scale)), product))
    return _rewritten("factor", row(coefficients, name), final, rng, stage)


def simplifications(rng: Random, stage: int) -> Problem:
    """Like terms to be collected, in any order, at times with a bracket."""
    name = any_name(rng)
    count = rng.randint(3, (3, 5, 6)[stage])
    powers = [rng.choice((1, 1, 1, 0, 0, 2) if stage else (1, 1, 0)) for _ in range(count)]
    powers[0] = powers[1] = 1
    terms = [(Fraction(signed(rng, small(rng, min(stage, 1)), 0.35)), power) for power in powers]
    expression = row_of(terms, name)
    total: tuple[Fraction, ...] = (Fraction(0),)
    for coefficient, power in terms:
        total = plus(total, (coefficient, *(0,) * power))
    if stage and rng.random() < 0.35:
        bracket, coefficients = _distributed(name, rng, stage)
        expression, total = Operation("+", expression, bracket), plus(total, coefficients)
    return _rewritten("simplify", expression, text(total, name), rng, stage)


def _rewritten(tool: str, expression: Expression, final: str, rng: Random, stage: int) -> Problem:
    typed = written(expression, any_notation(rng, named=True))
    question = asked(filled(rng.choice(REQUESTS[tool]), e=typed), rng, stage)
    return Problem(question, f"{tool}({program_text(expression)})", final, tool)


Rewriting = tuple[Expression, tuple[Fraction, ...]]


def _distributed(name: Name, rng: Random, stage: int) -> Rewriting:
    factor = small(rng, stage, 2)
    bracket = _bracket(rng, stage)
    return Operation("*", Number(str(factor)), linear_factor(name, *bracket)), times((factor,), bracket)


def _product(name: Name, rng: Random, stage: int) -> Rewriting:
    left, right = _bracket(rng, stage), _bracket(rng, stage)
    return Operation("*", linear_factor(name, *left), linear_factor(name, *right)), times(left, right)


def _square(name: Name, rng: Random, stage: int) -> Rewriting:
    bracket = _bracket(rng, stage)
    return Operation("**", linear_factor(name, *bracket), Number("2")), times(bracket, bracket)


def _cube(name: Name, rng: Random, stage: int) -> Rewriting:
    """A product with the bare unknown, or a third power."""
    bracket = _bracket(rng, stage)
    if rng.random() < 0.6:
        return Operation("*", name, linear_factor(name, *bracket)), times((1, 0), bracket)
    return Operation("**", linear_factor(name, *bracket), Number("3")), times(bracket, times(bracket, bracket))


def _bracket(rng: Random, stage: int) -> tuple[int, int]:
    """Slope and constant of a linear factor."""
    slope = 1 if rng.random() < 0.6 else small(rng, 0, 2)
    return slope, signed(rng, small(rng, min(stage, 1)))
