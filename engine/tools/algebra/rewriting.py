"""One expression in another form: simplify, expand, factor; and its coefficients."""

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.logarithms import expanded_logarithms, in_bases
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, defined, unknowns
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Name, Node
from engine.tools.terms.sides import brought_over
from engine.tools.terms.tidy import same, tidy

MOST_TERMS = 200  # of an expanded product


def simplify(expression: Node, positive: Name | None = None) -> Finding:
    """The expression in its simplest form; the unknown `positive`, if one is named, stands for a positive number."""
    if positive is None:
        return _rewritten(expression, tidy(build(expression)), "Simplify")
    symbol, sure = Symbol(positive.name), Symbol(positive.name, positive=True)
    value = sympy.powsimp(sympy.powdenest(build(expression).subs(symbol, sure)))
    return _rewritten(expression, value.subs(sure, symbol), f"Simplify, with {positive.name} > 0", checked=value.is_Pow)


def expand(expression: Node) -> Finding:
    """The expression multiplied out."""
    value = sympy.expand(build(expression))
    if not value.has(sympy.log):
        return _rewritten(expression, value, "Multiply out")
    return _rewritten(expression, expanded_logarithms(value), "Products inside become sums", checked=True)


def factor(expression: Node) -> Finding:
    """The expression as a product; a whole number as a product of primes."""
    expression = brought_over(expression)
    built = build(expression)
    if isinstance(built, sympy.Integer):
        return _prime_factors(built)
    return _rewritten(expression, sympy.factor(built), "Factor")


def coefficient(expression: Node, form: Node, name: Name | None = None) -> Finding:
    """Of `coefficient(p, x**2)` the factor of that power; of `coefficient(p, a*x**2 + b*x + c, b)` the value of b."""
    polynomial, pattern = sympy.expand(build(expression)), build(form)
    if name is None:
        constant = polynomial.as_independent(*unknowns(polynomial), as_Add=True)[0]
        value = constant if pattern == 1 else polynomial.coeff(pattern)
    else:
        value = _matched(polynomial, pattern, Symbol(name.name))
    left = rf"\text{{coefficient in }} {printing.latex(polynomial)}"
    return Finding(printing.plain(value), f"{left}: {printing.latex(value)}", steps=_collected(expression, polynomial))


def _matched(polynomial: Expr, pattern: Expr, wanted: Symbol) -> Expr:
    """What a letter in the pattern must be for the two to be the same polynomial."""
    letters = sorted(pattern.free_symbols - polynomial.free_symbols, key=str)
    shared = sorted(polynomial.free_symbols & pattern.free_symbols or pattern.free_symbols - {wanted}, key=str)
    if wanted not in letters or not shared:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "the letter is not in the form that is asked for")
    equations = sympy.Poly(pattern - polynomial, *shared).coeffs()
    solutions = [dict(zip(letters, row, strict=True)) for row in sympy.linsolve(equations, *letters)]
    if len(solutions) != 1:
        raise ComputationError(Failure.UNDEFINED, "the expression has no such form")
    return solutions[0][wanted]


def _collected(expression: Node, polynomial: Expr) -> tuple[Step, ...]:
    return (Step("Collect the terms", printing.equation(notation.latex(expression), printing.latex(polynomial))),)


def _rewritten(expression: Node, value: Expr, reason: str, *, checked: bool | None = None) -> Finding:
    value = defined(value)
    if len(value.args) > MOST_TERMS:
        raise ComputationError(Failure.TOO_LARGE)
    shown = in_bases(value) if value.free_symbols else value
    return Finding(
        value=printing.plain(value),
        latex=printing.equation(notation.latex(expression), printing.latex(shown)),
        text=printing.plain(shown),
        approximation=printing.approximation(value),
        steps=(Step(reason, printing.latex(shown)),),
        checked=same(build(expression), value) if checked is None else checked,
    )


def _prime_factors(number: sympy.Integer) -> Finding:
    factors = dict(sorted(sympy.factorint(number, limit=10**6).items()))
    text = "*".join(f"{prime}**{power}" if power > 1 else str(prime) for prime, power in factors.items())
    latex = r" \cdot ".join(f"{prime}^{{{power}}}" if power > 1 else str(prime) for prime, power in factors.items())
    checked = sympy.prod(prime**power for prime, power in factors.items()) == number
    return Finding(text or str(number), f"{number} = {latex or number}", checked=bool(checked))
