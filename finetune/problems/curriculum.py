"""Which kinds of problems an expert learns at which stage, and the one way to draw a problem.

Problems are held out by content: the question's hash decides, so none of them is ever trained on, whatever the seed.
"""

import hashlib
from collections.abc import Collection, Mapping
from random import Random

from finetune.problems.algebra.linear import linear
from finetune.problems.algebra.mathnet import mathnet as algebra_mathnet
from finetune.problems.algebra.quadratics import quadratics
from finetune.problems.algebra.rewriting import expansions, factorings, simplifications
from finetune.problems.algebra.spoken import spoken as spoken_equations
from finetune.problems.algebra.systems import systems
from finetune.problems.arithmetic.fractions import fractions
from finetune.problems.arithmetic.mathnet import mathnet as arithmetic_mathnet
from finetune.problems.arithmetic.powers import factorials, powers, remainders, roots
from finetune.problems.arithmetic.shares import parts, percents
from finetune.problems.arithmetic.spoken import spoken
from finetune.problems.arithmetic.spoken_chains import spoken_chains
from finetune.problems.arithmetic.symbols import chains, symbols
from finetune.problems.chat import LEFT_OUT
from finetune.problems.formal import curves, school
from finetune.problems.formal import equations as stated
from finetune.problems.formal.calculus import derivatives, integrals, limits, taylor
from finetune.problems.formal.comparing import closest, pairs, ranked, sorting
from finetune.problems.formal.counting import counting
from finetune.problems.formal.data import data
from finetune.problems.formal.draws import draws
from finetune.problems.formal.forms import forms, relations
from finetune.problems.formal.games import games
from finetune.problems.formal.geometry import points, shapes
from finetune.problems.formal.lists import of_lists
from finetune.problems.formal.moments import clocks, compound, dates
from finetune.problems.formal.numbers_at_hand import sums
from finetune.problems.formal.other_bases import bases
from finetune.problems.formal.rounding import rounding
from finetune.problems.formal.unit_questions import conversions, temperatures
from finetune.problems.formal.whole_numbers import digits, divisors, multiples, primes
from finetune.problems.problem import Family, Problem
from finetune.problems.slotted import Lesson, lesson
from finetune.problems.words.stories import changes_and_comparisons, equal_groups, prices, quantities

LAST_STAGE = 2
MOST_CHARACTERS = 600  # of a question; what is longer is drawn again
HELD_OUT_SHARE = 16  # one question in this many is held out

Stage = Mapping[Family, float]
_ARITHMETIC: Stage = {
    arithmetic_mathnet: 1, symbols: 3, spoken: 4, chains: 2, spoken_chains: 4, percents: 3, parts: 2, powers: 2, roots: 2,
    factorials: 0.5, remainders: 1, fractions: 2, sums: 6, divisors: 6, primes: 4, digits: 2, rounding: 4, ranked: 3,
    multiples: 2.5, closest: 2.5, sorting: 3, pairs: 4, bases: 4,
    conversions: 5, temperatures: 1, clocks: 3, dates: 2, compound: 1.5,
    stated.surds: 1, forms: 3, relations: 3, curves.complex_numbers: 1.5,
}  # fmt: skip
_ALGEBRA: Stage = {
    algebra_mathnet: 1, linear: 4, spoken_equations: 4, quadratics: 3, systems: 2, expansions: 1, factorings: 1,
    simplifications: 2, stated.roots: 5, stated.functions_roots: 3, stated.systems: 4, stated.rewriting: 4,
    stated.rearranging: 3, stated.evaluating: 7, stated.sequences: 4, stated.powers_of_one: 2, stated.surds: 1,
    derivatives: 6, integrals: 4, limits: 2, taylor: 1, curves.inequalities: 2,
    school.stated_derivatives: 4, school.bounded_areas: 1.5, school.tangents: 1.5, school.lines_through: 1.5,
    school.polynomial_parts: 3, school.chained_inequalities: 1, school.unnamed_numbers: 2,
    curves.straight_lines: 2, curves.parabolas: 2, curves.series_sums: 2, curves.complex_numbers: 1.5,
}  # fmt: skip
_WORDS: Stage = {
    changes_and_comparisons: 7, equal_groups: 7, prices: 7, quantities: 7, draws: 8, games: 4, counting: 4, data: 4,
    of_lists: 4, shapes: 5, points: 1.5,
}  # fmt: skip
CURRICULUM: Mapping[str, tuple[Stage, ...]] = {
    "arithmetic": (
        {arithmetic_mathnet: 3, symbols: 3, spoken: 4, powers: 1, parts: 1, sums: 3},
        _ARITHMETIC,
        _ARITHMETIC,
    ),
    "algebra": ({algebra_mathnet: 3, linear: 4, spoken_equations: 3, stated.rewriting: 2}, _ALGEBRA, _ALGEBRA),
    "words": (_WORDS, _WORDS, _WORDS),
}


def experts() -> tuple[str, ...]:
    """The experts that have a curriculum."""
    return tuple(CURRICULUM)


def sample(expert: str, stage: int, rng: Random) -> Problem:
    """A problem of that stage that is not held out. Raises KeyError for an expert without a curriculum."""
    return _drawn(expert, stage, rng, held=False)


def sample_held_out(expert: str, stage: int, rng: Random) -> Problem:
    """A problem of that stage that no training ever sees."""
    return _drawn(expert, stage, rng, held=True)


def sample_lesson(expert: str, stage: int, rng: Random, *, held: bool = False, only: Collection[str] = ()) -> Lesson:
    """A problem of that stage as the expert reads and writes it; one that has no clear form with slots is drawn anew.

    With `only`, of the families with those names alone. Raises ValueError if the stage has none of them.
    """
    while True:
        if found := lesson(_drawn(expert, stage, rng, held=held, only=only)):
            return found


def held_out(question: str) -> bool:
    """Whether a question belongs to the evaluation; case and spaces do not matter."""
    digest = hashlib.sha256("".join(question.lower().split()).encode()).digest()
    return digest[0] % HELD_OUT_SHARE == 0


def _drawn(expert: str, stage: int, rng: Random, *, held: bool, only: Collection[str] = ()) -> Problem:
    every = CURRICULUM[expert][stage]
    families = {family: weight for family, weight in every.items() if not only or family.__name__ in only}
    if not families:
        raise ValueError(f"{expert} has none of {', '.join(only)} at stage {stage}")
    kinds, weights = tuple(families), tuple(families.values())
    while True:
        problem = _attempt(rng.choices(kinds, weights)[0], stage, rng)
        if problem and held_out(problem.question) == held:
            return problem


def _attempt(family: Family, stage: int, rng: Random) -> Problem | None:
    """A problem, or None where the draw has no value, is too long, or fell into a phrase that is kept out."""
    try:
        problem = family(rng, stage)
    except (ZeroDivisionError, ValueError):
        return None
    if len(problem.question) > MOST_CHARACTERS or LEFT_OUT.search(problem.question):
        return None
    return problem
