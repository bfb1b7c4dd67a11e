"""Sums of logarithms as one logarithm, one logarithm as a sum, and logarithms written in the base that was typed."""

import sympy
from sympy import Expr, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation, printing
from engine.tools.terms.build import USUAL_BASE, build
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.tidy import same


class Logarithm(sympy.Function):  # type: ignore[misc]  # SymPy has no types
    """A logarithm of its first argument to the base of its second, for printing: `log(x)`, `log_2(x)`."""

    def _sympystr(self, printer: sympy.printing.printer.Printer) -> str:
        value, base = self.args
        return f"log{'' if base == USUAL_BASE else f'_{base}'}({printer.doprint(value)})"

    def _latex(self, printer: sympy.printing.printer.Printer) -> str:
        value, base = self.args
        below = "" if base == USUAL_BASE else f"_{{{base}}}"
        return rf"\log{below}{{\left({printer.doprint(value)} \right)}}"


def single_logarithm(expression: Node) -> Finding:
    """A sum of logarithms as one: `single_logarithm(2*log(x) - log(y))`. Raises ComputationError where there is none."""
    given = build(expression)
    value = given if isinstance(given, Rational) else _combined(given)
    shown = in_bases(value)
    latex = printing.latex(shown)
    return Finding(
        printing.plain(value),
        f"{notation.latex(expression)} = {latex}",
        printing.plain(shown),
        printing.approximation(value),
        (Step("Factors become powers; then sums become products, and differences quotients", latex),),
        checked=same(*(_of_positive(side) for side in (given, value))),
    )


def _combined(given: Expr) -> Expr:
    base = next(iter(_bases(given)), sympy.E)
    combined = sympy.logcombine(sympy.expand(given * sympy.log(base)), force=True)
    if not isinstance(combined, sympy.log) or combined.args[0].has(sympy.log) or not given.has(sympy.log):
        raise ComputationError(Failure.NO_CLOSED_FORM, "it is no sum of logarithms to one base")
    whole = sympy.log(combined.args[0], base)
    return whole if isinstance(whole, Rational) else combined / sympy.log(base)


def expanded_logarithms(value: Expr) -> Expr:
    """`2*log(x) + log(y)` for `log(x**2*y)`, as for positive unknowns."""
    return sympy.expand_log(value, force=True)


def in_bases(value: Expr) -> Expr:
    """`Logarithm(x*y, 10)` for `log(x*y)/log(10)`; what is no sum of such logarithms stays as it is."""
    for base in _bases(value):
        terms = [_to_base(term * sympy.log(base), base) for term in sympy.Add.make_args(sympy.expand_mul(value))]
        value = value if None in terms else sympy.Add(*terms)
    return value


def _to_base(term: Expr, base: Expr) -> Expr | None:
    """Of `2*log(x)` twice the logarithm to a base; None if there is not one logarithm, or it is no factor."""
    logarithms = term.atoms(sympy.log)
    if not term.has(sympy.log(base)) and len(logarithms) == 1:
        (found,) = logarithms
        rest = term / found
        return None if rest.has(sympy.log) else rest * Logarithm(found.args[0], base)
    whole = term / sympy.log(base)
    return None if whole.has(sympy.log) else whole


def _bases(value: Expr) -> list[Expr]:
    """The whole numbers by whose logarithms something is divided."""
    divisors = (power.base for power in value.atoms(sympy.Pow) if power.exp == -1)
    return sorted({one.args[0] for one in divisors if isinstance(one, sympy.log) and one.args[0].is_Integer})


def _of_positive(value: Expr) -> Expr:
    return value.subs({symbol: sympy.Symbol(symbol.name, positive=True) for symbol in value.free_symbols})
