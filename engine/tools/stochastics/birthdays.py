"""Shared birthdays: how many people it takes until two of them have the same one with such a chance."""

import math

from sympy import Integer, Rational

from engine.messages import Step
from engine.tools.stochastics.trials import probability
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import of_number, small

DAYS = 365
MOST_DAYS = 1000


def people_sharing(chance: Node, days: Node | None = None) -> Finding:
    """The fewest people of whom two share a birthday with this chance or more: `people_sharing(0.5)` is 23.

    With `days`, of another year, or of any things that are equally likely. Checked by the chances of so many people and
    of one fewer.
    """
    wanted, year = probability(chance), small(days, 1, MOST_DAYS) if days is not None else DAYS
    people, different = 1, Integer(1)
    while 1 - different < wanted:
        different *= Rational(year - people, year)
        people += 1
    latex = rf"1 - \frac{{{year} \cdot \ldots \cdot {year - people + 1}}}{{{year}^{{{people}}}}}"
    step = Step(f"The chance for {people} people, about {float(1 - different):.4g}", latex)
    found = of_number(Integer(people), "n", steps=(step,))
    is_fewest = people == 1 or _shared(people - 1, year) < wanted
    return verified(found, bool(_shared(people, year) >= wanted and is_fewest))


def _shared(people: int, days: int) -> Rational:
    return 1 - Rational(math.perm(days, people), days**people)
