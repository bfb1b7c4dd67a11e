"""An integral worked through: SymPy's `manualintegrate` finds the rules, and every line is differentiated back.

Integrals for which it knows no way, or none that is short, have no steps here.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import sympy
from sympy import Expr, Symbol
from sympy.integrals import manualintegrate as manual

from engine.messages import Step
from engine.tools.terms.printing import latex

MOST_LINES = 16
MOST_OPERATIONS = 20  # of the integrand; beyond, SymPy may look for rules for minutes
MOST_POWER = 4  # of a sum or of a function
CLOSE = 1e-8
_NAMES = ("u", "v", "w", "s", "t")  # of substituted unknowns
_PLACES = (sympy.Rational(37, 101), sympy.Rational(53, 71))  # where lines are tried

# what SymPy's search for rules raises on integrands that it is not made for
_STUMBLES = (NotImplementedError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)

_ATOMIC = {
    "ConstantRule": "The integral of a constant",
    "PowerRule": "Power rule",
    "NestedPowRule": "Power rule",
    "ReciprocalRule": "The integral of a reciprocal is a logarithm",
    "ExpRule": "The integral of an exponential",
    "ArctanRule": "The integral that is an arctangent",
    "ArcsinRule": "The integral that is an arcsine",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """`found` is an antiderivative of `integrand` by `unknown`; or, if there is no unknown, both are equal.

    `shown` is the line's LaTeX where it is not simply that.
    """

    reason: str
    integrand: Expr
    found: Expr
    unknown: Symbol | None
    shown: str = ""

    def step(self) -> Step:
        if self.shown:
            return Step(self.reason, self.shown)
        if self.unknown is None:
            return Step(self.reason, f"{latex(self.integrand)} = {latex(self.found)}")
        return Step(self.reason, f"{_integral(self.integrand, self.unknown)} = {latex(self.found)}")

    def holds(self) -> bool:
        """True if differentiating back gives the integrand, at places that nobody chose."""
        back = sympy.diff(self.found, self.unknown) if self.unknown else self.found
        return all(_vanishes(back - self.integrand, place) for place in _PLACES)


def integral_steps(function: Expr, unknown: Symbol, simplified: Expr) -> tuple[Step, ...]:
    """The lines that lead to an antiderivative, the last one to `simplified`; empty if none are found or one fails."""
    if not _is_small(function):
        return ()
    try:
        lines = list(dict.fromkeys(_Walk(function, unknown).lines()))
    except _STUMBLES:
        return ()  # the integral itself was found in another way, and stands without steps
    if lines and latex(lines[-1].found) != latex(simplified):
        lines.append(_Line("Simplify; a constant may be added", function, simplified, unknown))
    if len(lines) > MOST_LINES or not all(line.holds() for line in lines):
        return ()
    return tuple(line.step() for line in lines)


def _is_small(function: Expr) -> bool:
    powers = (power for power in function.atoms(sympy.Pow) if not power.base.is_Symbol and power.exp.is_Number)
    return function.count_ops() <= MOST_OPERATIONS and all(abs(power.exp) <= MOST_POWER for power in powers)


def _vanishes(difference: Expr, place: sympy.Rational) -> bool:
    symbols = sorted(difference.free_symbols, key=lambda symbol: symbol.name)
    at = {symbol: place + sympy.Rational(index, 7) for index, symbol in enumerate(symbols)}
    value = sympy.N(difference.subs(at), 15)
    return bool(value.is_number and value.is_finite and abs(value) < CLOSE)


def _integral(integrand: Expr, unknown: Symbol) -> str:
    inside = rf"\left({latex(integrand)}\right)" if integrand.is_Add else latex(integrand)
    return rf"\int {inside}\, d{latex(unknown)}"


class _Walk:
    """Goes through a tree of rules; SymPy's nameless substituted unknowns get names that are free."""

    def __init__(self, function: Expr, unknown: Symbol) -> None:
        self._function = function
        self._unknown = unknown
        taken = {symbol.name for symbol in function.free_symbols} | {unknown.name}
        self._free = [Symbol(name) for name in _NAMES if name not in taken]
        self._named: dict[Symbol, Symbol] = {}

    def lines(self) -> Iterator[_Line]:
        rule = manual.integral_steps(self._function, self._unknown)
        if rule.contains_dont_know():
            raise NotImplementedError("no way is known")
        yield from self._rule(rule, self._function, self._unknown)

    def _rule(self, rule: manual.Rule, integrand: Expr, unknown: Symbol) -> Iterator[_Line]:
        match rule:
            case manual.AlternativeRule():
                yield from self._rule(rule.alternatives[0], integrand, unknown)
                return
            case manual.URule():
                reason = yield from self._substitution(rule, integrand, unknown)
            case manual.PartsRule() if rule.second_step is not None:
                reason = yield from self._by_parts(rule, integrand, unknown)
            case manual.PiecewiseRule() | manual.PartsRule():
                raise NotImplementedError(type(rule).__name__)
            case _:
                reason = yield from self._plain(rule, integrand, unknown)
        yield _Line(reason, integrand, self._clear(rule.eval()), unknown)

    def _plain(self, rule: manual.Rule, integrand: Expr, unknown: Symbol) -> Generator[_Line, None, str]:
        """The lines before the rule's own, and its name."""
        match rule:
            case manual.ConstantTimesRule():
                yield from self._rule(rule.substep, self._clear(rule.other), unknown)
                return f"Keep the constant factor ${latex(self._clear(rule.constant))}$"
            case manual.AddRule():
                for part in rule.substeps:
                    yield from self._rule(part, self._clear(part.integrand), unknown)
                return "Sum rule: term by term"
            case manual.RewriteRule():
                rewritten = self._clear(rule.rewritten)
                yield _Line("Rewrite the integrand", integrand, rewritten, None)
                yield from self._rule(rule.substep, rewritten, unknown)
                return "So"
            case manual.CyclicPartsRule():
                return "By parts until the integral comes back, and solved for it"
            case _:
                return _ATOMIC.get(type(rule).__name__, "A known integral")

    def _substitution(self, rule: manual.URule, integrand: Expr, unknown: Symbol) -> Generator[_Line, None, str]:
        if not self._free:
            raise NotImplementedError("too many substitutions")
        inner = self._named[rule.u_var] = self._free.pop(0)
        outer, within = self._clear(rule.u_func), self._clear(rule.substep.integrand)
        shown = f"{_integral(integrand, unknown)} = {_integral(within, inner)}"
        back = within.subs(inner, outer) * sympy.diff(outer, unknown)
        yield _Line(f"Substitute ${latex(inner)} = {latex(outer)}$", integrand, back, None, shown)
        yield from self._rule(rule.substep, within, inner)
        return f"Put ${latex(inner)} = {latex(outer)}$ back"

    def _by_parts(self, rule: manual.PartsRule, integrand: Expr, unknown: Symbol) -> Generator[_Line, None, str]:
        first, second = self._clear(rule.u), self._clear(rule.dv)
        whole = self._clear(rule.v_step.eval())
        rest = whole * sympy.diff(first, unknown)
        reason = f"By parts with $f = {latex(first)}$ and $g' = {latex(second)}$"
        shown = f"{_integral(integrand, unknown)} = {latex(first * whole)} - {_integral(rest, unknown)}"
        yield _Line(reason, integrand, sympy.diff(first * whole, unknown) - rest, None, shown)
        yield from self._rule(rule.v_step, second, unknown)
        yield from self._rule(rule.second_step, rest, unknown)
        return "Put the parts together"

    def _clear(self, expression: Expr) -> Expr:
        return sympy.sympify(expression).xreplace(self._named)  # of a SymPy object, never of text
