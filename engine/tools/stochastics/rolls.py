"""Dice of several kinds thrown together, `2d6 + 1d8 + 3`: chances of their sum, and how far it spreads.

A roll is told in numbers: how many dice and their sides, for one kind after the other, then what is added: `2, 6, 1, 8, 3`.
Of dice that are taken away there are less than none: `1, 8, -1, 6` is how much a die with 8 sides is ahead of one with 6.
"""

from collections import Counter
from collections.abc import Sequence

import sympy
from sympy import Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node, Relation
from engine.tools.terms.ranges import fits, range_and_numbers
from engine.tools.terms.values import of_number, small

_MOST_DICE = 50
_MOST_SIDES = 100
_MOST_SHOWN = 1000  # on all dice of a kind
_MOST_ADDED = 10_000
_Dice = list[tuple[int, int]]  # how many, and the sides of each


def roll_chance(*given: Node) -> Finding:
    """The chance of an inequality, then dice, sides, ..., bonus: `roll_chance(k >= 12, 1, 8, 1, 6, 2)` of 1d8 + 1d6 + 2.

    Checked by the mean of all throws. Raises ComputationError.
    """
    count = sum(not isinstance(node, Relation) for node in given)
    meant, numbers = range_and_numbers(given, count, "and the dice")
    dice, bonus = _read(numbers)
    throws = _throws(dice, bonus)
    fitting = sum(ways for total, ways in throws.items() if fits(meant, total))
    shown = rf"\frac{{{fitting}}}{{{throws.total()}}}"
    found = of_number(
        Rational(fitting, throws.total()), shown, steps=(Step("Throws that fit, over all throws", shown),)
    )
    mean = Rational(sum(total * ways for total, ways in throws.items()), throws.total())
    return verified(found, bool(mean == bonus + sum(Rational(many * (sides + 1), 2) for many, sides in dice)))


def roll_variance(*given: Node) -> Finding:
    """The variance of a sum of dice: `roll_variance(2, 6)` of 2d6 is `35/6`. Checked by all throws."""
    dice, bonus = _read(given)
    shown = _shown(dice)
    steps = (Step("Each die with n sides adds (n^2 - 1)/12", shown),)
    return verified(of_number(_variance(dice), shown, steps=steps), _spread(dice, bonus) == _variance(dice))


def roll_deviation(*given: Node) -> Finding:
    """The standard deviation of a sum of dice: `roll_deviation(1, 6)` of a die is `sqrt(105)/6`. Checked by all throws."""
    dice, bonus = _read(given)
    shown = rf"\sqrt{{{_shown(dice)}}}"
    steps = (Step("The root of the variance, to which each die with n sides adds (n^2 - 1)/12", shown),)
    found = of_number(sympy.sqrt(_variance(dice)), shown, steps=steps)
    return verified(found, _spread(dice, bonus) == _variance(dice))


def _read(given: Sequence[Node]) -> tuple[_Dice, int]:
    """The dice and what is added to them. Raises ComputationError."""
    numbers = [small(node, -_MOST_ADDED, _MOST_ADDED) for node in given]
    bonus = numbers.pop() if len(numbers) % 2 else 0
    dice = list(zip(numbers[::2], numbers[1::2], strict=True))
    if not dice:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes how many dice, and their sides")
    if sum(abs(many) for many, _ in dice) > _MOST_DICE or any(abs(many) * sides > _MOST_SHOWN for many, sides in dice):
        raise ComputationError(Failure.TOO_LARGE)
    if any(not many or not 1 < sides <= _MOST_SIDES for many, sides in dice):
        raise ComputationError(Failure.UNSUPPORTED, f"dice have 2 to {_MOST_SIDES} sides")
    return dice, bonus


def _throws(dice: _Dice, bonus: int) -> Counter[int]:
    """In how many ways each sum is thrown."""
    ways = Counter({bonus: 1})
    for many, sides in dice:
        for _ in range(abs(many)):
            more: Counter[int] = Counter()
            for total, count in ways.items():
                for face in range(1, sides + 1):
                    more[total + face if many > 0 else total - face] += count
            ways = more
    return ways


def _variance(dice: _Dice) -> Rational:
    return sum((abs(many) * Rational(sides**2 - 1, 12) for many, sides in dice), Integer(0))


def _spread(dice: _Dice, bonus: int) -> Rational:
    """The variance by all throws."""
    throws = _throws(dice, bonus)
    mean = Rational(sum(total * ways for total, ways in throws.items()), throws.total())
    squares = Rational(sum(total**2 * ways for total, ways in throws.items()), throws.total())
    return squares - mean**2


def _shown(dice: _Dice) -> str:
    return " + ".join(rf"{abs(many)} \cdot {printing.latex(Rational(sides**2 - 1, 12))}" for many, sides in dice)
