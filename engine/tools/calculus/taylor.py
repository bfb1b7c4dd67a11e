"""`series` and `nonzero_terms`: the polynomials of Taylor, those of Maclaurin about zero."""

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.calculus.unknowns import symbol_of
from engine.tools.terms import notation, printing
from engine.tools.terms.bounds import in_order
from engine.tools.terms.build import build, defined
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Binary, Name, Node
from engine.tools.terms.tidy import same
from engine.tools.terms.values import small

MOST_ORDER = 12
USUAL_ORDER = 5
MOST_TERMS = 8
_ORDERS = (8, 16, 24)  # up to which so many terms are looked for


def series(expression: Node, order: Node | None = None, point: Node | None = None) -> Finding:
    """The Taylor polynomial up to a power (5, if none is given; also as `x**6`) about a point (0, if none is given).

    The point is also said as `x = 1`. Raises ComputationError where the function has none.
    """
    function, symbol, about = _read(expression, point)
    degree = small(_power(order), 0, MOST_ORDER) if order is not None else USUAL_ORDER
    return _found(expression, _polynomial(function, symbol, about, degree), symbol, about)


def nonzero_terms(expression: Node, count: Node, point: Node | None = None) -> Finding:
    """The first so many terms of a Taylor series that are not zero: `nonzero_terms(sin(x), 2)` is `x - x**3/6`.

    The point is 0, or given as for `series`. Raises ComputationError if there are not so many up to a high power.
    """
    function, symbol, about = _read(expression, point)
    wanted = small(count, 1, MOST_TERMS)
    for order in _ORDERS:
        powers = _powers(_polynomial(function, symbol, about, order), symbol, about)
        if len(powers) >= wanted:
            return _found(expression, sympy.Add(*powers[:wanted]), symbol, about)
    raise ComputationError(Failure.UNSUPPORTED, f"there are only {len(powers)} up to the power {order}")


def _read(expression: Node, point: Node | None) -> tuple[Expr, Symbol, Expr]:
    """The function, its unknown and the point about which it is developed. Raises ComputationError."""
    function = build(expression)
    symbol = symbol_of(None, function)
    about = build(in_order((point,))[0]) if point is not None else sympy.S.Zero
    if not function.has(symbol) or about.free_symbols:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a Taylor polynomial is of a function, about a number")
    return function, symbol, about


def _polynomial(function: Expr, symbol: Symbol, about: Expr, degree: int) -> Expr:
    polynomial = defined(sympy.series(function, symbol, about, degree + 1).removeO())
    if not polynomial.is_polynomial(symbol):
        raise ComputationError(Failure.UNDEFINED, f"there is no Taylor polynomial about {printing.plain(about)}")
    return polynomial


def _powers(polynomial: Expr, symbol: Symbol, about: Expr) -> list[Expr]:
    """The terms in rising powers of what is between the unknown and the point; zeros are left out."""
    step = sympy.Dummy()
    terms = sympy.Poly(polynomial.subs(symbol, step + about), step).terms()
    return [factor * (symbol - about) ** power for (power,), factor in reversed(terms) if factor != 0]


def _found(expression: Node, polynomial: Expr, symbol: Symbol, about: Expr) -> Finding:
    function, powers = build(expression), _powers(polynomial, symbol, about)
    latex = rf"{notation.latex(expression)} \approx {_written(polynomial, symbol, about, printing.latex)}"
    degree = sympy.degree(polynomial, symbol) if powers else 0
    highest = (sympy.diff(one, symbol, degree).subs(symbol, about) for one in (polynomial, function))
    return Finding(_written(polynomial, symbol, about, printing.plain), latex, checked=same(*highest))


def _written(polynomial: Expr, symbol: Symbol, about: Expr, write: printing.Write) -> str:
    """In powers of `(x - 1)` about 1, which SymPy would in part multiply out."""
    if about == 0:
        return write(polynomial)
    step = Symbol(f"({write(symbol - about)})")
    return write(sympy.expand(polynomial.subs(symbol, step + about)))


def _power(order: Node) -> Node:
    """The 6 of `x**6`, up to which a Taylor polynomial is asked for."""
    match order:
        case Binary("^", Name(), power):
            return power
    return order
