"""Equations with the unknown in an exponent, `20*e**(t/20) = 100`, by the logarithm, or under odd roots, `x**(2/3) = 4`."""

from collections.abc import Iterator

import sympy
from sympy import Expr, Integer, Rational, Symbol

MOST_POWER = 12  # of a root inside a logarithm
LARGEST = 10**12  # whose prime factors are looked for


def exponential_roots(difference: Expr, unknown: Symbol) -> list[Expr] | None:
    """The real roots of `c*b**(m*x + n) + d` and `c*b**(m/x + n) + d`, for positive b; None if it is no such thing."""
    rest, depending = sympy.powsimp(sympy.expand(difference, power_exp=False)).as_independent(unknown, as_Add=True)
    factor, power = depending.as_independent(unknown, as_Add=False)
    base, exponent = power.as_base_exp()
    top, bottom = (part.as_poly(unknown) for part in sympy.fraction(sympy.together(exponent)))
    if base.has(unknown) or base.is_positive is not True or not top or not bottom:
        return None
    if max(top.degree(), bottom.degree()) != 1:
        return None
    reached = -rest / factor
    if reached.is_number and not reached.is_positive:
        return []
    wanted = _logarithm(reached, base) * bottom - top  # is zero
    slope, constant = wanted.coeff_monomial(unknown), wanted.coeff_monomial(1)
    return [sympy.expand(-constant / slope, log=False)] if slope != 0 else []


def odd_power_roots(difference: Expr, unknown: Symbol) -> list[Expr] | None:
    """The real roots where one term in the unknown is raised to odd fractions: of `x**(2/3) - 4` both -8 and 8.

    None if it is no such thing. By substitution of the odd root itself, which every real number has.
    """
    powers = odd_powers(difference, unknown)
    bases = {power.base for power in powers}
    if len(bases) != 1:
        return None
    base, root = bases.pop(), sympy.Dummy(real=True)
    degree = sympy.ilcm(1, *(power.exp.q for power in powers))
    rest = difference.xreplace({power: root ** (power.exp * degree) for power in powers})
    rest = rest.subs(unknown, root**degree) if base == unknown else rest
    if rest.has(unknown):
        return None
    found = [real for value in sympy.solve(rest, root) for real in real_roots(base - value**degree, unknown)]
    return list(dict.fromkeys(found))


def with_root(difference: Expr, unknown: Symbol, root: Expr) -> Expr:
    """The difference with a root put in; an odd root of a negative number is the real one."""
    if not root.is_real:
        return difference.subs(unknown, root)
    powers = odd_powers(difference, unknown)
    real = {power: sympy.real_root(power.base.subs(unknown, root), power.exp.q) ** power.exp.p for power in powers}
    return difference.xreplace(real).subs(unknown, root)


def odd_powers(expression: Expr, unknown: Symbol) -> list[Expr]:
    """The powers in it of which an odd root is taken, `x**(2/3)`, with the unknown below that root."""
    return [
        power
        for power in expression.atoms(sympy.Pow)
        if power.base.has(unknown) and power.exp.is_Rational and power.exp.q > 1 and power.exp.q % 2
    ]


def real_roots(difference: Expr, unknown: Symbol) -> list[Expr]:
    """The real roots that SymPy finds, their logarithms written plainly; none where it finds none."""
    real = Symbol(unknown.name, real=True)
    try:
        found = sympy.solve(difference.subs(unknown, real), real)
    except NotImplementedError:
        return []
    return list(dict.fromkeys(plain_logarithms(root) for root in found if root.is_real is not False))


def plain_logarithms(value: Expr) -> Expr:
    """`20*log(5)` for `log(5**20)`, `log(50)/2` for `log(5*sqrt(2))`."""
    return value.replace(sympy.log, _plain_logarithm)


def _logarithm(value: Expr, base: Expr) -> Expr:
    """The logarithm of `value` to the base, a fraction where it is one."""
    if base == sympy.E:
        return plain_logarithms(sympy.log(value))
    if (
        isinstance(value, Rational)
        and isinstance(base, Rational)
        and (ratio := _rational_ratio(value, base)) is not None
    ):
        return ratio
    return plain_logarithms(sympy.log(value)) / plain_logarithms(sympy.log(base))


def _rational_ratio(value: Rational, base: Rational) -> Rational | None:
    """`5/2` for 32 to the base 4: where all prime factors stand in one ratio."""
    if max(abs(value.p), value.q, abs(base.p), base.q) > LARGEST:
        return None
    ours, theirs = dict(_exponents(value)), dict(_exponents(base))
    if not ours:
        return Rational(0)
    ratios = {Rational(power, theirs[prime]) for prime, power in ours.items() if prime in theirs}
    return ratios.pop() if set(ours) == set(theirs) and len(ratios) == 1 else None


def _exponents(value: Rational) -> Iterator[tuple[int, int]]:
    for number, sign in ((value.p, 1), (value.q, -1)):
        for prime, power in sympy.factorint(number).items():
            yield prime, sign * power


def _plain_logarithm(inside: Expr) -> Expr:
    if isinstance(inside, Integer) and inside > 1 and (found := sympy.perfect_power(inside)):
        base, power = found
        return power * sympy.log(base)
    if isinstance(inside, Rational) and inside.p == 1:
        return -_plain_logarithm(Integer(inside.q))
    if inside.is_algebraic and inside.is_positive and not inside.is_Rational:
        powers = ((power, sympy.expand(inside**power)) for power in range(2, MOST_POWER + 1))
        whole = next(((power, value) for power, value in powers if isinstance(value, Rational)), None)
        if whole:
            return _plain_logarithm(whole[1]) / whole[0]
    return sympy.log(inside)
