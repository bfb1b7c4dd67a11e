"""Numbers that are made of digits: the largest and the smallest of given ones, and the digital root."""

from itertools import permutations

from sympy import Integer

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries
from engine.tools.terms.values import integer, of_number, small

LARGEST_DIGIT = 9
MOST_TRIED = 6  # digits whose arrangements are all looked at, as a check


def largest_made(digits: Entries) -> Finding:
    """The largest number with these digits, each used once: `largest_made([3, 7, 1, 9])` is 9731.

    Raises ComputationError for what are no digits.
    """
    given = _digits(digits)
    found = int("".join(sorted(given, reverse=True)))
    step = Step("The largest digit first", " > ".join(sorted(set(given), reverse=True)))
    return _found(found, given, (step,), max(_all(given), default=found))


def smallest_made(digits: Entries) -> Finding:
    """The smallest number with these digits, each used once and no zero first: `smallest_made([4, 0, 7])` is 407.

    Raises ComputationError for what are no digits.
    """
    given = sorted(_digits(digits))
    first = min((digit for digit in given if digit != "0"), default="0")
    given.remove(first)
    found = int(first + "".join(given))
    step = Step("The smallest digit that is no zero first, then the others as they rise", f"{found}")
    return _found(found, [first, *given], (step,), min(_all([first, *given]), default=found))


def digital_root(given: Node) -> Finding:
    """The digit that is left when digits are summed again and again: `digital_root(987654)` is 3.

    Checked by the remainder after division by 9. Raises ComputationError for what is no whole number.
    """
    value = abs(int(integer(given)))
    steps, found = [], value
    while found > LARGEST_DIGIT:
        summed = sum(map(int, str(found)))
        steps.append(Step("Sum the digits", f"{' + '.join(str(found))} = {summed}"))
        found = summed
    agrees = found % LARGEST_DIGIT == value % LARGEST_DIGIT
    return verified(of_number(Integer(found), rf"\text{{digital root of }} {value}", steps=tuple(steps)), agrees)


def _digits(entries: Entries) -> list[str]:
    if not entries:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes a list of digits")
    return [str(small(entry.node, 0, LARGEST_DIGIT)) for entry in entries]


def _all(digits: list[str]) -> list[int]:
    """All numbers of so many digits that they make; none if they are too many to try."""
    if len(digits) > MOST_TRIED:
        return []
    return [int("".join(one)) for one in permutations(digits) if one[0] != "0" or len(one) == 1]


def _found(found: int, digits: list[str], steps: tuple[Step, ...], tried: int) -> Finding:
    agrees = tried == found if len(digits) <= MOST_TRIED else None
    left = rf"\text{{made of }} {', '.join(digits)}"
    return verified(of_number(Integer(found), left, steps=steps), agrees)
