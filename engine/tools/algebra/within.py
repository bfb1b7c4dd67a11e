"""`solve_within`: the solutions of an equation between two bounds; sines and their like have several there."""

import math

import numpy as np
import sympy
from sympy import Expr, FiniteSet, Interval, Symbol
from sympy.calculus.util import continuous_domain
from sympy.functions.elementary.trigonometric import TrigonometricFunction

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.inequalities import satisfying
from engine.tools.terms import notation, printing, sampling
from engine.tools.terms.bounds import Places, two_bounds
from engine.tools.terms.build import build, one_unknown
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node, Relation
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.sides import brought_over
from engine.tools.terms.tidy import same

MOST_ROOTS = 24
STEPS = 4001  # of the walk along the curve
HALVINGS = 60
CLOSE = 1e-6
DECIMALS = 10  # of a root that has no closed form
MOST_SIGNS = 5  # of a root that is written out
RIGHT_ANGLE = 90


def solve_within(equation: Node, *between: Node | Entries | Point) -> Finding:
    """All solutions between two bounds: `solve_within(sin(x) = 1/2, 0, 2*pi)`, the bounds also as `[0, 2*pi]`.

    They are in degrees where bounds of 90 and more stand about a sine or its like: `solve_within(sin(x) = 1/2, 0, 360)`.
    """
    difference = brought_over(equation)
    symbol = one_unknown(build(difference))
    interval = _interval(between, symbol)
    unit = sympy.pi / 180 if _in_degrees(build(difference), symbol, interval) else sympy.S.One
    roots = roots_within(difference, symbol, interval, unit)
    return _written(equation, symbol, roots, in_degrees=unit != 1)


def _written(equation: Node, symbol: Symbol, roots: list[Expr], *, in_degrees: bool) -> Finding:
    steps = (Step("The equation", notation.latex(equation)),)
    if not roots:
        return Finding("no solution", r"\text{no solution}", steps=steps)
    written, (sign, drawn) = [printing.plain(root) for root in roots], ("°", r"^{\circ}") if in_degrees else ("", "")
    shown = (f"{symbol.name} = {printing.latex(root)}{drawn}" for root in roots)
    about = [printing.approximation(root) for root in roots]
    return Finding(
        value=", ".join(written),
        text=" or ".join(f"{symbol.name} = {root}{sign}" for root in written),
        latex=r" \quad\text{or}\quad ".join(shown),
        approximation=", ".join(one or root for one, root in zip(about, written, strict=True)) if any(about) else "",
        steps=steps,
        checked=not any(root.has(sympy.Float) for root in roots),
    )


def _interval(between: Places, symbol: Symbol) -> Interval:
    """A point `(0, pi)` leaves its ends out; `0 <= x`, `x < pi` say themselves what they leave out."""
    conditions = [one for one in between if isinstance(one, Relation) and one.sign != "="]
    if conditions and len(conditions) == len(between):
        found = sympy.Intersection(*(satisfying(condition, symbol) for condition in conditions))
    else:
        bounds, is_open = two_bounds(between), isinstance(between[0], Point)
        found = Interval(*bounds, is_open, is_open)
    if not isinstance(found, Interval) or not found.start.is_finite or not found.end.is_finite:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes two bounds, the smaller first")
    return found


def _in_degrees(function: Expr, symbol: Symbol, interval: Interval) -> bool:
    angles = [part for part in function.atoms(TrigonometricFunction) if part.has(symbol)]
    bounds = (interval.start, interval.end)
    return bool(angles) and all(bound.is_Rational for bound in bounds) and max(map(abs, bounds)) >= RIGHT_ANGLE


def roots_within(difference: Node, symbol: Symbol, interval: Interval, unit: Expr = sympy.S.One) -> list[Expr]:
    """The roots in order: those that have a closed form, and of all others that a walk along the curve meets the decimals.

    Raises ComputationError if there are too many.
    """
    crossings = _crossings(difference, symbol.name, interval, float(unit))
    if len(crossings) > MOST_ROOTS:
        raise ComputationError(Failure.TOO_LARGE)
    exact = _exact(build(difference), symbol, interval, unit)
    met = [
        sympy.Float(place, DECIMALS)
        for place in crossings
        if not any(math.isclose(place, float(root), rel_tol=CLOSE, abs_tol=CLOSE) for root in exact)
    ]
    most = MOST_SIGNS if unit == 1 else 1
    return sorted([*(_brief(root, most) for root in exact), *met], key=float)


def connected(function: Expr, symbol: Symbol, interval: Interval) -> bool:
    """True if the function is continuous over the whole interval, its ends included."""
    return bool(interval.is_subset(continuous_domain(function, symbol, interval)))


def _brief(root: Expr, most: int) -> Expr:
    """The decimals of what nobody would write out: `180*asin(3/10)/pi`, the cube root of a sum of roots."""
    is_brief = not root.has(sympy.CRootOf) and int(sympy.count_ops(root)) <= most
    return root if is_brief else sympy.N(root, DECIMALS)


def _exact(function: Expr, symbol: Symbol, interval: Interval, unit: Expr) -> list[Expr]:
    """The roots of the factors, one after the other: of a product SymPy forgets some."""
    real = Symbol(symbol.name, real=True)
    angle = function.subs(symbol, unit * real)
    roots: set[Expr] = set()
    for factor in sympy.Mul.make_args(sympy.factor(angle)):
        if factor.has(real):
            found = sympy.solveset(factor.as_base_exp()[0], real, interval)
            roots |= set(found) if isinstance(found, FiniteSet) else set()
    return [root for root in roots if root.is_real and same(angle.subs(real, root), sympy.S.Zero)]


def _crossings(difference: Node, unknown: str, interval: Interval, unit: float) -> list[float]:
    """Where the curve changes its sign, but at a pole, by halving the interval in which it does."""

    def height(at: sampling.Values) -> sampling.Values:
        return sampling.values(difference, unknown, at * unit)

    places = np.linspace(float(interval.start), float(interval.end), STEPS)
    heights = height(places)
    (changes,) = np.nonzero(heights[:-1] * heights[1:] < 0)
    left, right, sign = places[changes], places[changes + 1], np.sign(heights[changes])
    for _ in range(HALVINGS):
        middle = (left + right) / 2
        before = np.sign(height(middle)) == sign
        left, right = np.where(before, middle, left), np.where(before, right, middle)
    return [float(place) for place in left[np.abs(height(left)) < CLOSE]]
