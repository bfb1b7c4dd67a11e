"""The normal distribution: shares below, above and between values, and the value that has a given share below it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import sympy
from sympy import Expr, Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.values import number

_STANDARD = NormalDist()
_FARTHEST = 38  # standard deviations; the share beyond them is too small for a float
_UNIT = Rational(1, 10**4)  # of the last place that is told
_CLOSE = 1e-9  # how far two ways to compute a share may differ


@dataclass(frozen=True, slots=True)
class _Curve:
    """A normal distribution."""

    mean: Expr
    sd: Expr

    def score(self, value: Expr) -> Expr:
        """How many standard deviations a value lies above the mean."""
        return (value - self.mean) / self.sd


def normal_below(value: Node, mean: Node | None = None, sd: Node | None = None) -> Finding:
    """The share below a value, rounded to 4 places; without mean and standard deviation the value is a z-score."""
    return _share(-sympy.oo, _real(value), _curve(mean, sd))


def normal_above(value: Node, mean: Node | None = None, sd: Node | None = None) -> Finding:
    """The share above a value, rounded to 4 places; without mean and standard deviation the value is a z-score."""
    return _share(_real(value), sympy.oo, _curve(mean, sd))


def normal_between(low: Node, high: Node, mean: Node | None = None, sd: Node | None = None) -> Finding:
    """The share between two values in either order, rounded to 4 places; without mean and sd they are z-scores."""
    first, last = sorted((_real(low), _real(high)))
    return _share(first, last, _curve(mean, sd))


def normal_chance(*given: Node) -> Finding:
    """The chance of an inequality, to 4 places: `normal_chance(Z < 1.5)`, `normal_chance(160 < X < 180, 170, 8)`."""
    said = [node for node in given if isinstance(node, Relation) and node.sign != "="]
    rest = [node for node in given if node not in said]
    if len(said) not in (1, 2) or len(rest) > 2:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes an inequality, the mean and the standard deviation")
    ends = [_end(relation) for relation in said]
    low = sympy.Max(-sympy.oo, *(end for end, is_high in ends if not is_high))
    high = sympy.Min(sympy.oo, *(end for end, is_high in ends if is_high))
    return _share(low, high, _curve(*rest))


def normal_value(share: Node, mean: Node | None = None, sd: Node | None = None) -> Finding:
    """The value with this share (0.9, not 90) below it, rounded to 4 places; without mean and sd a z-score.

    The z-score is Wichura's (algorithm AS 241), checked by the share below it.
    """
    below, curve = _real(share), _curve(mean, sd)
    if not 0 < float(below) < 1:
        raise ComputationError(Failure.UNDEFINED, "a share is between 0 and 1")
    score = _STANDARD.inv_cdf(float(below))
    value = curve.mean + curve.sd * Rational(score)
    step = Step("The z-score with this share below it", rf"\Phi({score:.6f}) \approx {float(below):.6g}")
    left = rf"{printing.latex(curve.mean)} + {printing.latex(curve.sd)} \cdot {score:.6f}"
    return _rounded(value, left, (step,), checked=abs(1 - _share_above(score) - float(below)) < _CLOSE)


def _share(low: Expr, high: Expr, curve: _Curve) -> Finding:
    """The share between two values, of which one may be infinite; by the function erf, checked by erfc.

    Raises ComputationError if the first is the larger.
    """
    if low > high:
        raise ComputationError(Failure.UNDEFINED, "no value is in both")
    first, last = (_near(curve.score(value)) for value in (low, high))
    share = _STANDARD.cdf(last) - _STANDARD.cdf(first)
    steps = (*_scores((low, high), curve), Step("The share of the standard normal distribution", f"{share:.8f}"))
    is_same = abs(share - (_share_above(first) - _share_above(last))) < _CLOSE
    return _rounded(Rational(share), _statement(low, high), steps, checked=is_same)


def _share_above(score: float) -> float:
    return math.erfc(score / math.sqrt(2)) / 2


def _near(score: Expr) -> float:
    """A z-score as a float, brought in to where the share can still be told from nothing."""
    return float(sympy.Max(-_FARTHEST, sympy.Min(_FARTHEST, score)))


def _scores(values: Sequence[Expr], curve: _Curve) -> list[Step]:
    """How each of the values that are finite becomes a z-score; none where they are z-scores already."""
    if curve == _Curve(Integer(0), Integer(1)):
        return []
    below = printing.latex(curve.sd)
    return [
        Step(
            "How many standard deviations from the mean",
            rf"z = \frac{{{printing.latex(value)} - ({printing.latex(curve.mean)})}}{{{below}}}"
            rf" = {printing.latex(curve.score(value))}",
        )
        for value in values
        if value.is_finite
    ]


def _statement(low: Expr, high: Expr) -> str:
    if low.is_infinite:
        return f"P(X < {printing.latex(high)})"
    return f"P({printing.latex(low)} < X{f' < {printing.latex(high)}' if high.is_finite else ''})"


def _rounded(value: Expr, left: str, steps: tuple[Step, ...], *, checked: bool) -> Finding:
    """The finding that a value is about what `left` says, rounded to the last place that is told."""
    nearest = sympy.floor(value / _UNIT + Rational(1, 2)) * _UNIT
    shown = printing.plain(nearest, decimals=True)
    return Finding(shown, rf"{left} \approx {shown}", steps=steps, checked=checked)


def _curve(mean: Node | None = None, sd: Node | None = None) -> _Curve:
    """Raises ComputationError for a standard deviation that is not above zero, or is missed beside a mean."""
    curve = _Curve(Integer(0) if mean is None else _real(mean), Integer(1) if sd is None else _real(sd))
    if sd is None and curve.mean != 0:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a mean needs its standard deviation")
    if curve.sd <= 0:
        raise ComputationError(Failure.UNDEFINED, "a standard deviation is above zero")
    return curve


def _end(relation: Relation) -> tuple[Expr, bool]:
    """The number that a bare name is compared with, and whether the name is below it. Raises ComputationError."""
    is_less = relation.sign in ("<", "<=")
    match relation:
        case Relation("<" | "<=" | ">" | ">=", Name(), value):
            return _real(value), is_less
        case Relation("<" | "<=" | ">" | ">=", value, Name()):
            return _real(value), not is_less
    raise ComputationError(Failure.UNSUPPORTED, "only a bare name can be compared with a number here")


def _real(node: Node) -> Expr:
    """A real number, of `z = 1.5` the 1.5. Raises ComputationError."""
    value = number(node.right if isinstance(node, Relation) and node.sign == "=" else node)
    if not value.is_real:
        raise ComputationError(Failure.UNDEFINED, "only a real number has a place in the distribution")
    return value
