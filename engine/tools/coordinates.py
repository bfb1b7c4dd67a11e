"""The plane: its two unknowns, and the numbers of a point."""

import sympy
from sympy import Expr

from engine.tools.scope import Point
from engine.tools.values import number

X, Y = sympy.symbols("x y")


def pair(point: Point) -> tuple[Expr, Expr]:
    """The coordinates of a point. Raises ComputationError if one of them is no number."""
    return number(point.x), number(point.y)
