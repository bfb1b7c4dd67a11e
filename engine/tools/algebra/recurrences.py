"""Rules that explain sequences which no short polynomial does. Each must be borne out by a term that did not make it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import sympy
from sympy import Expr, Integer, Rational

from engine.tools.terms.build import MOST_DIGITS
from engine.tools.terms.printing import latex

MOST_TERMS = 2000  # that are worked out one by one
FEWEST_OF_KIND = 3  # terms that are enough for squares, cubes and factorials, which everybody knows
FEWEST_PRIMES = 4
FEWEST_WOVEN = 6


@dataclass(frozen=True, slots=True)
class Following:
    """A term, and why it is that one."""

    value: Expr
    reason: str
    latex: str


def following(terms: Sequence[Rational], place: int) -> Following | None:
    """The term at a place, counted from 1, by the first rule that explains all terms; None if none does."""
    if place > MOST_TERMS:
        return None
    return next(iter(_explained(terms, place)), None)


def _explained(terms: Sequence[Rational], place: int) -> Iterator[Following]:
    for rule in (_powers, _factorials, _primes, _of_one_before, _of_two_before, _signs, _woven):
        if (found := rule(terms, place)) is not None:
            yield found


def _powers(terms: Sequence[Rational], place: int) -> Following | None:
    """1, 4, 9 and 8, 27, 64: squares or cubes of whole numbers in a row."""
    for power, name in ((2, "squares"), (3, "cubes")):
        first = _whole_root(terms[0], power)
        if first is not None and all(term == (first + index) ** power for index, term in enumerate(terms)):
            base = first + place - 1
            return Following(base**power, f"The terms are {name} of whole numbers in a row", f"{latex(base)}^{power}")
    return None


def _whole_root(term: Rational, power: int) -> Integer | None:
    root = sympy.integer_nthroot(int(term), power) if term.is_Integer and term >= 0 else (0, False)
    return Integer(root[0]) if root[1] else None


def _factorials(terms: Sequence[Rational], place: int) -> Following | None:
    """1, 2, 6, 24."""
    if any(term != sympy.factorial(index) for index, term in enumerate(terms, 1)) or place > MOST_DIGITS // 4:
        return None
    return Following(sympy.factorial(place), "The terms are factorials", f"a_n = n!,\\quad n = {place}")


def _primes(terms: Sequence[Rational], place: int) -> Following | None:
    """2, 3, 5, 7, and from any prime on."""
    if len(terms) < FEWEST_PRIMES or not all(term.is_Integer and term < 10**9 for term in terms):
        return None
    if not sympy.isprime(terms[0]) or any(sympy.nextprime(one) != other for one, other in pairwise(terms)):
        return None
    value = terms[-1] if place > len(terms) else terms[place - 1]
    for _ in range(place - len(terms)):
        value = Integer(sympy.nextprime(value))
    return Following(value, "The terms are prime numbers in a row", r"\text{the next prime}")


def _of_one_before(terms: Sequence[Rational], place: int) -> Following | None:
    """2, 3, 5, 9, 17: each is p times the one before, plus q."""
    p, q = sympy.symbols("p q")
    pairs = list(pairwise(terms))
    found = _only([p * one + q - other for one, other in pairs], (p, q))
    if found is None or len(pairs) < 3:  # two pairs make the rule, a third bears it out
        return None
    value = _stepped(list(terms), place, lambda rows: found[p] * rows[-1] + found[q])
    reason = f"Each term is {latex(found[p])} times the one before it, and {latex(found[q])} more"
    rule = f"a_n = {latex(found[p] * sympy.Symbol('a_{n-1}') + found[q])}"
    return None if value is None else Following(value, reason, rule)


def _of_two_before(terms: Sequence[Rational], place: int) -> Following | None:
    """1, 1, 2, 3, 5: the sum of the two before; or other multiples of them, if five or more terms bear it out."""
    triples = list(zip(terms, terms[1:], terms[2:], strict=False))
    p, q = sympy.symbols("p q")
    found: dict[sympy.Symbol, Expr] | None = {p: Integer(1), q: Integer(1)}
    if len(triples) < 2 or not all(one + two == three for one, two, three in triples):
        found = _only([p * two + q * one - three for one, two, three in triples], (p, q)) if len(triples) > 2 else None
    if found is None:
        return None
    value = _stepped(list(terms), place, lambda rows: found[p] * rows[-1] + found[q] * rows[-2])
    rule = f"a_n = {latex(found[p] * sympy.Symbol('a_{n-1}') + found[q] * sympy.Symbol('a_{n-2}'))}"
    plain = found[p] == found[q] == 1
    reason = "Each term is the sum of the two before it" if plain else "Each term follows from the two before it"
    return None if value is None else Following(value, reason, rule)


def _signs(terms: Sequence[Rational], place: int) -> Following | None:
    """1, -3, 5, -7: signs that alternate, of terms in equal steps."""
    sizes = [abs(term) for term in terms]
    if any(one * other >= 0 for one, other in pairwise(terms)) or len(sizes) < FEWEST_OF_KIND:
        return None
    steps = {other - one for one, other in pairwise(sizes)}
    if len(steps) != 1:
        return None
    step = steps.pop()
    size = sizes[0] + (place - 1) * step
    if size <= 0:
        return None
    sign = sympy.sign(terms[0]) * (-1) ** (place - 1)
    return Following(sign * size, f"The signs alternate, the sizes grow by {latex(step)}", latex(sign * size))


def _woven(terms: Sequence[Rational], place: int) -> Following | None:
    """1, 10, 2, 20, 3, 30: two sequences in turn, each in equal steps or by an equal factor."""
    if len(terms) < FEWEST_WOVEN:
        return None
    rows = (terms[0::2], terms[1::2])
    if not all(_regular(row) for row in rows):
        return None
    row, index = rows[(place - 1) % 2], (place - 1) // 2
    steps = {other - one for one, other in pairwise(row)}
    value = row[0] + index * steps.pop() if len(steps) == 1 else row[0] * (row[1] / row[0]) ** index
    return Following(value, "Two sequences take turns", latex(value))


def _regular(row: Sequence[Rational]) -> bool:
    steps = {other - one for one, other in pairwise(row)}
    return len(steps) == 1 or (0 not in row and len({other / one for one, other in pairwise(row)}) == 1)


def _only(equations: Sequence[Expr], unknowns: tuple[sympy.Symbol, ...]) -> dict[sympy.Symbol, Expr] | None:
    """The one solution in whole numbers, if there is exactly one."""
    solutions = list(sympy.linsolve(list(equations), *unknowns))
    if len(solutions) != 1 or not all(value.is_Integer for value in solutions[0]):
        return None
    return dict(zip(unknowns, solutions[0], strict=True))


def _stepped(rows: list[Rational], place: int, next_one: Callable[[list[Rational]], Expr]) -> Expr | None:
    """The term at a place, worked out one by one; None if it grows too long."""
    while len(rows) < place:
        rows.append(next_one(rows))
        if abs(rows[-1]) > 10**MOST_DIGITS:
            return None
    return rows[place - 1]
