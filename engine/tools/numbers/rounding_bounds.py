"""Between which bounds a number lies that was rounded: `5.6` to one place after the point comes from 5.55 up to 5.65."""

from sympy import Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Text
from engine.tools.terms.values import of_number, rational, small

MOST_PLACES = 30


def error_interval(given: Node, how: Text, amount: Node) -> Finding:
    """The numbers x that are rounded to this one: `error_interval(340, figures, 2)` is `335 <= x < 345`.

    It was rounded to so many `figures`, so many `decimals`, or to the `nearest` multiple of a step. Raises
    ComputationError for another way, for what is not rounded so, and for numbers that are not above zero.
    """
    value, step = _rounded(given, how, amount)
    low, high = (printing.plain(value + sign * step / 2, decimals=True) for sign in (-1, 1))
    steps = (_half(step),)
    return Finding(f"{low} <= x < {high}", rf"{low} \le x < {high}", steps=steps)


def lower_bound(given: Node, how: Text, amount: Node) -> Finding:
    """The least number that is rounded to this one, `lower_bound(5.6, decimals, 1)` is 5.55; told as in `error_interval`."""
    value, step = _rounded(given, how, amount)
    return of_number(value - step / 2, _shown(value, "-", step), decimals=True, steps=(_half(step),))


def upper_bound(given: Node, how: Text, amount: Node) -> Finding:
    """The number that all those lie below which are rounded to this one: `upper_bound(80, nearest, 10)` is 85."""
    value, step = _rounded(given, how, amount)
    return of_number(value + step / 2, _shown(value, "+", step), decimals=True, steps=(_half(step),))


def _rounded(given: Node, how: Text, amount: Node) -> tuple[Rational, Rational]:
    """The number, and the step it was rounded to. Raises ComputationError."""
    value = rational(given)
    if value <= 0:
        raise ComputationError(Failure.UNDEFINED, "only numbers above zero are told their bounds")
    step = _step(value, how.text, amount)
    if step <= 0 or (value / step).q != 1:
        raise ComputationError(Failure.UNDEFINED, f"{printing.plain(value, decimals=True)} is not rounded so")
    return value, step


def _step(value: Rational, how: str, amount: Node) -> Rational:
    match how:
        case "nearest":
            return rational(amount)
        case "decimals":
            return Rational(1, 10 ** small(amount, 0, MOST_PLACES))
        case "figures":
            return Rational(10) ** (_leading(value) - small(amount, 1, MOST_PLACES) + 1)
    raise ComputationError(Failure.NOT_UNDERSTOOD, f"numbers are not rounded to {how}")


def _leading(value: Rational) -> int:
    """The power of ten of the first digit that is not zero."""
    exponent = len(str(value.p)) - len(str(value.q))
    return exponent if value >= Rational(10) ** exponent else exponent - 1


def _half(step: Rational) -> Step:
    return Step("Half of what it was rounded to", rf"\frac{{{_plain(step)}}}{{2}} = {_plain(step / 2)}")


def _shown(value: Rational, sign: str, step: Rational) -> str:
    return f"{_plain(value)} {sign} {_plain(step / 2)}"


def _plain(value: Rational) -> str:
    return printing.latex(value, decimals=True)
