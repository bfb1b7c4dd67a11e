"""Repeated trials: how many succeed, when the first one does, and how often something comes in a time."""

import math
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import mpmath
import sympy
from sympy import Expr, Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.build import MOST_DIGITS
from engine.tools.terms.decimals import CLOSE
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.ranges import Range, farthest, fits, range_and_numbers, shown_range
from engine.tools.terms.values import of_number, rational, small

MOST_TRIALS = 10_000
MOST_SUMMED = 1000  # terms of a distribution
DIGITS = 50  # of the decimals that a sum is checked with


def successes(trials: Node, wins: Node, chance: Node) -> Finding:
    """The probability of exactly so many successes in independent trials (the binomial distribution)."""
    count, good, p = small(trials, 0, MOST_TRIALS), small(wins, 0, MOST_TRIALS), probability(chance)
    value = _binomial(count, range(good, good + 1), p)
    latex = rf"\binom{{{count}}}{{{good}}} \cdot {_power(p, good)} \cdot {_power(1 - p, count - good)}"
    found = of_number(value, latex, steps=(Step("The binomial distribution", latex),))
    return verified(found, _agrees(value, count, range(good, good + 1), p))


def at_least(trials: Node, wins: Node, chance: Node) -> Finding:
    """The probability of so many successes or more in independent trials."""
    count, good, p = small(trials, 0, 1000), small(wins, 0, 1000), probability(chance)
    value = _binomial(count, range(good, count + 1), p)
    term = rf"\binom{{{count}}}{{k}} \cdot {_bracketed(p)}^k \cdot {_bracketed(1 - p)}^{{{count}-k}}"
    latex = rf"\sum_{{k={good}}}^{{{count}}} {term}"
    found = of_number(value, latex, steps=(Step("The binomial distribution", latex),))
    return verified(found, _agrees(value, count, range(good, count + 1), p))


def binomial_chance(*given: Node) -> Finding:
    """The chance of an inequality, then the trials and the chance of a success: `binomial_chance(2 <= X < 6, 12, 0.3)`."""
    meant, numbers = range_and_numbers(given, 2, "the trials and the chance of a success")
    count, p = small(numbers[0], 0, 1000), probability(numbers[1])
    wins = [k for k in range(count + 1) if fits(meant, k)]
    term = rf"\binom{{{count}}}{{k}} \cdot {_bracketed(p)}^k \cdot {_bracketed(1 - p)}^{{{count}-k}}"
    latex = rf"\sum_{{{shown_range(wins)}}} {term}"
    step = Step("The binomial distribution, for each number of successes that fits", latex)
    value = _binomial(count, wins, p)
    return verified(of_number(value, latex, steps=(step,)), _agrees(value, count, wins, p))


def geometric_chance(*given: Node) -> Finding:
    """The chance that the first success comes in such a trial: `geometric_chance(X <= 3, 0.2)`, counted from 1."""
    meant, (chance,) = range_and_numbers(given, 1, "and the chance of a success")
    p = probability(chance)
    if p == 0:
        raise ComputationError(Failure.UNDEFINED, "what has no chance never comes")
    term = rf"{_bracketed(1 - p)}^{{k - 1}} \cdot {_bracketed(p)}"
    law = _Law(
        term,
        whole=lambda last: int(p.q) ** last,
        share=lambda k, last: int(p.q - p.p) ** (k - 1) * int(p.p) * int(p.q) ** (last - k),
        factor=Integer(1),
        upto=partial(_geometric_upto, p),
    )
    return _without_end(meant, 1, law, "The geometric distribution")


def poisson_chance(*given: Node) -> Finding:
    """The chance of an inequality, then the mean of a Poisson distribution: `poisson_chance(2 <= X < 6, 3)`."""
    meant, (mean,) = range_and_numbers(given, 1, "and the mean")
    rate = rational(mean)
    if not 0 < rate <= 1000:
        raise ComputationError(Failure.UNDEFINED, "the mean is above zero, and at most 1000 here")
    term = rf"\frac{{{_bracketed(rate)}^k}}{{k!}} \cdot e^{{-{printing.latex(rate)}}}"
    law = _Law(
        term,
        whole=lambda last: int(rate.q) ** last * math.factorial(last),
        share=lambda k, last: int(rate.p) ** k * int(rate.q) ** (last - k) * math.perm(last, last - k),
        factor=sympy.exp(-rate),
        upto=partial(_poisson_upto, rate),
    )
    return _without_end(meant, 0, law, "The Poisson distribution")


@dataclass(frozen=True, slots=True)
class _Law:
    """A distribution on all whole numbers from some on: each one's probability is its share of a whole, times a factor.

    `whole` is large enough that up to its argument each share is a whole number.
    """

    term: str
    whole: Callable[[int], int]
    share: Callable[[int, int], int]
    factor: Expr
    upto: Callable[[int], mpmath.mpf]  # the probability of so many or fewer, in closed form


def _without_end(meant: Range, first: int, law: _Law, name: str) -> Finding:
    """The probability of the counts that fit; of endlessly many by that of the others. Raises ComputationError."""
    last = farthest(meant)
    if last > MOST_SUMMED or law.whole(last).bit_length() > MOST_DIGITS * math.log2(10):
        raise ComputationError(Failure.TOO_LARGE)
    fitting = {k for k in range(first, last) if fits(meant, k)}
    endless = fits(meant, last)
    counted = sorted(set(range(first, last)) - fitting if endless else fitting)
    total = law.factor * Rational(sum(law.share(k, last) for k in counted), law.whole(last))
    shown = rf"\sum_{{{shown_range(counted)}}} {law.term}"
    latex = rf"1 - {shown}" if endless else shown
    found = of_number(1 - total if endless else total, latex, steps=(Step(name, latex),))
    return verified(found, _sums_up(total, counted, law))


def _sums_up(total: Expr, counted: Sequence[int], law: _Law) -> bool:
    """Whether the probability of counts in a row is that up to the last less that up to the one before the first."""
    with mpmath.workdps(DIGITS):
        whole = law.upto(counted[-1]) - law.upto(counted[0] - 1) if counted else mpmath.mpf(0)
        return bool(mpmath.almosteq(mpmath.mpmathify(total.evalf(DIGITS)), whole, CLOSE, CLOSE))


def _geometric_upto(chance: Rational, count: int) -> mpmath.mpf:
    """One less the probability that all of so many trials fail."""
    return 1 - (1 - mpmath.mpf(chance.p) / chance.q) ** count


def _poisson_upto(rate: Rational, count: int) -> mpmath.mpf:
    """By the incomplete gamma function."""
    return mpmath.gammainc(count + 1, mpmath.mpf(rate.p) / rate.q, regularized=True) if count >= 0 else mpmath.mpf(0)


def _binomial(count: int, wins: Iterable[int], p: Rational) -> Rational:
    """The probability that the number of successes is one of `wins`, in whole numbers over one denominator."""
    if count * math.log10(p.q) > MOST_DIGITS:
        raise ComputationError(Failure.TOO_LARGE)
    losses = p.q - p.p
    ways = sum(math.comb(count, k) * p.p**k * losses ** (count - k) for k in wins if k <= count)
    return Rational(ways, p.q**count)


def _agrees(value: Rational, count: int, wins: Container[int], p: Rational) -> bool | None:
    """Whether it is one less the probability of all other numbers of successes; None where these are too many."""
    if count > MOST_SUMMED:
        return None
    return bool(value == 1 - _binomial(count, (k for k in range(count + 1) if k not in wins), p))


def probability(node: Node) -> Rational:
    """A fraction from 0 to 1. Raises ComputationError for another number."""
    value = rational(node)
    if not 0 <= value <= 1:
        raise ComputationError(Failure.UNDEFINED, "a probability is between 0 and 1")
    return value


def _power(base: Expr, exponent: int) -> str:
    return f"{_bracketed(base)}^{{{exponent}}}"


def _bracketed(base: Expr) -> str:
    return rf"\left({printing.latex(sympy.sympify(base))}\right)"
