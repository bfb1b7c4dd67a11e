"""The plane: its two unknowns, the numbers of a point, and what points and vectors are found."""

from collections.abc import Sequence

import sympy
from sympy import Expr

from engine.messages import Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.scope import Point
from engine.tools.terms.values import number

X, Y = sympy.symbols("x y")


def pair(point: Point) -> tuple[Expr, Expr]:
    """The coordinates of a point. Raises ComputationError if one of them is no number."""
    return number(point.x), number(point.y)


def of_coordinates(coordinates: Sequence[Expr], steps: tuple[Step, ...] = ()) -> Finding:
    """The finding of a point or a vector."""
    shown = [printing.approximation(one) for one in coordinates]
    about = [one or printing.plain(exact) for one, exact in zip(shown, coordinates, strict=True)]
    return Finding(
        value=f"({', '.join(map(printing.plain, coordinates))})",
        latex=in_brackets(coordinates),
        approximation=f"({', '.join(about)})" if any(shown) else "",
        steps=steps,
    )


def in_brackets(coordinates: Sequence[Expr]) -> str:
    """A point or a vector in LaTeX."""
    entries = r",\; ".join(map(printing.latex, coordinates))
    return rf"\left({entries}\right)"
