"""The digits of a number: what they are worth, which are significant, how many zeros end it, how it reads from behind.

And its name in words.
"""

from collections.abc import Sequence

from sympy import Integer, Rational, multiplicity
from sympy.ntheory.factor_ import multiplicity_in_factorial

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.numbers.dividing_powers import multiples_of_powers
from engine.tools.terms import notation, printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Binary, Call, Negation, Node, Number
from engine.tools.terms.number_names import LARGEST_NAMED, ONES, named_number, number_name
from engine.tools.terms.values import MOST_DIGITS, integer, number, of_number, of_truth, rational, small

LARGEST_DIGIT = 9
LARGEST_COUNTED = 10**15  # whose factorial's zeros are counted


def place_value(given: Node, digit: Node) -> Finding:
    """What a digit is worth where it stands in a number: `place_value(372451, 7)` is 70000; each time if it comes often."""
    wanted = small(digit, 0, LARGEST_DIGIT)
    written = _written(given)
    places = _places(written)
    found = [worth for figure, worth in places if figure == wanted]
    if not found:
        raise ComputationError(Failure.UNDEFINED, f"{written} has no digit {wanted}")
    steps = tuple(
        Step("Its place times the digit", rf"{wanted} \cdot {_plain(worth / wanted)} = {_plain(worth)}")
        for worth in found
        if wanted
    )
    listed = ", ".join(map(_plain, found))
    return Finding(listed, listed, steps=steps, checked=_makes_up(given, [worth for _, worth in places]))


def expanded_form(given: Node) -> Finding:
    """A number as the sum of what its digits are worth: `4000 + 300 + 7`."""
    worths = [worth for figure, worth in _places(_written(given)) if figure]
    text = " + ".join(map(_plain, worths)) or "0"
    return Finding(text, f"{notation.latex(given)} = {text}", checked=_makes_up(given, worths))


def count_significant(given: Node) -> Finding:
    """How many significant figures a number has as it is typed: `count_significant(0.00450)` is 3, of 1500 it is 2."""
    typed = _mantissa(given)
    figures = typed.lstrip("0.")
    kept = figures if "." in typed else figures.rstrip("0")
    digits = kept.replace(".", "")
    left = rf"\text{{significant figures of }} {notation.latex(given)}"
    steps = (Step("Without the zeros that only hold places", kept),) if kept != typed else ()
    return of_number(Integer(len(digits)), left, steps=steps)


def trailing_zeros(given: Node) -> Finding:
    """How many zeros a whole number ends with: `trailing_zeros(100!)` is 24."""
    match given:
        case Call("factorial", (inner,)):
            last = small(inner, 0, LARGEST_COUNTED)
            count, fives = multiplicity_in_factorial(10, last), multiples_of_powers(last, 5)
            steps = (Step("How often 5 divides it", " + ".join(map(str, fives))),) if count else ()
            checked = sum(fives) == count
        case _:
            value, steps = _whole(given), ()
            count = multiplicity(10, value)
            checked = value % 10**count == 0 and value % 10 ** (count + 1) != 0
    return of_number(Integer(count), rf"\text{{zeros that end }} {notation.latex(given)}", steps=steps, checked=checked)


def reversed_digits(given: Node) -> Finding:
    """The whole number whose digits stand the other way round: `reversed_digits(4821)` is 1284, of 120 it is 21."""
    value = integer(given)
    found = Integer(str(abs(value))[::-1]) * (-1 if value < 0 else 1)
    return of_number(found, rf"\text{{the digits of }} {value} \text{{ from behind}}", checked=_turned(value) == found)


def is_palindrome(given: Node) -> Finding:
    """Whether a whole number reads the same from behind: `is_palindrome(12321)` is True."""
    value = abs(integer(given))
    backwards = str(value)[::-1]
    truth = str(value) == backwards
    return of_truth(truth, f"{value} = {backwards}", agrees=truth == (_turned(value) == value))


def in_words(given: Node) -> Finding:
    """A number in words: `in_words(4205)` is `four thousand two hundred five`; decimals are said digit by digit."""
    whole, point, decimals = _written(given).partition(".")
    if int(whole) > LARGEST_NAMED:
        raise ComputationError(Failure.TOO_LARGE)
    sign = ["minus"] if rational(given) < 0 else []
    said = " ".join(
        [*sign, number_name(int(whole)), *(["point"] if point else []), *(ONES[int(one)] for one in decimals)]
    )
    checked = named_number(number_name(int(whole))) == int(whole)
    return Finding(said, rf"{notation.latex(given)} = \text{{{said}}}", checked=checked)


def _turned(value: Integer) -> int:
    """The same by arithmetic, the last digit first."""
    rest, turned = abs(int(value)), 0
    while rest:
        rest, last = divmod(rest, 10)
        turned = 10 * turned + last
    return -turned if value < 0 else turned


def _makes_up(given: Node, worths: Sequence[Rational]) -> bool:
    """Whether what the digits are worth adds up to the size of the number."""
    return bool(sum(worths) == abs(rational(given)))


def _mantissa(given: Node) -> str:
    """The digits of a number as they are typed, without its sign and a power of ten. Raises ComputationError."""
    match given:
        case Number(text):
            return text
        case Negation(inner) | Binary("*", inner, Binary("^", Number("10"), _)):
            return _mantissa(inner)
    raise ComputationError(Failure.NOT_UNDERSTOOD, "only of a number that is typed the figures are counted")


def _whole(given: Node) -> Integer:
    """A whole number of any length but zero, which has no end of zeros. Raises ComputationError."""
    value = number(given)
    if not isinstance(value, Integer) or value == 0:
        raise ComputationError(Failure.UNDEFINED, "only whole numbers but 0 end with zeros that can be counted")
    return value


def _written(given: Node) -> str:
    """The digits of a number that ends. Raises ComputationError if they never do, or are too many."""
    written = printing.terminating(abs(rational(given)))
    if written is None:
        raise ComputationError(Failure.UNSUPPORTED, "the decimals of this number never end")
    if len(written) > MOST_DIGITS:
        raise ComputationError(Failure.TOO_LARGE)
    return written


def _places(written: str) -> list[tuple[int, Rational]]:
    """Each digit, and what it is worth."""
    whole, _, decimals = written.partition(".")
    figures = map(int, whole + decimals)
    return [(figure, figure * Rational(10) ** (len(whole) - 1 - place)) for place, figure in enumerate(figures)]


def _plain(value: Rational) -> str:
    return printing.plain(value, decimals=True)
