"""Bayes' theorem: how likely a cause is once what it leads to was seen."""

from sympy import Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries
from engine.tools.terms.values import of_number, rational

_FEWEST = 2


def bayes(causes: Entries, seen: Entries) -> Finding:
    """The chance of the first cause, once what causes lead to was seen: `bayes([40, 60], [5, 2])` is `5/8`.

    The lists are the share of each cause, and how often it leads to what was seen. Checked by the odds of the first cause.
    Raises ComputationError where the lists are not equally long, or nothing is ever seen.
    """
    if len(causes) != len(seen) or len(causes) < _FEWEST:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes two lists of causes that are equally long")
    paths = [_share(one.node) * _share(other.node) for one, other in zip(causes, seen, strict=True)]
    everything = sum(paths, Integer(0))
    if everything == 0:
        raise ComputationError(Failure.UNDEFINED, "what never happens has no cause")
    shown = rf"\frac{{{printing.latex(paths[0])}}}{{{' + '.join(map(printing.latex, paths))}}}"
    value = paths[0] / everything
    found = of_number(value, shown, steps=(Step("Of all ways to what was seen, those by the first cause", shown),))
    return verified(found, value == _by_odds(paths))


def _by_odds(paths: list[Rational]) -> Rational:
    """The same by the odds of the first cause against the others, which may be certain."""
    others = sum(paths[1:], Integer(0))
    return Rational(1) if others == 0 else paths[0] / others / (1 + paths[0] / others)


def _share(node: Node) -> Rational:
    value = rational(node)
    if value < 0:
        raise ComputationError(Failure.UNDEFINED, "a share is not below zero")
    return value
