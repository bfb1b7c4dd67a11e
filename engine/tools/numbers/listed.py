"""Of a list as it was told: one of its numbers by its place, and what is left of it without some of them."""

from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries
from engine.tools.terms.values import decimal_wanted, number, of_number, small, spread_out


def item(values: Entries, place: Node) -> Finding:
    """The number at a place, counted from 1, or from the end below 0: `item([7, 10, 13], 2)` is 10.

    Raises ComputationError where the list has no such place.
    """
    entries = spread_out((values,))
    at = small(place, -len(entries), len(entries))
    if at == 0:
        raise ComputationError(Failure.UNDEFINED, "places are counted from 1")
    node = entries[at - 1 if at > 0 else at].node
    return of_number(number(node), rf"a_{{{at % (len(entries) + 1)}}}", decimals=decimal_wanted(node))


def without(values: Entries, *gone: Node | Entries) -> Finding:
    """The list with each of these taken out once: `without([7, 10, 13], 13)` is 7, 10.

    Raises ComputationError where one is not in the list, or nothing is left.
    """
    numbers = [number(entry.node) for entry in spread_out((values,))]
    taken = [number(entry.node) for entry in spread_out(gone)]
    left = _left(numbers, taken)
    decimals = decimal_wanted(*(entry.node for entry in values))
    text = ", ".join(printing.plain(one, decimals=decimals) for one in left)
    step = Step("What is left", text)
    return verified(Finding(text, text, steps=(step,)), bool(sum(left) + sum(taken) == sum(numbers)))


def _left(numbers: list[Expr], taken: list[Expr]) -> list[Expr]:
    left = list(numbers)
    for one in taken:
        if one not in left:
            raise ComputationError(Failure.UNDEFINED, f"{printing.plain(one)} is not in the list")
        left.remove(one)
    if not left:
        raise ComputationError(Failure.UNDEFINED, "nothing is left")
    return left
