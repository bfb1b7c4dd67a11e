"""The tools of algebra and analysis on one expression: simplify, expand, factor, coefficient, diff, integrate, ..."""

import numpy as np
import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools import notation, printing, sampling
from engine.tools.bounds import in_order
from engine.tools.build import build, defined, unknowns
from engine.tools.finding import Finding
from engine.tools.implicit import implicit
from engine.tools.logarithms import expanded_logarithms, in_bases
from engine.tools.nodes import Binary, Name, Node, Relation
from engine.tools.scope import Entries, Point
from engine.tools.sides import brought_over
from engine.tools.steps.derivatives import derivative_steps
from engine.tools.steps.integrals import integral_steps
from engine.tools.tidy import same, school_form, tidy
from engine.tools.values import small

MOST_TERMS = 200  # of an expanded product
MOST_ORDER = 12  # of a Taylor polynomial
MOST_TIMES = 10  # that a derivative is taken
USUAL_ORDER = 5
STRIPS = 1000  # of an area that is checked
_BOUNDS = 2
_SIDES = {"left": "-", "right": "+"}
CLOSE = 1e-9  # to zero, of a difference that vanishes


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


def diff(expression: Node, *given: Node) -> Finding:
    """The derivative: `diff(p)`, `diff(p, x)`, `diff(p, 2)` for the second, `diff(p, x, 2)`.

    Of an equation in x and y it is dy/dx: `diff(x**2 + y**2 = 25)`.
    """
    if isinstance(expression, Relation):
        return implicit(expression, given)
    unknown = next((node for node in given[:1] if isinstance(node, Name)), None)
    order = next(iter(given[1:] if unknown else given), None)
    function, symbol = _among_reals(build(expression), unknown)
    times = small(order, 1, MOST_TIMES) if order else 1
    found = sympy.diff(function, symbol, times).replace(sympy.sign, lambda part: part / sympy.Abs(part))
    derivative = school_form(found)
    steps = derivative_steps(function, symbol, derivative) if times == 1 else _repeated(function, symbol, times)
    sign = rf"\frac{{d}}{{d {symbol.name}}}" if times == 1 else rf"\frac{{d^{times}}}{{d {symbol.name}^{times}}}"
    return Finding(
        value=printing.plain(derivative),
        latex=rf"{sign} \left({notation.latex(expression)}\right) = {printing.latex(derivative)}",
        steps=steps,
        checked=same(found, derivative),
    )


def integrate(expression: Node, *given: Node | Entries | Point) -> Finding:
    """The antiderivative, or between two bounds the definite integral.

    Called as `integrate(p)`, `integrate(p, x)`, `integrate(p, 0, 1)`, `integrate(p, x, 0, 1)`; the bounds also as
    `x = 0, x = 1` and as the interval `[0, 1]`.
    """
    unknown, lower, upper = _of_integral(in_order(given))
    function, symbol = _among_reals(build(expression), unknown)
    antiderivative = _closed(sympy.integrate(function, symbol))
    checked = same(sympy.diff(antiderivative, symbol), function)
    shown = rf"{notation.as_factor(expression)}\, d{symbol.name}"
    if lower is None or upper is None:
        value = tidy(antiderivative)
        latex = rf"\int {shown} = {printing.latex(value)} + C"
        steps = integral_steps(function, symbol, value)
        return Finding(printing.plain(value), latex, f"{printing.plain(value)} + C", steps=steps, checked=checked)
    value = _closed(sympy.integrate(function, (symbol, build(lower), build(upper))))
    bounds = rf"\int_{{{notation.latex(lower)}}}^{{{notation.latex(upper)}}}"
    found = Step("Find an antiderivative", printing.latex(antiderivative))
    put_in = _put_in(antiderivative, symbol, build(lower), build(upper), value)
    steps = (*integral_steps(function, symbol, antiderivative), found, put_in)
    latex = f"{bounds} {shown} = {printing.latex(value)}"
    about = printing.approximation(value)
    doubtful = _differs_in_numbers(expression, symbol, (build(lower), build(upper)), value)
    return Finding(printing.plain(value), latex, "", about, steps, checked=checked and not doubtful, doubtful=doubtful)


def _differs_in_numbers(expression: Node, symbol: Symbol, bounds: tuple[Expr, Expr], value: Expr) -> bool:
    """True if adding up thin strips (Simpson's rule) comes to an area that is clearly another one."""
    if not all(bound.is_real and bound.is_finite for bound in bounds) or not value.is_real:
        return False
    low, high = (float(bound) for bound in bounds)
    try:
        heights = sampling.values(expression, symbol.name, np.linspace(low, high, 2 * STRIPS + 1))
    except ComputationError:
        return False  # another unknown, or no real values: nothing was found, so nothing differs
    area = (
        (high - low) / (6 * STRIPS) * (heights[0] + heights[-1] + 4 * heights[1::2].sum() + 2 * heights[2:-1:2].sum())
    )
    return bool(np.isfinite(area)) and not np.isclose(area, float(value), rtol=0.05, atol=0.05)


def _put_in(antiderivative: Expr, symbol: Symbol, lower: Expr, upper: Expr, value: Expr) -> Step:
    """F(b) - F(a), where both are finite and make the value, which they do not over a pole."""
    reason = "Put in the bounds" if lower.is_finite and upper.is_finite else "Take the limits at the bounds"
    at = [antiderivative.subs(symbol, bound) for bound in (upper, lower)]
    if not all(one.is_finite for one in at) or not _vanishes(at[0] - at[1] - value):
        return Step(reason, printing.latex(value))
    return Step(reason, f"{printing.latex(at[0])} - {printing.as_factor(at[1])} = {printing.latex(value)}")


def _vanishes(difference: Expr) -> bool:
    about = sympy.N(difference)
    return bool(about.is_number and abs(about) < CLOSE)


def _repeated(function: Expr, symbol: Symbol, times: int) -> tuple[Step, ...]:
    """One line for each time that the derivative is taken."""
    steps = []
    for number in range(1, times + 1):
        function = school_form(sympy.diff(function, symbol))
        steps.append(Step(f"Derivative {number}", printing.latex(function)))
    return tuple(steps)


def limit(expression: Node, unknown: Name, point: Node, side: str = "") -> Finding:
    """The limit of the expression as the unknown goes to a point, from the `left` or the `right` if one of both is named."""
    if side and side not in _SIDES:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a limit is taken from the left or from the right")
    function = build(expression)
    value = sympy.limit(function, Symbol(unknown.name), build(point), _SIDES.get(side, "+"))
    goes = rf"{unknown.name} \to {notation.latex(point)}" + (f"^{{{_SIDES[side]}}}" if side else "")
    latex = rf"\lim_{{{goes}}} {notation.as_factor(expression)}"
    if isinstance(value, sympy.AccumBounds) or (
        not side and _jumps(function, Symbol(unknown.name), build(point), value)
    ):
        return Finding("does not exist", rf"{latex} \text{{ does not exist}}")
    value = defined(value)
    return Finding(
        printing.plain(value), f"{latex} = {printing.latex(value)}", approximation=printing.approximation(value)
    )


def _jumps(function: Expr, unknown: Symbol, point: Expr, right: Expr) -> bool:
    """True if the limit from the left is another one than that from the right; one that is not real is none."""
    if point.is_infinite or not right.is_extended_real:
        return False
    left = sympy.limit(function, unknown, point, "-")
    if left == right or not left.is_extended_real:
        return False
    return bool(left.is_infinite or right.is_infinite) or not same(left, right)


def series(expression: Node, order: Node | None = None, point: Node | None = None) -> Finding:
    """The Taylor polynomial up to a power (5, if none is given; also as `x**6`) about a point (0, if none is given).

    The point is also said as `x = 1`. Raises ComputationError where the function has none.
    """
    function = build(expression)
    symbol = _symbol(None, function)
    about = build(in_order((point,))[0]) if point is not None else sympy.S.Zero
    if not function.has(symbol) or about.free_symbols:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a Taylor polynomial is of a function, about a number")
    degree = small(_power(order), 0, MOST_ORDER) if order is not None else USUAL_ORDER
    polynomial = defined(sympy.series(function, symbol, about, degree + 1).removeO())
    if not polynomial.is_polynomial(symbol):
        raise ComputationError(Failure.UNDEFINED, f"there is no Taylor polynomial about {printing.plain(about)}")
    latex = rf"{notation.latex(expression)} \approx {printing.latex(polynomial)}"
    checked = same(
        sympy.diff(polynomial, symbol, degree).subs(symbol, about),
        sympy.diff(function, symbol, degree).subs(symbol, about),
    )
    return Finding(printing.plain(polynomial), latex, checked=checked)


def _power(order: Node) -> Node:
    """The 6 of `x**6`, up to which a Taylor polynomial is asked for."""
    match order:
        case Binary("^", Name(), power):
            return power
    return order


def _of_integral(given: tuple[Node, ...]) -> tuple[Name | None, Node | None, Node | None]:
    """The unknown and the bounds, each of which may be left out."""
    unknown = next((node for node in given[:1] if isinstance(node, Name) and len(given) != _BOUNDS), None)
    bounds = given[1:] if unknown else given
    if len(bounds) not in (0, _BOUNDS):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "an integral has two bounds, or none")
    return unknown, *(bounds or (None, None))


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


def _among_reals(function: Expr, unknown: Name | None) -> tuple[Expr, Symbol]:
    """The function and its unknown, which is real where an absolute value is taken: else that has no derivative."""
    symbol = _symbol(unknown, function)
    if not function.has(sympy.Abs):
        return function, symbol
    real = Symbol(symbol.name, real=True)
    return function.subs(symbol, real), real


def _symbol(unknown: Name | None, function: Expr) -> Symbol:
    if unknown is not None:
        return Symbol(unknown.name)
    symbols = unknowns(function)
    if len(symbols) > 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it is not said by which unknown")
    return symbols[0] if symbols else Symbol("x")


def _closed(value: Expr) -> Expr:
    if value.has(sympy.Integral):
        raise ComputationError(Failure.NO_CLOSED_FORM)
    return defined(value)
