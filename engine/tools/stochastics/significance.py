"""Tests of hypotheses: shares of Student's t and of chi-square, values with a share below them, the chi-square statistic.

A z statistic is of the normal distribution (`normal`); what a test concludes is not told.
"""

from collections.abc import Callable

import mpmath
import sympy
from mpmath import mpf
from sympy import Expr, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.stochastics.paired import pairs_of
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries
from engine.tools.terms.values import decimal_wanted, number, of_number, small

_MOST_FREEDOM = 1000
_LARGEST = 10**4  # of a statistic; the share beyond is too small to be told
_CLOSE = mpf(10) ** -9  # how far two ways to compute a share may differ
_UNIT = mpf(10) ** -4  # of the last place that is told


def t_above(value: Node, freedom: Node) -> Finding:
    """The share of Student's t above a value, with so many degrees of freedom, rounded to 4 places.

    By the incomplete beta function, checked by the hypergeometric one.
    """
    t, df = _statistic(value), _freedom(freedom)
    return _told(_t_above(t, df), rf"P(T_{{{df}}} > {_short(t)})", _t_again(t, df))


def two_tailed(value: Node, freedom: Node | None = None) -> Finding:
    """The p-value of a two-tailed test, rounded to 4 places: `two_tailed(2.1)` of a z, `two_tailed(2.5, 10)` of a t."""
    score = abs(_statistic(value))
    if freedom is None:
        again = 2 - 2 * mpmath.ncdf(score)
        return _told(mpmath.erfc(score / mpmath.sqrt(2)), rf"2 \cdot P(Z > {_short(score)})", again)
    df = _freedom(freedom)
    return _told(2 * _t_above(score, df), rf"2 \cdot P(T_{{{df}}} > {_short(score)})", 2 * _t_again(score, df))


def t_value(share: Node, freedom: Node) -> Finding:
    """The value of Student's t with this share (0.975, not 97.5) below it, rounded to 4 places; checked by that share."""
    below, df = _statistic(share), _freedom(freedom)
    if not _CLOSE < below < 1 - _CLOSE:
        raise ComputationError(Failure.UNDEFINED, "a share is between 0 and 1")
    t = _root(lambda at: 1 - _t_above(at, df) - below)
    return _told(t, rf"t_{{{_short(below)},\, {df}}}", t, checked=abs(1 - _t_again(t, df) - below) < _CLOSE)


def chi_square_above(value: Node, freedom: Node) -> Finding:
    """The share of chi-square above a value, with so many degrees of freedom, rounded to 4 places: a test's p-value."""
    chi, df = _statistic(value), _freedom(freedom)
    if chi < 0:
        raise ComputationError(Failure.UNDEFINED, "chi-square is not negative")
    half, shape = chi / 2, mpf(df) / 2
    lower = mpmath.exp(shape * mpmath.log(half) - half - mpmath.loggamma(shape + 1)) if half else mpf(0)
    again = 1 - lower * mpmath.hyp1f1(1, shape + 1, half)
    return _told(mpmath.gammainc(shape, half, regularized=True), rf"P(\chi^2_{{{df}}} > {_short(chi)})", again)


def chi_square(observed: Entries, expected: Entries) -> Finding:
    """The statistic of two lists that are equally long, the sum of (O - E)^2/E: `chi_square([20, 30], [25, 25])`.

    Raises ComputationError where one that is expected is not above zero.
    """
    pairs = pairs_of((observed, expected))
    if min(expects for _, expects in pairs) <= 0:
        raise ComputationError(Failure.UNDEFINED, "what is expected is above zero")
    terms = [
        rf"\frac{{\left({printing.latex(seen)} - {printing.latex(expects)}\right)^2}}{{{printing.latex(expects)}}}"
        for seen, expects in pairs
    ]
    value = sum(((seen - expects) ** 2 / expects for seen, expects in pairs), Rational(0))
    # by the squares of what was observed: O^2/E - 2O + E
    again = sum((seen**2 / expects - 2 * seen + expects for seen, expects in pairs), Rational(0))
    step = Step("The squared differences, each over what was expected", " + ".join(terms))
    decimals = decimal_wanted(*(entry.node for entry in (*observed, *expected)))
    return of_number(value, r"\chi^2", decimals=decimals, steps=(step,), checked=bool(value == again))


def _t_above(t: mpf, df: int) -> mpf:
    tail = mpmath.betainc(mpf(df) / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2
    return tail if t >= 0 else 1 - tail


def _t_again(t: mpf, df: int) -> mpf:
    """The same by the hypergeometric function."""
    scale = mpmath.exp(mpmath.loggamma(mpf(df + 1) / 2) - mpmath.loggamma(mpf(df) / 2)) / mpmath.sqrt(df * mpmath.pi)
    return mpf(1) / 2 - t * scale * mpmath.hyp2f1(mpf(1) / 2, mpf(df + 1) / 2, mpf(3) / 2, -t * t / df)


def _root(rising: Callable[[mpf], mpf]) -> mpf:
    """Where a rising function is zero, by halving."""
    low, high = mpf(-1), mpf(1)
    while rising(low) > 0:
        low *= 2
    while rising(high) < 0:
        high *= 2
    while high - low > _CLOSE * _UNIT * max(1, abs(low)):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2


def _told(value: mpf, left: str, again: mpf, *, checked: bool = True) -> Finding:
    """The finding that `left` is about a value, rounded to the last place that is told."""
    nearest = Rational(int(mpmath.floor(value / _UNIT + mpf(1) / 2)), 10**4)
    shown = printing.plain(nearest, decimals=True)
    step = Step("The share" if value < 1 else "The value", mpmath.nstr(value, 8))
    return Finding(
        shown, rf"{left} \approx {shown}", steps=(step,), checked=checked and bool(abs(value - again) < _CLOSE)
    )


def _statistic(node: Node) -> mpf:
    """Raises ComputationError if it is no real number, or a very large one."""
    value: Expr = number(node)
    if not value.is_real:
        raise ComputationError(Failure.UNDEFINED, "only a real number has a place in the distribution")
    if abs(value) > _LARGEST:
        raise ComputationError(Failure.TOO_LARGE)
    return mpf(str(sympy.N(value, 20)))


def _freedom(node: Node) -> int:
    return small(node, 1, _MOST_FREEDOM)


def _short(value: mpf) -> str:
    return str(mpmath.nstr(value, 6, strip_zeros=True)).removesuffix(".0")
