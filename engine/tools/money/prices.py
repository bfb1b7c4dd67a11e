"""Which of several offers costs the least for one."""

from sympy import Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node, Number
from engine.tools.terms.values import rational

_PAIR = 2
_Offer = tuple[Node, Node]  # how many, and the price


def best_buy(*given: Node) -> Finding:
    """The offer with the least price for one, each as how many and the price: `best_buy(12, 3.60, 20, 5.40)`.

    Raises ComputationError for fewer than two offers, and for an offer of nothing.
    """
    if len(given) < 2 * _PAIR or len(given) % _PAIR:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "offers are compared by how many and the price")
    offers = list(zip(given[::_PAIR], given[1::_PAIR], strict=True))
    units = [_unit_price(count, price) for count, price in offers]
    least = min(units)
    value = " = ".join(_named(*offer) for offer, unit in zip(offers, units, strict=True) if unit == least)
    steps = tuple(
        Step(f"One of {_named(*offer)}", rf"{_typed(offer[1])} : {_typed(offer[0])} = {_short(unit)}")
        for offer, unit in zip(offers, units, strict=True)
    )
    shown = rf"\text{{{value}}} \quad ({_short(least)} \text{{ each}})"
    checked = _is_least(offers[units.index(least)], offers)
    return Finding(value, shown, f"{value}, at {_short(least)} each", steps=steps, checked=checked)


def _is_least(best: _Offer, offers: list[_Offer]) -> bool:
    """Whether as many of the best as any other offer is of cost no more; crosswise, without a price for one."""
    count, price = map(rational, best)
    return all(bool(price * rational(other) <= rational(paid) * count) for other, paid in offers)


def _unit_price(count: Node, price: Node) -> Rational:
    many = rational(count)
    if many <= 0:
        raise ComputationError(Failure.UNDEFINED, "an offer is of more than nothing")
    return rational(price) / many


def _named(count: Node, price: Node) -> str:
    return f"{_typed(count)} for {_typed(price)}"


def _typed(node: Node) -> str:
    return node.text if isinstance(node, Number) else printing.plain(rational(node), decimals=True)


def _short(value: Rational) -> str:
    return printing.approximation(value) or printing.plain(value)
