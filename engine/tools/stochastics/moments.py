"""Expected values, variances and standard deviations of variables from others, such as Var(2X + 3) from Var(X).

Method: each is an expression of the means, variances and covariances of the letters, and what is stated an equation.
"""

import re
from collections.abc import Sequence

import sympy
from sympy import Expr, Integer, Poly, Symbol

from engine.errors import ComputationError, ExpressionError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.build import build
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Relation
from engine.tools.terms.scope import Entries, Text
from engine.tools.terms.syntax import parse
from engine.tools.terms.values import decimal_wanted, of_number, rational

_QUANTITY = re.compile(r"(E|Var|SD)\((.{1,60})\)")
_MOST_VARIABLES = 3
_SQUARE = 2  # the highest power of which means and variances tell the expected value


def moment(wanted: Text, stated: Entries, relation: Text | None = None) -> Finding:
    """What E, Var or SD of variables is: `moment("Var(2*X + 3)", {Var(X): 9})` is 36; two may be `independent`.

    Checked by putting what was found into what is stated. Raises ComputationError where that leaves more than one answer.
    """
    if relation is not None and relation.text != "independent":
        raise ComputationError(Failure.UNSUPPORTED, "variables are independent, or nothing is said of it")
    apart = relation is not None
    kind, inner = _read(wanted.text)
    squared = [_squared(*_read(one.label), rational(one.node), independent=apart) for one in stated]
    sought = _moment(kind, inner, independent=apart)
    solutions = _solved(squared)
    values = {sympy.expand(sought.subs(one)) for one in solutions}
    if len(values) != 1 or not (value := values.pop()).is_Rational:
        raise ComputationError(Failure.UNDEFINED, "what is stated does not settle that")
    shown = _shown(kind, inner)
    steps = (
        Step("What is stated, by the means and variances of the letters", _zeros(squared)),
        Step("What is sought, by the same", f"{shown} = {_rooted(kind, printing.latex(sought))}"),
    )
    value = sympy.sqrt(value) if kind == "SD" else value
    found = of_number(value, shown, decimals=decimal_wanted(*(one.node for one in stated)), steps=steps)
    return verified(found, all(sympy.expand(zero.subs(one)) == 0 for zero in squared for one in solutions))


def _read(said: str) -> tuple[str, Expr]:
    """What is meant, `E`, `Var` or `SD`, and of what. Raises ComputationError."""
    match = _QUANTITY.fullmatch(said.strip())
    try:
        inner = parse(match[2]) if match else None
    except ExpressionError:
        inner = None
    if match is None or inner is None or isinstance(inner, Relation):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes quantities such as E(X), Var(2*X + 3) and SD(X)")
    return match[1], build(inner)


def _squared(kind: str, inner: Expr, value: Expr, *, independent: bool) -> Expr:
    """What is zero where the quantity has this value; that of a standard deviation squared."""
    return _moment(kind, inner, independent=independent) - (value**2 if kind == "SD" else value)


def _moment(kind: str, inner: Expr, *, independent: bool) -> Expr:
    """The expected value, or the variance (of a standard deviation too), of an expression."""
    mean = _expected(inner, independent=independent)
    return mean if kind == "E" else sympy.expand(_expected(inner**2, independent=independent) - mean**2)


def _expected(inner: Expr, *, independent: bool) -> Expr:
    """Term by term, as the expected value is linear. Raises ComputationError for powers above squares."""
    letters = sorted(inner.free_symbols, key=str)
    if len(letters) > _MOST_VARIABLES or not inner.is_polynomial(*letters):
        raise ComputationError(Failure.UNSUPPORTED, "only sums of a few variables and their squares will do here")
    if not letters:
        return inner
    terms = Poly(inner, *letters).terms()
    return sympy.expand(
        sum((factor * _of_product(powers, letters, independent=independent) for powers, factor in terms), Integer(0))
    )


def _of_product(powers: Sequence[int], letters: Sequence[Symbol], *, independent: bool) -> Expr:
    """The expected value of a letter, of its square, or of two letters' product, which is of their covariance too."""
    if sum(powers) > _SQUARE:
        raise ComputationError(Failure.UNSUPPORTED, "means and variances tell nothing of higher powers")
    factors = [letter for letter, power in zip(letters, powers, strict=True) for _ in range(power)]
    product = sympy.Mul(*(Symbol(_shown("E", letter)) for letter in factors))
    if len(factors) < _SQUARE:
        return product
    one, other = factors
    if one == other:
        return product + Symbol(_shown("Var", one))
    return product if independent else product + Symbol(rf"\operatorname{{Cov}}({one}, {other})")


def _solved(equations: Sequence[Expr]) -> list[dict[Symbol, Expr]]:
    """The means and variances that fit, none of the variances below zero. Raises ComputationError if there are none."""
    unknown = sorted(set().union(*(one.free_symbols for one in equations)), key=str, reverse=True)
    fitting = [
        found
        for found in sympy.solve(equations, unknown, dict=True)
        if not any("Var" in str(name) and value.is_negative for name, value in found.items())
    ]
    if not fitting:
        raise ComputationError(Failure.UNDEFINED, "no variables are like that")
    return fitting


def _zeros(equations: Sequence[Expr]) -> str:
    return r",\; ".join(f"{printing.latex(one)} = 0" for one in equations)


def _shown(kind: str, inner: Expr) -> str:
    r"""`\operatorname{Var}(2 X + 3)`."""
    return rf"\operatorname{{{kind}}}({printing.latex(inner)})"


def _rooted(kind: str, written: str) -> str:
    return rf"\sqrt{{{written}}}" if kind == "SD" else written
