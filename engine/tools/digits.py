"""What the digits of a number are worth: `7` in 372,451 is worth 70000."""

from sympy import Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools import notation, printing
from engine.tools.finding import Finding
from engine.tools.nodes import Node
from engine.tools.values import rational, small

LARGEST_DIGIT = 9


def place_value(given: Node, digit: Node) -> Finding:
    """What a digit is worth where it stands in a number: `place_value(372451, 7)` is 70000; each time if it comes often."""
    wanted = small(digit, 0, LARGEST_DIGIT)
    written = _written(given)
    found = [worth for figure, worth in _places(written) if figure == wanted]
    if not found:
        raise ComputationError(Failure.UNDEFINED, f"{written} has no digit {wanted}")
    steps = tuple(
        Step("Its place times the digit", rf"{wanted} \cdot {_plain(worth / wanted)} = {_plain(worth)}")
        for worth in found
        if wanted
    )
    listed = ", ".join(map(_plain, found))
    return Finding(listed, listed, steps=steps, checked=True)


def expanded_form(given: Node) -> Finding:
    """A number as the sum of what its digits are worth: `4000 + 300 + 7`."""
    worths = [worth for figure, worth in _places(_written(given)) if figure]
    text = " + ".join(map(_plain, worths)) or "0"
    return Finding(text, f"{notation.latex(given)} = {text}", checked=sum(worths) == abs(rational(given)))


def _written(given: Node) -> str:
    """The digits of a number that ends."""
    written = printing.terminating(abs(rational(given)))
    if written is None:
        raise ComputationError(Failure.UNSUPPORTED, "the decimals of this number never end")
    return written


def _places(written: str) -> list[tuple[int, Rational]]:
    """Each digit, and what it is worth."""
    whole, _, decimals = written.partition(".")
    figures = map(int, whole + decimals)
    return [(figure, figure * Rational(10) ** (len(whole) - 1 - place)) for place, figure in enumerate(figures)]


def _plain(value: Rational) -> str:
    return printing.plain(value, decimals=True)
