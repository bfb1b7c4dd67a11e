"""How often a digit stands in the numbers of a range, and how many of them have a digit or a sum of digits.

Method: digit by digit. What all digits after a place can be worth together is the same for every number below the bound
that agrees with it up to that place.
"""

from collections import Counter
from collections.abc import Callable
from functools import partial

from sympy import Integer

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import integer, of_number, small

LARGEST = 10**30
MOST_LISTED = 20_000  # numbers that are gone through one by one to check what was counted
_MOST_SHOWN = 12
_BASE = 10

_Worth = Callable[[int], int]  # what a digit adds to the total of a number


def times_written(digit: Node, low: Node, high: Node) -> Finding:
    """How often a digit is written in the whole numbers of a range: `times_written(3, 1, 100)` is 20.

    Raises ComputationError for what is no digit, for a range that ends before it begins, and for numbers below 0.
    """
    figure, (first, last) = small(digit, 0, _BASE - 1), _range(low, high)
    counts = _between(first, last, partial(_is, figure))
    often = [(times, count) for times, count in sorted(counts.items()) if times]
    value = sum(times * count for times, count in often)
    step = Step(
        "How often, times how many numbers have it so often",
        " + ".join(rf"{times} \cdot {count}" for times, count in often) or "0",
    )
    shown = of_number(Integer(value), rf"\text{{times that {figure} is written}}", steps=(step,))
    return verified(shown, _agrees(first, last, lambda text: text.count(str(figure)), value))


def with_digit(digit: Node, low: Node, high: Node, times: Node | None = None) -> Finding:
    """How many whole numbers of a range have a digit: `with_digit(7, 1, 1000)` is 271; with `times`, just so often.

    Raises ComputationError for what is no digit, for a range that ends before it begins, and for numbers below 0.
    """
    figure, (first, last) = small(digit, 0, _BASE - 1), _range(low, high)
    counts = _between(first, last, partial(_is, figure))
    often = [small(times, 0, _MOST_SHOWN)] if times is not None else [each for each in sorted(counts) if each]
    value = sum(counts[each] for each in often)
    step = Step(
        f"So many have it {', '.join(map(str, often))} times", " + ".join(str(counts[each]) for each in often) or "0"
    )
    shown = of_number(Integer(value), rf"\text{{numbers with a {figure}}}", steps=(step,))
    return verified(shown, _agrees(first, last, lambda text: text.count(str(figure)) in often, value))


def with_digit_sum(total: Node, low: Node, high: Node) -> Finding:
    """How many whole numbers of a range have digits with such a sum: `with_digit_sum(9, 10, 99)` is 9.

    Raises ComputationError for a range that ends before it begins, and for numbers below 0.
    """
    wanted, (first, last) = integer(total), _range(low, high)
    value = _between(first, last, int)[int(wanted)]
    shown = of_number(Integer(value), rf"\text{{numbers with the digit sum {wanted}}}")
    return verified(shown, _agrees(first, last, lambda text: sum(map(int, text)) == wanted, value))


def _range(low: Node, high: Node) -> tuple[int, int]:
    first, last = int(integer(low)), int(integer(high))
    if not 0 <= first <= last:
        raise ComputationError(Failure.UNDEFINED, "it takes whole numbers from 0 on, the smaller one first")
    if last > LARGEST:
        raise ComputationError(Failure.TOO_LARGE)
    return first, last


def _is(figure: int, other: int) -> int:
    return int(figure == other)


def _between(first: int, last: int, worth: _Worth) -> Counter[int]:
    """How many numbers from one to another, both included, come to each total."""
    counts = _upto(last, worth)
    if first:
        counts.subtract(_upto(first - 1, worth))
    return counts


def _upto(last: int, worth: _Worth) -> Counter[int]:
    """How many numbers from 0 to a bound come to each total of what their digits are worth."""
    figures = [int(figure) for figure in str(last)]
    free = _free(len(figures), worth)
    counts = Counter({worth(0): 1})
    for length in range(1, len(figures)):
        _add(counts, free[length - 1], range(1, _BASE), 0, worth)
    before = 0
    for place, figure in enumerate(figures):
        _add(counts, free[len(figures) - place - 1], range(int(place == 0), figure), before, worth)
        before += worth(figure)
    if last:
        counts[before] += 1
    return counts


def _free(most: int, worth: _Worth) -> list[Counter[int]]:
    """The totals of no digit, of one, of two, ... that can each be any digit."""
    free = [Counter({0: 1})]
    for _ in range(most):
        longer: Counter[int] = Counter()
        _add(longer, free[-1], range(_BASE), 0, worth)
        free.append(longer)
    return free


def _add(counts: Counter[int], rest: Counter[int], digits: range, before: int, worth: _Worth) -> None:
    """Counts the numbers with one of these digits at a place, by what stands before it and after it."""
    for digit in digits:
        for total, count in rest.items():
            counts[before + worth(digit) + total] += count


def _agrees(first: int, last: int, counted: Callable[[str], int], value: int) -> bool | None:
    """Whether going through the range comes to the same; None where it is too long for that."""
    if last - first >= MOST_LISTED:
        return None
    return sum(counted(str(number)) for number in range(first, last + 1)) == value
