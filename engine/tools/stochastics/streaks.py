"""The same success several times in a row: how likely among so many trials, and how many trials until then."""

import math

from sympy import Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.stochastics.trials import probability
from engine.tools.terms import printing
from engine.tools.terms.build import MOST_DIGITS
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import of_number, small

MOST_TRIALS = 1000


def streak_chance(trials: Node, length: Node, chance: Node) -> Finding:
    """The chance of so many successes in a row, or more, among so many trials: `streak_chance(10, 5, 1/2)` is 7/64.

    By the trial at which the first such row ends; checked by the rows that are still open after each trial.
    """
    count, row, p = small(trials, 0, MOST_TRIALS), small(length, 1, MOST_TRIALS), probability(chance)
    if count * math.log10(p.q) > MOST_DIGITS:
        raise ComputationError(Failure.TOO_LARGE)
    had = _had_after(count, row, p)
    shown = printing.latex(p**row * (1 - p))
    rule = rf"P_n = P_{{n-1}} + \left(1 - P_{{n-{row + 1}}}\right) \cdot {shown}"
    step = Step(f"The first such row ends at trial n: a failure, then {row} successes", rule)
    found = of_number(had[-1], f"P_{{{count}}}", steps=(step,))
    return verified(found, had[-1] == _by_open_rows(count, row, p))


def streak_wait(length: Node, chance: Node) -> Finding:
    """How many trials it takes on average until so many successes in a row: `streak_wait(2, 1/2)` is 6.

    Raises ComputationError for what has no chance.
    """
    row, p = small(length, 1, MOST_TRIALS), probability(chance)
    if p == 0:
        raise ComputationError(Failure.UNDEFINED, "what has no chance never comes")
    if row * math.log10(p.q) > MOST_DIGITS:
        raise ComputationError(Failure.TOO_LARGE)
    value = sum((p**-place for place in range(1, row + 1)), Integer(0))
    latex = rf"\sum_{{k=1}}^{{{row}}} \left({printing.latex(1 / p)}\right)^k"
    step = Step("Each success of the row takes 1/p times what led to it, and one trial more", latex)
    closed = (1 - p**row) / (p**row * (1 - p)) if p < 1 else Integer(row)
    return verified(of_number(value, latex, steps=(step,)), bool(value == closed))


def _had_after(count: int, row: int, p: Rational) -> list[Rational]:
    """The chance that there was such a row after no trial, after one, after two, ..."""
    had: list[Rational] = [Integer(0)]
    for trial in range(1, count + 1):
        if trial <= row:
            had.append(p**row if trial == row else Integer(0))
        else:
            had.append(had[-1] + (1 - had[trial - row - 1]) * (1 - p) * p**row)
    return had


def _by_open_rows(count: int, row: int, p: Rational) -> Rational:
    """The same by how many successes there are at the end, from none to one less than the row."""
    if row > count:
        return Integer(0)
    ending: list[Rational] = [Integer(1), *[Integer(0)] * (row - 1)]
    for _ in range(count):
        ending = [sum(ending, Integer(0)) * (1 - p), *(one * p for one in ending[:-1])]
    return 1 - sum(ending, Integer(0))
