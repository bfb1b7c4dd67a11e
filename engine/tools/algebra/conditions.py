"""`value_where`: what an expression comes to where equations hold, though they may not say what each unknown is.

The unknowns are eliminated by a Gröbner basis (Cox, Little and O'Shea, "Ideals, Varieties, and Algorithms", 2015,
chapter 3): what is left is an equation of the value alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import sympy
from sympy import Expr, Poly, Symbol

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, unknowns
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node, Relation
from engine.tools.terms.tidy import tidy

MOST_EQUATIONS = 4
MOST_UNKNOWNS = 5
MOST_DEGREE = 12
_VALUE, _INVERSE = Symbol("value"), Symbol("inverse")
_STARTS = (1.9, -0.7, 0.4 + 1.3j, -1.6 - 0.8j, 3.1 + 0.2j)  # from which a solution is looked for in numbers
_SPREAD = 0.618  # between the first guesses for two unknowns
_CLOSE = 1e-8


def value_where(expression: Node, *equations: Node) -> Finding:
    """An expression where equations hold: `value_where(x**2 + 1/x**2, x + 1/x = 3)` is `7`.

    Raises ComputationError for what is no fraction of polynomials, contradicts itself or does not settle the value.
    """
    if not equations or len(equations) > MOST_EQUATIONS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"it takes up to {MOST_EQUATIONS} equations")
    conditions = _Conditions(build(expression), tuple(map(_difference, equations)))
    values = _values(conditions.left_over())
    plain, shown = ([form(value) for value in values] for form in (printing.plain, sympy.latex))
    found = Finding(" or ".join(plain), f"{notation.latex(expression)} = " + r"\text{ or }".join(shown))
    return verified(found, conditions.bear_out(values))


@dataclass(frozen=True)
class _Conditions:
    """What is wanted, and the differences of the equations' sides, which are zero."""

    wanted: Expr
    zeros: tuple[Expr, ...]

    def __post_init__(self) -> None:
        if not all(one.is_rational_function(*self.unknowns) for one in (self.wanted, *self.zeros)):
            raise ComputationError(Failure.UNSUPPORTED, "it takes sums, products, quotients and powers")
        if len(self.unknowns) > MOST_UNKNOWNS or max(map(self._degree, (self.wanted, *self.zeros))) > MOST_DEGREE:
            raise ComputationError(Failure.TOO_LARGE)

    @cached_property
    def unknowns(self) -> list[Symbol]:
        return unknowns(self.wanted, *self.zeros)

    def left_over(self) -> Poly:
        """The equation of the value alone. Raises ComputationError if there is none, or no solution at all."""
        above, below = sympy.fraction(sympy.together(self.wanted))
        fractions = [sympy.fraction(sympy.together(one)) for one in self.zeros]
        divisors = sympy.prod([below, *(divisor for _, divisor in fractions)])
        ideal = [_VALUE * below - above, _INVERSE * divisors - 1, *(zero for zero, _ in fractions)]
        basis = sympy.groebner(ideal, _INVERSE, *self.unknowns, _VALUE, order="lex").exprs
        if basis == [1]:
            raise ComputationError(Failure.UNDEFINED, "what is supposed contradicts itself")
        alone = [one for one in basis if one.free_symbols == {_VALUE}]
        if not alone:
            raise ComputationError(Failure.NOT_UNDERSTOOD, "this does not settle the value")
        return Poly(alone[0], _VALUE)

    def bear_out(self, values: Sequence[Expr]) -> bool | None:
        """Whether solutions found in numbers give these values; None if none was found."""
        found = [value for start in _STARTS if (value := self._at_solution(start)) is not None]
        if not found:
            return None
        known = [complex(value) for value in values]
        return any(abs(one - value) <= _CLOSE * max(1, abs(value)) for one in found for value in known)

    def _at_solution(self, start: complex) -> complex | None:
        """The value at a solution near some start; unknowns that the equations leave free stay where they start."""
        guesses = {name: start + place * _SPREAD for place, name in enumerate(self.unknowns)}
        sought = self.unknowns[: len(self.zeros)]
        fixed = {name: guesses[name] for name in self.unknowns[len(self.zeros) :]}
        try:
            solution = sympy.nsolve([one.subs(fixed) for one in self.zeros], sought, [guesses[name] for name in sought])
            return complex(self.wanted.subs(fixed).subs(dict(zip(sought, solution, strict=True))))
        except (ValueError, TypeError, ZeroDivisionError):
            return None  # Newton's method went astray from there, or met a point without a value

    def _degree(self, expression: Expr) -> int:
        parts = sympy.fraction(sympy.together(expression))
        return max(int(Poly(part, *self.unknowns).total_degree()) for part in parts)


def _difference(equation: Node) -> Expr:
    if not isinstance(equation, Relation) or equation.sign != "=":
        raise ComputationError(Failure.NOT_UNDERSTOOD, "there is no equation")
    return build(equation.left) - build(equation.right)


def _values(equation: Poly) -> list[Expr]:
    """Its roots, the real ones if there are any, each once. Raises ComputationError where they have no formula."""
    roots = sympy.roots(equation)
    if sum(roots.values()) != equation.degree():
        raise ComputationError(Failure.UNSUPPORTED, "the value has no formula")
    real = [root for root in roots if root.is_real]
    return sorted(map(tidy, real or roots), key=lambda root: (sympy.re(root), sympy.im(root)))
