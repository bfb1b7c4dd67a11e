"""Sequences that a polynomial or a constant ratio explains: the next term, and the term at place n. Terms of a formula."""

import math
from collections.abc import Sequence
from itertools import pairwise

import sympy
from sympy import Expr, Rational, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.recurrences import following
from engine.tools.terms import printing
from engine.tools.terms.bounds import in_order
from engine.tools.terms.build import MOST_DIGITS, build, has_decimal
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Name, Negation, Node, Number
from engine.tools.terms.scope import Entries, Scope
from engine.tools.terms.tidy import agree, tidy
from engine.tools.terms.tokens import CONSTANTS
from engine.tools.terms.trees import walk
from engine.tools.terms.values import number, of_number, rational, small

FEWEST = 3
MOST = 60
MOST_ADDED = 1000  # terms that are added one by one to check their sum
FARTHEST = 10_000  # place of a term, on either side of 0


def next_term(terms: Entries) -> Finding:
    """The term that follows."""
    return term_at(terms, None)


def term_at(terms: Entries, place: Node | None) -> Finding:
    """The term at a place, counted from 1; the one that follows, if no place is given."""
    numbers = in_numbers(terms)
    at = small(place, 1, 10_000) if place is not None else len(numbers) + 1
    _hold_size(numbers, at)
    if _needs_rules(numbers) and (rule := following(numbers, at)) is not None:
        return _found(rule.value, rule.reason, rule.latex, f"a_{{{at}}} = ")
    formula, reason = explained(numbers, Symbol("n"))
    found = _found(formula.subs(Symbol("n"), at), reason, rf"a_n = {printing.latex(formula)}", f"a_{{{at}}} = ")
    return verified(found, _explains(formula, Symbol("n"), numbers))


def nth_term(terms: Entries, index: Name = Name("n")) -> Finding:  # noqa: B008 -- a name never changes
    """The formula of the term at place `index` (n, if none is given), counted from 1."""
    numbers = in_numbers(terms)
    symbol = Symbol(index.name)
    formula, reason = explained(numbers, symbol)
    latex = rf"a_{{{index.name}}} = {printing.latex(formula)}"
    return Finding(
        printing.plain(formula), latex, steps=(Step(reason, latex),), checked=_explains(formula, symbol, numbers)
    )


def terms(formula: Node, first: Node, last: Node) -> Finding:
    """The values at all whole places from one to another: `terms(3*n + 2, 1, 5)`, and `terms(x**2, x = -2, x = 2)`.

    Raises ComputationError where the formula has not one unknown, or no value at a place.
    """
    low, high = (small(place, -FARTHEST, FARTHEST) for place in in_order((first, last)))
    if not 0 <= high - low < MOST:
        raise ComputationError(Failure.UNSUPPORTED, f"at most {MOST} terms are listed, the first place first")
    name, decimals = _place(formula), has_decimal(formula)
    values = [tidy(number(Scope({name: _whole(place)}).filled(formula))) for place in range(low, high + 1)]
    listed = ", ".join(printing.plain(value, decimals=decimals) for value in values)
    shown = r",\; ".join(printing.latex(value, decimals=decimals) for value in values)
    return Finding(listed, shown, steps=(Step(f"The values at {name} from {low} to {high}", shown),))


def _place(formula: Node) -> str:
    """The one unknown of a formula, which need not be built: of `binomial(5, k)` it cannot be. Raises ComputationError."""
    names = {part.name for part in walk(formula) if isinstance(part, Name)} - CONSTANTS
    if len(names) != 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it must have one unknown")
    return names.pop()


def _whole(place: int) -> Node:
    return Number(str(place)) if place >= 0 else Negation(Number(str(-place)))


def _explains(formula: Expr, symbol: Symbol, numbers: Sequence[Rational]) -> bool:
    """Whether each term is what the formula says of its place."""
    return all(formula.subs(symbol, place) == term for place, term in enumerate(numbers, 1))


def sequence_sum(terms: Entries, count: Node) -> Finding:
    """The sum of the first `count` terms; of all, if it is infinity, `sequence_sum([18, 6, 2], oo)`."""
    numbers = in_numbers(terms)
    if build(count) == sympy.oo:
        return _endless_sum(numbers)
    last = small(count, 1, 1_000_000)
    _hold_size(numbers, last)
    formula, reason = explained(numbers, Symbol("n"))
    value = sympy.simplify(sympy.summation(formula, (Symbol("n"), 1, last)))
    total = rf"\sum_{{n=1}}^{{{last}}} \left({printing.latex(formula)}\right) = {printing.latex(value)}"
    steps = (Step(reason, f"a_n = {printing.latex(formula)}"), Step("Add up the terms", total))
    return verified(Finding(printing.plain(value), total, steps=steps), _is_sum(value, formula, last))


def arithmetic_means(first: Node, last: Node, count: Node) -> Finding:
    """So many numbers between two, all in equal steps: `arithmetic_means(4, 20, 3)` is `8, 12, 16`."""
    low, high, many = rational(first), rational(last), small(count, 1, MOST)
    step = (high - low) / (many + 1)
    means = [low + place * step for place in range(1, many + 1)]
    reason = Step("The step is the difference, shared out", rf"\frac{{{high} - {low}}}{{{many + 1}}} = {step}")
    return _between(means, reason, checked=means[-1] + step == high)


def geometric_means(first: Node, last: Node, count: Node) -> Finding:
    """So many numbers between two, each by the same factor: `geometric_means(3, 81, 2)` is `9, 27`.

    Raises ComputationError where no real factor leads from one to the other.
    """
    low, high, many = rational(first), rational(last), small(count, 1, MOST)
    if low == 0 or high == 0 or (high / low < 0 and many % 2):
        raise ComputationError(Failure.UNDEFINED, "no real factor leads from one to the other")
    ratio = sympy.real_root(high / low, many + 1)
    means = [low * ratio**place for place in range(1, many + 1)]
    shown = rf"\sqrt[{many + 1}]{{{printing.latex(high / low)}}} = {printing.latex(ratio)}"
    return _between(means, Step("The factor is a root of the quotient", shown), checked=means[-1] * ratio == high)


def _between(means: Sequence[Expr], reason: Step, *, checked: bool) -> Finding:
    listed = ", ".join(map(printing.plain, means))
    return Finding(listed, r",\; ".join(map(printing.latex, means)), steps=(reason,), checked=checked)


def _is_sum(value: Expr, formula: Expr, last: int) -> bool | None:
    """Whether the terms come to it one by one; None where they are too many."""
    if last > MOST_ADDED:
        return None
    return agree(value, sympy.Add(*(formula.subs(Symbol("n"), place) for place in range(1, last + 1))))


def _endless_sum(numbers: Sequence[Rational]) -> Finding:
    """The sum of all terms of a geometric sequence. Raises ComputationError where there is none."""
    ratio = _ratio(numbers)
    if ratio is None or abs(ratio) >= 1:
        raise ComputationError(Failure.UNDEFINED, "only terms with a constant ratio between -1 and 1 have a last sum")
    value = numbers[0] / (1 - ratio)
    shown = rf"\frac{{{printing.latex(numbers[0])}}}{{1 - {printing.as_factor(ratio)}}}"
    step = Step(f"Each term is {printing.plain(ratio)} times the one before it", shown)
    return of_number(value, shown, steps=(step,), checked=value == numbers[0] + ratio * value)


def _found(value: Expr, reason: str, rule: str, name: str) -> Finding:
    """The value with its rule; `name` says what it is the value of, `a_{10} = `."""
    latex = rf"{rule}, \quad {name}{printing.latex(value)}"
    return Finding(printing.plain(value), latex, steps=(Step(reason, rule),))


def in_numbers(terms: Entries) -> list[Rational]:
    """The terms that are given. Raises ComputationError where they are too few, too many, or no fractions."""
    if not FEWEST <= len(terms) <= MOST:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"a sequence needs {FEWEST} to {MOST} terms")
    return [rational(entry.node) for entry in terms]


def _hold_size(numbers: Sequence[Rational], place: int) -> None:
    """Raises ComputationError if the term at a place is too long to be written, before it is computed."""
    ratio = _ratio(numbers)
    if ratio is not None and place * math.log10(max(abs(ratio.p), ratio.q)) > MOST_DIGITS:
        raise ComputationError(Failure.TOO_LARGE)


def explained(numbers: Sequence[Rational], symbol: Symbol) -> tuple[Expr, str]:
    """The polynomial of the lowest degree through all terms, or the constant ratio where that is plainer, and why.

    Raises ComputationError where neither explains the terms.
    """
    degree = _degree(numbers)
    if degree > 1 and (ratio := _ratio(numbers)) is not None:
        return numbers[0] * ratio ** (symbol - 1), f"Each term is {printing.plain(ratio)} times the one before it"
    if degree >= len(numbers) - 1 and degree > 1:
        raise ComputationError(Failure.NO_CLOSED_FORM, "no short polynomial and no constant ratio explains these terms")
    points = [(place, term) for place, term in enumerate(numbers[: degree + 1], 1)]
    return sympy.expand(sympy.interpolate(points, symbol)), _reason(numbers, degree)


def _degree(numbers: Sequence[Rational]) -> int:
    """How often differences must be taken until they are all the same."""
    rows, degree = list(numbers), 0
    while len(set(rows)) > 1:
        rows = [later - earlier for earlier, later in pairwise(rows)]
        degree += 1
    return degree


def _reason(numbers: Sequence[Rational], degree: int) -> str:
    if degree == 0:
        return "All terms are the same"
    if degree == 1:
        return f"The difference is always {printing.plain(numbers[1] - numbers[0])}"
    return f"Differences taken {degree} times are all the same, so the rule is a polynomial of degree {degree}"


def _ratio(numbers: Sequence[Rational]) -> Rational | None:
    if 0 in numbers:
        return None
    ratios = {later / earlier for earlier, later in pairwise(numbers)}
    return ratios.pop() if len(ratios) == 1 else None


def _needs_rules(numbers: Sequence[Rational]) -> bool:
    """True unless a polynomial that fewer terms determine, or a constant ratio, explains all of them."""
    degree = _degree(numbers)
    return _ratio(numbers) is None and degree > 1 and degree >= len(numbers) - 1
