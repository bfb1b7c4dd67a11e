"""What is asked of a polynomial: its degree, its discriminant, its square completed; a sum over whole numbers."""

from collections.abc import Callable

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, defined, one_unknown, unknowns
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.sides import brought_over
from engine.tools.terms.tidy import agree, same
from engine.tools.terms.values import small

_QUADRATIC = 2
_BOUNDS = 2


def degree(expression: Node) -> Finding:
    """The highest power in a polynomial of one unknown."""
    return _of_polynomial(expression, lambda polynomial: sympy.Integer(polynomial.degree()), "degree")


def leading_coefficient(expression: Node) -> Finding:
    """The factor of the highest power in a polynomial of one unknown."""
    return _of_polynomial(expression, lambda polynomial: polynomial.LC(), "leading coefficient")


def count_real_roots(expression: Node) -> Finding:
    """How many different real roots a polynomial of one unknown has (Sturm's theorem)."""
    function, symbol = of_one(expression)
    polynomial = sympy.fraction(sympy.together(function))[0].as_poly(symbol, domain="QQ")
    if polynomial is None or function.is_polynomial(symbol) is not True:
        raise ComputationError(Failure.UNSUPPORTED, "only the roots of a polynomial are counted")
    count = sympy.Integer(polynomial.sqf_part().count_roots())
    latex = rf"\text{{different real roots of }} {printing.latex(polynomial.as_expr())}\text{{: }} {count}"
    steps = (Step("The real roots", _real_roots(polynomial, symbol)),) if count else ()
    return verified(Finding(str(count), latex, steps=steps), _counted_otherwise(polynomial) == count)


def _real_roots(polynomial: sympy.Poly, symbol: Symbol) -> str:
    roots = dict.fromkeys(sympy.real_roots(polynomial))
    return r",\; ".join(
        rf"{symbol.name} \approx {sympy.N(one, 4)}"
        if one.has(sympy.CRootOf)
        else f"{symbol.name} = {printing.latex(one)}"
        for one in roots
    )


def _counted_otherwise(polynomial: sympy.Poly) -> int:
    """By isolating each root."""
    return len(polynomial.sqf_part().intervals())


def _of_polynomial(expression: Node, read: Callable[[sympy.Poly], Expr], name: str) -> Finding:
    function, symbol = of_one(expression)
    polynomial = function.as_poly(symbol)
    if polynomial is None:
        raise ComputationError(Failure.UNSUPPORTED, "this is no polynomial")
    value = read(polynomial)
    latex = rf"\text{{{name} of }} {printing.latex(polynomial.as_expr())}: {printing.latex(value)}"
    return Finding(printing.plain(value), latex)


def discriminant(expression: Node) -> Finding:
    """b^2 - 4ac of a quadratic; in x, if it has other letters too."""
    a, b, c = quadratic(expression, Symbol("x"))
    value = sympy.expand(b**2 - 4 * a * c)
    latex = rf"b^2 - 4ac = ({printing.latex(b)})^2 - 4 \cdot ({printing.latex(a)}) \cdot ({printing.latex(c)})"
    found = Finding(printing.plain(value), f"{latex} = {printing.latex(value)}")
    unknown = sympy.Dummy()
    return verified(found, agree(value, sympy.discriminant(a * unknown**2 + b * unknown + c, unknown)))


def complete_square(expression: Node) -> Finding:
    """A quadratic as a*(x - h)**2 + k."""
    function, symbol = of_one(expression)
    a, b, c = quadratic(expression)
    value = a * (symbol + b / (2 * a)) ** 2 + (c - b**2 / (4 * a))
    return Finding(
        printing.plain(value),
        printing.equation(notation.latex(expression), printing.latex(value)),
        checked=same(function, value),
    )


def summation(expression: Node, index: Name | Relation, *bounds: Node) -> Finding:
    """The sum over whole numbers: `summation(k**2, k, 1, 10)`, `summation(k**2, k = 1, 10)`; the last may be oo, or n."""
    name, first, last = _of_sum(index, bounds)
    symbol, low = Symbol(name), small(first, -1_000_000, 1_000_000)
    high = build(last)
    if high is not sympy.oo and not high.is_Symbol:
        high = sympy.Integer(small(last, low - 1, 10_000_000))
    terms = build(expression)
    if high is sympy.oo and symbol not in terms.free_symbols:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "the terms of an infinite sum hold its index")
    value = defined(sympy.simplify(sympy.summation(terms, (symbol, low, high))))
    value = sympy.factor(value) if high.is_Symbol else value
    latex = (
        rf"\sum_{{{name}={low}}}^{{{printing.latex(high)}}} {notation.as_factor(expression)} = {printing.latex(value)}"
    )
    return Finding(printing.plain(value), latex, approximation=printing.approximation(value))


def _of_sum(index: Name | Relation, bounds: tuple[Node, ...]) -> tuple[str, Node, Node]:
    """The index's name, and from where to where it runs."""
    if isinstance(index, Relation) and isinstance(index.left, Name) and len(bounds) == 1:
        return index.left.name, index.right, bounds[0]
    if isinstance(index, Name) and len(bounds) == _BOUNDS:
        return index.name, bounds[0], bounds[1]
    raise ComputationError(Failure.NOT_UNDERSTOOD, "a sum has an index that runs from one number to another")


def quadratic(expression: Node, among: Symbol | None = None) -> tuple[Expr, Expr, Expr]:
    """The coefficients of a quadratic; those of `among`, if it has this unknown and others."""
    function, symbol = build(brought_over(expression)), among
    if symbol not in unknowns(function):
        function, symbol = of_one(expression)
    polynomial = sympy.Poly(function, symbol) if function.is_polynomial(symbol) else None
    if polynomial is None or polynomial.degree() != _QUADRATIC:
        raise ComputationError(Failure.UNSUPPORTED, "this is no quadratic")
    a, b, c = polynomial.all_coeffs()
    return a, b, c


def of_one(expression: Node) -> tuple[Expr, Symbol]:
    """A function and its one unknown, of an equation with everything on the left side. Raises ComputationError."""
    function = build(brought_over(expression))
    return function, one_unknown(function)
