"""A derivative rule by rule, from the inside to the outside; every line is an equation that holds by itself."""

from collections.abc import Iterator

import sympy
from sympy import Expr, Symbol
from sympy.core.function import Function

from engine.messages import Step
from engine.tools.terms.printing import latex

MOST_LINES = 14
_KNOWN = (
    sympy.sin, sympy.cos, sympy.tan, sympy.cot, sympy.sec, sympy.csc, sympy.asin, sympy.acos, sympy.atan, sympy.sinh,
    sympy.cosh, sympy.tanh, sympy.log, sympy.exp,
)  # fmt: skip


def derivative_steps(function: Expr, unknown: Symbol, simplified: Expr) -> tuple[Step, ...]:
    """The lines that lead to the derivative, the last one to `simplified`; empty if a rule is missing or it is long."""
    try:
        lines = [*_lines(function, unknown)]
    except NotImplementedError:
        return ()
    if not lines:
        reason = (
            "The derivative of a constant is zero" if not function.has(unknown) else "The unknown grows like itself"
        )
        return (_line(reason, function, unknown),)
    lines = list(dict.fromkeys(lines))
    if latex(_derivative(function, unknown)) != latex(simplified):
        lines.append(Step("Simplify", f"{_sign(function, unknown)} = {latex(simplified)}"))
    return tuple(lines) if len(lines) <= MOST_LINES else ()


def _lines(function: Expr, unknown: Symbol) -> Iterator[Step]:
    """The lines of the parts, and then the one of the whole; what is constant or the unknown itself needs none."""
    if not function.has(unknown) or function == unknown:
        return
    parts, reason = _rule(function, unknown)
    for part in parts:
        yield from _lines(part, unknown)
    yield _line(reason, function, unknown)


def _rule(function: Expr, unknown: Symbol) -> tuple[tuple[Expr, ...], str]:
    """The parts that are differentiated first, and the name of the rule. Raises NotImplementedError if there is none."""
    if function.is_Add:
        return function.args, "Sum rule: term by term"
    constant, rest = function.as_independent(unknown, as_Add=False)
    if constant != 1:
        inside = () if rest == unknown or _is_power(rest, unknown) else (rest,)
        return inside, "Power rule" if _is_power(rest, unknown) else f"Keep the constant factor ${latex(constant)}$"
    if function.is_Mul:
        return _product_rule(function, unknown)
    if function.is_Pow and not isinstance(function, sympy.exp):
        return _power_rule(function, unknown)
    if isinstance(function, _KNOWN) and len(function.args) == 1:
        return _chain_rule(function, unknown)
    raise NotImplementedError(type(function).__name__)


def _is_power(function: Expr, unknown: Symbol) -> bool:
    return bool(function.is_Pow and function.base == unknown and not function.exp.has(unknown))


def _product_rule(function: Expr, unknown: Symbol) -> tuple[tuple[Expr, ...], str]:
    above, below = _fraction(function, unknown)
    if below != 1:
        return (above, below), f"Quotient rule with $u = {latex(above)}$ and $v = {latex(below)}$"
    first, rest = function.args[0], sympy.Mul(*function.args[1:])
    return (first, rest), f"Product rule with $u = {latex(first)}$ and $v = {latex(rest)}$"


def _fraction(function: Expr, unknown: Symbol) -> tuple[Expr, Expr]:
    """What stands above and below the line; `e^(-x)` stays above."""
    below = [one for one in function.args if _is_below(one, unknown)]
    above = [one for one in function.args if one not in below]
    return sympy.Mul(*above), sympy.Mul(*(1 / one for one in below))


def _is_below(factor: Expr, unknown: Symbol) -> bool:
    power = factor.is_Pow and not isinstance(factor, sympy.exp) and factor.base.has(unknown)
    return bool(power and factor.exp.is_Rational and factor.exp < 0)


def _power_rule(function: Expr, unknown: Symbol) -> tuple[tuple[Expr, ...], str]:
    base, exponent = function.base, function.exp
    if base.has(unknown) and exponent.has(unknown):
        reason = r"Logarithmic rule: $\left(f^g\right)' = f^g \left(g' \ln f + g f' / f\right)$"
        return (base, exponent), reason
    if base.has(unknown):
        return (
            (base,),
            "Power rule"
            if base == unknown
            else f"Chain rule: ${latex(Symbol('u') ** exponent)}$ with $u = {latex(base)}$",
        )
    if exponent == unknown:
        return (), rf"The derivative of $a^{{{latex(unknown)}}}$ is $a^{{{latex(unknown)}}} \ln a$"
    return (exponent,), f"Chain rule: ${latex(base)}^u$ with $u = {latex(exponent)}$"


def _chain_rule(function: Function, unknown: Symbol) -> tuple[tuple[Expr, ...], str]:
    inner = function.args[0]
    if inner == unknown:
        return (), f"The known derivative of ${latex(function)}$"
    outer = latex(function.func(Symbol("u")))
    return (inner,), f"Chain rule: ${outer}$ with $u = {latex(inner)}$"


def _line(reason: str, function: Expr, unknown: Symbol) -> Step:
    return Step(reason, f"{_sign(function, unknown)} = {latex(_derivative(function, unknown))}")


def _sign(function: Expr, unknown: Symbol) -> str:
    return rf"\frac{{d}}{{d {latex(unknown)}}} \left({latex(function)}\right)"


def _derivative(function: Expr, unknown: Symbol) -> Expr:
    """By the quotient rule where it is one, since SymPy has none and would show powers of -1; else as SymPy gives it."""
    if function.is_Mul:
        constant, rest = function.as_independent(unknown, as_Add=False)
        above, below = _fraction(rest, unknown) if rest.is_Mul else (rest, sympy.S.One)
        if below != 1:
            first, second = _derivative(above, unknown), _derivative(below, unknown)
            return constant * (first * below - above * second) / below**2
    return sympy.diff(function, unknown)
