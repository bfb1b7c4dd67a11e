"""Hands of five cards in poker: in how many ways each can be dealt from a deck of 52."""

from math import comb

from sympy import Integer

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms.finding import Finding
from engine.tools.terms.scope import Text
from engine.tools.terms.values import of_number

# each by its own formula; none is counted among the better ones, so that together they are all hands
_HANDS: dict[str, tuple[int, str]] = {
    "royal flush": (4, "4"),
    "straight flush": (9 * 4, r"9 \cdot 4"),
    "four of a kind": (13 * 48, r"13 \cdot 48"),
    "full house": (13 * comb(4, 3) * 12 * comb(4, 2), r"13 \cdot \binom{4}{3} \cdot 12 \cdot \binom{4}{2}"),
    "flush": (4 * comb(13, 5) - 40, r"4 \cdot \binom{13}{5} - 40"),
    "straight": (10 * 4**5 - 40, r"10 \cdot 4^5 - 40"),
    "three of a kind": (
        13 * comb(4, 3) * comb(12, 2) * 4**2,
        r"13 \cdot \binom{4}{3} \cdot \binom{12}{2} \cdot 4^2",
    ),
    "two pair": (comb(13, 2) * comb(4, 2) ** 2 * 44, r"\binom{13}{2} \cdot \binom{4}{2}^2 \cdot 44"),
    "one pair": (13 * comb(4, 2) * comb(12, 3) * 4**3, r"13 \cdot \binom{4}{2} \cdot \binom{12}{3} \cdot 4^3"),
    "high card": ((comb(13, 5) - 10) * (4**5 - 4), r"\left(\binom{13}{5} - 10\right) \left(4^5 - 4\right)"),
}
_ALL = comb(52, 5)
_KNOWN_AS = {"quads": "four of a kind", "trips": "three of a kind", "two pairs": "two pair", "pair": "one pair"}


def poker_hands(name: Text) -> Finding:
    """In how many ways five cards of 52 are such a hand, and no better one: `poker_hands("full house")` is 3744.

    Checked by all kinds of hands, which come to all ways to deal five cards. A straight flush is no royal flush here.
    """
    hand = " ".join(name.text.lower().replace("-", " ").split())
    hand = _KNOWN_AS.get(hand, hand)
    if hand not in _HANDS:
        raise ComputationError(Failure.UNSUPPORTED, f"there is no hand {name.text[:40]}")
    count, formula = _HANDS[hand]
    step = Step(f"The ways to choose the ranks and the suits of a {hand}", formula)
    checked = sum(ways for ways, _ in _HANDS.values()) == _ALL
    return of_number(Integer(count), formula, steps=(step,), checked=checked)
