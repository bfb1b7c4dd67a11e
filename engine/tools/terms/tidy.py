"""The form in which a result is given: polynomials multiplied out, fractions cancelled, the rest as SymPy simplifies it.

SymPy's `simplify` tries many ways and takes tens of milliseconds; what has a normal form does not need it.
"""

import cmath

import sympy
from sympy import Expr, Rational

_CLOSE = 1e-6  # relative; numbers further apart are different
_PLACES = (Rational(7, 5), Rational(23, 10), Rational(31, 100))  # at which formulas are compared


def tidy(value: Expr) -> Expr:
    """An equal expression in a form that people expect."""
    if value.is_Rational:
        return value
    if not value.free_symbols:
        return _tidy_number(value)
    if value.is_polynomial(*value.free_symbols):
        return sympy.expand(value)
    if value.is_rational_function(*value.free_symbols):
        return sympy.cancel(value)
    return sympy.simplify(value)


def school_form(derivative: Expr) -> Expr:
    """A derivative as schools write it: `12*(2*x + 5)**5`, `exp(x)*cos(x) - exp(x)*sin(x)`, `1/(x + 1)**2`.

    Multiplied out only where that is no longer, and with no number in it that the rules did not put there.
    """
    forms = [tidy(derivative), derivative]
    if not derivative.is_polynomial(*derivative.free_symbols):
        if derivative.is_rational_function(*derivative.free_symbols):
            above, below = sympy.fraction(sympy.cancel(derivative))
            forms = [sympy.expand(above) / sympy.factor(below), *forms]
        surds = _surds(derivative)
        forms = [form for form in forms if _surds(form) <= surds]
    return min(forms, key=lambda form: int(sympy.count_ops(form)))


def _surds(value: Expr) -> set[Expr]:
    """The roots of numbers in it, and what stands inside of its sines."""
    roots = {power for power in value.atoms(sympy.Pow) if not power.free_symbols}
    return roots | {angle.args[0] for angle in value.atoms(sympy.sin, sympy.cos, sympy.tan)}


def same(one: Expr, other: Expr) -> bool:
    """True if the two are shown to be equal; false also where that cannot be shown."""
    difference = one - other
    if difference == 0 or sympy.expand(difference) == 0:
        return True
    return bool(sympy.simplify(difference) == 0)


def refuted(one: Expr, other: Expr) -> bool:
    """True if the two differ in numbers, at the places where both have a value."""
    close = _close(one, other)
    return len(close) == len(_PLACES) and not any(close)


def agree(one: Expr, other: Expr) -> bool | None:
    """Whether two ways came to one value: fractions exactly, else in numbers; None where they have none."""
    if isinstance(one, Rational) and isinstance(other, Rational):
        return bool(one == other)
    close = _close(one, other)
    return all(close) if close else None


def _close(one: Expr, other: Expr) -> list[bool]:
    """Whether two formulas come to about the same number, at each of the places where both have a value."""
    symbols = sorted(one.free_symbols | other.free_symbols, key=str)
    found = []
    for place in _PLACES:
        values = {symbol: place + index for index, symbol in enumerate(symbols)}
        left, right = (_float(side.subs(values)) for side in (one, other))
        if left is not None and right is not None:
            found.append(cmath.isclose(left, right, rel_tol=_CLOSE, abs_tol=_CLOSE))
    return found


def _float(value: Expr) -> complex | None:
    try:
        found = complex(value.evalf())
    except (TypeError, ValueError, OverflowError, ArithmeticError):
        return None
    return found if cmath.isfinite(found) else None


def _tidy_number(value: Expr) -> Expr:
    """Surds without a root below the line; other numbers as SymPy simplifies them, what was kept from it excepted."""
    if any(kept.func(*kept.args) != kept for kept in value.atoms(sympy.Function)):
        return value
    if value.is_algebraic and not value.has(sympy.I):
        expanded = sympy.radsimp(sympy.expand(value))
        return sympy.expand(expanded) if expanded.is_Add or expanded.is_Mul else expanded
    return (_in_two_parts(value) if value.has(sympy.I) else None) or _shorter(value, sympy.simplify(value))


def _shorter(value: Expr, simplified: Expr) -> Expr:
    """The simplified form, but `ln(2)/ln(21/20)` and `10*ln(2)` as they are.

    SymPy takes logarithms apart, or one into another, or a factor into them: `ln(1024)`.
    """
    longer = sympy.count_ops(simplified) > sympy.count_ops(value)
    nested = any(power.exp.has(sympy.log) for power in simplified.atoms(sympy.Pow))
    grown = value.is_Mul and _largest(simplified) > _largest(value)
    return value if value.has(sympy.log) and (longer or nested or grown) else simplified


def _largest(value: Expr) -> int:
    """The largest whole number in it."""
    return max((abs(int(one)) for one in value.atoms(sympy.Integer)), default=0)


def _in_two_parts(value: Expr) -> Expr | None:
    """A complex number as a + b*i; None where its parts are no numbers of a few roots."""
    if any(not power.exp.is_Integer and not power.base.is_Rational for power in value.atoms(sympy.Pow)):
        return None  # roots within roots would take long
    parts = [sympy.radsimp(part) for part in value.as_real_imag()]
    if any(not part.is_algebraic or part.has(sympy.re, sympy.im, sympy.Function) for part in parts):
        return None
    return sympy.expand(parts[0]) + sympy.expand(parts[1]) * sympy.I
