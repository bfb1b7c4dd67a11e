"""Triangles by their three sides: area, angles, and whether there is a right one."""

import sympy
from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries
from engine.tools.terms.tidy import agree
from engine.tools.terms.values import number, of_number, of_truth, spread_out

_SIDES = 3
_Sides = tuple[Expr, Expr, Expr]


def triangle_area(*sides: Node | Entries) -> Finding:
    """The area of a triangle by its three sides: `triangle_area([3, 4, 5])` is `6`.

    Raises ComputationError if no triangle has these sides.
    """
    a, b, c = _sides(sides)
    half = (a + b + c) / 2
    steps = (Step("Half of the perimeter", rf"s = {printing.latex(half)}"), Step("The formula of Heron"))
    value = _heron((a, b, c))
    return of_number(
        value, "A", steps=steps, checked=sympy.expand(16 * value**2 - sixteen_squares(a**2, b**2, c**2)) == 0
    )


def triangle_angles(*sides: Node | Entries) -> Finding:
    """The angles of a triangle in degrees, each opposite to one of its sides: `triangle_angles([2, 2, 2])` is `60, 60, 60`.

    Raises ComputationError if no triangle has these sides.
    """
    a, b, c = _sides(sides)
    angles = [_opposite(*each) for each in ((a, b, c), (b, c, a), (c, a, b))]
    shown = ", ".join(f"{printing.approximation(angle) or printing.plain(angle)}°" for angle in angles)
    return Finding(
        value=", ".join(map(printing.plain, angles)),
        text=shown,
        latex=rf"\text{{{shown}}}",
        steps=(Step("The law of cosines", r"\cos \alpha = \frac{b^2 + c^2 - a^2}{2bc}"),),
        checked=abs(sum(angle.evalf() for angle in angles) - 180) < sympy.Float("1e-9"),
    )


def right_triangle(*sides: Node | Entries) -> Finding:
    """Whether a triangle has a right angle, by its three sides. Raises ComputationError if no triangle has these sides."""
    *legs, longest = sorted(_sides(sides))
    squares = " + ".join(map(printing.squared, legs))
    sums = (sum(leg**2 for leg in legs), longest**2)
    steps = (Step("The squares", rf"{squares} = {printing.latex(sums[0])}"),)
    found = sympy.simplify(sums[0] - sums[1]) == 0
    by_area = agree(_heron((legs[0], legs[1], longest)) ** 2, (legs[0] * legs[1] / 2) ** 2)
    agrees = None if by_area is None else by_area == found
    return of_truth(found, rf"{squares} = {printing.squared(longest)}", steps, agrees=agrees)


def _heron(sides: _Sides) -> Expr:
    """The area by Heron's formula."""
    half = sympy.Add(*sides) / 2
    return sympy.sqrt(half * sympy.Mul(*(half - side for side in sides)))


def _sides(given: tuple[Node | Entries, ...]) -> _Sides:
    """Three lengths that make a triangle."""
    lengths = [number(entry.node) for entry in spread_out(given)]
    if len(lengths) != _SIDES or not all(length.is_positive for length in lengths):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a triangle has three sides")
    a, b, c = lengths
    if any(shorter <= 0 for shorter in (a + b - c, b + c - a, c + a - b)):
        raise ComputationError(Failure.UNDEFINED, "two of the sides are together no longer than the third")
    return a, b, c


def _opposite(side: Expr, one: Expr, other: Expr) -> Expr:
    return sympy.acos((one**2 + other**2 - side**2) / (2 * one * other)) * 180 / sympy.pi


def sixteen_squares(a: Expr, b: Expr, c: Expr) -> Expr:
    """16 times the square of a triangle's area, by the squares of its sides (Heron's formula)."""
    return 4 * a * b - (a + b - c) ** 2
