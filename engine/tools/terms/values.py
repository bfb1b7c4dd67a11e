"""From arguments to exact numbers, and from exact numbers to findings; what the tools on numbers share."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeVar

import sympy
from sympy import Expr, Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.build import build, has_decimal
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries, Entry

LONGEST_BELOW = 100  # digits below the line of a fraction that is given as one
DIGITS = 20  # of the decimals of others
MOST_DIGITS = 200  # of a number that is to be factored, tested, rounded or read digit by digit

_Term = TypeVar("_Term")


def number(node: Node) -> Expr:
    """The value of an expression without unknowns. Raises ComputationError."""
    value = build(node)
    if value.free_symbols:
        raise ComputationError(
            Failure.NOT_UNDERSTOOD, f"nothing says what {sorted(map(str, value.free_symbols))[0]} is"
        )
    return value


def rational(node: Node) -> Rational:
    """An exact fraction. Raises ComputationError if the value is none."""
    value = number(node)
    value = value if isinstance(value, Rational) else sympy.simplify(value)
    if not isinstance(value, Rational):
        raise ComputationError(Failure.UNSUPPORTED, "only fractions and whole numbers will do here")
    return value


def of_fraction(number: Fraction) -> Rational:
    """The same number for SymPy."""
    return Rational(number.numerator, number.denominator)


def integer(node: Node) -> Integer:
    """A whole number of bounded length. Raises ComputationError."""
    value = rational(node)
    if not isinstance(value, Integer):
        raise ComputationError(Failure.UNSUPPORTED, f"{printing.plain(value)} is not a whole number")
    if abs(value) >= 10**MOST_DIGITS:
        raise ComputationError(Failure.TOO_LARGE)
    return value


def small(node: Node, least: int, most: int) -> int:
    """A whole number in a range. Raises ComputationError."""
    value = int(integer(node))
    if not least <= value <= most:
        raise ComputationError(Failure.UNSUPPORTED, f"{value} is not between {least} and {most}")
    return value


def spread_out(given: "tuple[Node | Entries, ...]") -> Entries:
    """The entries of lists, and single expressions, one after the other."""
    found: list[Entry] = []
    for argument in given:
        found.extend(argument if isinstance(argument, tuple) else [Entry("", argument)])
    if not found:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "there are no numbers")
    return tuple(found)


def with_factors(given: Sequence[_Term | Node]) -> Iterator[tuple[Expr, _Term]]:
    """Each vector or matrix with the number before it, or 1: of `(2, 5), -3, (1, 0)` they are 1 and -3.

    Raises ComputationError if a number stands before none.
    """
    factor = None
    for argument in given:
        if not isinstance(argument, Node):
            yield sympy.S.One if factor is None else factor, argument
            factor = None
        elif factor is None:
            factor = build(argument)
        else:
            break
    if factor is not None:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a vector or a matrix must follow a number")


def decimal_wanted(*nodes: Node) -> bool:
    """True if one of them was typed with a decimal point."""
    return any(has_decimal(node) for node in nodes)


def of_number(
    value: Expr, left: str, *, decimals: bool = False, steps: tuple[Step, ...] = (), checked: bool = False
) -> Finding:
    """The finding that a number is the value of what `left` says in LaTeX."""
    if any(len(str(part.q)) > LONGEST_BELOW for part in value.atoms(Rational)):
        return in_decimals(value, left, steps=steps, checked=checked)
    ended = decimals and isinstance(value, Rational) and printing.terminating(value) is not None
    about = "" if ended else printing.approximation(value)
    return Finding(
        value=printing.plain(value, decimals=decimals),
        latex=printing.equation(left, printing.latex(value, decimals=decimals), about),
        approximation=about,
        steps=steps,
        checked=checked,
    )


def in_decimals(value: Expr, left: str, *, steps: tuple[Step, ...] = (), checked: bool = False) -> Finding:
    """Of a number that would fill lines, such as the fraction of thirty years of monthly interest, some digits."""
    digits, _, exponent = str(sympy.N(value, DIGITS)).partition("e")
    power = exponent.removeprefix("+")
    text, shown = (f"{digits}*10**{power}", rf"{digits} \cdot 10^{{{power}}}") if power else (digits, digits)
    return Finding(text, rf"{left} \approx {shown}", approximation=text, steps=steps, checked=checked)


def of_truth(truth: bool, statement: str, steps: tuple[Step, ...] = (), *, agrees: bool | None = None) -> Finding:
    """The finding that a statement in LaTeX is true or false; `agrees` says whether another way came to the same."""
    word = "True" if truth else "False"
    return verified(Finding(word, rf"{statement} \quad \text{{is {word.lower()}}}", steps=steps), agrees)
