"""How many terms of a sequence it takes to add up to a number, or to more than it."""

import sympy
from sympy import Expr, Integer, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.sequences import explained, in_numbers
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.ranges import fits, range_and_numbers
from engine.tools.terms.scope import Entries
from engine.tools.terms.tidy import agree
from engine.tools.terms.values import of_number

MOST_TERMS = 1000
_LARGEST = 10**200


def terms_needed(terms: Entries, wanted: Node) -> Finding:
    """The fewest terms with such a sum: `terms_needed([3, 6, 12], 93)` is 5, `terms_needed([3, 6, 12], k > 100)` is 6.

    Raises ComputationError where the first thousand terms have none.
    """
    goal = wanted if isinstance(wanted, Relation) else Relation("=", Name("k"), wanted)
    meant, _ = range_and_numbers((goal,), 0, "the sum")
    place = Symbol("n")
    formula, reason = explained(in_numbers(terms), place)
    total: Expr = Integer(0)
    for count in range(1, MOST_TERMS + 1):
        total += formula.subs(place, count)
        if abs(total) > _LARGEST:
            break
        if fits(meant, total):
            return _found(formula, reason, count, total)
    raise ComputationError(Failure.UNDEFINED, "no count of its first terms has such a sum")


def _found(formula: Expr, reason: str, count: int, total: Expr) -> Finding:
    """So many terms, whose sum is told besides; checked by the sum in closed form."""
    added = rf"\sum_{{n=1}}^{{{count}}} \left({printing.latex(formula)}\right) = {printing.latex(total)}"
    steps = (Step(reason, f"a_n = {printing.latex(formula)}"), Step("Add terms until their sum is reached", added))
    found = of_number(Integer(count), "n", steps=steps)
    return verified(found, agree(sympy.simplify(sympy.summation(formula, (Symbol("n"), 1, count))), total))
