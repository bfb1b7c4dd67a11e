"""Heads and tails in a given order: how many flips until they come, and which of two orders comes first.

Method: Conway's leading numbers. A pattern that ends as another one begins has a start on it, worth one over the chance
of what they share.
"""

import sympy
from sympy import Expr, Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.stochastics.trials import probability
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Text
from engine.tools.terms.values import of_number

MOST_FLIPS = 12  # of a pattern

_Chances = dict[str, Rational]  # of heads and of tails


def pattern_wait(pattern: Text, heads: Node | None = None) -> Finding:
    """How many flips it takes on average until a pattern of heads and tails comes: `pattern_wait("HTH")` is 10.

    Of a coin that is not fair, `heads` is the chance of heads. Checked by the flips from each beginning of the pattern.
    """
    flips, chances = _flips(pattern), _chances(heads)
    shared = [end for end in range(1, len(flips) + 1) if flips.endswith(flips[:end])]
    value = _lead(flips, flips, chances)
    latex = " + ".join(rf"\frac{{1}}{{P(\text{{{flips[:end]}}})}}" for end in shared)
    step = Step("One over the chance of each beginning that is also an ending", latex)
    return verified(of_number(value, latex, steps=(step,)), value == _by_beginnings([flips], chances, Integer(1), None))


def pattern_first(pattern: Text, other: Text, heads: Node | None = None) -> Finding:
    """The chance that a pattern of heads and tails comes before another (Penney's game): `pattern_first("TH", "HH")`.

    Raises ComputationError where one pattern is a part of the other.
    """
    one, two, chances = _flips(pattern), _flips(other), _chances(heads)
    if one in two or two in one:
        raise ComputationError(Failure.UNDEFINED, "one pattern is a part of the other")
    ahead = _lead(two, two, chances) - _lead(two, one, chances)
    behind = _lead(one, one, chances) - _lead(one, two, chances)
    value = ahead / (ahead + behind)
    odds = rf"{printing.latex(ahead)} : {printing.latex(behind)}"
    found = of_number(value, rf"P(\text{{{one} before {two}}})", steps=(Step("Conway's odds", odds),))
    return verified(found, value == _by_beginnings([one, two], chances, Integer(0), one))


def _flips(pattern: Text) -> str:
    """Raises ComputationError for a pattern of other letters, or a long one."""
    flips = pattern.text.upper()
    if not 1 <= len(flips) <= MOST_FLIPS or not set(flips) <= set("HT"):
        raise ComputationError(Failure.UNSUPPORTED, f"a pattern is made of 1 to {MOST_FLIPS} letters H and T")
    return flips


def _chances(heads: Node | None) -> _Chances:
    """Raises ComputationError where one side never comes."""
    chance = probability(heads) if heads is not None else Rational(1, 2)
    if chance in (0, 1):
        raise ComputationError(Failure.UNDEFINED, "both sides need a chance")
    return {"H": chance, "T": 1 - chance}


def _lead(ending: str, beginning: str, chances: _Chances) -> Rational:
    """What the first is worth as a start on the second."""
    shared = (end for end in range(1, len(beginning) + 1) if ending.endswith(beginning[:end]))
    return sum((1 / sympy.prod(chances[flip] for flip in beginning[:end]) for end in shared), Integer(0))


def _by_beginnings(patterns: list[str], chances: _Chances, each: Integer, won: str | None) -> Expr:
    """What is expected at the start: `each` for every flip, and 1 for the pattern that is `won`.

    By one equation for each beginning of a pattern, with the beginnings that the next flip leads to.
    """
    starts = sorted({one[:end] for one in patterns for end in range(len(one))}, key=len)
    values = {one: sympy.Integer(one == won) for one in patterns} | {one: sympy.Symbol(f"E{one}") for one in starts}
    equations = [
        each + sum(chances[flip] * values[_longest(start + flip, values)] for flip in chances) - values[start]
        for start in starts
    ]
    return sympy.solve(equations, [values[start] for start in starts])[values[""]]


def _longest(flips: str, known: dict[str, Expr]) -> str:
    """The longest ending of the flips that begins a pattern."""
    return next(flips[start:] for start in range(len(flips) + 1) if flips[start:] in known)
