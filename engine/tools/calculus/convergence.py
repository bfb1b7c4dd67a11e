"""Whether a series converges, and for which values of its unknown a power series does; the sum itself is not told here."""

from dataclasses import dataclass

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.build import build, unknowns
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.tidy import tidy

_INDICES = "nkmji"
_FIRST = 10  # from where the terms are looked at: the first ones decide nothing
_ALL = "all real numbers"


@dataclass(frozen=True, slots=True)
class _Disk:
    """Where a power series converges: about a center, as far as a radius."""

    unknown: Symbol
    center: Expr
    radius: Expr
    signs: tuple[str, ...]  # of the two ends, `<=` where one belongs to it; none if there are no two


def converges(terms: Node, index: Name | Relation | None = None) -> Finding:
    """Whether the sum of infinitely many terms converges: `converges(1/n**2)`, `converges(1/n**2, n = 1)`.

    Raises ComputationError if it cannot be told, or if there are other unknowns than the index.
    """
    built = build(terms)
    symbol = _index(built, index)
    if set(unknowns(built)) - {symbol}:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "the terms hold another unknown")
    value = "converges" if _is_convergent(built, symbol) else "diverges"
    ratio = _ratio(built, symbol) if _is_powered(built, symbol) else None
    return Finding(
        value,
        rf"\sum {printing.as_factor(built)} \text{{ {value}}}",
        steps=_ratio_steps(ratio, symbol) if ratio else (),
    )


def radius_of_convergence(terms: Node, index: Name | Relation | None = None) -> Finding:
    """How far from its center a power series converges, by the ratio test: `radius_of_convergence(x**n/n)` is 1.

    Raises ComputationError if the terms are no power series, or their ratio has no limit.
    """
    disk, steps = _where(terms, index)
    interval = _interval(disk, printing.plain)
    return Finding(
        printing.plain(disk.radius),
        f"R = {printing.latex(disk.radius)}",
        f"{printing.plain(disk.radius)}, it converges for {interval}",
        printing.approximation(disk.radius),
        (*steps, Step("It converges for", interval)),
    )


def interval_of_convergence(terms: Node, index: Name | Relation | None = None) -> Finding:
    """For which values of its unknown a power series converges: `interval_of_convergence(x**n/n)` is `-1 <= x < 1`.

    Raises ComputationError as `radius_of_convergence` does.
    """
    disk, steps = _where(terms, index)
    shown = _interval(disk, printing.latex)
    latex = rf"\text{{{shown}}}" if shown == _ALL else shown.replace("<=", r"\le")
    radius = Step("So the radius is", f"R = {printing.latex(disk.radius)}")
    return Finding(_interval(disk, printing.plain), latex, steps=(*steps, radius))


def _where(terms: Node, index: Name | Relation | None) -> tuple[_Disk, tuple[Step, ...]]:
    """Where a power series converges, and how the ratio test finds it. Raises ComputationError."""
    built = build(terms)
    symbol = _index(built, index)
    ratio = _ratio(built, symbol)
    return _disk(ratio, symbol, built), _ratio_steps(ratio, symbol)


def _index(terms: Expr, given: Name | Relation | None) -> Symbol:
    """The unknown over which is summed: the one that is named, or the first that is usual."""
    named = given.left if isinstance(given, Relation) else given
    if isinstance(named, Name):
        return Symbol(named.name)
    names = {symbol.name: symbol for symbol in unknowns(terms)}
    index = next((names[name] for name in _INDICES if name in names), None)
    if index is None:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it is not said over which unknown is summed")
    return index


def _is_convergent(terms: Expr, index: Symbol) -> bool:
    """By the ratio test where powers or factorials grow, and else by SymPy's tests. Raises ComputationError."""
    if _is_powered(terms, index):
        growth = sympy.Abs(sympy.limit(_ratio(terms, index), index, sympy.oo))
        if growth.is_extended_real and (growth < 1) != (growth > 1):
            return bool(growth < 1)
    whole = sympy.Dummy(index.name, integer=True, positive=True)
    try:
        found = sympy.Sum(terms.subs(index, whole), (whole, _FIRST, sympy.oo)).is_convergent()
    except (NotImplementedError, ValueError) as error:
        raise ComputationError(Failure.NO_CLOSED_FORM, "whether it converges cannot be told") from error
    return bool(found)


def _is_powered(terms: Expr, index: Symbol) -> bool:
    """True if the index stands in an exponent or a factorial, where the ratio of two terms is simple."""
    return terms.has(sympy.factorial, sympy.exp) or any(power.exp.has(index) for power in terms.atoms(sympy.Pow))


def _ratio(terms: Expr, index: Symbol) -> Expr:
    """Each term over the one before it."""
    ratio = sympy.hypersimp(terms, index)
    return sympy.factor(ratio if ratio is not None else sympy.combsimp(terms.subs(index, index + 1) / terms))


def _disk(ratio: Expr, index: Symbol, terms: Expr) -> _Disk:
    others = [symbol for symbol in unknowns(terms) if symbol != index]
    steady, varying = ratio.as_independent(index, as_Add=False)
    if len(others) != 1 or varying.has(*others) or not steady.is_polynomial(*others):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "this is no power series in one unknown")
    roots = sympy.roots(steady, others[0])
    if len(roots) != 1:
        raise ComputationError(Failure.UNSUPPORTED, "this is no power series about one place")
    center, power = next(iter(roots.items()))
    growth = sympy.Abs(sympy.limit(varying, index, sympy.oo) * sympy.LC(steady, others[0]))
    radius = sympy.oo if growth == 0 else tidy(growth ** sympy.Rational(-1, power))
    ends = () if radius in (0, sympy.oo) else (center - radius, center + radius)
    return _Disk(others[0], center, radius, _signs(terms, index, tuple((others[0], tidy(end)) for end in ends)))


def _signs(terms: Expr, index: Symbol, ends: tuple[tuple[Symbol, Expr], ...]) -> tuple[str, ...]:
    """`<=` at an end where the series converges, `<` at one where it does not."""
    return tuple("<=" if _is_convergent(terms.subs(*end), index) else "<" for end in ends)


def _interval(disk: _Disk, write: printing.Write) -> str:
    """The values for which it converges; the ends belong to it where the series converges there."""
    name = disk.unknown.name
    if disk.radius == sympy.oo:
        return _ALL
    if disk.radius == 0:
        return f"{name} = {write(disk.center)}"
    low, high = disk.signs
    return f"{write(tidy(disk.center - disk.radius))} {low} {name} {high} {write(tidy(disk.center + disk.radius))}"


def _ratio_steps(ratio: Expr, index: Symbol) -> tuple[Step, ...]:
    limit = sympy.limit(ratio, index, sympy.oo)
    return (
        Step("Each term over the one before it", printing.latex(ratio)),
        Step(f"Its limit as ${index.name}$ grows", printing.latex(limit)),
    )
