"""How many numbers of so many digits can be written with given digits, with what is asked of them besides."""

from collections.abc import Sequence
from itertools import permutations, product

from sympy import Integer

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.stochastics.picked import tests_of
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries, Text
from engine.tools.terms.values import of_number, small

LARGEST_DIGIT = 9
LONGEST = 6  # digits
MOST_NUMBERS = 200_000
_MOST_SHOWN = 6


def count_made(digits: Entries, length: Node, *conditions: Node | Text) -> Finding:
    """How many numbers have so many of these digits, each used once: `count_made([1, 2, 3, 4, 5], 4, even)` is 48.

    With `repeating` digits may come again; other conditions are told as for `fitting`. No number begins with 0. Raises
    ComputationError for what are no digits, and for too many numbers.
    """
    given, places = [str(small(entry.node, 0, LARGEST_DIGIT)) for entry in digits], small(length, 1, LONGEST)
    repeating, asked = _split(conditions)
    if repeating and len(set(given)) ** places > MOST_NUMBERS:
        raise ComputationError(Failure.TOO_LARGE)
    orders = product(set(given), repeat=places) if repeating else permutations(given, places)
    numbers = sorted({int("".join(order)) for order in orders if order[0] != "0" or places == 1})
    tests = tests_of(asked) if asked else []
    found = [number for number in numbers if all(test(Integer(number)) for test in tests)]
    step = Step(f"Of {len(numbers)} numbers these fit", _listed(found))
    return of_number(Integer(len(found)), "n", steps=(step,))


def _split(conditions: Sequence[Node | Text]) -> tuple[bool, list[Node | Text]]:
    """Whether digits may come again, and the other conditions."""
    others = [one for one in conditions if not (isinstance(one, Text) and one.text == "repeating")]
    return len(others) < len(conditions), others


def _listed(found: Sequence[int]) -> str:
    shown = ", ".join(map(str, found[:_MOST_SHOWN])) or r"\text{none}"
    return shown + (rf", \ldots, {found[-1]}" if len(found) > _MOST_SHOWN else "")
